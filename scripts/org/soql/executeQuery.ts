/** Runs a query on the current transaction: permissions, limits, rows, results. */
import type { Access } from '../access/access.ts';
import { rowVisibility } from '../access/rowVisibility.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { RowLimit } from '../transaction/limits.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { IntegerOperand, SoqlQuery } from './ast.ts';
import { buildRecord } from './buildRecords.ts';
import type { ChildRows } from './buildRecords.ts';
import { checkSecurityEnforced, checkUserMode } from './checkAccess.ts';
import { faultTexts } from './faultTexts.ts';
import { groupRows } from './groupRows.ts';
import type { AggregatePlan, ChildPlan, QueryPlan, RowsPlan, Run } from './plan.ts';
import { MAX_OFFSET, planQuery } from './planQuery.ts';
import { throwFaults, throwQuery } from './queryException.ts';
import { rowSourceOf } from './rowSource.ts';
import type { RowSource } from './rowSource.ts';
import { cut, preparePlan, selectRows } from './selectRows.ts';
import type { Window } from './selectRows.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_agg_fns.htm */
const MAX_GROUPS = 2000;

export interface QueryExecution {
  readonly query: SoqlQuery;
  /** Source of the query, which refusals show. */
  readonly text: string;
  /** By index of the bind; each expression evaluated once by the caller (P72). */
  readonly binds: readonly unknown[];
  readonly access: Access;
  /** Default `apex`. */
  readonly surface?: 'apex' | 'api';
  /** Which counter the rows go to; default `queryRows`, for a query locator `queryLocatorRows`. */
  readonly rowLimit?: RowLimit;
}

export type QueryResult =
  | { readonly kind: 'rows'; readonly object: ObjectSchema; readonly records: readonly ApexSObject[] }
  /** AggregateResult records. */
  | { readonly kind: 'aggregate'; readonly object: ObjectSchema; readonly records: readonly ApexSObject[] }
  | { readonly kind: 'count'; readonly count: number };

/** Throws QueryException; LimitException when a counter passes its ceiling. */
export function executeQuery(execution: QueryExecution): QueryResult {
  const transaction = currentTransaction();
  const { plan, faults } = planQuery(execution.query, transaction.schema, { surface: execution.surface ?? 'apex' });
  if (plan === null) throwFaults(faults, execution.text);
  chargeQuery(plan, transaction);
  const run = createRun(transaction, execution.binds, accessOf(plan, execution.access));
  checkAccess(plan, run.access);
  const charge = (rows: number): void => transaction.limits.charge(execution.rowLimit ?? 'queryRows', rows);
  switch (plan.kind) {
    case 'count':
      charge(1);
      return { kind: 'count', count: selectRows(plan, run, windowOf(plan, run)).length };
    case 'aggregate':
      return { kind: 'aggregate', object: plan.result, records: aggregateRecords(plan, run, charge) };
    case 'rows':
      return { kind: 'rows', object: plan.object, records: recordsOf(plan, run, charge) };
  }
}

/** Throws QueryException where permissions hide what the query uses. */
export function checkAccess(plan: QueryPlan, access: Access): void {
  if (access.mode === 'user') checkUserMode(plan.uses, access.user);
  else if (plan.mode === 'SECURITY_ENFORCED') checkSecurityEnforced(plan.uses, access.user);
}

/** The clause in the text decides, except that it cannot loosen a caller's user mode. */
function accessOf(plan: QueryPlan, access: Access): Access {
  if (plan.mode === 'USER_MODE' || access.mode === 'user') return { user: access.user, mode: 'user', sharing: 'with' };
  return access;
}

export function createRun(transaction: Transaction, binds: readonly unknown[], access: Access): Run {
  const sources = new Map<ObjectSchema, RowSource>();
  const visible = new Map<ObjectSchema, ((row: Row) => boolean) | null>();
  const results = new Map<object, unknown>();
  return {
    transaction,
    schema: transaction.schema,
    binds,
    access,
    now: transaction.clock.now(),
    source: (object) => remember(sources, object, () => rowSourceOf(object, transaction)),
    visibility: (object) => remember(visible, object, () => rowVisibility(access, object, transaction)),
    once: <T>(key: object, work: () => T): T => remember(results as Map<object, T>, key, work)
  };
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  if (map.has(key)) return map.get(key) as Value;
  const value = make();
  map.set(key, value);
  return value;
}

