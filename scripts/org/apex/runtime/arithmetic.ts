/** Arithmetic that JavaScript does not do as Apex does, by operation and operand type. Operands are never null. */
import type { ApexDate } from '../values/apexDate.ts';
import { ApexDatetime } from '../values/apexDatetime.ts';
import { ApexDecimal } from '../values/apexDecimal.ts';
import { ApexDouble } from '../values/apexDouble.ts';
import { throwApex } from '../values/apexThrow.ts';
import { ApexTime } from '../values/apexTime.ts';

const MS_PER_DAY = 86_400_000;

function divideByZero(): never {
  return throwApex('System.MathException', 'Divide by 0');
}

/** Truncates towards zero (P4). */
export function divideInteger(left: number, right: number): number {
  return right === 0 ? divideByZero() : (left / right) | 0;
}

export function divideLong(left: bigint, right: bigint): bigint {
  return right === 0n ? divideByZero() : BigInt.asIntN(64, left / right);
}

/** Shifts count modulo 64, as in Java. */
export function shiftLeftLong(left: bigint, right: bigint): bigint {
  return BigInt.asIntN(64, left << (right & 63n));
}

export function shiftRightLong(left: bigint, right: bigint): bigint {
  return left >> (right & 63n);
}

export function shiftRightUnsignedLong(left: bigint, right: bigint): bigint {
  return BigInt.asIntN(64, BigInt.asUintN(64, left) >> (right & 63n));
}

export function addDouble(left: ApexDouble, right: ApexDouble): ApexDouble {
  return new ApexDouble(left.value + right.value);
}

export function subtractDouble(left: ApexDouble, right: ApexDouble): ApexDouble {
  return new ApexDouble(left.value - right.value);
}

export function multiplyDouble(left: ApexDouble, right: ApexDouble): ApexDouble {
  return new ApexDouble(left.value * right.value);
}

export function divideDouble(left: ApexDouble, right: ApexDouble): ApexDouble {
  return right.value === 0 ? divideByZero() : new ApexDouble(left.value / right.value);
}

export function negateDouble(operand: ApexDouble): ApexDouble {
  return new ApexDouble(-operand.value);
}

export function addDecimal(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  return left.add(right);
}

export function subtractDecimal(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  return left.subtract(right);
}

export function multiplyDecimal(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  return left.multiply(right);
}

export function divideDecimal(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  return left.divide(right);
}

export function negateDecimal(operand: ApexDecimal): ApexDecimal {
  return operand.negate();
}

export function addDate(left: ApexDate, days: number | bigint): ApexDate {
  return left.addDays(Number(days));
}

export function subtractDate(left: ApexDate, days: number | bigint): ApexDate {
  return left.addDays(-Number(days));
}

type Days = number | bigint | ApexDouble | ApexDecimal;

/** Days of 24 hours, fractions too (P52). */
function msOfDays(days: Days): number {
  const count = days instanceof ApexDouble ? days.value : days instanceof ApexDecimal ? days.toNumber() : Number(days);
  return Math.round(count * MS_PER_DAY);
}

export function addDatetime(left: ApexDatetime, days: Days): ApexDatetime {
  return new ApexDatetime(left.ms + msOfDays(days));
}

export function subtractDatetime(left: ApexDatetime, days: Days): ApexDatetime {
  return new ApexDatetime(left.ms - msOfDays(days));
}

/** Milliseconds; a time of day wraps at midnight. */
export function addTime(left: ApexTime, ms: number | bigint): ApexTime {
  const sum = (left.ms + (Number(ms) % MS_PER_DAY)) % MS_PER_DAY;
  return new ApexTime(sum < 0 ? sum + MS_PER_DAY : sum);
}

export function subtractTime(left: ApexTime, ms: number | bigint): ApexTime {
  return addTime(left, -Number(ms));
}

export function double(text: string): ApexDouble {
  return ApexDouble.fromString(text);
}

export function decimal(text: string): ApexDecimal {
  return ApexDecimal.fromString(text);
}
