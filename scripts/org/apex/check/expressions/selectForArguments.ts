/** Which overload takes the arguments as they are written; where none does, queries are tried as their one row. */
import type { IrExpression } from '../../emit/ir.ts';
import { selectOverload } from '../overloads.ts';
import type { Callable, Selection } from '../overloads.ts';
import type { ProjectSymbols } from '../symbols.ts';
import { isListQuery, rowOfQuery } from './convertValue.ts';

export function selectForArguments<T extends Callable>(
  project: ProjectSymbols,
  candidates: readonly T[],
  args: readonly IrExpression[]
): Selection<T> {
  const select = (values: readonly IrExpression[]): Selection<T> =>
    selectOverload(
      project,
      candidates,
      values.map((value) => value.type)
    );
  const selection = select(args);
  return selection.kind === 'none' && args.some(isListQuery) ? select(args.map(rowOfQuery)) : selection;
}
