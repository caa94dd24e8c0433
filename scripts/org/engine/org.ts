/**
 * One org: its schema, its rows, its clock and Ids, and the boundary inside which everything runs.
 */
import { loadUserContext } from '../access/loadUserContext.ts';
import { redeploySeed, redeployValueSets, seedFingerprint } from '../access/redeploy.ts';
import { seedOrg, type SeededOrg } from '../access/seed.ts';
import { createSteppingClock, createSystemClock } from '../data/clock.ts';
import { createStore } from '../data/createStore.ts';
import { createIdSequence, type IdSequence } from '../data/ids.ts';
import { openJournal, type Journal } from '../data/journal.ts';
import type { Store } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { StandardValueSet } from '../schema/standardValueSets.ts';
import { FORMULA_RULES } from '../formula/installFormulas.ts';
import { createTransaction } from '../transaction/createTransaction.ts';
import type { LimitProfile } from '../transaction/limits.ts';
import { withTransaction, type Clock, type Transaction, type TriggerHost } from '../transaction/transaction.ts';
import { writeOpportunityHistory } from '../write/opportunityHistory.ts';
import { restoreBin, takeBinState } from '../write/recycleBin.ts';
import { useRuleEvaluator } from '../write/ruleEvaluator.ts';
import { recalculateCriteria } from '../write/ruleShares.ts';
import { restoreValueSets, takeValueSets } from './deployedValueSets.ts';

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
  /** Statics to go on with; default: none yet. */
  readonly statics?: Map<string, unknown>;
}

export interface Org {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly ids: IdSequence;
  readonly clock: Clock;
  readonly triggers: TriggerHost;
  readonly seeded: SeededOrg;
  /** True when nothing but the seed has ever been written. */
  readonly isNew: boolean;
  /** Runs `work` as one transaction: what it wrote is kept, durably where there is a journal, when it returns; all of it is undone when it throws. */
  transact<T>(options: TransactOptions, work: (transaction: Transaction) => T): T;
  /** Runs `work`, then puts rows, Ids, request numbers and a fixed clock back to where they were, whatever happened inside. */
  isolate<T>(work: () => T): T;
  /** Deploys a standard value set, between transactions: it shows at once and, where there is a journal, after restarts. */
  deployValueSet(name: string, set: StandardValueSet): void;
  /** Lets a fixed clock go on to this time, in UTC milliseconds; a real one goes by itself. */
  advanceTo(time: number): void;
  /** Tells `observer` of every boundary from here on. */
  observe(observer: Partial<BoundaryObserver>): void;
  close(): void;
}

/** What keeps state beside the store that has to follow its boundaries. */
export interface BoundaryObserver {
  /** A transaction starts, maybe inside of another one. */
  began(): void;
  /** It is over, well or not. */
  ended(): void;
  /** The transaction has ended well and is kept. */
  committed(transaction: Transaction): void;
  /** An isolated piece of work starts; what comes back is called at its end, when its rows are undone. */
  isolating(): () => void;
}

