/** `=`, compound assignment, `++` and `--`. */
import type { AssignmentExpression, AssignmentOperator, PostfixExpression, UnaryExpression } from '../../parse/ast.ts';
import type { ArithmeticOperator, Conversion, IrCompound, IrExpression, LValue } from '../../emit/ir.ts';
import { INTEGER } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { findRoute, isNumeric } from '../conversions.ts';
import { illegalAssignment, invalidUnary } from '../messages.ts';
import { checkValue } from './checkExpression.ts';
import { assignTo } from './convertValue.ts';
import { checkLValue } from './lvalues.ts';
import { planOperation } from './operators.ts';
import type { Operation } from './operators.ts';

const COMPOUND: Readonly<Record<Exclude<AssignmentOperator, '='>, ArithmeticOperator>> = {
  '+=': 'add',
  '-=': 'subtract',
  '*=': 'multiply',
  '/=': 'divide',
  '&=': 'and',
  '|=': 'or',
  '^=': 'xor',
  '<<=': 'shiftLeft',
  '>>=': 'shiftRight',
  '>>>=': 'shiftRightUnsigned'
};

export function checkAssignment(expression: AssignmentExpression, context: BodyContext): IrExpression {
  const { origin, operator } = expression;
  if (operator === '=') {
    const target = checkLValue(expression.target, false, context);
    const value = assignTo(context.project, checkValue(expression.value, context), target.type);
    return { op: 'assign', target, value, type: target.type, origin };
  }
  const target = checkLValue(expression.target, true, context);
  const value = checkValue(expression.value, context);
  return compound(
    target,
    planOperation(COMPOUND[operator], currentValue(target), value, origin, context.project),
    'new',
    context,
    expression
  );
}

export function checkIncrement(
  expression: UnaryExpression | PostfixExpression,
  result: 'new' | 'old',
  context: BodyContext
): IrExpression {
  const target = checkLValue(expression.operand, true, context);
  if (!isNumeric(target.type)) return fail(invalidUnary(expression.operator, target.type, expression.origin));
  const one: IrExpression = { op: 'literal', value: 1, type: INTEGER, origin: expression.origin };
  const operator = expression.operator === '++' ? 'add' : 'subtract';
  return compound(
    target,
    planOperation(operator, currentValue(target), one, expression.origin, context.project),
    result,
    context,
    expression
  );
}

/** Stands for what the place holds before the operation; only its type is looked at. */
function currentValue(target: LValue): IrExpression {
  return { op: 'local', name: '$current', type: target.type, origin: target.origin };
}

function compound(
  target: LValue,
  plan: Operation,
  result: 'new' | 'old',
  context: BodyContext,
  expression: { readonly origin: IrExpression['origin'] }
): IrCompound {
  const { origin } = expression;
  const route =
    findRoute(context.project, plan.type, target.type, 'assignment') ??
    fail(illegalAssignment(plan.type, target.type, origin));
  const currentConversion: Conversion | null = plan.left.op === 'convert' ? plan.left.conversion : null;
  return {
    op: 'compound',
    target,
    operator: plan.operator,
    operands: plan.operands,
    currentConversion,
    resultConversion: route.conversion,
    value: plan.right,
    result,
    type: target.type,
    origin
  };
}
