/** Puts jobs into the queue of the running transaction: rules, a copy of the job, its rows. */
import { ProjectClass } from '../apex/runtime/projectClass.ts';
import type { JobRequest } from '../apex/lib/services.ts';
import type { ApexClassInfo } from '../apex/values/apexObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { isLimitWindowOpen } from '../transaction/limitWindow.ts';
import { runningJob } from '../transaction/runningJob.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { setUncommittedWork } from '../transaction/uncommittedWork.ts';
import { CronError, nextFireTime, parseCron } from './cronExpression.ts';
import {
  chainOf,
  checkBatch,
  checkFutureCall,
  MOST_RETRIES,
  MOST_SCHEDULED_JOBS,
  MOST_TEST_BATCHES,
  MOST_WAITING_BATCHES
} from './enqueueRules.ts';
import { copyJob } from './jobCopy.ts';
import { addCronRows, addJobRow, isScheduled } from './jobRows.ts';
import { sharedState } from './jobTransaction.ts';
import { pendingWork } from './pendingWork.ts';
import type { BatchJob, QueuedJob } from './queuedJob.ts';

const MS_PER_MINUTE = 60_000;
/** Values of CronJobDetail.JobType. */
const SCHEDULED_APEX = '7';
const SCHEDULED_BATCH = '9';

/** What waits already, in this transaction and before it. */
export type Waiting = readonly QueuedJob[];

/** Returns the Id of the job, or of the CronTrigger of a scheduled one. */
export function enqueueJob(
  transaction: Transaction,
  request: JobRequest,
  waiting: Waiting,
  batchesSoFar: number
): string {
  switch (request.kind) {
    case 'queueable':
      return enqueueQueueable(transaction, request, waiting);
    case 'batch':
    case 'scheduledBatch':
      return enqueueBatch(transaction, request, waiting, batchesSoFar);
    case 'schedulable':
      return schedule(transaction, request, waiting);
  }
}

export function enqueueFuture(
  transaction: Transaction,
  owner: ApexClassInfo,
  key: string,
  args: readonly unknown[]
): void {
  const method = owner instanceof ProjectClass ? owner.description.methods.find((each) => each.key === key) : undefined;
  if (method === undefined) throw new Error(`${owner.name} has no method ${key}.`);
  const signature = `${owner.name}.${method.name}(${method.parameters.map(({ type }) => type).join(', ')})`;
  checkFutureCall(transaction, runningJob(transaction), signature);
  const id = addJobRow(transaction, transaction.user.id, 'Future', owner, { MethodName: method.name });
  add(transaction, {
    ...commonJob(transaction, id, 0),
    kind: 'future',
    owner,
    key,
    args: args.map((arg) => copyJob(arg))
  });
}

/** `name`: unique in the org. */
export function enqueueFlowPath(transaction: Transaction, name: string, run: () => void): void {
  add(transaction, { ...commonJob(transaction, name, 0), kind: 'flow', run });
}

