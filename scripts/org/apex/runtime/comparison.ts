/**
 * `==`, `===`, `<` and their kin by operand type.
 *
 * An ordering with null on either side is false, except that every text is greater than null:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import type { ApexDate } from '../values/apexDate.ts';
import type { ApexDatetime } from '../values/apexDatetime.ts';
import { ApexDecimal } from '../values/apexDecimal.ts';
import { ApexDouble } from '../values/apexDouble.ts';
import { ApexId } from '../values/apexId.ts';
import type { ApexTime } from '../values/apexTime.ts';
import { valuesEqual } from '../values/equality.ts';

type Numeral = number | bigint | null;

export function lessNumber(left: Numeral, right: Numeral): boolean {
  return left !== null && right !== null && left < right;
}

export function lessOrEqualNumber(left: Numeral, right: Numeral): boolean {
  return left !== null && right !== null && left <= right;
}

export function greaterNumber(left: Numeral, right: Numeral): boolean {
  return left !== null && right !== null && left > right;
}

export function greaterOrEqualNumber(left: Numeral, right: Numeral): boolean {
  return left !== null && right !== null && left >= right;
}

/** Numbers whose sign says the order; NaN, which is neither, where one side is null. */
type Order = number;

export function compareDouble(left: ApexDouble | null, right: ApexDouble | null): Order {
  return left === null || right === null ? NaN : left.value - right.value;
}

export function compareDecimal(left: ApexDecimal | null, right: ApexDecimal | null): Order {
  return left === null || right === null ? NaN : left.compare(right);
}

export function compareDate(left: ApexDate | null, right: ApexDate | null): Order {
  return left === null || right === null ? NaN : left.days - right.days;
}

export function compareDatetime(left: ApexDatetime | null, right: ApexDatetime | null): Order {
  return left === null || right === null ? NaN : left.ms - right.ms;
}

export function compareTime(left: ApexTime | null, right: ApexTime | null): Order {
  return left === null || right === null ? NaN : left.ms - right.ms;
}

/** English order without case (P2). */
const collator = new Intl.Collator('en', { sensitivity: 'accent' });

export function compareString(left: string | null, right: string | null): Order {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return collator.compare(left, right);
}

export function compareId(left: string | null, right: string | null): Order {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Without case (P2). */
export function equalString(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  return left !== null && right !== null && left.length === right.length && left.toLowerCase() === right.toLowerCase();
}

export function equalDouble(left: ApexDouble | null, right: ApexDouble | null): boolean {
  return left === null || right === null ? left === right : left.value === right.value;
}

export function equalDecimal(left: ApexDecimal | null, right: ApexDecimal | null): boolean {
  return left === null || right === null ? left === right : left.compare(right) === 0;
}

export function equalDate(left: ApexDate | null, right: ApexDate | null): boolean {
  return left === null || right === null ? left === right : left.days === right.days;
}

export function equalDatetime(left: ApexDatetime | null, right: ApexDatetime | null): boolean {
  return left === null || right === null ? left === right : left.ms === right.ms;
}

export function equalTime(left: ApexTime | null, right: ApexTime | null): boolean {
  return left === null || right === null ? left === right : left.ms === right.ms;
}

/** Collections by content, records by fields, project objects by their `equals` (P39, P60). */
export function equalObject(left: unknown, right: unknown): boolean {
  return valuesEqual(left, right);
}

export { equalObject as equalSObject };

/** A string has no identity of its own here: the same characters, case included, are the same string. */
export function identicalString(left: string | null, right: string | null): boolean {
  return left === right;
}

export { equalDouble as identicalDouble, equalDecimal as identicalDecimal, equalDate as identicalDate };
export { equalDatetime as identicalDatetime, equalTime as identicalTime };

/** The same object; immutable primitives held as Object count as the same when they are equal. */
export function identicalObject(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return isBoxed(left) && isBoxed(right) && valuesEqual(left, right);
}

function isBoxed(value: unknown): boolean {
  return value instanceof ApexDouble || value instanceof ApexDecimal || value instanceof ApexId;
}

export { identicalObject as identicalSObject };
