/** Reading and setting fields of a record that is being saved, by name; a field may need a feature the org lacks. */
import { textOf, valueOf } from '../../access/rowReader.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { indexKey } from '../../data/indexKey.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { SaveItem } from '../saveItem.ts';

export function setField(object: ObjectSchema, item: SaveItem, name: string, value: StoredValue): void {
  const field = object.field(name);
  if (field !== undefined) item.draft[field.slot] = value;
}

/** True where caller or trigger gave the field a value other than the stored one. */
export function isGiven(object: ObjectSchema, item: SaveItem, name: string): boolean {
  const field = object.field(name);
  return field !== undefined && item.written.has(field.slot) && (item.isInsert || isChanged(object, item, name));
}

/** True for every field of a new record. */
export function isChanged(object: ObjectSchema, item: SaveItem, name: string): boolean {
  const field = object.field(name);
  if (field === undefined) return false;
  return (
    item.before === null ||
    indexKey(field, item.draft[field.slot] ?? null) !== indexKey(field, item.before[field.slot] ?? null)
  );
}

export function decimalOf(object: ObjectSchema, row: Row, name: string): ApexDecimal | null {
  const value = valueOf(object, row, name);
  return value instanceof ApexDecimal ? value : null;
}

/** Another row of the statement, or a stored one, for rules about one row of a kind. */
export function isSameIn(object: ObjectSchema, left: Row, right: Row, names: readonly string[]): boolean {
  return names.every((name) => textOf(object, left, name) === textOf(object, right, name));
}
