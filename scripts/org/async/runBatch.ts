/**
 * One batch job: start, a transaction for each scope, finish. Members of the job are what they were at the beginning of each of these,
 * unless the class is Database.Stateful (P106).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm
 */
import { QueryLocatorValue } from '../apex/lib/Database/QueryLocator.ts';
import { iterate } from '../apex/lib/iteration.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import type { ApexClassInfo } from '../apex/values/apexObject.ts';
import { ApexSet } from '../apex/values/apexSet.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { isInstance } from '../apex/values/typeTest.ts';
import type { Org } from '../engine/org.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { LARGEST_LOCATOR_SCOPE } from './enqueueRules.ts';
import { copyJob } from './jobCopy.ts';
import { batchableContext, callBatch } from './jobContexts.ts';
import { changeRow, completed, moment, readRow, removeCronRows } from './jobRows.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';
import type { BatchJob } from './queuedJob.ts';

/** Rows that the locator of a batch may give. */
const MOST_LOCATOR_ROWS = 50_000_000;
const LONGEST_STATUS = 255;

/** What one of the transactions of a batch has thrown. */
export interface BatchError {
  readonly phase: 'START' | 'EXECUTE' | 'FINISH';
  readonly scope: ApexList | null;
  readonly outcome: JobOutcome;
}

const ONE_EXECUTION =
  'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.';

/** In a test the first error ends the job; otherwise the failed scopes are counted and the others run. */
export function runBatch(org: Org, job: BatchJob, onError: (error: BatchError) => void): JobOutcome {
  const { id, isTest } = job;
  const isStateful = isInstance(job.job, RuntimeType.of('Database.Stateful'));
  let kept = job.job;
  let scopes: readonly ApexList[] = [];

  /** Runs one method on a fresh copy of the job; what a stateful job has changed is kept. */
  const step = (
    stage: RunningJob['stage'],
    work: (instance: ApexObject, transaction: Transaction) => void
  ): JobOutcome => {
    const running: RunningJob = {
      stage,
      jobId: id,
      depth: 0,
      maximumDepth: null,
      delayMinutes: 0,
      retries: 0,
      allowsCallouts: isInstance(job.job, RuntimeType.of('Database.AllowsCallouts')),
      finalizer: null
    };
    const quiddity = stage === 'batchExecute' ? 'BATCH_CHUNK_SERIAL' : 'BATCH_APEX';
    let next = kept;
    const outcome = runJobTransaction(org, { ...job, quiddity, profile: 'asynchronous', running }, (transaction) => {
      const instance = copyJob(kept);
      work(instance, transaction);
      if (isStateful) next = copyJob(instance);
    });
    if (outcome.error === null) kept = next;
    return outcome;
  };

  const started = step('batchStart', (instance, transaction) => {
    // A test runs the job without firing its trigger.
    if (job.cronTriggerId !== null && !isTest) removeCronRows(transaction, job.cronTriggerId);
    changeRow(transaction, 'AsyncApexJob', id, { Status: 'Preparing' });
    const source = callBatch(instance, 'start', [batchableContext(id, null)]);
    scopes = split(source, job, transaction);
    if (isTest && scopes.length > 1) throwApex('System.UnexpectedException', ONE_EXECUTION);
    changeRow(transaction, 'AsyncApexJob', id, { Status: 'Processing', TotalJobItems: scopes.length });
  });
  if (started.error !== null) {
    onError({ phase: 'START', scope: null, outcome: started });
    return started;
  }

  let first: JobOutcome | null = null;
  let errors = 0;
  for (const [index, scope] of scopes.entries()) {
    const outcome = step('batchExecute', (instance, transaction) => {
      const childId = transaction.ids.next(id.slice(0, 3));
      callBatch(instance, 'execute', [batchableContext(id, childId), scope]);
      changeRow(transaction, 'AsyncApexJob', id, { JobItemsProcessed: index + 1 });
    });
    if (outcome.error !== null) {
      onError({ phase: 'EXECUTE', scope, outcome });
      if (isTest) return outcome;
      first ??= outcome;
      errors += 1;
      recordError(org, job, { processed: index + 1, errors, first });
    }
    if (isAborted(org, id)) return { error: null, failure: null, requestId: outcome.requestId };
  }

  const finished = step('batchFinish', (instance, transaction) => {
    changeRow(transaction, 'AsyncApexJob', id, completed(transaction));
    callBatch(instance, 'finish', [batchableContext(id, null)]);
  });
  if (finished.error !== null) {
    onError({ phase: 'FINISH', scope: null, outcome: finished });
    return finished;
  }
  return first ?? finished;
}

function recordError(
  org: Org,
  { id, userId }: BatchJob,
  { processed, errors, first }: { processed: number; errors: number; first: JobOutcome }
): void {
  org.transact({ userId, quiddity: 'UNDEFINED' }, (transaction) =>
    changeRow(transaction, 'AsyncApexJob', id, {
      JobItemsProcessed: processed,
      NumberOfErrors: errors,
      LastProcessed: null,
      CompletedDate: moment(transaction.clock.now()),
      ExtendedStatus: `First error: ${first.failure?.message ?? ''}`.slice(0, LONGEST_STATUS)
    })
  );
}

function isAborted(org: Org, id: string): boolean {
  return readRow(org, 'AsyncApexJob', id)?.('Status') === 'Aborted';
}

/** The rows or values that `start` gave, in lists of the size of the scope. */
function split(source: unknown, { job, scopeSize }: BatchJob, { limits }: Transaction): readonly ApexList[] {
  if (source instanceof QueryLocatorValue) {
    limits.setCeiling('queryRows', MOST_LOCATOR_ROWS);
    const rows = source.rows();
    return chunks(rows.items, rows.type, Math.min(scopeSize, LARGEST_LOCATOR_SCOPE));
  }
  const isIterable = source instanceof ApexList || source instanceof ApexSet || source instanceof ApexObject;
  if (!isIterable) throwApex('System.UnexpectedException', 'Start did not return a valid iterable object.');
  const type = source instanceof ApexList ? source.type : RuntimeType.generic('List', scopeElement(job.apexClass));
  return chunks([...iterate(source)], type, scopeSize);
}

function chunks(items: readonly unknown[], type: RuntimeType, size: number): readonly ApexList[] {
  const lists: ApexList[] = [];
  for (let start = 0; start < items.length; start += size)
    lists.push(new ApexList(type, items.slice(start, start + size)));
  return lists;
}

/** `T` of the `Database.Batchable<T>` that the class implements. */
function scopeElement(info: ApexClassInfo): RuntimeType {
  for (let each: ApexClassInfo | null = info; each !== null; each = each.superclass) {
    for (const parent of each.interfaces)
      if (!('kind' in parent) && parent.base === 'Database.Batchable') return parent.element;
  }
  return RuntimeType.object;
}
