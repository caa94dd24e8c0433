/** Queries that group: keys, functions, HAVING, and the schema of their result rows. */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { corporateCurrency, roundToCurrency } from '../currency/conversion.ts';
import type { Row, StoredValue } from '../data/store.ts';
import { createApiName } from '../schema/apiName.ts';
import { createObject } from '../schema/createObject.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { draftField } from '../schema/objectDraft.ts';
import type { FunctionCall, Operand, SelectItem, SoqlQuery } from './ast.ts';
import { aggregate, applyAggregate, takesType } from './aggregates.ts';
import { faultTexts } from './faultTexts.ts';
import { NAME_ENTITY } from './nameEntity.ts';
import type { AggregatePlan, Filter, Group, Reader, Run } from './plan.ts';
import { planCondition } from './planCondition.ts';
import { fault, inOneCurrency, refuse } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { planOrder } from './planOrder.ts';
import { planOperandReader } from './planReader.ts';
import type { Scope } from './scope.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_groupby_rollup.htm */
const MAX_SUBTOTAL_FIELDS = 3;

export type AggregateParts = Pick<
  AggregatePlan,
  'keys' | 'rounds' | 'hasGroupBy' | 'result' | 'columns' | 'onlyCounts' | 'having' | 'order'
>;

export function isAggregate(query: SoqlQuery): boolean {
  return (
    query.groupBy !== null ||
    query.having !== null ||
    query.select.some((item) => item.kind === 'function' && isAggregateCall(item.call))
  );
}

function isAggregateCall(call: FunctionCall): boolean {
  return aggregate(call.name) !== undefined || call.name.toUpperCase() === 'GROUPING';
}

export function planAggregate(context: PlanContext, scope: Scope, query: SoqlQuery): AggregateParts {
  const keys = planKeys(context, scope, query);
  const calls = new Set<string>();
  const reader = (operand: Operand, text: (name: string) => string): Reader<Group> | null =>
    planGroupReader(context, scope, keys, calls, operand, text);
  const columns = planColumns(context, query, (operand) => reader(operand, faultTexts.mustBeGrouped));
  const having =
    query.having === null ? null : planHaving(context, query, (operand) => reader(operand, faultTexts.mustBeGrouped));
  const order = query.orderBy.flatMap((item) => {
    const found = reader(item.by, faultTexts.orderMustBeGrouped);
    return found === null ? [] : [{ reader: found, item }];
  });
  checkWithoutGroup(context, query);
  return {
    keys,
    rounds: roundsOf(query, keys.length),
    hasGroupBy: query.groupBy !== null,
    ...createResult(columns),
    onlyCounts: [...calls].every((name) => name === 'COUNT' || name === 'COUNT_DISTINCT'),
    having,
    order: planOrder(order)
  };
}

function checkWithoutGroup(context: PlanContext, query: SoqlQuery): void {
  if (query.groupBy !== null) return;
  if (query.limit !== null) fault(context, faultTexts.limitWithoutGroup(), query.span);
  if (query.orderBy.length > 0) fault(context, faultTexts.orderWithoutGroup(), query.span);
  if (query.having !== null) fault(context, faultTexts.unexpected('HAVING'), query.having.span);
}

function planKeys(context: PlanContext, scope: Scope, query: SoqlQuery): readonly Reader<Row>[] {
  const { groupBy } = query;
  if (groupBy === null) return [];
  if (groupBy.kind !== 'plain' && groupBy.items.length > MAX_SUBTOTAL_FIELDS)
    fault(context, faultTexts.tooManyGroupings(groupBy.kind), query.span);
  return groupBy.items.flatMap((item) => {
    const reader = planOperandReader(context, scope, item, 'filter');
    if (reader === null) return [];
    const span = item.kind === 'field' ? item.path.span : item.call.span;
    if (reader.field?.isGroupable === false) fault(context, faultTexts.notGroupable(reader.text), span);
    return [reader];
  });
}

/** Which keys each round groups by: all; with ROLLUP ever fewer from the right; with CUBE every choice. */
function roundsOf(query: SoqlQuery, count: number): readonly (readonly boolean[])[] {
  const all = new Array<boolean>(count).fill(true);
  if (query.groupBy === null || query.groupBy.kind === 'plain') return [all];
  if (query.groupBy.kind === 'ROLLUP')
    return Array.from({ length: count + 1 }, (_, dropped) => all.map((_each, index) => index < count - dropped));
  return Array.from({ length: 2 ** count }, (_, dropped) => all.map((_each, index) => (dropped & (1 << index)) === 0));
}

function planGroupReader(
  context: PlanContext,
  scope: Scope,
  keys: readonly Reader<Row>[],
  calls: Set<string>,
  operand: Operand,
  text: (name: string) => string
): Reader<Group> | null {
  if (operand.kind === 'function' && isAggregateCall(operand.call))
    return planCall(context, scope, keys, calls, operand.call);
  const plain = planOperandReader(context, scope, operand, operand.kind === 'field' ? 'select' : 'filter');
  if (plain === null) return null;
  const index = keyIndex(keys, plain);
  const span = operand.kind === 'field' ? operand.path.span : operand.call.span;
  if (index < 0) return fault(context, text(plain.text), span);
  return { ...plain, ownField: null, converted: null, read: (_run, group) => group.keys[index] ?? null };
}

