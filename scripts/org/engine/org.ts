/**
 * One org: its schema, its rows, its clock and Ids, and the boundary inside which everything runs.
 */
import { loadUserContext } from '../access/loadUserContext.ts';
import { seedOrg, type SeededOrg } from '../access/seed.ts';
import { createSteppingClock, createSystemClock } from '../data/clock.ts';
import { createStore } from '../data/createStore.ts';
import { createIdSequence, type IdSequence } from '../data/ids.ts';
import { openJournal, type Journal } from '../data/journal.ts';
import type { Store } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';
import { createTransaction } from '../transaction/createTransaction.ts';
import type { LimitProfile } from '../transaction/limits.ts';
import { withTransaction, type Clock, type Transaction, type TriggerHost } from '../transaction/transaction.ts';

export interface OrgOptions {
  readonly schema: OrgSchema;
  readonly triggers: TriggerHost;
  /** `fixed` repeats exactly (tests, scripts, queries); `real` serves people. */
  readonly time: 'fixed' | 'real';
  /** Journal file; null keeps everything in memory. */
  readonly database: string | null;
}

export interface TransactOptions {
  readonly userId: string;
  /** As System.Quiddity names it. */
  readonly quiddity: string;
  readonly isTest?: boolean;
  readonly profile?: LimitProfile;
  readonly debug?: (line: string, level: string) => void;
}

export interface Org {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly ids: IdSequence;
  readonly clock: Clock;
  readonly seeded: SeededOrg;
  /** True when nothing but the seed has ever been written. */
  readonly isNew: boolean;
  /** Runs `work` as one transaction: what it wrote is kept, durably where there is a journal, when it returns; all of it is undone when it throws. */
  transact<T>(options: TransactOptions, work: (transaction: Transaction) => T): T;
  /** Runs `work`, then puts rows, Ids and a fixed clock back to where they were, whatever happened inside. */
  isolate<T>(work: () => T): T;
  close(): void;
}

const SEED_STATE = 'seed';
const ID_STATE = 'ids';

/** A fresh org, or the one that the journal holds. */
export function createOrg({ schema, triggers, time, database }: OrgOptions): Org {
  const store = createStore(schema);
  const ids = createIdSequence();
  const steppingClock = time === 'fixed' ? createSteppingClock() : null;
  const clock = steppingClock ?? createSystemClock();
  const journal = database === null ? null : openJournal(database, schema);
  const isNew = journal?.isNew() ?? true;
  const seeded = journal === null || isNew ? seedFresh(journal) : restore(journal);
  let requests = 0;
  let isolationDepth = 0;

  function seedFresh(into: Journal | null): SeededOrg {
    const mark = store.mark();
    const seed = seedOrg({ schema, store, ids, clock });
    into?.commit(store.changesSince(mark), { [SEED_STATE]: encodeSeed(seed), ...idState() });
    store.clearUndo();
    return seed;
  }

  function restore(from: Journal): SeededOrg {
    from.load(store);
    const state = from.state();
    ids.restore(JSON.parse(state[ID_STATE] ?? '{}') as Record<string, number>);
    return decodeSeed(state[SEED_STATE] ?? '{}');
  }

  function idState(): Record<string, string> {
    return { [ID_STATE]: JSON.stringify(ids.counters()) };
  }

  return {
    schema,
    store,
    ids,
    clock,
    seeded,
    isNew,
    transact(options, work) {
      const mark = store.mark();
      requests += 1;
      const { userId, ...rest } = options;
      const transaction = createTransaction({
        ...rest,
        schema,
        store,
        ids,
        clock,
        triggers,
        user: loadUserContext(store, schema, userId, clock.now()),
        requestId: `request-${requests}`
      });
      try {
        const result = withTransaction(transaction, () => work(transaction));
        if (isolationDepth === 0) {
          journal?.commit(store.changesSince(mark), idState());
          store.clearUndo();
        }
        return result;
      } catch (error) {
        store.rollbackTo(mark);
        throw error;
      }
    },
    isolate(work) {
      const mark = store.mark();
      const counters = ids.counters();
      isolationDepth += 1;
      try {
        return work();
      } finally {
        isolationDepth -= 1;
        store.rollbackTo(mark);
        ids.restore(counters);
        steppingClock?.reset();
      }
    },
    close: () => journal?.close()
  };
}

type SeedTexts = { readonly organizationId: string; readonly adminUserId: string; readonly maps: Readonly<Record<string, readonly (readonly [string, string])[]>> };

function encodeSeed({ organizationId, adminUserId, profileIds, permissionSetIds, permissionSetGroupIds }: SeededOrg): string {
  const maps = { profileIds: [...profileIds], permissionSetIds: [...permissionSetIds], permissionSetGroupIds: [...permissionSetGroupIds] };
  return JSON.stringify({ organizationId, adminUserId, maps } satisfies SeedTexts);
}

function decodeSeed(text: string): SeededOrg {
  const { organizationId, adminUserId, maps } = JSON.parse(text) as SeedTexts;
  const map = (name: string): ReadonlyMap<string, string> => new Map(maps[name]);
  return { organizationId, adminUserId, profileIds: map('profileIds'), permissionSetIds: map('permissionSetIds'), permissionSetGroupIds: map('permissionSetGroupIds') };
}
