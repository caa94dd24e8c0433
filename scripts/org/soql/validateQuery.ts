import type { OrgSchema } from '../schema/model.ts';
import type { SoqlQuery, SoslSearch } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import type { PlanOptions } from './planQuery.ts';
import { planQuery } from './planQuery.ts';
import type { QueryFault } from './queryFault.ts';
import { queryOfReturning, unknownPart } from './searchQuery.ts';

/**
 * What is wrong with a query against a schema, before any row is looked at: unknown objects, fields and relationships, operators
 * and literals that do not fit, grouping. Static queries are checked with it when they are compiled, dynamic ones when they run.
 */
export function validateQuery(
  query: SoqlQuery,
  schema: OrgSchema,
  options: PlanOptions = { surface: 'apex' }
): readonly QueryFault[] {
  return planQuery(query, schema, options).faults;
}

/** The same for a search: what it asks for that the local org does not run, and the faults of each RETURNING. */
export function validateSearch(search: SoslSearch, schema: OrgSchema): readonly QueryFault[] {
  const { start, end } = search.span;
  const unknown = unknownPart(search);
  const refusals =
    unknown === null ? [] : [{ message: faultTexts.notSupported(unknown), start, end, unsupported: unknown }];
  const faults = search.returning.flatMap((returning) => {
    const found = validateQuery(queryOfReturning(returning, search), schema);
    const object = schema.object(returning.object);
    if (found.length > 0 || object === undefined || object.operations.isSearchable) return found;
    return [
      { message: faultTexts.notSearchable(object.name.canonical), start: returning.span.start, end: returning.span.end }
    ];
  });
  return [...refusals, ...faults];
}
