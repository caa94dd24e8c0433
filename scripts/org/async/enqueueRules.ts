/**
 * Which job may be started from where, and the platform's words where it may not (P107).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
import { isInstance } from '../apex/values/typeTest.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import type { ApexObject } from '../apex/values/apexObject.ts';
import { refuse } from '../apex/lib/refusal.ts';
import type { JobRequest } from '../apex/lib/services.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import type { Transaction } from '../transaction/transaction.ts';

export const LONGEST_DELAY_MINUTES = 10;
/** Longest chain of queueable jobs in developer, trial and scratch orgs, the first job included. */
export const LONGEST_CHAIN = 5;
/** In a test a job may start one other job; https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm */
export const LONGEST_TEST_CHAIN = 2;
/** Times in a row that a finalizer may put its failed job back. */
export const MOST_RETRIES = 5;
export const DEFAULT_SCOPE = 200;
/** For query locators; an iterable has no such limit. */
export const LARGEST_LOCATOR_SCOPE = 2000;
export const MOST_TEST_BATCHES = 5;
export const MOST_WAITING_BATCHES = 100;
export const MOST_SCHEDULED_JOBS = 100;

const asynchronous = (message: string): never => throwApex('System.AsyncException', message);

/** `signature`: `Class.method(List<Id>)`. */
export function checkFutureCall(transaction: Transaction, running: RunningJob | null, signature: string): void {
  const stage = running?.stage;
  if (stage === 'future' || stage === 'batchStart' || stage === 'batchExecute' || stage === 'batchFinish') {
    asynchronous(`Future method cannot be called from a future or batch method: ${signature}`);
  }
  transaction.limits.charge('futureCalls');
}

/** The place of the new job in its chain. */
export function chainOf(
  transaction: Transaction,
  running: RunningJob | null,
  request: JobRequest
): { depth: number; maximumDepth: number | null } {
  transaction.limits.charge('queueableJobs');
  const { delayMinutes, maximumDepth: asked } = request;
  if (delayMinutes !== null && (delayMinutes < 0 || delayMinutes > LONGEST_DELAY_MINUTES)) {
    throwApex('System.IllegalArgumentException', `The delay must be between 0 and ${LONGEST_DELAY_MINUTES} minutes.`);
  }
  if (asked !== null && asked < 1)
    throwApex('System.IllegalArgumentException', 'The maximum stack depth must be greater than 0.');
  const depth = (running?.depth ?? 0) + 1;
  const maximumDepth = asked ?? running?.maximumDepth ?? null;
  // Public suites chain jobs through finalizers in tests, without an end.
  const testCeiling = running?.stage === 'finalizer' ? Infinity : LONGEST_TEST_CHAIN;
  const ceiling = maximumDepth ?? (transaction.isTest ? testCeiling : LONGEST_CHAIN);
  if (depth > ceiling) asynchronous('Maximum stack depth has been reached.');
  return { depth, maximumDepth };
}

/** The size of the scope, still without regard to what `start` gives. */
export function checkBatch(running: RunningJob | null, job: ApexObject, scopeSize: number | null): number {
  if (!isInstance(job, RuntimeType.of('Database.Batchable<Object>'))) {
    refuse(
      `Database.executeBatch(${job.apexClass.name})`,
      'the class does not implement Database.Batchable, which the platform refuses to compile'
    );
  }
  const stage = running?.stage;
  if (stage === 'batchStart' || stage === 'batchExecute' || stage === 'future') {
    asynchronous('Database.executeBatch cannot be called from a batch start, batch execute, or future method.');
  }
  if (scopeSize !== null && scopeSize < 1)
    throwApex('System.InvalidParameterValueException', `Invalid value for scope: ${scopeSize}`);
  return scopeSize ?? DEFAULT_SCOPE;
}

export function checkFinalizer(running: RunningJob | null): RunningJob {
  if (running === null || running.stage !== 'queueable') {
    return asynchronous('System.attachFinalizer(Finalizer) is not allowed in this context');
  }
  if (running.finalizer !== null) asynchronous('More than one Finalizer cannot be attached to same Async Apex Job');
  return running;
}
