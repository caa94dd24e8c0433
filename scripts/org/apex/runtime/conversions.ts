/** Implicit conversions between types, named by the conversion. null stays null. */
import type { ApexDate } from '../values/apexDate.ts';
import { ApexDatetime } from '../values/apexDatetime.ts';
import { ApexDecimal } from '../values/apexDecimal.ts';
import { ApexDouble } from '../values/apexDouble.ts';
import { ApexId, toId } from '../values/apexId.ts';
import type { ApexList } from '../values/apexList.ts';
import { heapAllowance } from '../../transaction/heapAllowance.ts';
import { checkHeap } from '../values/heap.ts';
import { throwApex } from '../values/apexThrow.ts';
import { npe } from './frames.ts';

export function convertIntegerToLong(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}

export function convertIntegerToDouble(value: number | null): ApexDouble | null {
  return value === null ? null : new ApexDouble(value);
}

export function convertIntegerToDecimal(value: number | null): ApexDecimal | null {
  return value === null ? null : ApexDecimal.fromInteger(value);
}

export function convertLongToDouble(value: bigint | null): ApexDouble | null {
  return value === null ? null : new ApexDouble(Number(value));
}

export function convertLongToDecimal(value: bigint | null): ApexDecimal | null {
  return value === null ? null : ApexDecimal.fromInteger(value);
}

export function convertDoubleToDecimal(value: ApexDouble | null): ApexDecimal | null {
  return value === null ? null : ApexDecimal.fromNumber(value.value);
}

export function convertDecimalToDouble(value: ApexDecimal | null): ApexDouble | null {
  return value === null ? null : new ApexDouble(value.toNumber());
}

/** `(Integer) value`: what comes after the point is cut off. */
export function convertDoubleToInteger(value: ApexDouble | null): number | null {
  return value === null ? null : Math.trunc(value.value) | 0;
}

export function convertDecimalToInteger(value: ApexDecimal | null): number | null {
  return value === null ? null : Number(BigInt.asIntN(32, value.toBigInt()));
}

/** Throws StringException "Invalid id: x". */
export function convertStringToId(value: string | null): string | null {
  return value === null ? null : toId(value);
}

export function convertIdToObject(value: string | null): ApexId | null {
  return value === null ? null : new ApexId(value);
}

/** Midnight in GMT (P52). */
export function convertDateToDatetime(value: ApexDate | null): ApexDatetime | null {
  return value === null ? null : new ApexDatetime(value.utc);
}

/** The one row of a query's list where a record is assigned; throws QueryException (P62). */
export function convertQueryToRow(rows: ApexList | null): unknown {
  if (rows === null) return npe();
  if (rows.size === 1) return rows.get(0);
  const count = rows.size === 0 ? 'no rows' : 'more than 1 row';
  return throwApex('System.QueryException', `List has ${count} for assignment to SObject`);
}

/** Texts shorter than this cannot exceed the heap by themselves. */
const SMALL_TEXT = 1_000_000;

/** The result of a concatenation; fails with the heap limit when no heap could hold it. */
export function grown(text: string): string {
  if (text.length > SMALL_TEXT) checkHeap(text.length * 2);
  else heapAllowance.left -= text.length * 2;
  return text;
}
