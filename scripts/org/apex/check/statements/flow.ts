/**
 * Which statements can be followed by another one: "missing return" and "unreachable statement" (P34).
 *
 * Conditions are not evaluated, so that `while (true)` counts as a loop that may end.
 */
import type { Block, Statement } from '../../parse/ast.ts';
import type { Report } from '../checkFailure.ts';
import { unreachable } from '../messages.ts';

export function completesNormally(statement: Statement): boolean {
  switch (statement.kind) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    case 'Block':
      return statement.statements.every(completesNormally);
    case 'RunAsStatement':
      return completesNormally(statement.body);
    case 'IfStatement':
      return (
        statement.alternative === null ||
        completesNormally(statement.consequence) ||
        completesNormally(statement.alternative)
      );
    case 'SwitchStatement':
      return (
        !statement.cases.some((each) => each.label.kind === 'else') ||
        statement.cases.some((each) => completesNormally(each.body))
      );
    case 'TryStatement': {
      const isFinallyOpen = statement.finallyBody === null || completesNormally(statement.finallyBody);
      return (
        isFinallyOpen &&
        (completesNormally(statement.body) || statement.catches.some((each) => completesNormally(each.body)))
      );
    }
    default:
      return true;
  }
}

/** Reports the first statement of a list that nothing leads to. */
export function reportUnreachable(statements: Block['statements'], report: Report): void {
  const end = statements.findIndex((statement) => !completesNormally(statement));
  const next = end < 0 ? undefined : statements[end + 1];
  if (next !== undefined) report(unreachable(next.origin));
}
