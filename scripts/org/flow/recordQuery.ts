/**
 * Reads of flows: one query for all interviews that wait at an element, with filters of its own for each of them.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import type { UserContext } from '../access/userContext.ts';
import { ApexList } from '../apex/values/apexList.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexThrow } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { Origin } from '../diagnostic.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Condition, FieldPath, OrderItem, SoqlQuery, Value } from '../soql/ast.ts';
import { createRun, recordsOf } from '../soql/executeQuery.ts';
import { formulaEvaluator } from '../soql/formulaSeam.ts';
import { planQuery } from '../soql/planQuery.ts';
import { throwFaults } from '../soql/queryException.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { readLogic } from './conditionLogic.ts';
import type { Logic } from '../schema/conditionLogic.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import { BOOLEAN, TEXT, describeType, fits, typeOfField } from './flowType.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import { compileValue } from './flowValue.ts';
import type { Interview } from './interview.ts';
import { copyRecord, fieldOf, fromDatabase } from './recordFields.ts';

const SPAN = { start: 0, end: 0 };

const SIGNS: Readonly<Record<string, '=' | '!=' | '<' | '<=' | '>' | '>='>> = {
  EqualTo: '=',
  NotEqualTo: '!=',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '>=',
  LessThan: '<',
  LessThanOrEqualTo: '<='
};

/** Text patterns of LIKE. */
const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
  StartsWith: (text) => `${text}%`,
  EndsWith: (text) => `%${text}`,
  Contains: (text) => `%${text}%`
};

interface RecordFilter {
  readonly field: FieldSchema;
  readonly operator: string;
  readonly value: Reader;
}

export interface QueryOptions {
  readonly object: ObjectSchema;
  readonly filters: readonly RecordFilter[];
  readonly logic: Logic;
  /** null: every field flows can read. */
  readonly fields: readonly FieldSchema[] | null;
  readonly sort: { readonly field: FieldSchema; readonly direction: 'ASC' | 'DESC' } | null;
  readonly limit: number | null;
}

/** The records, or why they could not be read. */
export type QueryOutcome = readonly ApexSObject[] | FlowFault;

/** `filters` and `filterLogic` of an element; null where a diagnostic was recorded. */
export function compileFilters(
  scope: FlowScope,
  node: MetadataNode,
  object: ObjectSchema
): Pick<QueryOptions, 'filters' | 'logic'> | null {
  const groups = node.groups('filters');
  const logic = readLogic(scope, node.text('filterLogic'), groups.length, node.originOf('filterLogic'));
  const filters = groups.map((group) => compileFilter(scope, group, object));
  if (logic === null || !filters.every((each) => each !== null)) return null;
  return { filters, logic };
}

function compileFilter(scope: FlowScope, node: MetadataNode, object: ObjectSchema): RecordFilter | null {
  const origin = node.originOf('field');
  const found = fieldOf(scope, object, node.text('field') ?? '', origin);
  const operator = node.text('operator') ?? '';
  const [element] = node.raw('value');
  if (element === undefined)
    return scope.report('flow.value', `The filter on ${node.text('field') ?? ''} has no value`, origin);
  const value = compileValue(scope, element);
  if (found === null || value === null) return null;
  const wanted = wantedType(operator, found.type);
  if (!fits(value.type, wanted))
    return scope.report(
      'flow.type',
      `${operator} on ${object.name.canonical}.${found.field.name.canonical} needs a ${describeType(wanted)}, not a ${describeType(value.type)}`,
      element.origin as Origin
    );
  return { field: found.field, operator, value };
}

function wantedType(operator: string, field: FlowType): FlowType {
  if (operator === 'IsNull') return BOOLEAN;
  if (operator === 'In' || operator === 'NotIn') return { ...field, isCollection: true };
  return operator in PATTERNS ? TEXT : field;
}

/** One query counts for all interviews; each pays for its rows. `limit`: of each interview, where there is one. */
export function queryRecords(
  options: QueryOptions,
  interviews: readonly Interview[],
  limit: ((interview: Interview) => number) | null = null
): ReadonlyMap<Interview, QueryOutcome> {
  const transaction = currentTransaction();
  transaction.limits.charge('queries');
  const queries = queriesOf(options);
  const outcomes = new Map<Interview, QueryOutcome>();
  for (const interview of interviews) {
    try {
      const { access } = interview;
      if (access.mode === 'user') checkAccess(options, access.user);
      const values = options.filters.map(({ value }) => value.read(interview));
      const query = queries(values, limit?.(interview) ?? options.limit);
      const { plan, faults } = planQuery(query, transaction.schema, { surface: 'api' });
      if (plan === null) throwFaults(faults, `Get Records of ${options.object.name.canonical}`);
      if (plan.kind !== 'rows') throw new Error('A query of records gives rows.');
      const binds = options.filters.map((filter, index) => bindOf(filter, values[index] ?? null));
      const run = createRun(transaction, binds, interview.access);
      const records = recordsOf(plan, run, (rows) => transaction.limits.charge('queryRows', rows));
      outcomes.set(
        interview,
        records.map((record) =>
          fromDatabase(copyRecord(access.mode === 'user' ? readable(record, access.user) : record))
        )
      );
    } catch (thrown) {
      outcomes.set(interview, faultOf(thrown));
    }
  }
  return outcomes;
}

