/**
 * Formulas of flows: resources, entry formulas, filters of collections. One evaluator serves all formulas of the org; here `{!name}` is a
 * reference to the flow.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm
 */
import type { Origin } from '../diagnostic.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import type { FlowType } from './flowType.ts';

/** null for no formula. */
export function formulaText(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** null where a diagnostic was recorded. */
export function compileFlowFormula(scope: FlowScope, text: string, _wanted: FlowType, origin: Origin): Reader | null {
  return scope.report('flow.formula', `Formulas of flows are not evaluated by the local org yet: ${text}`, origin);
}
