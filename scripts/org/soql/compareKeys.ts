import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Key } from './operandValue.ts';

/** Negative, zero or positive for two keys of one field; text by its upper-case form unless `isExact`. */
export function compareKeys(left: Key, right: Key, isExact: boolean): number {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right, isExact);
  if (left instanceof ApexDecimal || right instanceof ApexDecimal) return toDecimal(left).compare(toDecimal(right));
  return Number(left) - Number(right);
}

/**
 * In an English locale text sorts by the UTF-8 bytes of its upper-case form.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_orderby.htm
 */
export function compareText(left: string, right: string, isExact: boolean): number {
  const a = isExact ? left : left.toUpperCase();
  const b = isExact ? right : right.toUpperCase();
  if (a === b) return 0;
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const SURROGATE = /[\uD800-\uDFFF]/;

/** Equal keys give equal texts. */
export function keyText(key: Key, isExact: boolean): string {
  if (typeof key === 'string') return isExact ? key : key.toLowerCase();
  return key instanceof ApexDecimal ? key.stripTrailingZeros().toPlainString() : String(key);
}

function toDecimal(key: Key): ApexDecimal {
  if (key instanceof ApexDecimal) return key;
  return ApexDecimal.fromInteger(Number(key));
}
