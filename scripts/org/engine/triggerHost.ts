import type { LoadedUnit } from '../apex/emit/loadUnit.ts';
import type { FlowProgram } from '../flow/compileFlows.ts';
import { createFlowLookup, eventFlows } from '../flow/recordFlows.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { TriggerHandle, TriggerHost } from '../transaction/transaction.ts';

/** The project's triggers by object and operation, in the order of their names (the platform promises no order), and its flows. */
export function createTriggerHost(units: readonly LoadedUnit[], schema: OrgSchema, flows: FlowProgram): TriggerHost {
  const handles = new Map<string, TriggerHandle[]>();
  const triggers = units
    .filter((unit) => unit.emitted.trigger !== null)
    .sort((a, b) => (a.emitted.name < b.emitted.name ? -1 : 1));
  for (const { emitted, run } of triggers) {
    if (emitted.trigger === null || run === null) continue;
    const object = schema.object(emitted.trigger.object)?.name.canonical ?? emitted.trigger.object;
    for (const event of emitted.trigger.events) {
      const key = keyOf(object, event.toUpperCase().replace(' ', '_'));
      const handle: TriggerHandle = { name: emitted.name, run: () => run() };
      handles.set(key, [...(handles.get(key) ?? []), handle]);
    }
  }
  for (const { object, handle } of eventFlows(flows.triggers)) {
    const key = keyOf(object, 'AFTER_INSERT');
    handles.set(key, [...(handles.get(key) ?? []), handle]);
  }
  return {
    triggersFor: (object, event) => handles.get(keyOf(object, event)) ?? [],
    flowsFor: createFlowLookup(flows.triggers)
  };
}

function keyOf(object: string, event: string): string {
  return `${object} ${event}`;
}
