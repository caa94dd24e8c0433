import type { UserContext } from '../access/userContext.ts';
import type { Store } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';
import { LimitCounters } from './limits.ts';
import type { LimitProfile } from './limits.ts';
import type { Clock, IdSource, Transaction, TriggerHost } from './transaction.ts';

export interface TransactionOptions {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly triggers: TriggerHost;
  readonly user: UserContext;
  readonly requestId: string;
  /** As System.Quiddity names it; default `ANONYMOUS`. */
  readonly quiddity?: string;
  readonly isTest?: boolean;
  readonly profile?: LimitProfile;
  /** Statics to go on with; default: none yet. */
  readonly statics?: Map<string, unknown>;
  /** Receives the lines of System.debug; default: they are dropped. */
  readonly debug?: (line: string, level: string) => void;
}

/** A transaction at its start: nothing counted, no statics, no trigger, code without a sharing keyword runs `without sharing`. */
export function createTransaction(options: TransactionOptions): Transaction {
  const { schema, store, ids, clock, triggers, user, requestId } = options;
  return {
    schema,
    store,
    ids,
    clock,
    triggers,
    user,
    limits: new LimitCounters(options.profile ?? 'synchronous'),
    sharing: 'without',
    isTest: options.isTest ?? false,
    quiddity: options.quiddity ?? 'ANONYMOUS',
    requestId,
    statics: options.statics ?? new Map(),
    trigger: null,
    triggerDepth: 0,
    debug: options.debug ?? (() => undefined),
    slots: new Map()
  };
}
