/** What the parts of the planner share: the schema, the faults found and the fields used. */
import type { FieldType, ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { SoqlQuery, Span } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import type { InnerPlan } from './plan.ts';
import type { QueryFault } from './queryFault.ts';

/** A field a query touches, for the check of user mode. */
export interface FieldUse {
  readonly object: ObjectSchema;
  /** Canonical field name; null where only the object is used. */
  readonly field: string | null;
  readonly clause: 'select' | 'filter';
}

export interface PlanContext {
  readonly schema: OrgSchema;
  /** Apex bounds FIELDS() where the API does not. */
  readonly surface: 'apex' | 'api';
  readonly faults: QueryFault[];
  readonly uses: FieldUse[];
  /** Parent relationships used, for the ceiling of the query. */
  readonly parentPaths: Set<string>;
  planInner(query: SoqlQuery, outer: ObjectSchema): InnerPlan | null;
}

/** Records the fault and gives null, so that planners can `return fault(...)`. */
export function fault(context: PlanContext, message: string, span: Span): null {
  context.faults.push({ message, start: span.start, end: span.end });
  return null;
}

export function refuse(context: PlanContext, what: string, span: Span): null {
  context.faults.push({ message: faultTexts.notSupported(what), start: span.start, end: span.end, unsupported: what });
  return null;
}

/**
 * Records a refusal, and says so, where amounts of several currencies would be compared or added up: the platform converts them first.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
export function refuseMixedCurrencies(context: PlanContext, type: FieldType, what: string, span: Span): boolean {
  if (type !== 'currency' || !context.schema.features.has('MultiCurrency')) return false;
  refuse(context, `${what} in an org with several currencies`, span);
  return true;
}
