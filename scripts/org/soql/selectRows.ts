/** The rows a plan selects: candidates by index or scan, then deletion, sharing, filter, order, offset and limit. */
import type { Row, StoredValue } from '../data/store.ts';
import { isDeletedRow } from './rowSource.ts';
import type { IndexHint, Order, QueryPlan, Run } from './plan.ts';

export interface Window {
  /** Null: no limit. */
  readonly limit: number | null;
  readonly offset: number;
}

const EVERYTHING: Window = { limit: null, offset: 0 };

type Selection = Pick<QueryPlan, 'object' | 'where' | 'isAllRows' | 'isMine'>;

/** Prepared once per run, so that a subquery binds its filter once for all parents. */
export function preparePlan(plan: Selection, run: Run): (row: Row) => boolean {
  const tests: ((row: Row) => boolean)[] = [];
  const { object } = plan;
  if (!plan.isAllRows) tests.push((row) => !isDeletedRow(object, row));
  const isVisible = run.visibility(object);
  if (isVisible !== null) tests.push(isVisible);
  const owner = plan.isMine ? object.field('OwnerId') : undefined;
  if (owner !== undefined) tests.push((row) => row[owner.slot] === run.access.user.id);
  if (plan.where !== null) tests.push(plan.where.bind(run));
  return (row) => tests.every((test) => test(row));
}

/** All matching rows in order, cut to the window. */
export function selectRows(
  plan: Selection,
  run: Run,
  window: Window = EVERYTHING,
  order: Order<Row> | null = null
): readonly Row[] {
  return cut(candidates(plan, run), preparePlan(plan, run), order?.compare(run) ?? null, window);
}

/** Filters, sorts (stably) and cuts; without an order it stops as soon as the window is full. */
export function cut(
  rows: Iterable<Row>,
  matches: (row: Row) => boolean,
  compare: ((left: Row, right: Row) => number) | null,
  window: Window
): readonly Row[] {
  const end = window.limit === null ? Infinity : window.offset + window.limit;
  const found: Row[] = [];
  if (end === 0) return found;
  for (const row of rows) {
    if (!matches(row)) continue;
    found.push(row);
    if (compare === null && found.length >= end) break;
  }
  if (compare !== null) found.sort(compare);
  return window.offset === 0 && found.length <= end ? found : found.slice(window.offset, end);
}

function candidates(plan: Selection, run: Run): Iterable<Row> {
  const source = run.source(plan.object);
  if (source.fromHints !== undefined) return source.fromHints(run, plan.where?.hints ?? []);
  for (const hint of [...(plan.where?.hints ?? [])].sort((left, right) => rank(left) - rank(right))) {
    const { field } = hint;
    const values = field === null ? null : hint.values(run);
    if (field === null || values === null) continue;
    const found = lookupAll(values, (value) => source.lookup(field, value));
    if (found !== null) return found;
  }
  return source.rows();
}

/** Ids first, then what is unique, then lookups. */
function rank({ field }: IndexHint): number {
  if (field?.type === 'id') return 0;
  return field?.isUnique || field?.isExternalId ? 1 : 2;
}

/** Rows of several values in the order of their Ids, which is the order they were inserted in. */
function lookupAll(
  values: readonly StoredValue[],
  lookup: (value: StoredValue) => Iterable<Row> | null
): Iterable<Row> | null {
  if (values.length === 1) return lookup(values[0] ?? null);
  const rows = new Set<Row>();
  for (const value of values) {
    const found = lookup(value);
    if (found === null) return null;
    for (const row of found) rows.add(row);
  }
  return [...rows].sort((left, right) => ((left[0] as string) < (right[0] as string) ? -1 : 1));
}
