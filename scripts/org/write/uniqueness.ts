/**
 * Unique fields, judged on what the whole chunk leaves behind: two rows may swap their values (P86).
 */
import { isDeleted, idOf } from '../access/rowReader.ts';
import { indexKey } from '../data/indexKey.ts';
import type { FieldSchema } from '../schema/model.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/** Of two rows of one statement with the same value the first keeps it. */
export function validateUniqueness(step: SaveStep, items: readonly SaveItem[]): void {
  for (const field of step.object.fields) {
    if (field.isUnique && field.slot !== 0) validateField(step, field, items);
  }
}

function validateField({ object, transaction }: SaveStep, field: FieldSchema, items: readonly SaveItem[]): void {
  const inFlight = new Set(items.map((item) => item.id));
  const holders = new Map<string, SaveItem>();
  for (const item of items) {
    const value = item.draft[field.slot] ?? null;
    const key = indexKey(field, value);
    if (key === null) continue;
    const rival = holders.get(key);
    if (rival !== undefined) {
      reject(item, field, rival.id ?? '');
      continue;
    }
    holders.set(key, item);
    for (const row of transaction.store.lookup(object, field.slot, value)) {
      if (isDeleted(object, row) || inFlight.has(idOf(row))) continue;
      reject(item, field, idOf(row));
      break;
    }
  }
}

function reject(item: SaveItem, field: FieldSchema, rivalId: string): void {
  const name = field.name.canonical;
  addError(
    item,
    'DUPLICATE_VALUE',
    `duplicate value found: ${name} duplicates value on record with id: ${rivalId.slice(0, 15)}`,
    [name]
  );
}
