/** Stored rows as records in memory, for library members that hand out configuration. */
import type { Row } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { ApexSObject } from '../values/apexSObject.ts';

/** All fields of the row that are not null. */
export function recordOfRow(object: ObjectSchema, row: Row): ApexSObject {
  const record = new ApexSObject(object);
  for (const field of object.fields) {
    const value = row[field.slot] ?? null;
    if (value !== null) record.values.set(field.slot, value);
  }
  return record;
}
