/**
 * What flows do after the commit: asynchronous paths, scheduled paths and flows that a schedule starts.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_async_path.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_scheduled_path.htm
 */
import type { Org } from '../engine/org.ts';
import type { LimitProfile } from '../transaction/limits.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import { findProcessUser } from './automatedProcess.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';
import type { FlowJob, FlowPathJob, FlowScheduleJob, FlowScheduleWork, QueuedJob } from './queuedJob.ts';

/** Of scheduled paths and flows: the documents name none, so the lower ones; DIFFERENCES.md FL20. */
const SCHEDULED_LIMITS: LimitProfile = 'synchronous';
/** Interviews that a schedule starts together; DIFFERENCES.md FL21. */
const MOST_SCHEDULED_TOGETHER = 200;

const RUNNING: RunningJob = {
  stage: 'flowPath',
  jobId: null,
  depth: 0,
  maximumDepth: null,
  delayMinutes: 0,
  retries: 0,
  allowsCallouts: true,
  finalizer: null
};

export function runFlowPath(org: Org, job: FlowJob): JobOutcome {
  return inTransaction(org, job, 'asynchronous', () => job.run());
}

/** All due entries of the path run together, as many as its batches take. */
export function runScheduledPath(org: Org, job: FlowPathJob, others: readonly FlowPathJob[]): JobOutcome {
  return inTransaction(org, job, SCHEDULED_LIMITS, () =>
    job.work.run([job, ...others].map(({ recordId }) => recordId))
  );
}

/** Each batch of records in a transaction of its own; what fails stops no others, and the first failure is answered. */
export function runScheduledFlow(org: Org, job: FlowScheduleJob): JobOutcome {
  const { work } = job;
  let found: readonly string[] | null = null;
  const reading = inTransaction(org, job, SCHEDULED_LIMITS, () => {
    found = work.findRecords();
  });
  if (reading.failure !== null) return reading;
  const ids = found as readonly string[] | null;
  const batches =
    ids === null
      ? [null]
      : Array.from({ length: Math.ceil(ids.length / MOST_SCHEDULED_TOGETHER) }, (_unused, index) =>
          ids.slice(index * MOST_SCHEDULED_TOGETHER, (index + 1) * MOST_SCHEDULED_TOGETHER)
        );
  const outcomes = batches.map((batch) => inTransaction(org, job, SCHEDULED_LIMITS, () => work.run(batch)));
  return outcomes.find(({ failure }) => failure !== null) ?? reading;
}

/** The entry of a schedule for its next run, as the automated process; null for never. */
export function nextScheduledRun(work: FlowScheduleWork, from: number): FlowScheduleJob | null {
  const dueAt = work.nextRun(from);
  if (dueAt === null) return null;
  return {
    kind: 'flowSchedule',
    id: work.name,
    work,
    dueAt,
    userId: '',
    isTest: false,
    isInWindow: false,
    debug: () => undefined,
    statics: null,
    shared: new Map()
  };
}

function inTransaction(
  org: Org,
  job: Exclude<QueuedJob, { readonly job: unknown }>,
  profile: LimitProfile,
  work: () => void
): JobOutcome {
  const { isTest, debug, statics, shared } = job;
  const userId = job.kind === 'flowSchedule' ? findProcessUser(org) : job.userId;
  return runJobTransaction(
    org,
    { userId, isTest, debug, statics, shared, quiddity: 'UNDEFINED', profile, running: RUNNING },
    work
  );
}
