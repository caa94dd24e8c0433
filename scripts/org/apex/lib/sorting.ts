/**
 * List.sort: nulls first, stable; primitives by value, enums by ordinal, records by type, name and fields, others by Comparable (P43).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_list_sorting_sobject.htm
 */
import { ApexDate } from '../values/apexDate.ts';
import { ApexDatetime } from '../values/apexDatetime.ts';
import { ApexEnum } from '../values/apexEnum.ts';
import { ApexId } from '../values/apexId.ts';
import { ApexObject, callMethodNamed, derivesFrom } from '../values/apexObject.ts';
import { ApexSObject } from '../values/apexSObject.ts';
import { throwApex } from '../values/apexThrow.ts';
import { ApexTime } from '../values/apexTime.ts';
import { compareNumbers } from '../values/equality.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import type { FieldSchema } from '../../schema/model.ts';
import { chargeWork } from './arguments.ts';

const COMPARABLE = RuntimeType.of('Comparable');

/** Text sorts by code unit, capital letters first: an assumption, see DIFFERENCES.md. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function sortValues(
  items: readonly unknown[],
  compare: (left: unknown, right: unknown) => number = compareValues
): unknown[] {
  chargeWork(items.length * 16);
  return [...items].sort((left, right) => compare(left, right));
}

export function compareValues(left: unknown, right: unknown): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  const order = compareNumbers(left, right);
  if (order !== null) return order;
  if (left instanceof ApexId && right instanceof ApexId) return compareText(left.value, right.value);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms - right.ms;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.ms - right.ms;
  if (left instanceof ApexEnum && right instanceof ApexEnum) return left.ordinal - right.ordinal;
  if (left instanceof ApexSObject && right instanceof ApexSObject) return compareRecords(left, right);
  if (left instanceof ApexObject && derivesFrom(left.apexClass, COMPARABLE))
    return callMethodNamed(left, 'compareto', [right]) as number;
  return throwApex('System.ListException', 'One or more of the items in this list is not Comparable.');
}

function compareRecords(left: ApexSObject, right: ApexSObject): number {
  const byType = compareText(left.schema.label, right.schema.label);
  if (byType !== 0 || left.schema !== right.schema) return byType;
  for (const field of sortFields(left)) {
    const order = compareField(left.peek(field.slot), right.peek(field.slot));
    if (order !== 0) return order;
  }
  return 0;
}

function compareField(left: unknown, right: unknown): number {
  return typeof left === 'object' && left !== null && 'bytes' in left ? 0 : compareValues(left, right);
}

/** Name first, then standard fields, then custom ones, each in the order of names. */
function sortFields(record: ApexSObject): FieldSchema[] {
  const rank = (field: FieldSchema): number => (field.isNameField ? 0 : field.isCustom ? 2 : 1);
  return record.schema.fields
    .filter((field) => field.slot !== 0)
    .sort((left, right) => rank(left) - rank(right) || compareText(left.name.canonical, right.name.canonical));
}
