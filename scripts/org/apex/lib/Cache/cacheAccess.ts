/** What can be done with the values of a partition, whichever way it was named. */
import type { CachePartition } from '../../../schema/cachePartitions.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexObject, callMethodNamed, derivesFrom } from '../../values/apexObject.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { printJson } from '../json/printJson.ts';
import { toJson } from '../json/toJson.ts';
import { services } from '../services.ts';
import { newInstance } from '../System/Type.ts';
import type { ApexTypeValue } from '../System/typeValue.ts';
import { liveEntries } from './cacheEntries.ts';
import { invalidParameter, SHORTEST_SECONDS } from './cacheExceptions.ts';
import type { CacheKind } from './cacheExceptions.ts';
import { checkKey } from './cacheNames.ts';
import type { CachePlace } from './cacheNames.ts';

const BUILDER = RuntimeType.of('Cache.CacheBuilder');
const MEGABYTE = 1_000_000;
/** Work that no user waits for has no session. */
const WITHOUT_SESSION = new Set([
  'BATCH_ACS',
  'BATCH_APEX',
  'BATCH_CHUNK_PARALLEL',
  'BATCH_CHUNK_SERIAL',
  'FUTURE',
  'PLATFORM_EVENT_PUBLISH_CALLBACK',
  'QUEUEABLE',
  'SCHEDULED',
  'TRANSACTION_FINALIZER_QUEUEABLE'
]);

export interface PutOptions {
  readonly seconds: number | null;
  readonly isImmutable: boolean;
}

export function isSessionAvailable(): boolean {
  return !WITHOUT_SESSION.has(currentTransaction().quiddity);
}

function entriesOf(kind: CacheKind, partition: CachePartition): ReturnType<typeof liveEntries> {
  if (kind.name === 'Session' && !isSessionAvailable())
    throwApex('Cache.Session.SessionCacheNoSessionException', 'The session cache is not available');
  return liveEntries(kind, partition);
}

/** A partition without capacity keeps nothing and says nothing of it. */
export function putValue(kind: CacheKind, { partition, key }: CachePlace, value: unknown, options: PutOptions): void {
  if (value === null) invalidParameter('The value of a key cannot be null');
  const seconds = options.seconds ?? kind.defaultSeconds;
  if (seconds < SHORTEST_SECONDS || seconds > kind.longestSeconds)
    invalidParameter(`The time to live must be between ${SHORTEST_SECONDS} and ${kind.longestSeconds} seconds`);
  const entries = entriesOf(kind, partition);
  if (partition.capacity[kind.name] === 0) return;
  entries.set(key, {
    value: services().copyValue(value),
    bytes: sizeOf(value),
    expires: currentTransaction().clock.now() + seconds * 1000,
    isImmutable: options.isImmutable
  });
}

/** The platform does not say how it writes values down; the length of their JSON stands for it. */
function sizeOf(value: unknown): number {
  return printJson(toJson(value, { suppressesObjectNulls: false, ignoresAccess: true })).length;
}

export function hasValue(kind: CacheKind, { partition, key }: CachePlace): boolean {
  return entriesOf(kind, partition).has(key);
}

export function getValue(kind: CacheKind, { partition, key }: CachePlace): unknown {
  const entry = entriesOf(kind, partition).get(key);
  return entry === undefined ? null : services().copyValue(entry.value);
}

/** False where there was none. */
export function removeValue(kind: CacheKind, { partition, key }: CachePlace): boolean {
  return entriesOf(kind, partition).delete(key);
}

export function keysOf(kind: CacheKind, partition: CachePartition): string[] {
  return [...entriesOf(kind, partition).keys()];
}

/** Percent of the capacity that values take. */
export function usedCapacity(kind: CacheKind, partition: CachePartition): ApexDouble {
  const capacity = partition.capacity[kind.name] * MEGABYTE;
  const used = [...entriesOf(kind, partition).values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return new ApexDouble(capacity === 0 ? 0 : (used * 100) / capacity);
}

/**
 * The value that a class loads for a key, loaded when it is not there.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_cache_CacheBuilder.htm
 */
export function loadValue(
  kind: CacheKind,
  partition: CachePartition,
  builder: ApexTypeValue | null,
  key: string | null
): unknown {
  const place = builtPlace(partition, builder, key);
  const kept = entriesOf(kind, partition).get(place.key);
  if (kept !== undefined) return services().copyValue(kept.value);
  const loader = newInstance(required(builder).target);
  if (!(loader instanceof ApexObject) || !derivesFrom(loader.apexClass, BUILDER))
    return throwApex(
      'Cache.InvalidCacheBuilderException',
      `Class ${required(builder).target.name} must implement Cache.CacheBuilder`
    );
  const value = callMethodNamed(loader, 'doload', [key]);
  if (value !== null) putValue(kind, place, value, { seconds: null, isImmutable: false });
  return value;
}

/** A loaded value has a place apart from those that were put under the same key. */
export function builtPlace(partition: CachePartition, builder: ApexTypeValue | null, key: string | null): CachePlace {
  return { partition, key: `${checkKey(key)}_${required(builder).target.name}` };
}
