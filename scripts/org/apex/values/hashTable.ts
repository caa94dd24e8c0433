/**
 * Look-up by value in insertion order: what Set and Map stand on (P39).
 *
 * Primitives, collections and SObjects are found by value, project objects by their `equals` and `hashCode` where they have both,
 * everything else by identity. A key that is changed after it was put in is no longer found, as on the platform.
 */
import { ApexBlob } from './apexBlob.ts';
import { ApexDate } from './apexDate.ts';
import { ApexDatetime } from './apexDatetime.ts';
import { ApexDecimal } from './apexDecimal.ts';
import { ApexDouble } from './apexDouble.ts';
import { ApexId } from './apexId.ts';
import { ApexObject, findMethod } from './apexObject.ts';
import { ApexSObject } from './apexSObject.ts';
import { ApexTime } from './apexTime.ts';

export type HashKey = string | number | bigint | boolean | object | null;

export interface HashEntry {
  readonly key: unknown;
  value: unknown;
}

/** A collection that can be part of a key; implemented by List, Set and Map, which this file must not import. */
export interface KeyedCollection {
  /** Keys of the content, in the order that matters for equality. */
  contentKeys(): Iterable<string>;
}

export class HashTable {
  private readonly entries = new Map<HashKey, HashEntry>();
  /** Representatives of project objects by hash code. */
  private buckets: Map<number, ApexObject[]> | null = null;

  get size(): number {
    return this.entries.size;
  }

  find(key: unknown): HashEntry | undefined {
    return this.entries.get(this.keyOf(key, false));
  }

  /** True when the key was new; an existing key keeps its place and its first object (P37). */
  put(key: unknown, value: unknown): boolean {
    const hash = this.keyOf(key, true);
    const entry = this.entries.get(hash);
    if (entry !== undefined) {
      entry.value = value;
      return false;
    }
    this.entries.set(hash, { key, value });
    return true;
  }

  delete(key: unknown): HashEntry | undefined {
    const hash = this.keyOf(key, false);
    const entry = this.entries.get(hash);
    if (entry === undefined) return undefined;
    this.entries.delete(hash);
    if (hash instanceof ApexObject) for (const bucket of this.buckets?.values() ?? []) removeFrom(bucket, hash);
    return entry;
  }

  clear(): void {
    this.entries.clear();
    this.buckets = null;
  }

  values(): MapIterator<HashEntry> {
    return this.entries.values();
  }

  private keyOf(value: unknown, isInsert: boolean): HashKey {
    if (!(value instanceof ApexObject)) return hashKey(value);
    const equals = findMethod(value, 'equals(object)');
    const hashCode = findMethod(value, 'hashcode()');
    if (equals === null || hashCode === null) return value;
    const hash = hashCode.call(value) as number;
    this.buckets ??= new Map();
    const bucket = this.buckets.get(hash) ?? [];
    const known = bucket.find((each) => each === value || equals.call(value, each) === true);
    if (known !== undefined) return known;
    if (isInsert) this.buckets.set(hash, [...bucket, value]);
    return value;
  }
}

function removeFrom(bucket: ApexObject[], object: ApexObject): void {
  const index = bucket.indexOf(object);
  if (index >= 0) bucket.splice(index, 1);
}

/** Whole numbers of every type meet (P41); Decimals of different scale do not, as the documentation of Decimal warns. */
export function hashKey(value: unknown): HashKey {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  if (value === null || value === undefined) return null;
  if (value instanceof ApexId) return value.value;
  if (value instanceof ApexDecimal)
    return value.scale === 0 ? hashKey(value.unscaled) : `\0decimal:${value.unscaled}:${value.scale}`;
  if (value instanceof ApexDouble) return Number.isSafeInteger(value.value) ? value.value : `\0double:${value.value}`;
  if (value instanceof ApexDate) return `\0date:${value.days}`;
  if (value instanceof ApexDatetime) return `\0datetime:${value.ms}`;
  if (value instanceof ApexTime) return `\0time:${value.ms}`;
  if (value instanceof ApexBlob) return `\0blob:${Buffer.from(value.bytes).toString('base64')}`;
  if (value instanceof ApexSObject) return sobjectKey(value);
  if (isKeyedCollection(value)) return `\0${[...value.contentKeys()].join(' ')}`;
  return value;
}

const serials = new WeakMap<object, number>();
let nextSerial = 1;

/** A number that stands for the identity of an object. */
export function identityOf(object: object): number {
  let serial = serials.get(object);
  if (serial === undefined) {
    serial = nextSerial;
    nextSerial += 1;
    serials.set(object, serial);
  }
  return serial;
}

/** The key as text, for use inside the key of a collection or record. */
export function keyText(value: unknown): string {
  const key = hashKey(value);
  if (key !== null && typeof key === 'object') return `#${identityOf(key)}`;
  return typeof key === 'string' ? JSON.stringify(key) : `${typeof key}:${key}`;
}

function sobjectKey(record: ApexSObject): string {
  const fields = [...record.values].filter(([, value]) => value !== null).sort(([left], [right]) => left - right);
  return `\0${record.objectName}{${fields.map(([slot, value]) => `${slot}=${keyText(value)}`).join(',')}}`;
}

function isKeyedCollection(value: object): value is KeyedCollection {
  return 'contentKeys' in value;
}
