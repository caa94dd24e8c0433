/** Dynamic SOSL: the text of Search.query. */
import { throwApex } from '../apex/values/apexThrow.ts';
import { executeSearch } from './executeSearch.ts';
import type { SearchResult } from './executeSearch.ts';
import type { DynamicQuery } from './executeDynamicQuery.ts';
import { readBinds } from './readBinds.ts';
import { parseSosl } from './parseSosl.ts';
import { throwUnsupported } from './queryException.ts';

/** Throws SearchException for faults of the text. */
export function executeDynamicSearch(
  request: Pick<DynamicQuery, 'text' | 'access' | 'binds'>
): readonly SearchResult[] {
  const { search, errors, bindNames } = parseSosl(request.text, { binds: 'dynamic' });
  if (search === null) {
    const fault = errors[0];
    if (fault?.unsupported !== undefined) throwUnsupported(fault.unsupported);
    return throwApex('System.SearchException', fault?.message ?? 'unexpected search');
  }
  return executeSearch({
    search,
    text: request.text,
    binds: readBinds(bindNames, request.binds),
    access: request.access
  });
}
