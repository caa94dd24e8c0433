/**
 * What the platform checks of single fields: formats and restricted picklists before triggers, everything after them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm#statuscode
 */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { normalizeId } from '../apex/values/apexId.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../schema/model.ts';
import { changedFields } from './changedFields.ts';
import type { WriteError } from './contract.ts';
import { splitValues } from './normalise.ts';
import { addError } from './saveItem.ts';
import type { SaveItem } from './saveItem.ts';

/** Something before the sign, a domain with a dot after it, no spaces. */
const EMAIL = /^[^\s@,;<>()[\]"]+@[^\s@,;<>()[\]"]+\.[^\s@.,;<>()[\]"]+$/;
const LONGEST_EMAIL_LOCAL_PART = 64;

/** Fields the platform fills itself: their absence is no fault of the caller. */
const FILLED_BY_PLATFORM: ReadonlySet<string> = new Set(['OwnerId']);

/** Before triggers: Ids must look like Ids and restricted picklists must hold their values. */
export function validateFormats(object: ObjectSchema, item: SaveItem): void {
  for (const field of changedFields(object, item)) {
    const value = item.draft[field.slot] ?? null;
    if (value === null) continue;
    const error = malformedId(field, value) ?? unknownPicklistValue(field, value);
    if (error !== null) item.errors.push(error);
  }
}

/** After triggers: all required fields, and lengths, ranges and formats of the fields that were written. */
export function validateFields(object: ObjectSchema, item: SaveItem): void {
  const missing = requiredFields(object).filter((field) => item.draft[field.slot] === null);
  if (missing.length > 0) {
    const names = missing.map((field) => field.name.canonical);
    addError(item, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
  }
  for (const field of changedFields(object, item)) {
    const value = item.draft[field.slot] ?? null;
    if (value === null) continue;
    const error =
      malformedId(field, value) ??
      unknownPicklistValue(field, value) ??
      tooLong(field, value) ??
      outOfRange(field, value) ??
      badEmail(field, value);
    if (error !== null) item.errors.push(error);
  }
}

const required = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

/** Every save looks at every required field, whether it was written or not. */
function requiredFields(object: ObjectSchema): readonly FieldSchema[] {
  const known = required.get(object) ?? object.fields.filter(isRequired);
  required.set(object, known);
  return known;
}

function isRequired(field: FieldSchema): boolean {
  if (field.isNillable || field.type === 'boolean' || field.type === 'autonumber' || field.formula !== null)
    return false;
  return field.isCreateable && !FILLED_BY_PLATFORM.has(field.name.canonical);
}

function malformedId(field: FieldSchema, value: StoredValue): WriteError | null {
  if (field.reference === null || typeof value !== 'string' || normalizeId(value) !== null) return null;
  return fieldError(field, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`);
}

function unknownPicklistValue(field: FieldSchema, value: StoredValue): WriteError | null {
  if (field.picklist === null || !field.picklist.isRestricted || typeof value !== 'string') return null;
  const allowed = new Set(field.picklist.values.filter((each) => each.isActive).map((each) => each.value));
  const chosen = field.type === 'multipicklist' ? splitValues(value) : [value];
  const wrong = chosen.find((each) => !allowed.has(each));
  return wrong === undefined ? null : badPicklistValue(field, wrong);
}

export function badPicklistValue(field: FieldSchema, value: string): WriteError {
  return fieldError(
    field,
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${value}`
  );
}

const TEXT: ReadonlySet<FieldType> = new Set([
  'string',
  'textarea',
  'longtextarea',
  'richtextarea',
  'picklist',
  'combobox',
  'email',
  'phone',
  'url'
]);

function tooLong(field: FieldSchema, value: StoredValue): WriteError | null {
  if (typeof value !== 'string' || !TEXT.has(field.type) || field.length === 0 || value.length <= field.length)
    return null;
  return fieldError(
    field,
    'STRING_TOO_LONG',
    `${field.label}: data value too large: ${value} (max length=${field.length})`
  );
}

function outOfRange(field: FieldSchema, value: StoredValue): WriteError | null {
  if (field.precision === 0) return null;
  const digits = wholeDigits(value);
  if (digits === null || digits <= field.precision - field.scale) return null;
  return fieldError(
    field,
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${String(value)}`
  );
}

/** Digits before the point; null for anything but a number. */
function wholeDigits(value: StoredValue): number | null {
  if (typeof value === 'number') return value === 0 ? 0 : String(Math.abs(value)).length;
  if (!(value instanceof ApexDecimal)) return null;
  return value.signum === 0 ? 0 : value.precision - value.scale;
}

function badEmail(field: FieldSchema, value: StoredValue): WriteError | null {
  if (field.type !== 'email' || typeof value !== 'string') return null;
  if (EMAIL.test(value) && value.indexOf('@') <= LONGEST_EMAIL_LOCAL_PART) return null;
  return fieldError(field, 'INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`);
}

function fieldError(field: FieldSchema, statusCode: string, message: string): WriteError {
  return { statusCode, message, fields: [field.name.canonical] };
}
