import { idOf, textOf } from '../access/rowReader.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';

/** The name field's text, or the Id where there is none: how messages name a record. */
export function nameOf(object: ObjectSchema, row: Row): string {
  const field = object.fields.find((each) => each.isNameField);
  return (field === undefined ? null : textOf(object, row, field.name.canonical)) ?? idOf(row);
}

const NAME_PARTS = ['FirstName', 'MiddleName', 'LastName', 'Suffix'];

/** Name of a person, from its parts; the array is changed in place (P93). */
export function deriveFullName(object: ObjectSchema, draft: StoredValue[]): void {
  const field = object.field('Name');
  if (field === undefined) return;
  const parts = NAME_PARTS.map((part) => textOf(object, draft, part)).filter((part) => part !== null);
  draft[field.slot] = parts.length === 0 ? null : parts.join(' ');
}
