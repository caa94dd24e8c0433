/** Building collections and walking over rows. */
import { ApexList } from '../values/apexList.ts';
import { ApexMap } from '../values/apexMap.ts';
import { ApexSet } from '../values/apexSet.ts';
import { RuntimeType } from '../values/runtimeType.ts';

/** Rows per round of a loop over a query (P63). */
export const ROWS_PER_BATCH = 200;

/** `new List<T>{...}`, `new Set<T>{...}`; the array is taken over. */
export function newCollection(type: RuntimeType, elements: unknown[]): ApexList | ApexSet {
  return type.base === 'Set' ? new ApexSet(type, elements) : new ApexList(type, elements);
}

export function newMap(type: RuntimeType, entries: readonly (readonly [unknown, unknown])[]): ApexMap {
  return new ApexMap(type, entries);
}

/** Rows of a query as lists of up to 200. */
export function* inBatches(rows: Iterable<unknown>, listType: string): Generator<ApexList, void> {
  const type = RuntimeType.of(listType);
  let batch: unknown[] = [];
  for (const row of rows) {
    if (batch.push(row) < ROWS_PER_BATCH) continue;
    yield new ApexList(type, batch);
    batch = [];
  }
  if (batch.length > 0) yield new ApexList(type, batch);
}
