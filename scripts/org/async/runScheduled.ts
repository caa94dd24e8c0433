/** One firing of a scheduled job; it has the limits of synchronous code. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm */
import { textOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import type { Org } from '../engine/org.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import { nextFireTime, parseCron } from './cronExpression.ts';
import { callExecute, schedulableContext } from './jobContexts.ts';
import { changeRow, completed, moment, readRow } from './jobRows.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';
import type { ScheduledJob } from './queuedJob.ts';

export interface Firing {
  readonly outcome: JobOutcome;
  /** When it fires again, in UTC milliseconds; null for never. */
  readonly next: number | null;
}

export function runScheduled(org: Org, job: ScheduledJob): Firing {
  const { cronTriggerId } = job;
  const firedAt = org.clock.now();
  const next = nextFireTime(parseCron(job.cron), Math.max(firedAt, job.dueAt), zoneOf(org, cronTriggerId));
  const running: RunningJob = {
    stage: 'schedulable',
    jobId: job.id,
    depth: 0,
    maximumDepth: null,
    delayMinutes: 0,
    retries: 0,
    allowsCallouts: false,
    finalizer: null
  };
  const outcome = runJobTransaction(org, { ...job, quiddity: 'SCHEDULED', profile: 'synchronous', running }, () =>
    callExecute(job.job, 'Schedulable', schedulableContext(cronTriggerId))
  );
  // A test runs the job without firing its trigger.
  const isAborted = readRow(org, 'CronTrigger', cronTriggerId) === null;
  if (job.isTest || isAborted) return { outcome, next: null };
  const count = readRow(org, 'CronTrigger', cronTriggerId)?.('TimesTriggered') ?? null;
  org.transact({ userId: job.userId, quiddity: 'UNDEFINED' }, (transaction) => {
    changeRow(transaction, 'CronTrigger', cronTriggerId, {
      TimesTriggered: typeof count === 'number' ? count + 1 : 1,
      PreviousFireTime: moment(firedAt),
      NextFireTime: next === null ? null : moment(next),
      State: next === null ? 'COMPLETE' : 'WAITING'
    });
    if (next === null) changeRow(transaction, 'AsyncApexJob', job.id, completed(transaction));
  });
  return { outcome, next };
}

function zoneOf({ schema, store }: Org, cronTriggerId: string): string {
  const object = requireObject(schema, 'CronTrigger');
  const row = store.get(object, cronTriggerId);
  return row === undefined ? 'GMT' : (textOf(object, row, 'TimeZoneSidKey') ?? 'GMT');
}
