import type { Row, StoredValue } from '../data/store.ts';
import { keyText } from './compareKeys.ts';
import { keyOf } from './operandValue.ts';
import type { AggregatePlan, Group, Reader, Run } from './plan.ts';

/**
 * Groups in the order their first row comes, round after round. Text that differs only in case is one group, named by its first row.
 * Without GROUP BY there is exactly one group, even of no rows.
 */
export function groupRows(
  plan: Pick<AggregatePlan, 'keys' | 'rounds' | 'hasGroupBy'>,
  run: Run,
  rows: readonly Row[]
): readonly Group[] {
  if (!plan.hasGroupBy) return [{ keys: [], grouped: [], rows }];
  return plan.rounds.flatMap((grouped) => groupRound(plan.keys, grouped, run, rows));
}

function groupRound(
  keys: readonly Reader<Row>[],
  grouped: readonly boolean[],
  run: Run,
  rows: readonly Row[]
): readonly Group[] {
  const groups = new Map<string, { readonly keys: readonly StoredValue[]; readonly rows: Row[] }>();
  for (const row of rows) {
    const values = keys.map((key, index) => (grouped[index] === true ? key.read(run, row) : null));
    const text = JSON.stringify(
      values.map((value, index) => (value === null ? null : keyText(keyOf(value), keys[index]?.isExact === true)))
    );
    const known = groups.get(text);
    if (known === undefined) groups.set(text, { keys: values, rows: [row] });
    else known.rows.push(row);
  }
  return [...groups.values()].map((group) => ({ ...group, grouped }));
}