function keyIndex(keys: readonly Reader<Row>[], reader: Reader<Row>): number {
  return keys.findIndex((key) => key.text.toLowerCase() === reader.text.toLowerCase());
}

function planCall(
  context: PlanContext,
  scope: Scope,
  keys: readonly Reader<Row>[],
  calls: Set<string>,
  call: FunctionCall
): Reader<Group> | null {
  const argument = call.args[0];
  if (argument === undefined) return fault(context, faultTexts.countNotAlone(), call.span);
  if (call.args.length !== 1 || argument.kind === 'value')
    return fault(context, faultTexts.functionArguments(call.name), call.span);
  if (argument.kind === 'function') return refuse(context, `${call.name}(${argument.call.name}())`, call.span);
  const reader = planOperandReader(context, scope, argument, 'select');
  if (reader === null) return null;
  const base = {
    text: `${call.name.toUpperCase()}(${reader.text})`,
    isExact: false,
    picklist: null,
    field: null,
    ownField: null,
    converted: null
  };
  const called = aggregate(call.name);
  if (called === undefined) {
    const index = keyIndex(keys, reader);
    if (index < 0) return fault(context, faultTexts.mustBeGrouped(reader.text), call.span);
    return { ...base, type: 'integer', read: (_run, group) => (group.grouped[index] === true ? 0 : 1) };
  }
  if (!takesType(called, reader.type))
    return fault(context, faultTexts.notAggregatable(reader.text, call.name), call.span);
  const isCount = called.result === 'integer';
  const operand = isCount ? reader : inOneCurrency(context, reader, `${call.name.toUpperCase()}()`, call.span);
  if (operand === null) return null;
  calls.add(call.name.toUpperCase());
  const apply = (run: Run, group: Group): StoredValue => applyAggregate(called, operand, run, group);
  return {
    ...base,
    type: called.result ?? reader.type,
    isExact: reader.isExact,
    read: operand === reader ? apply : (run, group) => roundCorporate(run, apply(run, group))
  };
}

/** Converted amounts are rounded when all of them were taken together. */
function roundCorporate({ transaction }: Run, value: StoredValue): StoredValue {
  return value instanceof ApexDecimal ? roundToCurrency(transaction, value, corporateCurrency(transaction)) : value;
}

function planHaving(
  context: PlanContext,
  query: SoqlQuery,
  reader: (operand: Operand) => Reader<Group> | null
): Filter<Group> | null {
  if (query.having === null) return null;
  const noJoin = (inner: SoqlQuery): null => fault(context, faultTexts.unexpected('SELECT'), inner.span);
  return planCondition<Group>(context, { reader, inner: noJoin, innerValues: () => new Set() }, query.having);
}

interface Column {
  readonly alias: string;
  readonly reader: Reader<Group>;
}

function planColumns(
  context: PlanContext,
  query: SoqlQuery,
  reader: (operand: Operand) => Reader<Group> | null
): readonly Column[] {
  const columns: Column[] = [];
  let unnamed = 0;
  for (const item of query.select) {
    const operand = operandOf(item);
    if (operand === null) {
      fault(
        context,
        faultTexts.unexpected(item.kind === 'subquery' ? '(' : item.kind.toUpperCase()),
        'span' in item ? item.span : query.span
      );
      continue;
    }
    const { alias: given } = item as { readonly alias: string | null };
    const alias = given ?? (operand.kind === 'field' ? (operand.path.names.at(-1) as string) : `expr${unnamed++}`);
    const found = reader(operand);
    if (found === null) continue;
    const isTaken = columns.some((each) => each.alias.toLowerCase() === alias.toLowerCase());
    if (isTaken)
      fault(
        context,
        faultTexts.duplicateAlias(alias),
        operand.kind === 'field' ? operand.path.span : operand.call.span
      );
    else columns.push({ alias, reader: found });
  }
  return columns;
}

function operandOf(item: SelectItem): Operand | null {
  if (item.kind === 'field') return { kind: 'field', path: item.path };
  return item.kind === 'function' ? { kind: 'function', call: item.call } : null;
}

/** Result rows are AggregateResult records with one field per column; the first slot is the Id no such row has. */
function createResult(columns: readonly Column[]): Pick<AggregatePlan, 'result' | 'columns'> {
  const source =
    'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_agg_fns.htm';
  const fields = columns.map(({ alias, reader }) =>
    draftField({ name: createApiName(null, alias), label: alias, type: reader.type, picklist: null, source })
  );
  const id = draftField({ name: createApiName(null, 'Id'), label: 'Id', type: 'id', length: 18, source });
  const hasId = fields.some((field) => field.name.canonical.toLowerCase() === 'id');
  const result: ObjectSchema = createObject(
    {
      ...NAME_ENTITY,
      name: createApiName(null, 'AggregateResult'),
      label: 'AggregateResult',
      pluralLabel: 'AggregateResult',
      fields: hasId ? orderIdFirst(fields) : [id, ...fields],
      source
    },
    '',
    null,
    () => []
  );
  return {
    result,
    columns: columns.flatMap(({ alias, reader }) => {
      const field = result.field(alias);
      return field === undefined ? [] : [{ field, reader }];
    })
  };
}

function orderIdFirst<T extends { readonly name: { readonly canonical: string } }>(fields: readonly T[]): T[] {
  const isId = (field: T): boolean => field.name.canonical.toLowerCase() === 'id';
  return [...fields.filter(isId), ...fields.filter((field) => !isId(field))];
}