/** Objects and fields to search by have to be open to the person; other fields that are not come empty. */
function checkAccess({ object, filters, sort }: QueryOptions, { permissions }: UserContext): void {
  const name = object.name.canonical;
  const fields = [...filters.map(({ field }) => field), ...(sort === null ? [] : [sort.field])];
  const hidden = fields.find((field) => !permissions.canField(name, field.name.canonical, 'read'));
  if (!permissions.can(name, 'read'))
    throw new FlowFault(faultTexts.database('look up records', 'INSUFFICIENT_ACCESS', `No access to ${name}`));
  if (hidden !== undefined)
    throw new FlowFault(
      faultTexts.database('look up records', 'INSUFFICIENT_ACCESS', `No access to ${name}.${hidden.name.canonical}`)
    );
}

function readable(record: ApexSObject, { permissions }: UserContext): ApexSObject {
  const { schema } = record;
  for (const { name, slot } of schema.fields)
    if (slot !== 0 && record.values.has(slot) && !permissions.canField(schema.name.canonical, name.canonical, 'read'))
      record.values.delete(slot);
  return record;
}

function faultOf(thrown: unknown): FlowFault {
  if (thrown instanceof FlowFault) return thrown;
  if (thrown instanceof ApexThrow) {
    return new FlowFault(
      faultTexts.database('look up records', 'INVALID_QUERY_FILTER_OPERATOR', thrown.exception.getMessage() ?? '')
    );
  }
  throw thrown;
}

const known = new WeakMap<QueryOptions, Map<string, SoqlQuery>>();

/** Syntax trees are kept, since plans are kept by them: one for each way in which values of IsNull can fall. */
function queriesOf(options: QueryOptions): (values: readonly FlowValue[], limit: number | null) => SoqlQuery {
  const trees = known.get(options) ?? new Map<string, SoqlQuery>();
  known.set(options, trees);
  return (values, limit) => {
    const states = options.filters.map(({ operator }, index) => (operator === 'IsNull' ? String(values[index]) : ''));
    const key = `${limit} ${states.join()}`;
    const tree = trees.get(key) ?? createQuery({ ...options, limit }, values);
    trees.set(key, tree);
    return tree;
  };
}

function createQuery(
  { object, filters, logic, fields, sort, limit }: QueryOptions,
  values: readonly FlowValue[]
): SoqlQuery {
  const columns = fields ?? object.fields.filter(isReadable);
  const names = new Set(['Id', ...columns.map((field) => field.name.canonical)]);
  const order: readonly OrderItem[] =
    sort === null ? [] : [{ by: { kind: 'field', path: pathOf(sort.field) }, direction: sort.direction, nulls: null }];
  return {
    select: [...names].map((name) => ({ kind: 'field', path: { names: [name], span: SPAN }, alias: null })),
    from: { name: object.name.canonical, alias: null, span: SPAN },
    aliases: [],
    scope: null,
    where:
      filters.length === 0
        ? null
        : conditionOf(logic, (index) => comparison(filters[index] as RecordFilter, index, values[index] ?? null)),
    withClause: null,
    groupBy: null,
    having: null,
    orderBy: order,
    limit: limit === null ? null : { kind: 'integer', value: limit, span: SPAN },
    offset: null,
    forClause: [],
    allRows: false,
    span: SPAN
  };
}

function isReadable(field: FieldSchema): boolean {
  return typeOfField(field) !== null && (field.formula === null || formulaEvaluator() !== null);
}

function pathOf(field: FieldSchema): FieldPath {
  return { names: [field.name.canonical], span: SPAN };
}

function conditionOf(logic: Logic, condition: (index: number) => Condition): Condition {
  switch (logic.kind) {
    case 'condition':
      return condition(logic.index);
    case 'not':
      return { kind: 'not', term: conditionOf(logic.term, condition), span: SPAN };
    case 'and':
    case 'or': {
      const [only, ...others] = logic.terms.map((term) => conditionOf(term, condition));
      if (only !== undefined && others.length === 0) return only;
      return { kind: logic.kind, terms: only === undefined ? [] : [only, ...others], span: SPAN };
    }
  }
}

function comparison({ field, operator }: RecordFilter, index: number, value: FlowValue): Condition {
  const left = { kind: 'field', path: pathOf(field) } as const;
  const right: Value = { kind: 'bind', index, text: 'value', span: SPAN };
  if (operator === 'IsNull')
    return {
      kind: 'compare',
      left,
      operator: value === true ? '=' : '!=',
      right: { kind: 'null', span: SPAN },
      span: SPAN
    };
  if (operator === 'In' || operator === 'NotIn')
    return { kind: 'in', left, negated: operator === 'NotIn', values: right, span: SPAN };
  return { kind: 'compare', left, operator: SIGNS[operator] ?? 'LIKE', right, span: SPAN };
}

function bindOf({ operator }: RecordFilter, value: FlowValue): unknown {
  const pattern = PATTERNS[operator];
  if (pattern !== undefined) return pattern(typeof value === 'string' ? value.replace(/[\\%_]/g, '\\$&') : '');
  if (operator === 'In' || operator === 'NotIn')
    return new ApexList(RuntimeType.listOfObject, [...((value ?? []) as readonly FlowValue[])]);
  return value;
}
