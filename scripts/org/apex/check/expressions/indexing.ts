/** `list[index]`. */
import type { IndexExpression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { INTEGER, isLibrary, OBJECT } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { illegalAssignment, notIndexable } from '../messages.ts';
import { checkValue } from './checkExpression.ts';
import { convertValue } from './convertValue.ts';
import { chain, endChain } from './irBuilders.ts';
import { isParenthesised } from './targets.ts';

export function checkIndex(expression: IndexExpression, context: BodyContext): IrExpression {
  const value = checkValue(expression.target, context);
  const list = isParenthesised(expression.target) ? endChain(value) : value;
  const written = checkValue(expression.index, context);
  const index = convertValue(context.project, written, INTEGER, 'argument', () =>
    illegalAssignment(written.type, INTEGER, written.origin)
  );
  return chain(list, (target) => {
    if (!isLibrary(target.type, 'System.List')) return fail(notIndexable(target.type, expression.target.origin));
    return { op: 'index', target, index, type: target.type.args[0] ?? OBJECT, origin: expression.origin };
  });
}
