/**
 * Query results as the REST API prints them: what was selected, in the order it was selected, nulls included.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { QueryResult } from '../soql/executeQuery.ts';
import type { SelectItem, SoqlQuery } from '../soql/ast.ts';
import { fieldToJson } from './fieldJson.ts';

export interface QueryAnswer {
  readonly totalSize: number;
  readonly done: true;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** The names of one SELECT list as a tree; empty for FIELDS(): everything that was read. */
interface Selected {
  readonly entries: Map<string, Selected | 'field' | 'alias' | 'children'>;
  readonly subqueries: Map<string, SoqlQuery>;
}

export function toQueryAnswer(result: QueryResult, query: SoqlQuery): QueryAnswer {
  if (result.kind === 'count') return { totalSize: result.count, done: true, records: [] };
  return result.kind === 'aggregate' ? answerOf(result.records, toGroup) : answerOfRows(result.records, query);
}

function answerOf(
  records: readonly ApexSObject[],
  print: (record: ApexSObject) => Record<string, unknown>
): QueryAnswer {
  return { totalSize: records.length, done: true, records: records.map(print) };
}

function answerOfRows(records: readonly ApexSObject[], query: SoqlQuery): QueryAnswer {
  const selected = readSelected(query);
  return answerOf(records, (record) => toRow(record, selected));
}

/** Groups hold their values under their aliases; they have no Id. */
function toGroup(record: ApexSObject): Record<string, unknown> {
  const values = record.schema.fields
    .slice(1)
    .map((field) => [field.name.canonical, fieldToJson(record.peek(field.slot))] as const);
  return { attributes: { type: 'AggregateResult' }, ...Object.fromEntries(values) };
}

function toRow(record: ApexSObject, selected: Selected): Record<string, unknown> {
  const type = record.schema.name.canonical;
  const row: Record<string, unknown> = {
    attributes: { type, url: `/services/data/v66.0/sobjects/${type}/${record.id ?? ''}` }
  };
  for (const [name, entry] of selected.entries) {
    if (entry === 'field') {
      const field = record.schema.field(name);
      if (field !== undefined) row[field.name.canonical] = fieldToJson(record.peek(field.slot));
    } else if (entry === 'alias') {
      row[name] = fieldToJson(record.aliased(name)?.value ?? null);
    } else if (entry === 'children') {
      const rows = [...(record.children.get(name.toLowerCase()) ?? [])] as ApexSObject[];
      const subquery = selected.subqueries.get(name);
      row[record.schema.child(name)?.relationshipName ?? name] =
        rows.length === 0 || subquery === undefined ? null : answerOfRows(rows, subquery);
    } else {
      const lookup = record.schema.parent(name);
      const parent = lookup === undefined ? null : (record.parents.get(lookup.slot) ?? null);
      row[lookup?.reference?.relationshipName ?? name] = parent === null ? null : toRow(parent, entry);
    }
  }
  if (selected.entries.size === 0) addEverything(record, row);
  return row;
}

function addEverything(record: ApexSObject, row: Record<string, unknown>): void {
  for (const slot of record.selection?.fields ?? record.values.keys()) {
    const field = record.schema.fields[slot];
    if (field !== undefined) row[field.name.canonical] = fieldToJson(record.peek(slot));
  }
}

function readSelected(query: SoqlQuery): Selected {
  const selected: Selected = { entries: new Map(), subqueries: new Map() };
  const alias = query.from.alias?.toLowerCase();
  for (const item of query.select) {
    if (item.kind === 'subquery') {
      selected.entries.set(item.query.from.name, 'children');
      selected.subqueries.set(item.query.from.name, item.query);
    } else if (item.kind === 'function' && item.alias !== null) {
      selected.entries.set(item.alias, 'alias');
    } else {
      for (const path of pathsOf(item)) addPath(selected, path[0]?.toLowerCase() === alias ? path.slice(1) : path);
    }
  }
  return selected;
}

/** Functions over one field (toLabel, FORMAT, convertCurrency) print under the field's name. */
function pathsOf(item: Exclude<SelectItem, { kind: 'subquery' }>): readonly (readonly string[])[] {
  switch (item.kind) {
    case 'field':
      return [item.path.names];
    case 'function':
      return item.call.args.flatMap((arg) => (arg.kind === 'field' ? [arg.path.names] : []));
    case 'typeof':
      return [...item.branches.flatMap((branch) => branch.fields), ...item.otherwise].map((path) => [
        ...item.subject.names,
        ...path.names
      ]);
    case 'fields':
      return [];
  }
}

function addPath(selected: Selected, [first, ...rest]: readonly string[]): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    selected.entries.set(first, 'field');
    return;
  }
  const known = selected.entries.get(first);
  const nested: Selected = typeof known === 'object' ? known : { entries: new Map(), subqueries: new Map() };
  selected.entries.set(first, nested);
  addPath(nested, rest);
}
