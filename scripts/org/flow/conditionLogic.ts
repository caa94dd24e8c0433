/** The condition logic of an element of a flow. */
import type { Origin } from '../diagnostic.ts';
import { parseLogic } from '../schema/conditionLogic.ts';
import type { Logic } from '../schema/conditionLogic.ts';
import type { FlowScope } from './flowScope.ts';

/** null where a diagnostic was recorded; no text means `and`. */
export function readLogic(scope: FlowScope, text: string | null, count: number, origin: Origin): Logic | null {
  return (
    parseLogic(text ?? 'and', count) ??
    scope.report('flow.logic', `'${text ?? ''}' is not a valid condition logic for ${count} conditions`, origin)
  );
}
