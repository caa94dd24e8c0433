/** Stored rows to JSON text and back: values by full field name, exact, nulls left out. */
import { ApexAddress, ApexLocation } from '../apex/values/apexAddress.ts';
import { ApexBlob } from '../apex/values/apexBlob.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { JournalError } from './journalError.ts';
import type { Row, StoredValue } from './store.ts';

type Plain = string | number | boolean;

/** The text of a row and the fields that hold a value in it. */
export function encodeRow(
  object: ObjectSchema,
  row: Row
): { readonly body: string; readonly fields: readonly FieldSchema[] } {
  const fields = object.fields.filter((field) => (row[field.slot] ?? null) !== null);
  const pairs = fields.map((field) => [field.name.canonical, encode(row[field.slot] as Exclude<StoredValue, null>)]);
  return { body: JSON.stringify(Object.fromEntries(pairs)), fields };
}

function encode(value: Exclude<StoredValue, null>): Plain {
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof ApexDecimal) return value.toPlainString();
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.ms;
  if (value instanceof ApexDate) return value.days;
  if (value instanceof ApexAddress || value instanceof ApexLocation)
    throw new Error('The parts of a compound value are stored, not the value.');
  return value;
}

/** A field the text does not name reads null. Throws {@link JournalError} where a value does not fit its field. */
export function decodeRow(object: ObjectSchema, body: string): Row {
  const row: StoredValue[] = new Array<StoredValue>(object.fields.length).fill(null);
  for (const [name, value] of Object.entries(JSON.parse(body) as Record<string, Plain>)) {
    const field = object.field(name);
    if (field === undefined)
      throw new JournalError(
        `Field ${object.name.canonical}.${name} is in the data file but no longer in the project.`
      );
    row[field.slot] = decode(field, value, object);
  }
  return row;
}

function decode(field: FieldSchema, value: Plain, object: ObjectSchema): StoredValue {
  switch (field.type) {
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'integer':
      if (typeof value === 'number') return value;
      break;
    case 'double':
    case 'currency':
    case 'percent':
      if (typeof value === 'string') return ApexDecimal.fromString(value);
      break;
    case 'date':
      if (typeof value === 'number') return new ApexDate(value);
      break;
    case 'datetime':
      if (typeof value === 'number') return new ApexDatetime(value);
      break;
    case 'time':
      if (typeof value === 'number') return new ApexTime(value);
      break;
    case 'base64':
      if (typeof value === 'string') return new ApexBlob(Buffer.from(value, 'base64'));
      break;
    default:
      if (typeof value === 'string') return value;
  }
  throw new JournalError(
    `Field ${object.name.canonical}.${field.name.canonical} holds a value that is no ${field.type}.`
  );
}
