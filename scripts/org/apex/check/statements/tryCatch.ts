/** `try`, `catch`, `finally`. */
import type { CatchClause, TryStatement } from '../../parse/ast.ts';
import type { IrBlock, IrStatement } from '../../emit/ir.ts';
import type { ApexType } from '../../types.ts';
import { declareLocal, withScope } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt, fail } from '../checkFailure.ts';
import { catchAlreadyCaught, catchNotException } from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import { isException, isSubtype } from '../typeRelations.ts';
import { checkBlock } from './checkStatement.ts';

export function checkTry(statement: TryStatement, context: BodyContext): IrStatement {
  const body = checkBlock(statement.body, context);
  const caught: ApexType[] = [];
  const catches = statement.catches.flatMap((clause) => {
    const checked = checkCatch(clause, caught, context);
    if (checked === null) return [];
    caught.push(checked.type);
    return [checked];
  });
  const finallyBody = statement.finallyBody === null ? null : checkBlock(statement.finallyBody, context);
  return { kind: 'try', body, catches, finallyBody, origin: statement.origin };
}

function checkCatch(
  clause: CatchClause,
  caught: readonly ApexType[],
  context: BodyContext
): { type: ApexType; name: string; body: IrBlock; origin: CatchClause['origin'] } | null {
  const { project } = context;
  const type = attempt(context.report, () => {
    const found = resolveType(clause.type, context);
    if (!isException(project, found)) return fail(catchNotException(found, clause.type.origin));
    if (caught.some((earlier) => isSubtype(project, found, earlier)))
      return fail(catchAlreadyCaught(found, clause.type.origin));
    return found;
  });
  const inside = withScope(context);
  const local = declareLocal(inside, clause.name, type, { isFinal: false, isAssigned: true });
  const body = checkBlock(clause.body, inside);
  return type === null ? null : { type, name: local.uniqueName, body, origin: clause.origin };
}
