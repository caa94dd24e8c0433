/**
 * One queueable job and its finalizer, each in a transaction of its own.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm
 */
import { NotSupported } from '../apex/lib/refusal.ts';
import { ApexException, createException } from '../apex/values/apexException.ts';
import { ApexThrow, Uncatchable } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { isInstance } from '../apex/values/typeTest.ts';
import type { Org } from '../engine/org.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import { callExecute, finalizerContext, queueableContext } from './jobContexts.ts';
import { changeRow, completed } from './jobRows.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';
import type { QueueableJob } from './queuedJob.ts';

/** Calls of future methods that a queueable job may make, although it is asynchronous. */
const MOST_FUTURE_CALLS = 50;
const ALLOWS_CALLOUTS = RuntimeType.of('Database.AllowsCallouts');

/** What went wrong first, in the job or in its finalizer. */
export function runQueueable(org: Org, job: QueueableJob): JobOutcome {
  const { id, depth, maximumDepth, delayMinutes, retries } = job;
  const running: RunningJob = {
    stage: 'queueable',
    jobId: id,
    depth,
    maximumDepth,
    delayMinutes,
    retries,
    allowsCallouts: isInstance(job.job, ALLOWS_CALLOUTS),
    finalizer: null
  };
  const outcome = runJobTransaction(
    org,
    { ...job, quiddity: 'QUEUEABLE', profile: 'asynchronous', running },
    (transaction) => {
      transaction.limits.setCeiling('futureCalls', MOST_FUTURE_CALLS);
      changeRow(transaction, 'AsyncApexJob', id, { Status: 'Processing' });
      callExecute(job.job, 'Queueable', queueableContext(id));
      changeRow(transaction, 'AsyncApexJob', id, completed(transaction));
    }
  );
  // No code may go on from what the local org does not do.
  if (running.finalizer === null || outcome.error instanceof NotSupported) return outcome;
  const ended = runFinalizer(org, job, running.finalizer, outcome);
  return outcome.error === null ? ended : outcome;
}

/** A job that it puts back after a failure takes the place of the failed one in the chain. */
function runFinalizer(org: Org, job: QueueableJob, finalizer: object, { error, requestId }: JobOutcome): JobOutcome {
  const hasFailed = error !== null;
  const running: RunningJob = {
    stage: 'finalizer',
    jobId: job.id,
    depth: hasFailed ? job.depth - 1 : job.depth,
    maximumDepth: job.maximumDepth,
    delayMinutes: job.delayMinutes,
    retries: hasFailed ? job.retries + 1 : 0,
    allowsCallouts: isInstance(finalizer, ALLOWS_CALLOUTS),
    finalizer: null
  };
  const options = { ...job, quiddity: 'TRANSACTION_FINALIZER_QUEUEABLE', profile: 'asynchronous', running } as const;
  return runJobTransaction(org, options, () =>
    callExecute(finalizer, 'Finalizer', finalizerContext({ jobId: job.id, requestId, exception: exceptionOf(error) }))
  );
}

function exceptionOf(error: unknown): ApexException | null {
  if (error instanceof ApexThrow && error.exception instanceof ApexException) return error.exception;
  return error instanceof Uncatchable ? createException(error.typeName, error.apexMessage) : null;
}
