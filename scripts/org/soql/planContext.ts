/** What the parts of the planner share: the schema, the faults found and the fields used. */
import { corporateCurrency, hasSeveralCurrencies } from '../currency/conversion.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { SoqlQuery, Span } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import type { InnerPlan, Reader } from './plan.ts';
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
 * Amounts to be ordered or added up, in the corporate currency. Null where a refusal was recorded.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
export function inOneCurrency<T>(context: PlanContext, reader: Reader<T>, what: string, span: Span): Reader<T> | null {
  if (reader.type !== 'currency' || !hasSeveralCurrencies(context.schema)) return reader;
  if (reader.converted === null) return refuse(context, `${what} of records without a currency`, span);
  return reader.converted((run) => corporateCurrency(run.transaction));
}
