/**
 * Which job a transaction runs, for the rules and the library members that ask about it. Set at the start of a job's transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
import type { Transaction } from './transaction.ts';

export type JobStage =
  | 'queueable'
  | 'finalizer'
  | 'future'
  | 'schedulable'
  | 'batchStart'
  | 'batchExecute'
  | 'batchFinish'
  | 'eventTrigger'
  | 'flowPath';

export interface RunningJob {
  readonly stage: JobStage;
  /** Id of the AsyncApexJob; null for the triggers of platform events and for flows. */
  readonly jobId: string | null;
  /** Position in a chain of queueable jobs: the first is 1, everything else 0. */
  readonly depth: number;
  /** As asked for by AsyncOptions; null for none. */
  readonly maximumDepth: number | null;
  readonly delayMinutes: number;
  /** How often in a row a finalizer has put the failed job back into the queue. */
  readonly retries: number;
  /** True where class or method asks for it: Database.AllowsCallouts, `@Future(callout=true)`. */
  readonly allowsCallouts: boolean;
  /** An object that implements System.Finalizer; kept outside the transaction, so that it outlives a rollback. */
  finalizer: object | null;
}

const RUNNING = Symbol('running job');

export function setRunningJob(transaction: Transaction, job: RunningJob): void {
  transaction.slots.set(RUNNING, job);
}

/** null outside of asynchronous code. */
export function runningJob(transaction: Transaction): RunningJob | null {
  return (transaction.slots.get(RUNNING) as RunningJob | undefined) ?? null;
}
