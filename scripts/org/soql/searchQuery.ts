/** RETURNING as a query of its own, but for what finds the rows. */
import type { SoqlQuery, SoslSearch } from './ast.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_limits.htm */
const MAX_ROWS = 2000;

type Returning = SoslSearch['returning'][number];

const queries = new WeakMap<Returning, SoqlQuery>();

/** One tree for each RETURNING, so that its plan is kept. */
export function queryOfReturning(returning: Returning, search: SoslSearch): SoqlQuery {
  let query = queries.get(returning);
  if (query === undefined) queries.set(returning, (query = queryOf(returning, search)));
  return query;
}

/** The first part of a search that the local org does not run, or null. */
export function unknownPart(search: SoslSearch): string | null {
  if (search.scope === 'SIDEBAR') return 'FIND IN SIDEBAR FIELDS';
  if (search.returning.length === 0) return 'FIND without RETURNING';
  const clause = search.withClauses.find((each) => each.toUpperCase() !== 'USER_MODE');
  if (clause !== undefined) return `FIND WITH ${clause}`;
  return search.limit !== null && search.returning.length > 1 ? 'A LIMIT over several objects of RETURNING' : null;
}

function queryOf(returning: Returning, search: SoslSearch): SoqlQuery {
  const { span } = returning;
  const fields = returning.fields.length > 0 ? returning.fields : [{ names: ['Id'], span }];
  return {
    select: fields.map((path) => ({ kind: 'field', path, alias: null })),
    from: { name: returning.object, alias: null, span },
    aliases: [],
    scope: null,
    where: returning.where,
    withClause: null,
    groupBy: null,
    having: null,
    orderBy: returning.orderBy,
    limit: returning.limit ?? search.limit ?? { kind: 'integer', value: MAX_ROWS, span },
    offset: returning.offset,
    forClause: [],
    allRows: false,
    span
  };
}
