/**
 * Equality of any two Apex values: what `equals`, `==` on Objects and the assertions use (P3, P39, P60).
 *
 * Strings compare exactly, case included; an Id equals its 15-character form; numbers compare by value whatever their types; lists,
 * sets and maps by content; SObjects by type and fields; project objects by their `equals`, else by identity.
 */
import { ApexBlob } from './apexBlob.ts';
import { ApexDate } from './apexDate.ts';
import { ApexDatetime } from './apexDatetime.ts';
import { ApexDecimal } from './apexDecimal.ts';
import { ApexDouble } from './apexDouble.ts';
import { ApexId, normalizeId } from './apexId.ts';
import { ApexList } from './apexList.ts';
import { ApexMap } from './apexMap.ts';
import { ApexObject, findMethod } from './apexObject.ts';
import { ApexSet } from './apexSet.ts';
import { ApexSObject } from './apexSObject.ts';
import { ApexTime } from './apexTime.ts';
import { typeOf } from './typeTest.ts';

/** `isStrict`: numbers of different types differ, as in List.contains and indexOf (P41). */
export function valuesEqual(left: unknown, right: unknown, isStrict = false): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === undefined || right === undefined) return false;
  const order = compareNumbers(left, right);
  if (order !== null) return order === 0 && (!isStrict || typeOf(left) === typeOf(right));
  if (left instanceof ApexId || right instanceof ApexId) return idText(left) !== null && idText(left) === idText(right);
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (left instanceof ApexObject) return objectEquals(left, right);
  if (left instanceof ApexSObject) return right instanceof ApexSObject && sobjectsEqual(left, right);
  if (left instanceof ApexList) return right instanceof ApexList && listsEqual(left.items, right.items, isStrict);
  if (left instanceof ApexSet) return right instanceof ApexSet && setsEqual(left, right);
  if (left instanceof ApexMap) return right instanceof ApexMap && mapsEqual(left, right);
  return primitivesEqual(left, right);
}

function primitivesEqual(left: object, right: object): boolean {
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days === right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms === right.ms;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.ms === right.ms;
  if (left instanceof ApexBlob && right instanceof ApexBlob) return left.equals(right);
  return 'equals' in left && typeof left.equals === 'function' && left.equals(right) === true;
}

function objectEquals(left: ApexObject, right: unknown): boolean {
  const equals = findMethod(left, 'equals(object)');
  return equals !== null && equals.call(left, right) === true;
}

function idText(value: unknown): string | null {
  if (value instanceof ApexId) return value.value;
  return typeof value === 'string' ? normalizeId(value) : null;
}

/** Fields, then parents; absent and null are alike. Errors and clone marks do not count. */
function sobjectsEqual(left: ApexSObject, right: ApexSObject): boolean {
  if (left.objectName !== right.objectName) return false;
  for (const slot of new Set([...left.values.keys(), ...right.values.keys()])) {
    if (!valuesEqual(left.peek(slot), right.peek(slot))) return false;
  }
  for (const slot of new Set([...left.parents.keys(), ...right.parents.keys()])) {
    if (!valuesEqual(left.parents.get(slot) ?? null, right.parents.get(slot) ?? null)) return false;
  }
  return true;
}

function listsEqual(left: readonly unknown[], right: readonly unknown[], isStrict: boolean): boolean {
  return left.length === right.length && left.every((value, index) => valuesEqual(value, right[index], isStrict));
}

function setsEqual(left: ApexSet, right: ApexSet): boolean {
  return left.size === right.size && [...left].every((value) => right.has(value));
}

function mapsEqual(left: ApexMap, right: ApexMap): boolean {
  return (
    left.size === right.size &&
    [...left.entries()].every(({ key, value }) => right.has(key) && valuesEqual(value, right.get(key)))
  );
}

/** Negative, zero or positive; null when one of the two is no number. */
export function compareNumbers(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left instanceof ApexDouble || right instanceof ApexDouble) {
    const [first, second] = [floatOf(left), floatOf(right)];
    return first === null || second === null ? null : first === second ? 0 : first < second ? -1 : 1;
  }
  const [first, second] = [decimalOf(left), decimalOf(right)];
  return first === null || second === null ? null : first.compare(second);
}

function floatOf(value: unknown): number | null {
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDecimal) return value.toNumber();
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
}

function decimalOf(value: unknown): ApexDecimal | null {
  if (value instanceof ApexDecimal) return value;
  return typeof value === 'number' || typeof value === 'bigint' ? ApexDecimal.fromInteger(value) : null;
}
