/** `switch on`. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm */
import type { Expression, SwitchCase, SwitchStatement } from '../../parse/ast.ts';
import type { IrExpression, IrStatement, IrSwitch } from '../../emit/ir.ts';
import { INTEGER, LONG, sameType, STRING } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { nameKey } from '../../../schema/apiName.ts';
import { declareLocal, inventLocal, withScope } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt, CheckFailure, fail } from '../checkFailure.ts';
import { applyRoute, findRoute, judgeCast } from '../conversions.ts';
import { checkValue } from '../expressions/checkExpression.ts';
import { kindOf } from '../expressions/operators.ts';
import { duplicateWhen, impossibleCast, misplacedElse, switchSubject, switchValue } from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import { findTypeSymbol } from '../symbols.ts';
import { isEnum, libraryTypeOf } from '../typeRelations.ts';
import { checkBlock } from './checkStatement.ts';

type Case = IrSwitch['cases'][number];

export function checkSwitch(statement: SwitchStatement, context: BodyContext): IrStatement {
  const subject = attempt(context.report, () => {
    const value = checkValue(statement.subject, context);
    return isSwitchable(value.type, context) ? value : fail(switchSubject(value.type, value.origin));
  });
  const seen = new Set<string>();
  const cases = statement.cases.flatMap((each, index): Case[] => {
    if (each.label.kind === 'else' && index < statement.cases.length - 1) context.report(misplacedElse(each.origin));
    return checkCase(each, subject, seen, context) ?? [];
  });
  if (subject === null) throw new CheckFailure(null);
  return { kind: 'switch', subject, subjectLocal: inventLocal(context, 'switch'), cases, origin: statement.origin };
}

function isSwitchable(type: ApexType, context: BodyContext): boolean {
  if (type.kind === 'null' || type.kind === 'void') return false;
  return (
    type.kind === 'sobject' ||
    [INTEGER, LONG, STRING].some((each) => sameType(each, type)) ||
    isEnum(context.project, type)
  );
}

/** The body is checked whatever becomes of its label. */
function checkCase(
  each: SwitchCase,
  subject: IrExpression | null,
  seen: Set<string>,
  context: BodyContext
): Case[] | null {
  const { label, origin } = each;
  const inside = withScope(context);
  switch (label.kind) {
    case 'else':
      return [{ label, body: checkBlock(each.body, inside), origin }];
    case 'sobject': {
      const type = attempt(context.report, () => {
        const found = resolveType(label.type, context);
        const isPossible =
          found.kind === 'sobject' &&
          subject?.type.kind === 'sobject' &&
          judgeCast(context.project, subject.type, found).kind !== 'impossible';
        if (subject !== null && !isPossible) return fail(impossibleCast(subject.type, found, label.type.origin));
        return found;
      });
      const local = declareLocal(inside, label.name, type, { isFinal: false, isAssigned: true });
      const body = checkBlock(each.body, inside);
      return type === null ? null : [{ label: { kind: 'sobject', type, name: local.uniqueName }, body, origin }];
    }
    case 'values': {
      const values =
        subject === null
          ? null
          : label.values.map((value) => attempt(context.report, () => checkLabel(value, subject.type, seen, context)));
      const body = checkBlock(each.body, inside);
      if (values === null || subject === null || values.includes(null)) return null;
      return [
        {
          label: {
            kind: 'values',
            operands: kindOf(subject.type, context.project),
            values: values.filter((value) => value !== null)
          },
          body,
          origin
        }
      ];
    }
  }
}

function checkLabel(expression: Expression, type: ApexType, seen: Set<string>, context: BodyContext): IrExpression {
  const value =
    isEnum(context.project, type) && expression.kind === 'NameExpression'
      ? enumConstant(expression.name.text, type, expression, context)
      : literalLabel(expression, type, context);
  const key =
    value.op === 'enumConstant'
      ? value.name
      : `${expression.kind === 'UnaryExpression' ? '-' : ''}${JSON.stringify(literalOf(value))}`;
  if (seen.has(key)) return fail(duplicateWhen(expression.origin));
  seen.add(key);
  return value;
}

function enumConstant(written: string, type: ApexType, expression: Expression, context: BodyContext): IrExpression {
  const name = findConstant(written, type, context) ?? fail(switchValue(expression.origin));
  return { op: 'enumConstant', owner: type, name, type, origin: expression.origin };
}

function findConstant(written: string, type: ApexType, context: BodyContext): string | undefined {
  if (type.kind === 'class') return findTypeSymbol(context.project, type).enumConstants.get(nameKey(written));
  if (type.kind !== 'library') return undefined;
  return libraryTypeOf(context.project, type).constants.find((name) => nameKey(name) === nameKey(written));
}

function literalLabel(expression: Expression, type: ApexType, context: BodyContext): IrExpression {
  const digits = expression.kind === 'UnaryExpression' && expression.operator === '-' ? expression.operand : expression;
  if (digits.kind !== 'LiteralExpression') return fail(switchValue(expression.origin));
  const value = checkValue(expression, context);
  const route = findRoute(context.project, value.type, type, 'argument') ?? fail(switchValue(expression.origin));
  return applyRoute(value, type, route);
}

function literalOf(value: IrExpression): unknown {
  if (value.op === 'convert') return literalOf(value.value);
  if (value.op === 'unary') return literalOf(value.operand);
  return value.op === 'literal' ? value.value : null;
}
