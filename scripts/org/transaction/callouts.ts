/**
 * When code may call out, and the mock that answers in a test.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers.htm
 */
import { throwApex } from '../apex/values/apexThrow.ts';
import { runningJob } from './runningJob.ts';
import type { JobStage } from './runningJob.ts';
import { hasOpenSavepoints } from './savepoints.ts';
import type { Transaction } from './transaction.ts';
import { hasUncommittedWork } from './uncommittedWork.ts';

/** The platform's texts, except for those of batches and finalizers, which follow the one of queueable jobs: see DIFFERENCES.md HC1. */
export const CALLOUT_REFUSALS = {
  uncommittedWork: 'You have uncommitted work pending. Please commit or rollback before calling out',
  openSavepoints: 'All active Savepoints must be released before making callouts.',
  trigger: 'Callout from triggers are currently not supported.',
  scheduled: 'Callout from scheduled Apex not supported.',
  future:
    'Callout not allowed from this future method. Please enable callout by annotating the future method. eg: @Future(callout=true)',
  job: 'Callout not allowed from this job. Please enable callouts by implementing Database.AllowsCallouts'
} as const;

const STAGES: Readonly<Record<JobStage, string>> = {
  queueable: CALLOUT_REFUSALS.job,
  finalizer: CALLOUT_REFUSALS.job,
  future: CALLOUT_REFUSALS.future,
  schedulable: CALLOUT_REFUSALS.scheduled,
  batchStart: CALLOUT_REFUSALS.job,
  batchExecute: CALLOUT_REFUSALS.job,
  batchFinish: CALLOUT_REFUSALS.job,
  eventTrigger: CALLOUT_REFUSALS.trigger,
  flowPath: CALLOUT_REFUSALS.job
};

/** Counts the callout; throws CalloutException where it cannot be made now. */
export function beginCallout(transaction: Transaction): void {
  transaction.limits.charge('callouts');
  const refusal = refusalOf(transaction);
  if (refusal !== null) throwApex('System.CalloutException', refusal);
}

function refusalOf(transaction: Transaction): string | null {
  const job = runningJob(transaction);
  if (transaction.trigger !== null) return CALLOUT_REFUSALS.trigger;
  if (job !== null && !job.allowsCallouts) return STAGES[job.stage];
  if (hasUncommittedWork(transaction)) return CALLOUT_REFUSALS.uncommittedWork;
  return hasOpenSavepoints(transaction) ? CALLOUT_REFUSALS.openSavepoints : null;
}

/** What Test.setMock has set; jobs that the test starts answer with it as well. */
class Mocks {
  readonly isSharedWithJobs = true;
  http: object | null = null;
}

const MOCKS = Symbol('callout mocks');

export function setHttpMock({ slots }: Transaction, mock: object): void {
  const mocks = (slots.get(MOCKS) as Mocks | undefined) ?? new Mocks();
  mocks.http = mock;
  slots.set(MOCKS, mocks);
}

/** null where the test has set none. */
export function httpMock({ slots }: Transaction): object | null {
  return (slots.get(MOCKS) as Mocks | undefined)?.http ?? null;
}