const SEED_STATE = 'seed';
const ID_STATE = 'ids';
/** What went with deleted records. */
const BIN_STATE = 'recycleBin';
/** What the seeded rows were made from. */
const DEPLOYMENT_STATE = 'deployment';
/** Standard value sets that were deployed to the running org. */
const VALUE_SET_STATE = 'valueSets';

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
  const observers: Partial<BoundaryObserver>[] = [];

  function seedFresh(into: Journal | null): SeededOrg {
    const mark = store.mark();
    const seed = seedOrg({ schema, store, ids, clock });
    into?.commit(store.changesSince(mark), seedState(seed));
    store.clearUndo();
    return seed;
  }

  function restore(from: Journal): SeededOrg {
    from.load(store);
    const state = from.state();
    ids.restore(JSON.parse(state[ID_STATE] ?? '{}') as Record<string, number>);
    restoreBin(store, schema, state[BIN_STATE] ?? '[]');
    restoreValueSets(schema.standardValueSets, state[VALUE_SET_STATE] ?? '[]');
    const seed = decodeSeed(state[SEED_STATE] ?? '{}');
    return state[DEPLOYMENT_STATE] === seedFingerprint(schema) ? seed : redeploy(from, seed);
  }

  /** The project has changed since the last start. */
  function redeploy(into: Journal, before: SeededOrg): SeededOrg {
    const mark = store.mark();
    const seed = redeploySeed({ schema, store, ids, clock }, before);
    recalculateCriteria({ schema, store, ids, clock }, seed.adminUserId);
    into.commit(store.changesSince(mark), seedState(seed));
    store.clearUndo();
    return seed;
  }

  function seedState(seed: SeededOrg): Record<string, string> {
    return {
      [SEED_STATE]: encodeSeed(seed),
      [DEPLOYMENT_STATE]: seedFingerprint(schema),
      [VALUE_SET_STATE]: takeValueSets(schema.standardValueSets),
      ...idState()
    };
  }

  function deployValueSet(name: string, set: StandardValueSet): void {
    const sets = schema.standardValueSets;
    const before = sets.deployed().get(name);
    const mark = store.mark();
    sets.deploy(name, set);
    try {
      redeployValueSets({ schema, store, ids, clock }, seeded);
      journal?.commit(store.changesSince(mark), seedState(seeded));
      store.clearUndo();
    } catch (error) {
      store.rollbackTo(mark);
      if (before === undefined) sets.withdraw(name);
      else sets.deploy(name, before);
      throw error;
    }
  }

  function idState(): Record<string, string> {
    return { [ID_STATE]: JSON.stringify(ids.counters()) };
  }

  /** Only where it has changed: the bin of a large org is a long text. */
  function binState(): Record<string, string> {
    const state = takeBinState(store);
    return state === null ? {} : { [BIN_STATE]: state };
  }

  return {
    schema,
    store,
    ids,
    clock,
    triggers,
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
      useRuleEvaluator(transaction, FORMULA_RULES);
      for (const observer of observers) observer.began?.();
      try {
        const result = withTransaction(transaction, () => work(transaction));
        if (options.isTest !== true) writeOpportunityHistory(transaction, store.changesSince(mark));
        if (isolationDepth === 0) {
          journal?.commit(store.changesSince(mark), { ...idState(), ...binState() });
          store.clearUndo();
        }
        for (const observer of observers) observer.committed?.(transaction);
        return result;
      } catch (error) {
        store.rollbackTo(mark);
        throw error;
      } finally {
        for (const observer of observers) observer.ended?.();
      }
    },
    isolate(work) {
      const mark = store.mark();
      const counters = ids.counters();
      const requestsBefore = requests;
      const timeBefore = steppingClock?.next();
      isolationDepth += 1;
      const leave = observers.flatMap((observer) => observer.isolating?.() ?? []);
      try {
        return work();
      } finally {
        for (const each of leave) each();
        isolationDepth -= 1;
        store.rollbackTo(mark);
        ids.restore(counters);
        requests = requestsBefore;
        if (timeBefore !== undefined) steppingClock?.returnTo(timeBefore);
      }
    },
    deployValueSet,
    advanceTo: (time) => steppingClock?.advanceTo(time),
    observe: (observer) => void observers.push(observer),
    close: () => journal?.close()
  };
}

type SeedTexts = {
  readonly organizationId: string;
  readonly adminUserId: string;
  readonly maps: Readonly<Record<string, readonly (readonly [string, string])[]>>;
};

function encodeSeed({
  organizationId,
  adminUserId,
  profileIds,
  permissionSetIds,
  permissionSetGroupIds
}: SeededOrg): string {
  const maps = {
    profileIds: [...profileIds],
    permissionSetIds: [...permissionSetIds],
    permissionSetGroupIds: [...permissionSetGroupIds]
  };
  return JSON.stringify({ organizationId, adminUserId, maps } satisfies SeedTexts);
}

function decodeSeed(text: string): SeededOrg {
  const { organizationId, adminUserId, maps } = JSON.parse(text) as SeedTexts;
  const map = (name: string): ReadonlyMap<string, string> => new Map(maps[name]);
  return {
    organizationId,
    adminUserId,
    profileIds: map('profileIds'),
    permissionSetIds: map('permissionSetIds'),
    permissionSetGroupIds: map('permissionSetGroupIds')
  };
}
