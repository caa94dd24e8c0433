/**
 * A record whose before trigger runs may not be updated or deleted by that trigger.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables_considerations.htm
 */
import type { Transaction } from '../transaction/transaction.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

const IN_FLIGHT = Symbol('records in before triggers');

function idsInFlight(transaction: Transaction): ReadonlySet<string> {
  return (transaction.slots.get(IN_FLIGHT) as ReadonlySet<string> | undefined) ?? new Set();
}

export function withRecordsInFlight(step: SaveStep, items: readonly SaveItem[], work: () => void): void {
  const { transaction } = step;
  const outer = idsInFlight(transaction);
  const ids = items.flatMap((item) => (item.id === null ? [] : [item.id]));
  transaction.slots.set(IN_FLIGHT, new Set([...outer, ...ids]));
  try {
    work();
  } finally {
    transaction.slots.set(IN_FLIGHT, outer);
  }
}

export function checkRecursion(step: SaveStep, items: readonly SaveItem[]): void {
  const ids = idsInFlight(step.transaction);
  for (const item of items) {
    if (item.id === null || !ids.has(item.id)) continue;
    addError(
      item,
      'SELF_REFERENCE_FROM_TRIGGER',
      `Object (id = ${item.id}) is currently in trigger ${step.object.name.canonical}, therefore it cannot recursively update itself`
    );
  }
}
