/** Reading stored rows by field name, for the few layers that know standard objects by heart. */
import type { Row, Store, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';

/** null where the object has no such field: a field may need a feature the org does not have. */
export function valueOf(object: ObjectSchema, row: Row, field: string): StoredValue {
  const slot = object.field(field)?.slot;
  return slot === undefined ? null : (row[slot] ?? null);
}

export function textOf(object: ObjectSchema, row: Row, field: string): string | null {
  const value = valueOf(object, row, field);
  return typeof value === 'string' ? value : null;
}

export function isTrue(object: ObjectSchema, row: Row, field: string): boolean {
  return valueOf(object, row, field) === true;
}

export function idOf(row: Row): string {
  return row[0] as string;
}

export function isDeleted(object: ObjectSchema, row: Row): boolean {
  return isTrue(object, row, 'IsDeleted');
}

/** Rows that are not in the recycle bin and hold exactly this value. */
export function* liveRows(store: Store, object: ObjectSchema, field: string, value: StoredValue): Iterable<Row> {
  const slot = object.field(field)?.slot;
  if (slot === undefined) return;
  for (const row of store.lookup(object, slot, value)) {
    if (!isDeleted(object, row)) yield row;
  }
}
