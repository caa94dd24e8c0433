/** Prefix, infix, cast and instanceof expressions. */
import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  EqualityExpressionContext,
  InstanceOfExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  NegExpressionContext,
  PreOpExpressionContext
} from '@apexdevtools/apex-parser';
import type {
  ApexTerminalNode,
  ExpressionContext,
  PostOpExpressionContext,
  TypeRefContext
} from '@apexdevtools/apex-parser';
import type { BinaryOperator, Expression, NameExpression, UnaryOperator } from './ast.ts';
import type { Builder } from './builder.ts';
import { unexpectedToken } from './builder.ts';
import { buildExpression } from './buildExpressions.ts';
import { buildTypeName } from './buildNames.ts';
import type { OperatorChain } from './operatorChain.ts';
import { regroup } from './operatorChain.ts';
import { joinOrigins } from './sourceText.ts';

type Infix = ExpressionContext & { expression(index: number): ExpressionContext };

const INFIX: readonly unknown[] = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  BitAndExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  CoalExpressionContext
];

/** Types for which `(T) -x` is a cast; with any other name in the parentheses the sign is an operator between two values. */
const SIGNED_CAST_TYPES = new Set(['integer', 'long', 'double', 'decimal', 'object']);

export function isOperator(context: ExpressionContext): boolean {
  return (
    INFIX.includes(context.constructor) ||
    context instanceof CastExpressionContext ||
    context instanceof PreOpExpressionContext ||
    context instanceof NegExpressionContext
  );
}

export function buildOperatorChain(context: ExpressionContext, builder: Builder): Expression {
  const chain: OperatorChain = { operands: [], operators: [] };
  collect(context, chain, builder);
  return regroup(chain);
}

function collect(context: ExpressionContext, chain: OperatorChain, builder: Builder): void {
  if (INFIX.includes(context.constructor)) {
    const infix = context as Infix;
    collect(infix.expression(0), chain, builder);
    chain.operators.push(buildOperator(infix, builder));
    collect(infix.expression(1), chain, builder);
    return;
  }
  const { first, sign } = splitSigned(context, builder);
  chain.operands.push(first);
  if (sign === null) return;
  chain.operators.push(sign.operator);
  collect(sign.rest, chain, builder);
}

/** Operators of several tokens (`>>`, `>=`) must not be torn apart. */
function buildOperator(context: Infix, builder: Builder): BinaryOperator {
  const tokens = (context.children ?? []).filter((child): child is ApexTerminalNode => 'symbol' in child);
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next !== undefined && next.symbol.start !== token.symbol.stop + 1)
      builder.fault(unexpectedToken(next.getText()), builder.source.ofToken(next.symbol));
  }
  const operator = tokens.map((token) => token.getText()).join('');
  const isComparison = context instanceof CmpExpressionContext || context instanceof EqualityExpressionContext;
  const isBesideInstanceOf = [0, 1].some((side) => context.expression(side) instanceof InstanceOfExpressionContext);
  const [token] = tokens;
  if (isComparison && isBesideInstanceOf && token !== undefined)
    builder.fault(unexpectedToken(operator), builder.source.ofToken(token.symbol)); // P14
  return operator === '<>' ? '!=' : (operator as BinaryOperator);
}

interface SignedOperand {
  readonly first: Expression;
  readonly sign: { readonly operator: '+' | '-'; readonly rest: ExpressionContext } | null;
}

/** Takes `(a) - b`, which the grammar reads as a cast, apart; prefixes before it belong to `a`. */
function splitSigned(context: ExpressionContext, builder: Builder): SignedOperand {
  const origin = builder.source.ofContext(context);
  if (context instanceof CastExpressionContext) {
    const operand = context.expression();
    const operator = operand instanceof PreOpExpressionContext ? operand.getChild(0).getText() : '';
    const isSign = operator === '+' || operator === '-';
    const name = isSign ? nameOfType(context.typeRef(), builder) : null;
    if (name !== null && isSign)
      return { first: name, sign: { operator, rest: (operand as PreOpExpressionContext).expression() } };
    const { first, sign } = splitSigned(operand, builder);
    const type = buildTypeName(context.typeRef(), builder);
    return { first: { kind: 'CastExpression', type, value: first, origin: joinOrigins(origin, first.origin) }, sign };
  }
  if (context instanceof PreOpExpressionContext || context instanceof NegExpressionContext) {
    const operator = context.getChild(0).getText() as UnaryOperator;
    const { first, sign } = splitSigned(context.expression(), builder);
    return {
      first: { kind: 'UnaryExpression', operator, operand: first, origin: joinOrigins(origin, first.origin) },
      sign
    };
  }
  return { first: buildExpression(context, builder), sign: null };
}

/** The value behind parenthesised names, or null where they can only be a type. */
function nameOfType(context: TypeRefContext, builder: Builder): Expression | null {
  const { names, arrayDimensions } = buildTypeName(context, builder);
  const [head, ...rest] = names;
  const last = names.at(-1)?.text.toLowerCase() ?? '';
  if (head === undefined || arrayDimensions > 0 || names.some((name) => name.args.length > 0)) return null;
  if (SIGNED_CAST_TYPES.has(last) && (rest.length === 0 || head.text.toLowerCase() === 'system')) return null;
  const start: NameExpression = {
    kind: 'NameExpression',
    name: { text: head.text, origin: head.origin },
    origin: head.origin
  };
  return rest.reduce<Expression>(
    (target, { text, origin }) => ({
      kind: 'MemberExpression',
      target,
      isSafe: false,
      name: { text, origin },
      origin: joinOrigins(target.origin, origin)
    }),
    start
  );
}

/** `(T) a++` increments a; the grammar would increment the cast. */
export function buildPostfix(context: PostOpExpressionContext, builder: Builder): Expression {
  const operator = context.getChild(1).getText() as '++' | '--';
  const origin = builder.source.ofContext(context);
  const operand = context.expression();
  if (!(operand instanceof CastExpressionContext))
    return { kind: 'PostfixExpression', operator, operand: buildExpression(operand, builder), origin };
  const inner = buildExpression(operand.expression(), builder);
  return {
    kind: 'CastExpression',
    type: buildTypeName(operand.typeRef(), builder),
    value: { kind: 'PostfixExpression', operator, operand: inner, origin: joinOrigins(inner.origin, origin) },
    origin
  };
}

export function buildInstanceOf(context: InstanceOfExpressionContext, builder: Builder): Expression {
  const value = context.expression();
  if (value instanceof CmpExpressionContext || value instanceof InstanceOfExpressionContext) {
    const token = context.INSTANCEOF();
    builder.fault(unexpectedToken(token.getText()), builder.source.ofToken(token.symbol)); // P14
  }
  return {
    kind: 'InstanceOfExpression',
    value: buildExpression(value, builder),
    type: buildTypeName(context.typeRef(), builder),
    origin: builder.source.ofContext(context)
  };
}
