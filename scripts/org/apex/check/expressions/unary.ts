/** `-x`, `+x`, `!x`, `~x`. */
import type { UnaryExpression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { BOOLEAN, INTEGER, LONG, sameType } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { isNumeric } from '../conversions.ts';
import { invalidUnary, notBooleanOperands } from '../messages.ts';
import { checkValue } from './checkExpression.ts';
import { kindOf } from './operators.ts';

export function checkUnary(expression: UnaryExpression, context: BodyContext): IrExpression {
  const operand = checkValue(expression.operand, context);
  const { type } = operand;
  const { origin, operator } = expression;
  const operands = kindOf(type, context.project);
  switch (operator) {
    case '!':
      return sameType(type, BOOLEAN)
        ? { op: 'unary', operator: 'not', operands, operand, type, origin }
        : fail(notBooleanOperands('NOT', origin));
    case '~':
      return sameType(type, INTEGER) || sameType(type, LONG)
        ? { op: 'unary', operator: 'complement', operands, operand, type, origin }
        : fail(invalidUnary('~', type, origin));
    case '-':
      return isNumeric(type)
        ? { op: 'unary', operator: 'negate', operands, operand, type, origin }
        : fail(invalidUnary('-', type, origin));
    default:
      return isNumeric(type) ? operand : fail(invalidUnary(operator, type, origin));
  }
}
