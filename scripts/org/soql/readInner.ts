import type { InnerPlan, Run } from './plan.ts';
import { selectRows } from './selectRows.ts';

/** The Ids the query of a semi-join gives; rows it cannot see and nulls are left out. */
export function readInner(run: Run, { plan, reader }: InnerPlan): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const row of selectRows(plan, run)) {
    const value = reader.read(run, row);
    if (typeof value === 'string') ids.add(value);
  }
  return ids;
}
