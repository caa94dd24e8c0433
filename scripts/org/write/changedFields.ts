import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { SaveItem } from './saveItem.ts';

/** Fields that caller or trigger wrote with a value other than the stored one, in slot order; most fields of an object are not written. */
export function changedFields(object: ObjectSchema, item: SaveItem): readonly FieldSchema[] {
  const changed: FieldSchema[] = [];
  for (const slot of [...item.written].sort((a, b) => a - b)) {
    const field = object.fields[slot];
    if (field !== undefined && item.draft[slot] !== item.before?.[slot]) changed.push(field);
  }
  return changed;
}