function enqueueQueueable(transaction: Transaction, request: JobRequest, waiting: Waiting): string {
  const running = runningJob(transaction);
  const chain = chainOf(transaction, running, request);
  const { signature, job, delayMinutes } = request;
  if (signature !== null && waiting.some((each) => each.kind === 'queueable' && each.signature === signature)) {
    throwApex('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
  }
  const retries = running?.stage === 'finalizer' ? running.retries : 0;
  if (retries > MOST_RETRIES)
    throwApex('System.AsyncException', `A failed job can be enqueued again ${MOST_RETRIES} times.`);
  const copy = copyJob(job);
  const id = addJobRow(transaction, transaction.user.id, 'Queueable', job.apexClass);
  const delay = delayMinutes ?? 0;
  add(transaction, {
    ...commonJob(transaction, id, delay),
    ...chain,
    kind: 'queueable',
    job: copy,
    delayMinutes: delay,
    signature,
    retries
  });
  return id;
}

function enqueueBatch(transaction: Transaction, request: JobRequest, waiting: Waiting, batchesSoFar: number): string {
  const { job, name, delayMinutes } = request;
  const scopeSize = checkBatch(runningJob(transaction), job, request.scopeSize);
  if (transaction.isTest && batchesSoFar >= MOST_TEST_BATCHES) {
    throwApex(
      'System.AsyncException',
      `Attempted to schedule too many concurrent batch jobs in this org (limit is ${MOST_TEST_BATCHES}).`
    );
  }
  if (waiting.filter(({ kind }) => kind === 'batch').length >= MOST_WAITING_BATCHES) {
    throwApex(
      'System.AsyncException',
      `You've exceeded the limit of ${MOST_WAITING_BATCHES} jobs in the flex queue for org ${transaction.schema.namespace ?? ''}`.trim()
    );
  }
  const copy = copyJob(job);
  const userId = transaction.user.id;
  const minutes = delayMinutes ?? 0;
  const cronTriggerId = request.kind === 'scheduledBatch' ? scheduleOnce(transaction, name ?? '', minutes) : null;
  const id = addJobRow(
    transaction,
    userId,
    'BatchApex',
    job.apexClass,
    cronTriggerId === null ? {} : { CronTriggerId: cronTriggerId }
  );
  const queued: BatchJob = {
    ...commonJob(transaction, id, minutes),
    kind: 'batch',
    job: copy,
    scopeSize,
    cronTriggerId
  };
  add(transaction, queued);
  return cronTriggerId ?? id;
}

function scheduleOnce(transaction: Transaction, name: string, minutes: number): string {
  if (minutes < 1) throwApex('System.InvalidParameterValueException', `Invalid value for minutesFromNow: ${minutes}`);
  checkName(transaction, name);
  const nextFireTime = transaction.clock.now() + minutes * MS_PER_MINUTE;
  const { id, timeZone } = transaction.user;
  return addCronRows(transaction, id, { name, cron: null, timeZone, nextFireTime, jobType: SCHEDULED_BATCH });
}

function schedule(transaction: Transaction, { job, name, cron }: JobRequest, waiting: Waiting): string {
  if (name === null || cron === null) throw new Error('A schedule has a name and an expression.');
  const { id: userId, timeZone } = transaction.user;
  const next = firstFireTime(transaction, name, cron);
  checkName(transaction, name);
  if (waiting.filter(({ kind }) => kind === 'schedulable').length >= MOST_SCHEDULED_JOBS) {
    throwApex(
      'System.AsyncException',
      `You have exceeded the maximum number (${MOST_SCHEDULED_JOBS}) of scheduled Apex jobs.`
    );
  }
  const copy = copyJob(job);
  const cronTriggerId = addCronRows(transaction, userId, {
    name,
    cron,
    timeZone,
    nextFireTime: next,
    jobType: SCHEDULED_APEX
  });
  const id = addJobRow(transaction, userId, 'ScheduledApex', job.apexClass, { CronTriggerId: cronTriggerId });
  add(transaction, {
    ...commonJob(transaction, id, 0),
    dueAt: next,
    kind: 'schedulable',
    job: copy,
    cronTriggerId,
    cron,
    isOfJob: runningJob(transaction) !== null
  });
  return cronTriggerId;
}

function firstFireTime({ clock, user }: Transaction, name: string, cron: string): number {
  try {
    const next = nextFireTime(parseCron(cron), clock.now(), user.timeZone);
    return (
      next ??
      throwApex('System.AsyncException', `Based on configured schedule, the given trigger '${name}' will never fire.`)
    );
  } catch (error) {
    if (error instanceof CronError) return throwApex('System.StringException', error.message);
    throw error;
  }
}

function checkName(transaction: Transaction, name: string): void {
  if (isScheduled(transaction, name))
    throwApex('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
}

type Common = Pick<QueuedJob, 'id' | 'userId' | 'isTest' | 'isInWindow' | 'dueAt' | 'debug' | 'statics' | 'shared'>;

/** What every job takes along from the transaction that puts it into the queue. */
export function commonJob(transaction: Transaction, id: string, delayMinutes: number): Common {
  return {
    id,
    userId: transaction.user.id,
    isTest: transaction.isTest,
    isInWindow: isLimitWindowOpen(transaction),
    dueAt: delayMinutes === 0 ? 0 : transaction.clock.now() + delayMinutes * MS_PER_MINUTE,
    debug: (line, level) => transaction.debug(line, level),
    statics: transaction.isTest ? transaction.statics : null,
    shared: sharedState(transaction)
  };
}

function add(transaction: Transaction, job: QueuedJob): void {
  const pending = pendingWork(transaction);
  setUncommittedWork(transaction, true);
  pending.jobs = [...pending.jobs, job];
}
