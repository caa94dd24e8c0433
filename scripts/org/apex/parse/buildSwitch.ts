/**
 * `switch on`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm
 */
import type {
  QualifiedNameContext,
  SwitchStatementContext,
  WhenLiteralContext,
  WhenValueContext
} from '@apexdevtools/apex-parser';
import type { Expression, LiteralExpression, SwitchCase, SwitchStatement } from './ast.ts';
import type { Builder } from './builder.ts';
import { buildExpression } from './buildExpressions.ts';
import { buildIdentifier, buildTypeName } from './buildNames.ts';
import { buildBlock } from './buildStatements.ts';
import { stringValue, textBlockValue } from './literals.ts';
import { joinOrigins } from './sourceText.ts';

export function buildSwitch(context: SwitchStatementContext, builder: Builder): SwitchStatement {
  return {
    kind: 'SwitchStatement',
    subject: buildExpression(context.expression(), builder),
    cases: context.whenControl_list().map((control) => ({
      label: buildLabel(control.whenValue(), builder),
      body: buildBlock(control.block(), builder),
      origin: builder.source.ofContext(control)
    })),
    origin: builder.source.ofContext(context)
  };
}

function buildLabel(context: WhenValueContext, builder: Builder): SwitchCase['label'] {
  if ((context.ELSE() as unknown) !== null) return { kind: 'else' };
  const type = context.typeRef() as ReturnType<typeof context.typeRef> | null;
  if (type !== null)
    return { kind: 'sobject', type: buildTypeName(type, builder), name: buildIdentifier(context.id(), builder) };
  return { kind: 'values', values: context.whenLiteral_list().map((each) => buildValue(each, builder)) };
}

/** Literals may stand in parentheses (P26) and after signs. */
function buildValue(context: WhenLiteralContext, builder: Builder): Expression {
  const inner = context.whenLiteral() as WhenLiteralContext | null;
  if (inner !== null) return buildValue(inner, builder);
  const name = context.qualifiedName() as QualifiedNameContext | null;
  if (name !== null) return nameExpression(name, builder);
  const origin = builder.source.ofContext(context);
  const signs = [...context.SUB_list(), ...context.ADD_list()].sort((a, b) => b.symbol.start - a.symbol.start);
  return signs.reduce<Expression>(
    (operand, sign) => ({ kind: 'UnaryExpression', operator: sign.getText() as '+' | '-', operand, origin }),
    { kind: 'LiteralExpression', ...literalOf(context), origin }
  );
}

function literalOf(context: WhenLiteralContext): Pick<LiteralExpression, 'type' | 'text'> {
  const text = context.getChild(context.getChildCount() - 1).getText();
  const present = (terminal: unknown): boolean => terminal !== null;
  if (present(context.IntegerLiteral())) return { type: 'Integer', text };
  if (present(context.LongLiteral())) return { type: 'Long', text: text.slice(0, -1) };
  if (present(context.StringLiteral())) return { type: 'String', text: stringValue(text) };
  if (present(context.MultilineStringLiteral())) return { type: 'String', text: textBlockValue(text) };
  return { type: 'null', text: 'null' };
}

function nameExpression(context: QualifiedNameContext, builder: Builder): Expression {
  const [head, ...rest] = context.id_list().map((id) => buildIdentifier(id, builder));
  if (head === undefined) throw new Error('A qualified name has at least one part.');
  return rest.reduce<Expression>(
    (target, name) => ({
      kind: 'MemberExpression',
      target,
      isSafe: false,
      name,
      origin: joinOrigins(target.origin, name.origin)
    }),
    { kind: 'NameExpression', name: head, origin: head.origin }
  );
}
