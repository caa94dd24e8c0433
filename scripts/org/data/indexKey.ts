import { ApexBlob } from '../apex/values/apexBlob.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import type { FieldSchema, FieldType } from '../schema/model.ts';
import type { StoredValue } from './store.ts';

const EXACT_TEXT: ReadonlySet<FieldType> = new Set(['id', 'reference', 'base64']);

/** True where two texts that differ only in case are two values: Ids and fields declared case-sensitive (P65). */
export function isExactText(field: FieldSchema): boolean {
  return field.isCaseSensitive || EXACT_TEXT.has(field.type);
}

/**
 * Two values of a field are equal to the platform exactly when their keys are; null for null.
 * Text ignores case unless the field says otherwise; 1.0 equals 1.00.
 */
export function indexKey(field: FieldSchema, value: StoredValue): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return isExactText(field) ? value : value.toLowerCase();
  return scalarKey(value);
}

/** As {@link indexKey} for anything but text. */
export function scalarKey(value: Exclude<StoredValue, null | string>): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof ApexDecimal) return value.stripTrailingZeros().toPlainString();
  if (value instanceof ApexDate) return String(value.days);
  if (value instanceof ApexDatetime || value instanceof ApexTime) return String(value.ms);
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
  throw new Error('Not a stored value.');
}
