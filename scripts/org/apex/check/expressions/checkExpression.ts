/** Checks one expression: syntax tree in, typed tree out. Each construct has its own file; this one only tells them apart. */
import type { Expression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { BOOLEAN } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { conditionNotBoolean, voidValue, wordInStaticContext, badConstructorCall } from '../messages.ts';
import { sameType } from '../../types.ts';
import { checkAssignment, checkIncrement } from './assignment.ts';
import { checkCall } from './calls.ts';
import { checkCast, checkClassLiteral, checkInstanceOf } from './casts.ts';
import { checkCoalesce, checkConditional } from './conditionals.ts';
import { checkNewArray, checkNewList, checkNewMap, checkNewObject } from './construction.ts';
import { checkIndex } from './indexing.ts';
import { thisValue } from './irBuilders.ts';
import { checkLiteral } from './literals.ts';
import { checkBinary } from './operators.ts';
import { checkUnary } from './unary.ts';
import { checkSoql, checkSosl } from './queries.ts';
import { checkPath } from './targets.ts';

/** The result may be void: only statements may use such an expression. */
export function checkExpression(expression: Expression, context: BodyContext): IrExpression {
  switch (expression.kind) {
    case 'LiteralExpression':
      return checkLiteral(expression);
    case 'NameExpression':
    case 'MemberExpression':
      return checkPath(expression, context);
    case 'ThisExpression':
      if (context.isStatic || context.owner === null) return fail(wordInStaticContext('this', expression.origin));
      return thisValue(context.owner.ref, expression.origin);
    case 'SuperExpression':
      return fail(wordInStaticContext('super', expression.origin));
    case 'CallExpression':
      return checkCall(expression, context);
    case 'ConstructorCallExpression':
      return fail(badConstructorCall(expression.origin));
    case 'IndexExpression':
      return checkIndex(expression, context);
    case 'NewObjectExpression':
      return checkNewObject(expression, context);
    case 'NewListExpression':
      return checkNewList(expression, context);
    case 'NewMapExpression':
      return checkNewMap(expression, context);
    case 'NewArrayExpression':
      return checkNewArray(expression, context);
    case 'CastExpression':
      return checkCast(expression, context);
    case 'InstanceOfExpression':
      return checkInstanceOf(expression, context);
    case 'UnaryExpression':
      return expression.operator === '++' || expression.operator === '--'
        ? checkIncrement(expression, 'new', context)
        : checkUnary(expression, context);
    case 'PostfixExpression':
      return checkIncrement(expression, 'old', context);
    case 'BinaryExpression':
      return expression.operator === '??' ? checkCoalesce(expression, context) : checkBinary(expression, context);
    case 'ConditionalExpression':
      return checkConditional(expression, context);
    case 'AssignmentExpression':
      return checkAssignment(expression, context);
    case 'ClassLiteralExpression':
      return checkClassLiteral(expression, context);
    case 'SoqlExpression':
      return checkSoql(expression, context);
    case 'SoslExpression':
      return checkSosl(expression, context);
  }
}

export function checkValue(expression: Expression, context: BodyContext): IrExpression {
  const value = checkExpression(expression, context);
  return value.type.kind === 'void' ? fail(voidValue(expression.origin)) : value;
}

export function checkCondition(expression: Expression, context: BodyContext): IrExpression {
  const value = checkValue(expression, context);
  return sameType(value.type, BOOLEAN) ? value : fail(conditionNotBoolean(expression.origin));
}
