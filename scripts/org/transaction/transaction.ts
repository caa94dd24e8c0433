/**
 * The running transaction: who, since when, what it has used, what it must do at its end.
 *
 * The engine runs one transaction at a time, synchronously (decision: one worker, first in first out), so the current one is a
 * module variable that is set at each boundary and reset in `finally`.
 */
import type { UserContext } from '../access/userContext.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Store } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';
import { heapAllowance } from './heapAllowance.ts';
import type { LimitCounters } from './limits.ts';

export interface Clock {
  /** UTC milliseconds; deterministic in tests, real time when serving. */
  now(): number;
}

export interface IdSource {
  /** The next 18-character Id for a key prefix. */
  next(keyPrefix: string): string;
}

/** What runs triggers and project code on behalf of the lower layers; implemented by the engine. */
export interface TriggerHost {
  /** Triggers on the object for the event, in a stable order (by name). */
  triggersFor(object: string, event: string): readonly TriggerHandle[];
  /** Flows that the save of a record of the object starts, in the order in which they run; absent where there are none. */
  readonly flowsFor?: (object: string, moment: FlowMoment) => readonly RecordFlow[];
}

export type FlowMoment = 'beforeSave' | 'afterSave' | 'beforeDelete';

export interface RecordFlow {
  readonly name: string;
  /** All records of a chunk together; what goes wrong lands on the subjects. */
  run(subjects: readonly FlowSubject[]): void;
}

/** A record whose save or deletion starts flows. */
export interface FlowSubject {
  /** Before the save: what flows write on it becomes part of the save. */
  readonly record: ApexSObject;
  /** null for a new record. */
  readonly prior: ApexSObject | null;
  readonly isNew: boolean;
  fail(statusCode: string, message: string, fields: readonly string[]): void;
}

export interface TriggerHandle {
  readonly name: string;
  run(context: TriggerContext): void;
}

export interface TriggerContext {
  readonly object: string;
  readonly operation:
    | 'BEFORE_INSERT'
    | 'BEFORE_UPDATE'
    | 'BEFORE_DELETE'
    | 'AFTER_INSERT'
    | 'AFTER_UPDATE'
    | 'AFTER_DELETE'
    | 'AFTER_UNDELETE';
  /** ApexList<SObject>, or null where the platform gives null (P77). */
  readonly newList: unknown;
  readonly oldList: unknown;
  readonly newMap: unknown;
  readonly oldMap: unknown;
  readonly size: number;
}

export interface Transaction {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly triggers: TriggerHost;
  /** Changes inside System.runAs. */
  user: UserContext;
  /** Replaced by Test.startTest and restored by stopTest. */
  limits: LimitCounters;
  /** Sharing of the Apex frame that runs now: the emitted code of each class sets it on entry; `without` at an entry point of no keyword. */
  sharing: 'with' | 'without';
  /** True while a test method runs. */
  readonly isTest: boolean;
  readonly quiddity: string;
  readonly requestId: string;
  /** Statics of each class, created lazily; new at a transaction boundary, save for the jobs of a test, which share those of the test. */
  readonly statics: Map<string, unknown>;
  /** The innermost trigger that runs now, or null. */
  trigger: TriggerContext | null;
  /** Depth of triggers started by DML in triggers. */
  triggerDepth: number;
  /** Lines of System.debug, in order. */
  debug(line: string, level: string): void;
  /** Rows of other layers keep their own state here (savepoints, queued jobs, published events), keyed by module. */
  readonly slots: Map<symbol, unknown>;
}

let active: Transaction | null = null;

/** Throws a plain Error when nothing runs: that is a fault of the local org. */
export function currentTransaction(): Transaction {
  if (active === null) throw new Error('No transaction is running.');
  return active;
}

export function hasTransaction(): boolean {
  return active !== null;
}

/** Runs `work` inside `transaction` and restores the outer one, whatever happens. */
export function withTransaction<T>(transaction: Transaction, work: () => T): T {
  const outer = active;
  const outerAllowance = heapAllowance.left;
  active = transaction;
  heapAllowance.left = transaction.limits.limit('heapSize');
  try {
    return work();
  } finally {
    active = outer;
    heapAllowance.left = outerAllowance;
  }
}
