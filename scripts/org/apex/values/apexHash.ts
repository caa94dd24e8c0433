/** Hash codes of Apex values, 32-bit, as Java computes them where the platform's types are Java's (P48). */
import { ApexDate } from './apexDate.ts';
import { ApexDatetime } from './apexDatetime.ts';
import { ApexDecimal } from './apexDecimal.ts';
import { ApexDouble } from './apexDouble.ts';
import { ApexEnum } from './apexEnum.ts';
import { ApexId } from './apexId.ts';
import { ApexList } from './apexList.ts';
import { ApexMap } from './apexMap.ts';
import { ApexObject, findMethod } from './apexObject.ts';
import { ApexSet } from './apexSet.ts';
import { ApexTime } from './apexTime.ts';
import { hashKey, identityOf } from './hashTable.ts';

export function stringHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

export function longHash(value: bigint): number {
  const bits = BigInt.asUintN(64, value);
  return Number(BigInt.asIntN(32, bits ^ (bits >> 32n)));
}

/** 0 for null. Objects without `hashCode()` hash by identity. */
export function hashCodeOf(value: unknown): number {
  if (value === null || value === undefined) return 0;
  switch (typeof value) {
    case 'string':
      return stringHash(value);
    case 'number':
      return value;
    case 'boolean':
      return value ? 1231 : 1237;
    case 'bigint':
      return longHash(value);
  }
  if (value instanceof ApexId) return stringHash(value.value);
  if (value instanceof ApexDecimal) return (Math.imul(31, longHash(BigInt(value.unscaled))) + value.scale) | 0;
  if (value instanceof ApexDouble) return longHash(doubleBits(value.value));
  if (value instanceof ApexDate) return longHash(BigInt(value.utc));
  if (value instanceof ApexDatetime || value instanceof ApexTime) return longHash(BigInt(value.ms));
  if (value instanceof ApexEnum) return stringHash(value.name);
  if (value instanceof ApexList)
    return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashCodeOf(item)) | 0, 1);
  if (value instanceof ApexSet) return [...value].reduce<number>((hash, item) => (hash + hashCodeOf(item)) | 0, 0);
  if (value instanceof ApexMap)
    return [...value.entries()].reduce(
      (hash, { key, value: item }) => (hash + (hashCodeOf(key) ^ hashCodeOf(item))) | 0,
      0
    );
  if (value instanceof ApexObject) {
    const own = findMethod(value, 'hashcode()');
    return own === null ? identityOf(value) : (own.call(value) as number);
  }
  const key = hashKey(value);
  return typeof key === 'string' ? stringHash(key) : identityOf(value);
}

function doubleBits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigInt64(0);
}
