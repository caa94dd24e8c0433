/** Primary expressions, members, calls, assignments; operators, creators and queries have files of their own. */
import {
  ApexParser,
  ArrayExpressionContext,
  AssignExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  InstanceOfExpressionContext,
  MethodCallExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext
} from '@apexdevtools/apex-parser';
import {
  IdPrimaryContext,
  LiteralPrimaryContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext
} from '@apexdevtools/apex-parser';
import type {
  DotMethodCallContext,
  ExpressionContext,
  ExpressionListContext,
  PrimaryContext
} from '@apexdevtools/apex-parser';
import type { AssignmentOperator, Expression, TypeName } from './ast.ts';
import type { Builder } from './builder.ts';
import { unexpectedToken } from './builder.ts';
import { buildCreator } from './buildCreators.ts';
import { buildIdentifier, buildLiteral, buildTypeName } from './buildNames.ts';
import { buildInstanceOf, buildOperatorChain, buildPostfix, isOperator } from './buildOperators.ts';
import { buildSoql, buildSosl } from './buildQueries.ts';

type Build = (context: ExpressionContext, builder: Builder) => Expression;

const entry = <C extends ExpressionContext>(
  type: new (...args: never[]) => C,
  build: (context: C, builder: Builder) => Expression
): readonly [unknown, Build] => [type, build as Build];

const BUILDERS = new Map<unknown, Build>([
  entry(PrimaryExpressionContext, (context, builder) => buildPrimary(context.primary(), builder)),
  entry(DotExpressionContext, buildMember),
  entry(MethodCallExpressionContext, buildCall),
  entry(NewExpressionContext, (context, builder) => buildCreator(context, builder)),
  entry(SubExpressionContext, buildParenthesised),
  entry(PostOpExpressionContext, (context, builder) => buildPostfix(context, builder)),
  entry(InstanceOfExpressionContext, (context, builder) => buildInstanceOf(context, builder)),
  entry(ArrayExpressionContext, (context, builder) => ({
    kind: 'IndexExpression',
    target: buildExpression(context.expression(0), builder),
    index: buildExpression(context.expression(1), builder),
    origin: builder.source.ofContext(context)
  })),
  entry(CondExpressionContext, (context, builder) => ({
    kind: 'ConditionalExpression',
    condition: buildExpression(context.expression(0), builder),
    whenTrue: buildExpression(context.expression(1), builder),
    whenFalse: buildExpression(context.expression(2), builder),
    origin: builder.source.ofContext(context)
  })),
  entry(AssignExpressionContext, (context, builder) => ({
    kind: 'AssignmentExpression',
    operator: context.getChild(1).getText() as AssignmentOperator,
    target: buildExpression(context.expression(0), builder),
    value: buildExpression(context.expression(1), builder),
    origin: builder.source.ofContext(context)
  }))
]);

export function buildExpression(context: ExpressionContext, builder: Builder): Expression {
  if (isOperator(context)) return buildOperatorChain(context, builder);
  const build = BUILDERS.get(context.constructor);
  if (build === undefined) throw new Error(`No builder for ${context.constructor.name}.`);
  return build(context, builder);
}

export function buildExpressionList(context: ExpressionListContext | null, builder: Builder): Expression[] {
  return context === null ? [] : context.expression_list().map((each) => buildExpression(each, builder));
}

/** Parentheses leave no node; they only end a safe chain (P12). */
function buildParenthesised(context: SubExpressionContext, builder: Builder): Expression {
  const inner = buildExpression(context.expression(), builder);
  const isChain =
    inner.kind === 'MemberExpression' || inner.kind === 'CallExpression' || inner.kind === 'IndexExpression';
  return isChain ? { ...inner, isParenthesised: true } : inner;
}

function buildPrimary(context: PrimaryContext, builder: Builder): Expression {
  const origin = builder.source.ofContext(context);
  if (context instanceof IdPrimaryContext)
    return { kind: 'NameExpression', name: buildIdentifier(context.id(), builder), origin };
  if (context instanceof LiteralPrimaryContext) return buildLiteral(context.literal(), builder);
  if (context instanceof ThisPrimaryContext) return { kind: 'ThisExpression', origin };
  if (context instanceof SuperPrimaryContext) return { kind: 'SuperExpression', origin };
  if (context instanceof TypeRefPrimaryContext)
    return { kind: 'ClassLiteralExpression', type: buildTypeName(context.typeRef(), builder), origin };
  if (context instanceof SoqlPrimaryContext) return buildSoql(context.soqlLiteral(), builder);
  if (context instanceof SoslPrimaryContext) return buildSosl(context.soslLiteral(), builder);
  const type: TypeName = { names: [{ text: 'void', origin, args: [] }], arrayDimensions: 0, origin };
  return { kind: 'ClassLiteralExpression', type, origin };
}

function buildMember(context: DotExpressionContext, builder: Builder): Expression {
  const target = buildExpression(context.expression(), builder);
  const isSafe = context.getChild(1).getText() === '?.';
  const origin = builder.source.ofContext(context);
  const call = context.dotMethodCall() as DotMethodCallContext | null;
  if (call !== null)
    return {
      kind: 'CallExpression',
      target,
      isSafe,
      name: buildIdentifier(call.anyId(), builder),
      arguments: buildExpressionList(call.expressionList() as ExpressionListContext | null, builder),
      origin
    };
  const name = buildIdentifier(context.anyId(), builder);
  if (context.anyId().start.type === ApexParser.CLASS) builder.fault(unexpectedToken(name.text), name.origin);
  return { kind: 'MemberExpression', target, isSafe, name, origin };
}

function buildCall(context: MethodCallExpressionContext, builder: Builder): Expression {
  const call = context.methodCall();
  const origin = builder.source.ofContext(context);
  const args = buildExpressionList(call.expressionList() as ExpressionListContext | null, builder);
  const id = call.id() as ReturnType<typeof call.id> | null;
  if (id === null) {
    const target = call.getChild(0).getText().toLowerCase() as 'this' | 'super';
    return { kind: 'ConstructorCallExpression', target, arguments: args, origin };
  }
  return {
    kind: 'CallExpression',
    target: null,
    isSafe: false,
    name: buildIdentifier(id, builder),
    arguments: args,
    origin
  };
}
