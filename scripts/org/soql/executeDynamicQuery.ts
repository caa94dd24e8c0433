/** Dynamic SOQL: text with the names its binds may use. */
import type { Access } from '../access/access.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
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
  return executeQuery({ ...request, query, binds: readBinds(bindNames, request.binds) });
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
