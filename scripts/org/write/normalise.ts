/**
 * From a value set in Apex to the value that is stored (P86): blank text becomes null, text is trimmed, numbers take the field's scale,
 * e-mail addresses are lower-case, picklist values take the spelling of the value set, multi-select values its order.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm
 */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexDouble } from '../apex/values/apexDouble.ts';
import { ApexId, normalizeId } from '../apex/values/apexId.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, FieldType, PicklistValue } from '../schema/model.ts';

/** Text whose surrounding white space is dropped; the documents do not say it of long text. */
const TRIMMED: ReadonlySet<FieldType> = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'combobox',
  'email',
  'phone',
  'url'
]);
const DECIMAL: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent']);

const CURRENCY_DECIMALS = 2;

/** Formats that do not fit are left as they are, for validation to report. */
export function normalise(field: FieldSchema, value: unknown): StoredValue {
  if (value === null || value === undefined) return field.type === 'boolean' ? false : null;
  if (typeof value === 'string') return normaliseText(field, value);
  if (value instanceof ApexId) return value.value;
  if (value instanceof ApexDatetime) return new ApexDatetime(Math.floor(value.ms / 1000) * 1000);
  if (DECIMAL.has(field.type)) return toScale(field, value);
  return value as StoredValue;
}

function normaliseText(field: FieldSchema, text: string): StoredValue {
  const trimmed = TRIMMED.has(field.type) ? text.trim() : text;
  if (trimmed === '') return null;
  switch (field.type) {
    case 'id':
    case 'reference':
      return normalizeId(trimmed) ?? trimmed;
    case 'email':
      return trimmed.toLowerCase();
    case 'picklist':
    case 'combobox':
      return declaredValue(field, trimmed);
    case 'multipicklist':
      return orderedValues(field, trimmed);
    default:
      return trimmed;
  }
}

function toScale(field: FieldSchema, value: unknown): StoredValue {
  const decimal = toDecimal(value);
  if (decimal === null) return value as StoredValue;
  // Standard currency fields that show no decimals, such as AnnualRevenue, keep those of the currency all the same.
  const scale = field.type === 'currency' && !field.isCustom ? Math.max(field.scale, CURRENCY_DECIMALS) : field.scale;
  return decimal.setScale(scale, 'HALF_UP');
}

function toDecimal(value: unknown): ApexDecimal | null {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  return typeof value === 'number' || typeof value === 'bigint' ? ApexDecimal.fromInteger(value) : null;
}

function valuesOf(field: FieldSchema): readonly PicklistValue[] {
  return field.picklist?.values ?? [];
}

function declaredValue(field: FieldSchema, text: string): string {
  const values = valuesOf(field);
  if (values.some((each) => each.value === text)) return text;
  return values.find((each) => each.value.toLowerCase() === text.toLowerCase())?.value ?? text;
}

function orderedValues(field: FieldSchema, text: string): string | null {
  const chosen = new Set(splitValues(text).map((part) => declaredValue(field, part)));
  const declared = valuesOf(field)
    .map((each) => each.value)
    .filter((value) => chosen.has(value));
  const unknown = [...chosen].filter((value) => !declared.includes(value));
  const all = [...declared, ...unknown];
  return all.length === 0 ? null : all.join(';');
}

/** The parts of a multi-select value, trimmed, without empty ones. */
export function splitValues(text: string): readonly string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
