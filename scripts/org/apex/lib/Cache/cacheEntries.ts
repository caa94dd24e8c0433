/**
 * What the platform cache holds. Each test begins with an empty cache, which it shares with its jobs; outside of tests the org's
 * cache lives as long as the org runs, and a session is a user's.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_platform_cache_internals.htm
 */
import type { Store } from '../../../data/store.ts';
import type { CachePartition } from '../../../schema/cachePartitions.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { CacheKind } from './cacheExceptions.ts';

export interface CacheEntry {
  readonly value: unknown;
  readonly bytes: number;
  /** UTC milliseconds. */
  readonly expires: number;
  /** True where other namespaces must not change the value. */
  readonly isImmutable: boolean;
}

class CacheContents {
  readonly isSharedWithJobs = true;
  readonly partitions = new Map<string, Map<string, CacheEntry>>();
}

const IN_TESTS = Symbol('platform cache of a test');
const outsideOfTests = new WeakMap<Store, CacheContents>();

function contents(): CacheContents {
  const { isTest, slots, store } = currentTransaction();
  const known = (isTest ? slots.get(IN_TESTS) : outsideOfTests.get(store)) as CacheContents | undefined;
  if (known !== undefined) return known;
  const made = new CacheContents();
  if (isTest) slots.set(IN_TESTS, made);
  else outsideOfTests.set(store, made);
  return made;
}

/** The values of a partition by key, without those whose time is over. */
export function liveEntries(kind: CacheKind, partition: CachePartition): Map<string, CacheEntry> {
  const { clock, user } = currentTransaction();
  const session = kind.name === 'Session' ? user.id : '';
  const name = `${kind.name} ${session} ${partition.name.canonical}`;
  const { partitions } = contents();
  let entries = partitions.get(name);
  if (entries === undefined) partitions.set(name, (entries = new Map()));
  for (const [key, { expires }] of entries) if (expires <= clock.now()) entries.delete(key);
  return entries;
}
