/** Dynamic SOQL: text with the names its binds may use. */
import type { Access } from '../access/access.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexSet } from '../apex/values/apexSet.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { SoqlQuery } from './ast.ts';
import { expandCollections } from './expandCollections.ts';
import { executeQuery } from './executeQuery.ts';
import type { QueryExecution, QueryResult } from './executeQuery.ts';
import { parseSoql } from './parseSoql.ts';
import type { ParsedSoql } from './parseSoql.ts';
import { throwFaults, throwQuery } from './queryException.ts';
import { readBinds } from './readBinds.ts';
import type { BindScope } from './readBinds.ts';

export interface DynamicQuery extends Pick<QueryExecution, 'surface' | 'rowLimit'> {
  readonly text: string;
  readonly access: Access;
  /** Null: the text may have no binds. */
  readonly binds: BindScope | null;
}

const MAX_CACHED = 500;
const parsedTexts = new Map<string, ParsedSoql>();

/** Throws QueryException for faults of the text as well as of the query. */
export function executeDynamicQuery(request: DynamicQuery): QueryResult {
  const { query, errors, bindNames } = parse(request.text);
  if (query === null) throwFaults(errors, request.text);
  const binds = readBinds(bindNames, request.binds);
  return executeQuery({ ...request, query: withCollections(query, binds), binds });
}

const expanded = new WeakMap<SoqlQuery, Map<string, SoqlQuery>>();

/** One tree for each choice of binds that hold collections, so that its plan is kept. */
function withCollections(query: SoqlQuery, binds: readonly unknown[]): SoqlQuery {
  const isCollection = (value: unknown): boolean => value instanceof ApexList || value instanceof ApexSet;
  const choice = binds.map((value) => (isCollection(value) ? '1' : '0')).join('');
  if (!choice.includes('1')) return query;
  const trees = expanded.get(query) ?? new Map<string, SoqlQuery>();
  expanded.set(query, trees);
  const known = trees.get(choice) ?? expandCollections(query, ({ index }) => isCollection(binds[index]));
  trees.set(choice, known);
  return known;
}

/** The records of `Database.query`; a query that only counts gives none and is refused as on the platform. */
export function queryRows(request: DynamicQuery): readonly ApexSObject[] {
  const result = executeDynamicQuery(request);
  return result.kind === 'count' ? throwQuery('COUNT() queries need Database.countQuery') : result.records;
}

/** The number of `Database.countQuery`. */
export function countRows(request: DynamicQuery): number {
  const result = executeDynamicQuery(request);
  return result.kind === 'count' ? result.count : throwQuery('Database.countQuery needs SELECT COUNT()');
}

/** Keeps trees of recent texts, and with them their plans. */
function parse(text: string): ParsedSoql {
  const known = parsedTexts.get(text);
  if (known !== undefined) return known;
  const parsed = parseSoql(text, { binds: 'dynamic' });
  if (parsedTexts.size >= MAX_CACHED) parsedTexts.delete(parsedTexts.keys().next().value as string);
  parsedTexts.set(text, parsed);
  return parsed;
}
