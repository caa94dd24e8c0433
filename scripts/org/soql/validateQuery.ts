import type { OrgSchema } from '../schema/model.ts';
import type { SoqlQuery } from './ast.ts';
import type { PlanOptions } from './planQuery.ts';
import { planQuery } from './planQuery.ts';
import type { QueryFault } from './queryFault.ts';

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
