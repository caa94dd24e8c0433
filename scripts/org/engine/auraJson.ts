/**
 * Values between Lightning components and Apex: what an `@AuraEnabled` method takes and gives.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html
 *
 * Of a project class only members marked `@AuraEnabled` travel; a member that is null does not appear.
 */
import { ApexBlob } from '../apex/values/apexBlob.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexDouble } from '../apex/values/apexDouble.ts';
import { ApexEnum } from '../apex/values/apexEnum.ts';
import { ApexId, normalizeId } from '../apex/values/apexId.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexMap } from '../apex/values/apexMap.ts';
import { ApexObject, findClass, type ApexClassInfo, type ApexFieldInfo } from '../apex/values/apexObject.ts';
import { ApexSet } from '../apex/values/apexSet.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import type { RuntimeType } from '../apex/values/runtimeType.ts';
import type { OrgSchema } from '../schema/model.ts';
import { fieldFromJson, fieldToJson } from './fieldJson.ts';

/** A value that cannot travel; the message says which and why. */
export class AuraJsonError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AuraJsonError';
  }
}

/** Plain JSON for the browser. */
export function toAura(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexId) return value.value;
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexTime) return value.ms;
  if (
    value instanceof ApexDecimal ||
    value instanceof ApexDate ||
    value instanceof ApexDatetime ||
    value instanceof ApexBlob
  )
    return fieldToJson(value);
  if (value instanceof ApexList || value instanceof ApexSet) return [...value].map(toAura);
  if (value instanceof ApexMap)
    return Object.fromEntries([...value.entries()].map((entry) => [String(toAura(entry.key)), toAura(entry.value)]));
  if (value instanceof ApexSObject) return sobjectToAura(value);
  if (value instanceof ApexObject) return objectToAura(value);
  throw new AuraJsonError(
    `A value of this type cannot be sent to a component: ${Object.prototype.toString.call(value)}`
  );
}

/** The Apex value of the declared type; `place` names the parameter in errors. */
export function fromAura(json: unknown, type: RuntimeType, schema: OrgSchema, place: string): unknown {
  if (json === null || json === undefined) return null;
  const reader = READERS[type.base.toLowerCase()];
  if (reader !== undefined) {
    const value = reader(json, type, schema, place);
    if (value === undefined)
      throw new AuraJsonError(`Value provided is invalid for action parameter '${place}' of type '${type.name}'`);
    return value;
  }
  const info = findClass(type.name);
  if (info !== null && info.kind === 'class') return objectFromAura(json, info, schema, place);
  const object = schema.object(type.name);
  if (object !== undefined || type.name === 'SObject') return sobjectFromAura(json, type, schema, place);
  throw new AuraJsonError(`A component cannot send a value of type '${type.name}' (${place})`);
}

function sobjectToAura(record: ApexSObject): unknown {
  const result: Record<string, unknown> = record.id === null ? {} : { Id: record.id };
  for (const [slot, value] of record.values) {
    const field = record.schema.fields[slot];
    if (field !== undefined && value !== null) result[field.name.canonical] = fieldToJson(value);
  }
  for (const [slot, parent] of record.parents) {
    const name = record.schema.fields[slot]?.reference?.relationshipName;
    if (name !== null && name !== undefined && parent !== null) result[name] = sobjectToAura(parent);
  }
  for (const [name, list] of record.children)
    result[record.schema.child(name)?.relationshipName ?? name] = toAura(list);
  return result;
}

function objectToAura(value: ApexObject): unknown {
  const entries = travellingFields(value.apexClass)
    .map((field) => [field.name, toAura(field.get(value))] as const)
    .filter(([, each]) => each !== null);
  return Object.fromEntries(entries);
}

function objectFromAura(json: unknown, info: ApexClassInfo, schema: OrgSchema, place: string): ApexObject {
  if (typeof json !== 'object' || Array.isArray(json))
    throw new AuraJsonError(`Value provided is invalid for action parameter '${place}' of type '${info.name}'`);
  if (info.construct === null)
    throw new AuraJsonError(`'${info.name}' has no constructor without arguments (${place})`);
  const target = info.construct();
  const fields = new Map(travellingFields(info).map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of Object.entries(json as Record<string, unknown>)) {
    const field = fields.get(name.toLowerCase());
    // The platform drops members that the class does not show to components.
    if (field === undefined || field.set === null) continue;
    field.set(target, fromAura(value, field.type, schema, `${place}.${name}`));
  }
  return target;
}

function travellingFields(info: ApexClassInfo): readonly ApexFieldInfo[] {
  const inherited = info.superclass === null ? [] : travellingFields(info.superclass);
  const own = info.fields.filter((field) => field.annotations.some((name) => name.toLowerCase() === 'auraenabled'));
  return [...inherited, ...own];
}

function sobjectFromAura(json: unknown, type: RuntimeType, schema: OrgSchema, place: string): ApexSObject {
  if (typeof json !== 'object' || Array.isArray(json) || json === null)
    throw new AuraJsonError(`Value provided is invalid for action parameter '${place}' of type '${type.name}'`);
  const { sobjectType, attributes, ...values } = json as Record<string, unknown>;
  const named =
    type.name === 'SObject' ? (sobjectType ?? (attributes as { type?: unknown } | undefined)?.type) : type.name;
  const object = typeof named === 'string' ? schema.object(named) : undefined;
  if (object === undefined) throw new AuraJsonError(`The type of the record is not known (${place})`);
  const record = new ApexSObject(object);
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field === undefined)
      throw new AuraJsonError(`No such column '${name}' on entity '${object.name.canonical}' (${place})`);
    record.write(field, fieldFromJson(field, value));
  }
  return record;
}

type Reader = (json: unknown, type: RuntimeType, schema: OrgSchema, place: string) => unknown;

const readDecimal: Reader = (json) => {
  if (typeof json === 'number') return ApexDecimal.fromNumber(json);
  return typeof json === 'string' ? (ApexDecimal.parse(json) ?? undefined) : undefined;
};

/** By the lower-case base name of the declared type; undefined for a value that does not fit. */
const READERS: Readonly<Record<string, Reader>> = {
  string: (json) =>
    typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? String(json) : undefined,
  id: (json) => (typeof json === 'string' ? (normalizeId(json) ?? undefined) : undefined),
  boolean: (json) => (typeof json === 'boolean' ? json : undefined),
  integer: (json) =>
    typeof json === 'number' && Number.isInteger(json) && Math.abs(json) <= 0x7fffffff ? json : undefined,
  long: (json) => (typeof json === 'number' && Number.isInteger(json) ? BigInt(json) : undefined),
  double: (json) => (typeof json === 'number' ? new ApexDouble(json) : undefined),
  decimal: readDecimal,
  date: (json) => (typeof json === 'string' ? (ApexDate.parseIso(json.slice(0, 10)) ?? undefined) : undefined),
  datetime: (json) => (typeof json === 'string' ? (ApexDatetime.parseIso(json) ?? undefined) : undefined),
  list: (json, type, schema, place) =>
    Array.isArray(json)
      ? new ApexList(
          type,
          json.map((each, index) => fromAura(each, type.element, schema, `${place}[${index}]`))
        )
      : undefined,
  map: (json, type, schema, place) =>
    typeof json === 'object' && !Array.isArray(json)
      ? new ApexMap(
          type,
          Object.entries(json as Record<string, unknown>).map(
            ([key, each]) =>
              [
                fromAura(key, type.element, schema, place),
                fromAura(each, type.mapValue, schema, `${place}.${key}`)
              ] as const
          )
        )
      : undefined
};
