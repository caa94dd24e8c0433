/** Field values between JSON (tree plans, the UI API) and the store, by the field's type. */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexAddress, ApexLocation } from '../apex/values/apexAddress.ts';
import { ApexBlob } from '../apex/values/apexBlob.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import { normalizeId } from '../apex/values/apexId.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, FieldType } from '../schema/model.ts';

/** A JSON value that the field cannot take; the message names the field as the REST API does. */
export class FieldJsonError extends Error {
  readonly field: string;

  constructor(field: FieldSchema, value: unknown) {
    super(`Cannot deserialize instance of ${field.type} from value ${JSON.stringify(value)} (${field.name.canonical})`);
    this.name = 'FieldJsonError';
    this.field = field.name.canonical;
  }
}

type Reader = (value: unknown) => StoredValue | undefined;

const readText: Reader = (value) => (typeof value === 'string' ? value : undefined);
const readDecimal: Reader = (value) => {
  if (typeof value === 'number') return ApexDecimal.fromNumber(value);
  return typeof value === 'string' ? (ApexDecimal.parse(value) ?? undefined) : undefined;
};
const readInteger: Reader = (value) => (typeof value === 'number' && Number.isInteger(value) ? value : undefined);
const readId: Reader = (value) => (typeof value === 'string' ? (normalizeId(value) ?? undefined) : undefined);

const READERS: Partial<Readonly<Record<FieldType, Reader>>> = {
  id: readId,
  reference: readId,
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  integer: readInteger,
  double: readDecimal,
  currency: readDecimal,
  percent: readDecimal,
  date: (value) => (typeof value === 'string' ? (ApexDate.parseIso(value.slice(0, 10)) ?? undefined) : undefined),
  datetime: (value) => (typeof value === 'string' ? (ApexDatetime.parseIso(value) ?? undefined) : undefined),
  time: (value) => (typeof value === 'string' ? (ApexTime.parseIso(value) ?? undefined) : undefined)
};

/** Throws {@link FieldJsonError} where the value does not fit; text fields take anything that is text. */
export function fieldFromJson(field: FieldSchema, value: unknown): StoredValue {
  if (value === null) return null;
  const stored = (READERS[field.type] ?? readText)(value);
  if (stored === undefined) throw new FieldJsonError(field, value);
  return stored;
}

/** As the REST API prints a value: dates as ISO text, numbers as numbers, binary as base64. */
export type FieldJson = string | number | boolean | null | Readonly<Record<string, string | number | null>>;

export function fieldToJson(value: StoredValue): FieldJson {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexAddress || value instanceof ApexLocation) return Object.fromEntries(value.members());
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  return value.toString();
}
