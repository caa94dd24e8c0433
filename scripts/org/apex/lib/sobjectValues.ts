/** Values of record fields between the typed world and Object: `get`, `put`, JSON. */
import type { StoredValue } from '../../data/store.ts';
import type { FieldSchema, FieldType } from '../../schema/model.ts';
import { ApexBlob } from '../values/apexBlob.ts';
import { ApexDate } from '../values/apexDate.ts';
import { ApexDatetime } from '../values/apexDatetime.ts';
import { ApexDecimal } from '../values/apexDecimal.ts';
import { ApexDouble } from '../values/apexDouble.ts';
import { ApexId, toId } from '../values/apexId.ts';
import { throwApex } from '../values/apexThrow.ts';
import { ApexTime } from '../values/apexTime.ts';
import { typeOf } from '../values/typeTest.ts';

/** The Apex type of a field, as messages and RuntimeType print it. */
export const APEX_TYPE_OF_FIELD: Readonly<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  string: 'String',
  textarea: 'String',
  longtextarea: 'String',
  richtextarea: 'String',
  picklist: 'String',
  multipicklist: 'String',
  email: 'String',
  phone: 'String',
  url: 'String',
  autonumber: 'String',
  combobox: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  double: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  base64: 'Blob',
  address: 'Address',
  location: 'Location',
  anyType: 'Object'
};

/** A field's value held as Object: Ids are wrapped. */
export function toObjectValue(field: FieldSchema, value: StoredValue): unknown {
  return typeof value === 'string' && APEX_TYPE_OF_FIELD[field.type] === 'Id' ? new ApexId(value) : value;
}

const ACCEPT: Readonly<Record<string, (value: unknown) => StoredValue | undefined>> = {
  Id: (value) => (value instanceof ApexId ? value.value : typeof value === 'string' ? toId(value) : undefined),
  String: (value) => (value instanceof ApexId ? value.value : typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Integer: (value) => (typeof value === 'number' ? value : undefined),
  Decimal: toDecimal,
  Date: (value) => (value instanceof ApexDate ? value : undefined),
  Datetime: (value) =>
    value instanceof ApexDatetime ? value : value instanceof ApexDate ? new ApexDatetime(value.utc) : undefined,
  Time: (value) => (value instanceof ApexTime ? value : undefined),
  Blob: (value) => (value instanceof ApexBlob ? value : undefined)
};

function toDecimal(value: unknown): ApexDecimal | undefined {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  return typeof value === 'number' || typeof value === 'bigint' ? ApexDecimal.fromInteger(value) : undefined;
}

/** `put(field, value)`: throws SObjectException "Illegal assignment from Integer to String" (P58). */
export function fromObjectValue(field: FieldSchema, value: unknown): StoredValue {
  if (value === null) return null;
  const type = APEX_TYPE_OF_FIELD[field.type];
  const accepted = ACCEPT[type]?.(value);
  return accepted === undefined
    ? throwApex('System.SObjectException', `Illegal assignment from ${typeOf(value).name} to ${type}`)
    : accepted;
}