/**
 * Custom metadata costs no query unless a long text field is read (P104); every subquery counts by itself.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
function chargeQuery(plan: QueryPlan, transaction: Transaction): void {
  if (!isFree(plan)) transaction.limits.charge('queries');
  const nested = plan.kind === 'rows' ? countSubqueries(plan) : 0;
  if (nested > 0) transaction.limits.charge('aggregateQueries', nested);
}

function isFree(plan: QueryPlan): boolean {
  if (plan.object.kind !== 'customMetadata') return false;
  return plan.kind !== 'rows' || !plan.shape.columns.some(({ field }) => field.type === 'longtextarea');
}

function countSubqueries(plan: RowsPlan): number {
  return plan.shape.children.reduce((count, child) => count + 1 + countSubqueries(child.plan), 0);
}

function windowOf(
  plan: { readonly limit: IntegerOperand | null; readonly offset: IntegerOperand | null },
  run: Run
): Window {
  const offset = plan.offset === null ? 0 : integerOf(plan.offset, run, 'OFFSET');
  if (offset > MAX_OFFSET) throwQuery(faultTexts.offsetTooLarge());
  return { limit: plan.limit === null ? null : integerOf(plan.limit, run, 'LIMIT'), offset };
}

/** Throws QueryException for null, negative numbers and other types (P74). */
function integerOf(operand: IntegerOperand, run: Run, clause: 'LIMIT' | 'OFFSET'): number {
  if (operand.kind === 'integer') return operand.value;
  const value = run.binds[operand.index];
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number' || number < 0)
    return throwQuery(`Invalid value of the ${clause} clause: ${String(value)}`);
  return number;
}

/** The records of a plan, their parents and children; `charge` is told how many rows were read. */
export function recordsOf(plan: RowsPlan, run: Run, charge: (rows: number) => void): readonly ApexSObject[] {
  const rows = selectRows(plan, run, windowOf(plan, run), plan.order);
  charge(rows.length);
  const childRows: ChildRows = (child) => run.once(child, () => childSelector(child, run, charge));
  return rows.map((row) => buildRecord(run, plan.shape, { object: plan.object, row }, childRows));
}

/** Child rows count as rows of the query (P73). */
function childSelector(
  child: ChildPlan,
  run: Run,
  charge: (rows: number) => void
): (parentId: string) => readonly Row[] {
  const source = run.source(child.plan.object);
  const matches = preparePlan(child.plan, run);
  const compare = child.plan.order?.compare(run) ?? null;
  const window = windowOf(child.plan, run);
  return (parentId) => {
    const candidates =
      source.lookup(child.lookup, parentId) ?? [...source.rows()].filter((row) => row[child.lookup.slot] === parentId);
    const rows = cut(candidates, matches, compare, window);
    charge(rows.length);
    return rows;
  };
}

/** Counting costs one row per group, other functions every row they read. */
function aggregateRecords(plan: AggregatePlan, run: Run, charge: (rows: number) => void): readonly ApexSObject[] {
  const rows = selectRows(plan, run);
  const having = plan.having?.bind(run) ?? null;
  const groups = groupRows(plan, run, rows).filter((group) => having === null || having(group));
  const compare = plan.order?.compare(run) ?? null;
  if (compare !== null) (groups as (typeof groups)[number][]).sort(compare);
  const { limit, offset } = windowOf(plan, run);
  const shown = groups.slice(offset, limit === null ? undefined : offset + limit);
  charge(plan.onlyCounts ? shown.length : rows.length);
  if (shown.length > MAX_GROUPS)
    throwQuery('Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch');
  return shown.map((group) => {
    const record = new ApexSObject(plan.result);
    for (const { field, reader } of plan.columns) {
      const value = reader.read(run, group);
      if (value !== null) record.values.set(field.slot, value);
    }
    return record;
  });
}
