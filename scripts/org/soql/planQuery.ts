/** Syntax tree and schema to a plan, with every fault the platform reports before it looks at a row. */
import type { Row } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { SelectItem, SoqlQuery, Span } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import { kindOf } from './fieldKinds.ts';
import { formulaEvaluator } from './formulaSeam.ts';
import { readInner } from './readInner.ts';
import type { ChildPlan, Filter, InnerPlan, Order, QueryPlan, RowsPlan } from './plan.ts';
import { isAggregate, planAggregate } from './planAggregate.ts';
import { planCondition } from './planCondition.ts';
import { fault, inOneCurrency, refuse } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { planOrder } from './planOrder.ts';
import { planOperandReader } from './planReader.ts';
import { planSelect } from './planSelect.ts';
import type { QueryFault } from './queryFault.ts';
import { createScope } from './scope.ts';
import type { Scope } from './scope.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm */
const MAX_PARENT_PATHS = 55;
const MAX_SUBQUERIES = 20;
/** The outermost query is the first level. */
const MAX_LEVELS = 5;
/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_offset.htm */
export const MAX_OFFSET = 2000;

export interface PlannedQuery {
  /** Null exactly when there are faults. */
  readonly plan: QueryPlan | null;
  readonly faults: readonly QueryFault[];
}

export interface PlanOptions {
  /** `apex` bounds FIELDS() and allows ALL ROWS. */
  readonly surface: 'apex' | 'api';
}

const plans = new WeakMap<OrgSchema, WeakMap<SoqlQuery, Map<string, PlannedQuery>>>();

/** Plans are kept with their syntax tree, so that a query in a loop is planned once. */
export function planQuery(query: SoqlQuery, schema: OrgSchema, options: PlanOptions): PlannedQuery {
  let bySchema = plans.get(schema);
  if (bySchema === undefined) plans.set(schema, (bySchema = new WeakMap()));
  let byOptions = bySchema.get(query);
  if (byOptions === undefined) bySchema.set(query, (byOptions = new Map()));
  const key = `${options.surface} ${formulaEvaluator() !== null}`;
  let planned = byOptions.get(key);
  if (planned === undefined) byOptions.set(key, (planned = makePlan(query, schema, options)));
  return planned;
}

function makePlan(query: SoqlQuery, schema: OrgSchema, options: PlanOptions): PlannedQuery {
  const context: PlanContext = {
    schema,
    surface: options.surface,
    faults: [],
    uses: [],
    parentPaths: new Set(),
    planInner: (inner, outer) => planInner(context, inner, outer)
  };
  const object = findObject(context, query.from.name, query.from.span);
  const plan = object === null ? null : planBody(context, query, object, 1);
  if (context.parentPaths.size > MAX_PARENT_PATHS) fault(context, faultTexts.tooManyParents(), query.span);
  return { plan: context.faults.length > 0 ? null : plan, faults: context.faults };
}

function findObject(context: PlanContext, name: string, span: Span): ObjectSchema | null {
  const object = context.schema.object(name);
  if (object === undefined) return fault(context, faultTexts.noSuchObject(name), span);
  if (!object.operations.isQueryable) return fault(context, faultTexts.notQueryable(object.name.canonical), span);
  context.uses.push({ object, field: null, clause: 'select' });
  return object;
}

