/**
 * What happens to a job when it is put into the queue: the object and everything it holds is written down and read again, so that later
 * changes on either side do not show on the other, transient members are empty, and what cannot be written down is refused (P106).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_transient.htm
 */
import { ProjectClass } from '../apex/runtime/projectClass.ts';
import { ApexException } from '../apex/values/apexException.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexMap } from '../apex/values/apexMap.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import type { ApexClassInfo } from '../apex/values/apexObject.ts';
import { ApexSet } from '../apex/values/apexSet.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { typeOf } from '../apex/values/typeTest.ts';

/** Library values that can be told by their text again; everything else of the library is bound to its transaction. */
const WRITABLE_TYPES: ReadonlySet<string> = new Set([
  'AccessLevel',
  'Address',
  'AsyncOptions',
  'Blob',
  'Database.Cursor',
  'Database.PaginationCursor',
  'Date',
  'Datetime',
  'Decimal',
  'Double',
  'FinalizerContext',
  'Id',
  'Location',
  'QueueableContext',
  'QueueableDuplicateSignature',
  'SObjectField',
  'SObjectType',
  'Time',
  'TimeZone',
  'Type',
  'UUID',
  'Url',
  'Version'
]);

type Slots = Record<string, unknown>;

/** Throws System.SerializationException for a value that cannot be kept. Objects that are held twice stay one object. */
export function copyJob<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (value instanceof ApexObject) return copyObject(value, seen);
  if (value instanceof ApexSObject) return copyRecord(value, seen);
  if (value instanceof ApexList) {
    const list = remember(value, new ApexList(value.type), seen);
    list.items = value.items.map((item) => copy(item, seen));
    return list;
  }
  if (value instanceof ApexSet) {
    const set = remember(value, new ApexSet(value.type), seen);
    for (const item of [...value]) set.add(copy(item, seen));
    return set;
  }
  if (value instanceof ApexMap) {
    const map = remember(value, new ApexMap(value.type), seen);
    for (const { key, value: held } of [...value.entries()]) map.put(copy(key, seen), copy(held, seen));
    return map;
  }
  const { name } = typeOf(value);
  const isEnum = 'ordinal' in value;
  return isEnum || WRITABLE_TYPES.has(name)
    ? value
    : throwApex('System.SerializationException', `Not Serializable: ${name}`);
}

function remember<T extends object>(original: object, made: T, seen: Map<object, unknown>): T {
  seen.set(original, made);
  return made;
}

/** Keeps the prototype, so that stubs stay stubs; constructors do not run. */
function copyObject(value: ApexObject, seen: Map<object, unknown>): ApexObject {
  const made = remember(value, Object.create(Object.getPrototypeOf(value) as object) as ApexObject, seen);
  const dropped = transientSlots(value.apexClass);
  for (const [slot, held] of Object.entries(value)) {
    const isHeldByPlatform = value instanceof ApexException && !isApexValue(held);
    (made as unknown as Slots)[slot] = dropped.has(slot) ? null : isHeldByPlatform ? held : copy(held, seen);
  }
  return made;
}

/** Failures and fields that an exception keeps are plain data of the local org. */
function isApexValue(held: unknown): boolean {
  return (
    held instanceof ApexObject ||
    held instanceof ApexSObject ||
    held instanceof ApexList ||
    held instanceof ApexSet ||
    held instanceof ApexMap
  );
}

function copyRecord(record: ApexSObject, seen: Map<object, unknown>): ApexSObject {
  const made = remember(record, new ApexSObject(record.schema, record.selection), seen);
  for (const [slot, held] of record.values) made.values.set(slot, held);
  for (const [slot, parent] of record.parents) made.parents.set(slot, copy(parent, seen) as ApexSObject | null);
  for (const [name, list] of record.children) made.children.set(name, copy(list, seen) as ApexList);
  made.isClone = record.isClone;
  made.cloneSourceId = record.cloneSourceId;
  return made;
}

const slotsByClass = new WeakMap<ApexClassInfo, ReadonlySet<string>>();

function transientSlots(info: ApexClassInfo): ReadonlySet<string> {
  const known = slotsByClass.get(info);
  if (known !== undefined) return known;
  const own =
    info instanceof ProjectClass ? info.description.fields.filter((field) => !field.isStatic && field.isTransient) : [];
  const inherited = info.superclass === null ? [] : transientSlots(info.superclass);
  const slots = new Set([...inherited, ...own.map((field) => field.slot)]);
  slotsByClass.set(info, slots);
  return slots;
}
