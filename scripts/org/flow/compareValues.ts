/** Comparing values of a flow: by content, text with regard to case. */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { normalizeId } from '../apex/values/apexId.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import type { FlowValue } from './flowType.ts';

/** null where the values have no order. */
export function order(left: FlowValue, right: FlowValue): number | null {
  if (left instanceof ApexDecimal && right instanceof ApexDecimal) return left.compare(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return Math.sign(left.days - right.days);
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return Math.sign(left.ms - right.ms);
  if (left instanceof ApexTime && right instanceof ApexTime) return Math.sign(left.ms - right.ms);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return null;
}

/** Ids of 15 and 18 characters are the same; records are equal when all their fields are. */
export function isEqual(left: FlowValue, right: FlowValue): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'string' && typeof right === 'string') return isSameId(left, right);
  if (left instanceof ApexSObject && right instanceof ApexSObject) return isSameRecord(left, right);
  if (Array.isArray(left) && Array.isArray(right)) {
    const others = right as readonly FlowValue[];
    return (
      left.length === others.length && left.every((item, index) => isEqual(item as FlowValue, others[index] ?? null))
    );
  }
  return order(left, right) === 0;
}

function isSameId(left: string, right: string): boolean {
  if (
    left.length === right.length ||
    Math.min(left.length, right.length) !== 15 ||
    Math.max(left.length, right.length) !== 18
  )
    return false;
  const id = normalizeId(left);
  return id !== null && id === normalizeId(right);
}

function isSameRecord(left: ApexSObject, right: ApexSObject): boolean {
  if (left.schema !== right.schema) return false;
  const slots = new Set([...left.values.keys(), ...right.values.keys()]);
  return [...slots].every((slot) => isEqual(left.peek(slot) as FlowValue, right.peek(slot) as FlowValue));
}