function planBody(context: PlanContext, query: SoqlQuery, object: ObjectSchema, level: number): QueryPlan | null {
  const scope = createScope(context, object, query.from, query.aliases);
  checkClauses(context, query, object);
  const base = {
    object,
    where: planWhere(context, scope, query),
    limit: query.limit,
    offset: query.offset,
    isAllRows: query.allRows,
    isMine: query.scope?.toLowerCase() === 'mine',
    uses: context.uses,
    mode: planMode(context, query),
    isForUpdate: query.forClause.includes('UPDATE')
  };
  if (level === 1) checkNeededFilter(context, object, base.where, query.span);
  if (isPlainCount(query)) return { ...base, kind: 'count' };
  if (isAggregate(query)) {
    if (level > 1) return fault(context, faultTexts.nestedAggregate(), query.span);
    return { ...base, kind: 'aggregate', ...planAggregate(context, scope, query) };
  }
  const shape = planSelect(context, scope, query, (inner, span) =>
    planSubquery(context, scope, query, inner, span, level + 1)
  );
  return { ...base, kind: 'rows', shape, order: planRowOrder(context, scope, query) };
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm */
const NEEDED_FILTERS: Readonly<Record<string, readonly string[]>> = {
  ContentDocumentLink: ['Id', 'ContentDocumentId', 'LinkedEntityId']
};

/** Some objects answer only to a filter by Id. */
function checkNeededFilter(context: PlanContext, object: ObjectSchema, where: Filter<Row> | null, span: Span): void {
  const needed = NEEDED_FILTERS[object.name.canonical];
  if (needed === undefined || where?.hints.some(({ field }) => needed.includes(field?.name.canonical ?? '')) === true)
    return;
  fault(context, faultTexts.filterNeeded(object.name.canonical), span);
}

function isPlainCount(query: SoqlQuery): boolean {
  const [first, ...more] = query.select;
  return first !== undefined && more.length === 0 && isEmptyCount(first) && query.groupBy === null;
}

function isEmptyCount(item: SelectItem): boolean {
  return (
    item.kind === 'function' &&
    item.call.name.toUpperCase() === 'COUNT' &&
    item.call.args.length === 0 &&
    item.alias === null
  );
}

function checkClauses(context: PlanContext, query: SoqlQuery, object: ObjectSchema): void {
  if (query.scope !== null && !['everything', 'mine'].includes(query.scope.toLowerCase()))
    refuse(context, `USING SCOPE ${query.scope}`, query.span);
  if (query.scope?.toLowerCase() === 'mine' && object.field('OwnerId') === undefined)
    refuse(context, `USING SCOPE mine on ${object.name.canonical}`, query.span);
  for (const word of query.forClause) if (word !== 'UPDATE') refuse(context, `FOR ${word}`, query.span);
  if (query.forClause.includes('UPDATE') && query.orderBy.length > 0)
    fault(context, faultTexts.forUpdateWithOrder(), query.span);
  if (query.forClause.includes('UPDATE') && (isPlainCount(query) || isAggregate(query)))
    fault(context, faultTexts.unexpected('FOR'), query.span);
  if (query.allRows && context.surface === 'api') fault(context, faultTexts.allRowsNotAllowed(), query.span);
  if (query.offset?.kind === 'integer' && query.offset.value > MAX_OFFSET)
    fault(context, faultTexts.offsetTooLarge(), query.offset.span);
  if (query.select.filter((item) => item.kind === 'subquery').length > MAX_SUBQUERIES)
    fault(context, faultTexts.tooManySubqueries(), query.span);
  if (isPlainCount(query) && query.orderBy.length > 0) fault(context, faultTexts.orderWithoutGroup(), query.span);
}

function planMode(context: PlanContext, query: SoqlQuery): RowsPlan['mode'] {
  const clause = query.withClause;
  if (clause === null) return null;
  if (clause.kind === 'DATA CATEGORY') return refuse(context, 'WITH DATA CATEGORY', clause.span);
  // These clauses belong to Apex alone.
  if (context.surface === 'api') return fault(context, faultTexts.unexpected(clause.kind), clause.span);
  return clause.kind;
}

function planWhere(context: PlanContext, scope: Scope, query: SoqlQuery): Filter<Row> | null {
  if (query.where === null) return null;
  return planCondition<Row>(
    context,
    {
      reader: (operand) => planOperandReader(context, scope, operand, 'filter'),
      inner: (inner) => context.planInner(inner, scope.object),
      innerValues: readInner
    },
    query.where
  );
}

function planRowOrder(context: PlanContext, scope: Scope, query: SoqlQuery): Order<Row> | null {
  return planOrder(
    query.orderBy.flatMap((item) => {
      const reader = planOperandReader(context, scope, item.by, 'filter');
      if (reader === null) return [];
      const span = item.by.kind === 'field' ? item.by.path.span : item.by.call.span;
      if (reader.field?.isSortable === false) fault(context, faultTexts.notSortable(reader.text), span);
      const comparable = inOneCurrency(context, reader, 'Sorting by amounts', span);
      return comparable === null ? [] : [{ reader: comparable, item }];
    })
  );
}

/** A subquery of the field list: its FROM names a child relationship, perhaps behind the outer alias. */
function planSubquery(
  context: PlanContext,
  outer: Scope,
  outerQuery: SoqlQuery,
  query: SoqlQuery,
  span: Span,
  level: number
): ChildPlan | null {
  if (level > MAX_LEVELS) return fault(context, faultTexts.tooDeep(), span);
  const names = query.from.name.split('.');
  const prefix = names.length === 2 ? names[0]?.toLowerCase() : undefined;
  const isPrefixed =
    prefix !== undefined &&
    (prefix === outerQuery.from.alias?.toLowerCase() || context.schema.object(prefix) === outer.object);
  const name = isPrefixed ? (names[1] as string) : query.from.name;
  const relationship = outer.object.child(name);
  const object = relationship === undefined ? undefined : context.schema.object(relationship.childObject);
  const lookup = object?.field(relationship?.field ?? '');
  if (relationship === undefined || object === undefined || lookup === undefined)
    return fault(context, faultTexts.noSuchChild(name), query.from.span);
  if (!object.operations.isQueryable)
    return fault(context, faultTexts.notQueryable(object.name.canonical), query.from.span);
  if (query.withClause !== null) return fault(context, faultTexts.unexpected('WITH'), query.withClause.span);
  if (query.forClause.length > 0) return fault(context, faultTexts.unexpected('FOR'), query.span);
  if (query.offset !== null) return fault(context, faultTexts.offsetInSubquery(), query.offset.span);
  if (isPlainCount(query)) return fault(context, faultTexts.nestedAggregate(), query.span);
  context.uses.push(
    { object, field: null, clause: 'select' },
    { object, field: lookup.name.canonical, clause: 'select' }
  );
  const plan = planBody(context, query, object, level);
  return plan?.kind === 'rows' ? { relationshipName: relationship.relationshipName, lookup, plan } : null;
}

/** Clauses the query of a semi-join cannot have, by the word the fault names. */
const NOT_IN_SEMI_JOIN: readonly (readonly [string, (query: SoqlQuery) => boolean])[] = [
  ['GROUP', (query) => query.groupBy !== null],
  ['HAVING', (query) => query.having !== null],
  ['ORDER', (query) => query.orderBy.length > 0],
  ['LIMIT', (query) => query.limit !== null],
  ['OFFSET', (query) => query.offset !== null],
  ['FOR', (query) => query.forClause.length > 0],
  ['WITH', (query) => query.withClause !== null],
  ['USING', (query) => query.scope !== null]
];

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm */
function planInner(context: PlanContext, query: SoqlQuery, outer: ObjectSchema): InnerPlan | null {
  const object = findObject(context, query.from.name, query.from.span);
  if (object === null) return null;
  if (object === outer) return fault(context, faultTexts.semiJoinSameObject(), query.span);
  const forbidden = NOT_IN_SEMI_JOIN.find(([, isUsed]) => isUsed(query));
  if (forbidden !== undefined) return fault(context, faultTexts.unexpected(forbidden[0]), query.span);
  const [item, ...more] = query.select;
  if (item?.kind !== 'field' || more.length > 0) return fault(context, faultTexts.semiJoinShape(), query.span);
  const innerContext: PlanContext = {
    ...context,
    planInner: (nested) => fault(context, faultTexts.semiJoinNested(), nested.span)
  };
  const plan = planBody(innerContext, query, object, MAX_LEVELS);
  const scope = createScope(context, object, query.from, query.aliases);
  const reader = planOperandReader(context, scope, { kind: 'field', path: item.path }, 'select');
  if (plan?.kind !== 'rows' || reader === null) return null;
  if (kindOf(reader.type) !== 'id' || reader.ownField === null)
    return fault(context, faultTexts.semiJoinIdOnly(item.path.names.join('.')), item.path.span);
  return { plan, reader };
}
