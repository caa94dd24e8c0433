/**
 * Apex values as text: concatenation, System.debug, String.valueOf(Object), messages of assertions (P9, P37, P52).
 */
import { ApexDate } from './apexDate.ts';
import { ApexEnum } from './apexEnum.ts';
import { ApexException } from './apexException.ts';
import { ApexList } from './apexList.ts';
import { ApexMap } from './apexMap.ts';
import { ApexObject, findMethod } from './apexObject.ts';
import type { ApexClassInfo, ApexFieldInfo } from './apexObject.ts';
import { ApexSet } from './apexSet.ts';
import { ApexSObject } from './apexSObject.ts';
import { compareNumbers } from './equality.ts';

/** Only so many elements of a collection are shown. */
export const SHOWN_ELEMENTS = 10;

const ALREADY_SHOWN = '(already output)';

/** null is `null`; a Date shows midnight, a Datetime is in GMT; collections are cut after ten elements. */
export function textOf(value: unknown): string {
  return print(value, []);
}

function print(value: unknown, outer: readonly object[]): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexEnum) return value.name;
  if (outer.includes(value)) return ALREADY_SHOWN;
  const inner = [...outer, value];
  if (value instanceof ApexList) return `(${elements(value.items, inner)})`;
  if (value instanceof ApexSet)
    return `{${elements(
      sorted([...value], (each) => each),
      inner
    )}}`;
  if (value instanceof ApexMap) return `{${entries(value, inner)}}`;
  if (value instanceof ApexSObject) return printSObject(value, inner);
  if (value instanceof ApexObject) return printObject(value, inner);
  return String(value);
}

function elements(items: readonly unknown[], outer: readonly object[]): string {
  const shown = items.slice(0, SHOWN_ELEMENTS).map((item) => print(item, outer));
  return (items.length > SHOWN_ELEMENTS ? [...shown, '...'] : shown).join(', ');
}

function entries(map: ApexMap, outer: readonly object[]): string {
  const all = sorted([...map.entries()], (entry) => entry.key);
  const shown = all.slice(0, SHOWN_ELEMENTS).map(({ key, value }) => `${print(key, outer)}=${print(value, outer)}`);
  return (all.length > SHOWN_ELEMENTS ? [...shown, '...'] : shown).join(', ');
}

/** Sets and maps print in the order of their keys: numbers by size, text by code unit, anything else as it was put in. */
function sorted<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  return items
    .map((item, index) => ({ item, index, key: keyOf(item) }))
    .sort((left, right) => compareKeys(left.key, right.key) || left.index - right.index)
    .map(({ item }) => item);
}

function compareKeys(left: unknown, right: unknown): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return compareNumbers(left, right) ?? 0;
}

/** `Account:{Name=Acme, Id=001...}` in the order the fields were set. */
function printSObject(record: ApexSObject, outer: readonly object[]): string {
  const parts: string[] = [];
  for (const [slot, value] of record.values) {
    const field = record.schema.fields[slot];
    if (field !== undefined) parts.push(`${field.name.canonical}=${print(value, outer)}`);
  }
  return `${record.objectName}:{${parts.join(', ')}}`;
}

/** The object's own toString, or `Inner:[field=value, ...]`, with neither namespace nor outer class. */
function printObject(object: ApexObject, outer: readonly object[]): string {
  const own = findMethod(object, 'tostring()');
  if (own !== null) return String(own.call(object));
  if (object instanceof ApexException) return object.toString();
  const fields = allFields(object.apexClass).filter((field) => !field.isProperty);
  const name = object.apexClass.name.replace(/^.*\./u, '');
  return `${name}:[${fields.map((field) => `${field.name}=${print(field.get(object), outer)}`).join(', ')}]`;
}

/** Instance fields and properties, inherited ones first. */
export function allFields(info: ApexClassInfo): ApexFieldInfo[] {
  return info.superclass === null ? [...info.fields] : [...allFields(info.superclass), ...info.fields];
}
