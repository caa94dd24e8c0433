/**
 * The queue of jobs and the bus of events of one org. Nothing runs while a transaction is under way: what it has queued comes after its
 * commit, in order, or at Test.stopTest (P105, P107).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
import { refuse } from '../apex/lib/refusal.ts';
import type { Services } from '../apex/lib/services.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { liveRows } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import type { Org } from '../engine/org.ts';
import { runningJob } from '../transaction/runningJob.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { setUncommittedWork } from '../transaction/uncommittedWork.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { enqueueFuture, enqueueJob } from './enqueue.ts';
import { checkFinalizer } from './enqueueRules.ts';
import { EventBus } from './eventBus.ts';
import type { BusState } from './eventBus.ts';
import { raiseBatchError } from './batchErrorEvent.ts';
import { applyPathChanges } from './flowPaths.ts';
import { publishEvents } from './eventMessages.ts';
import type { MessageSource } from './eventMessages.ts';
import { changeRow, failed, OPEN_STATUSES, removeCronRows } from './jobRows.ts';
import type { JobOutcome } from './jobTransaction.ts';
import { pendingWork } from './pendingWork.ts';
import type { FlowPathJob, FlowScheduleWork, QueuedJob } from './queuedJob.ts';
import { runBatch } from './runBatch.ts';
import { nextScheduledRun, runFlowPath, runScheduledFlow, runScheduledPath } from './runFlowWork.ts';
import { runFuture, takeExpectedCall } from './runFuture.ts';
import { runQueueable } from './runQueueable.ts';
import { runScheduled } from './runScheduled.ts';

export interface AsyncEngine {
  readonly services: Pick<
    Services,
    | 'startJob'
    | 'enqueueFuture'
    | 'abortJob'
    | 'attachFinalizer'
    | 'runQueuedJobs'
    | 'publishEvents'
    | 'deliverEvents'
    | 'failEvents'
  >;
  /**
   * Runs what committed transactions have left behind, until nothing is left that may run now; answers what failed, in order. Jobs that
   * fail stop no others.
   */
  runWaiting(): readonly JobOutcome[];
  /** After a test method: runs its jobs that stopTest has not run, and throws what they throw. */
  finishTest(): void;
  /**
   * Lets the fixed clock go on to `time`, in UTC milliseconds, and runs on the way whatever comes due, schedules included; answers what
   * failed.
   */
  runUntil(time: number): readonly JobOutcome[];
  /** True while {@link runWaiting} would find something now or later. */
  hasWaiting(): boolean;
}

interface QueueState {
  readonly jobs: readonly QueuedJob[];
  /** Batches of the running test. */
  readonly batches: number;
}

/** Kinds of jobs with an AsyncApexJob that takes up their failure. */
const HAVE_ROWS: ReadonlySet<QueuedJob['kind']> = new Set(['queueable', 'future', 'batch']);
/** Jobs that follow each other without an end are stopped here. */
const MOST_JOBS_AT_ONCE = 10_000;

/**
 * @param time `fixed`: delays pass at once, and schedules never come up outside of tests; `real`: both wait for the clock
 * @param random deterministic, 0 up to 1
 */
export function createAsyncEngine(
  org: Org,
  time: 'fixed' | 'real',
  random: () => number,
  scheduledFlows: readonly FlowScheduleWork[]
): AsyncEngine {
  const bus = new EventBus(org);
  const source: MessageSource = { nextReplayId: () => bus.nextReplayId(), random };
  let queue: QueueState = { jobs: firstRuns(org, scheduledFlows), batches: 0 };
  /** While the fixed clock goes on, its time decides what is due. */
  let isTimed = time === 'real';

  org.observe({
    committed(transaction) {
      const { jobs, events } = takePending(transaction, () => true);
      const { pathChanges } = pendingWork(transaction);
      queue = { ...queue, jobs: applyPathChanges([...queue.jobs, ...jobs], pathChanges) };
      bus.add(events);
    },
    isolating() {
      const outer: { queue: QueueState; bus: BusState } = { queue, bus: bus.state };
      queue = { jobs: [], batches: 0 };
      bus.state = { ...bus.state, events: [], backlogs: new Map(), stopped: new Set() };
      return () => {
        queue = outer.queue;
        bus.state = outer.bus;
      };
    }
  });
  if (!org.isNew) abandonOldJobs(org);

  /** Takes the first job that may run out of the queue. */
  function takeJob(mayRun: (job: QueuedJob) => boolean): QueuedJob | null {
    const job = queue.jobs.find(mayRun) ?? null;
    if (job !== null) queue = { ...queue, jobs: queue.jobs.filter((each) => each !== job) };
    return job;
  }

  function run(job: QueuedJob): JobOutcome {
    const outcome = runKind(job);
    const { failure } = outcome;
    const isCounted = job.kind === 'batch' && !job.isTest && queueHasCounted(org, job.id);
    if (failure !== null && !isCounted && HAVE_ROWS.has(job.kind)) {
      org.transact({ userId: job.userId, quiddity: 'UNDEFINED' }, (transaction) =>
        changeRow(transaction, 'AsyncApexJob', job.id, failed(transaction, failure.message))
      );
    }
    return outcome;
  }

  function runKind(job: QueuedJob): JobOutcome {
    switch (job.kind) {
      case 'queueable':
        return runQueueable(org, job);
      case 'future':
        return runFuture(org, job);
      case 'batch':
        return runBatch(org, job, (error) => bus.add(raiseBatchError(org, job, error, source)));
      case 'flow':
        return runFlowPath(org, job);
      case 'flowPath':
        return runScheduledPath(org, job, takeSamePath(job));
      case 'flowSchedule': {
        const next = nextScheduledRun(job.work, job.dueAt + 1);
        if (next !== null) queue = { ...queue, jobs: [...queue.jobs, next] };
        return runScheduledFlow(org, job);
      }
      case 'schedulable': {
        const { outcome, next } = runScheduled(org, job);
        if (next !== null) queue = { ...queue, jobs: [...queue.jobs, { ...job, dueAt: next }] };
        return outcome;
      }
    }
  }

  /**
   * In a test everything that was queued runs, schedules of the test itself once. What a schedule has queued waits for the end of the test method, as
   * public suites show.
   */
  function runTestJobs(isEnd: boolean, passed = new Set<string>()): void {
    for (let count = 0; ; count += 1) {
      const job = takeJob((each) => !passed.has(each.id) && !(each.kind === 'schedulable' && each.isOfJob));
      if (job === null) return;
      stopEndless(count);
      passed.add(job.id);
      const waiting = new Set(queue.jobs.map(({ id }) => id));
      const { error } = run(job);
      if (error !== null) throw error;
      if (job.kind === 'schedulable' && !isEnd) for (const { id } of queue.jobs) if (!waiting.has(id)) passed.add(id);
    }
  }

  function deliverInTest(transaction: Transaction): void {
    bus.add(takePending(transaction, () => false).events);
    const [failure] = bus.deliver({ untilSeen: false });
    if (failure !== undefined) throw failure.error;
  }

  /** Other due entries of a scheduled path, as many as its batch takes. */
  function takeSamePath({ work, userId }: FlowPathJob): readonly FlowPathJob[] {
    const isSame = (job: QueuedJob): job is FlowPathJob =>
      job.kind === 'flowPath' && job.work.name === work.name && job.userId === userId && isDue(job);
    const taken = queue.jobs.filter(isSame).slice(0, work.batchSize - 1);
    queue = { ...queue, jobs: queue.jobs.filter((job) => !taken.some((each) => each === job)) };
    return taken;
  }

  function isDue(job: QueuedJob): boolean {
    if (isTimed || job.kind === 'flowPath' || job.kind === 'flowSchedule') return job.dueAt <= org.clock.now();
    return job.kind !== 'schedulable' && !(job.kind === 'batch' && job.cronTriggerId !== null);
  }

  function runWaiting(): readonly JobOutcome[] {
    const failures: JobOutcome[] = [];
    for (let count = 0; ; count += 1) {
      stopEndless(count);
      if (!bus.isEmpty) {
        failures.push(...bus.deliver({ untilSeen: true }));
        continue;
      }
      const job = takeJob(isDue);
      if (job === null) return failures;
      const outcome = run(job);
      if (outcome.error !== null) failures.push(outcome);
    }
  }

  return {
    services: {
      startJob(request) {
        const transaction = currentTransaction();
        const waiting = [...queue.jobs, ...pendingWork(transaction).jobs];
        const id = enqueueJob(transaction, request, waiting, queue.batches);
        if (request.kind === 'batch' || request.kind === 'scheduledBatch')
          queue = { ...queue, batches: queue.batches + 1 };
        return id;
      },
      enqueueFuture(owner, key, args) {
        const transaction = currentTransaction();
        if (takeExpectedCall(transaction, owner.name, key)) return false;
        enqueueFuture(transaction, owner, key, args);
        return true;
      },
      abortJob(id) {
        const transaction = currentTransaction();
        const pending = pendingWork(transaction);
        const isMeant = (job: QueuedJob): boolean =>
          job.id === id || ('cronTriggerId' in job && job.cronTriggerId === id);
        const job = [...queue.jobs, ...pending.jobs].find(isMeant);
        const fired = job === undefined && isCronTrigger(transaction, id);
        if (job === undefined && !fired && !isRunning(transaction, id))
          throwApex('System.StringException', `Invalid job id: ${id}`);
        pending.jobs = pending.jobs.filter((each) => !isMeant(each));
        queue = { ...queue, jobs: queue.jobs.filter((each) => !isMeant(each)) };
        changeRow(transaction, 'AsyncApexJob', job?.id ?? id, { Status: 'Aborted' });
        if (fired) removeCronRows(transaction, id);
        else if (job !== undefined && 'cronTriggerId' in job && job.cronTriggerId !== null)
          removeCronRows(transaction, job.cronTriggerId);
      },
      attachFinalizer(finalizer) {
        checkFinalizer(runningJob(currentTransaction())).finalizer = finalizer;
      },
      runQueuedJobs() {
        const transaction = currentTransaction();
        const { jobs } = takePending(transaction, ({ isInWindow }) => isInWindow, false);
        queue = { ...queue, jobs: [...queue.jobs, ...jobs] };
        const passed = new Set<string>();
        runTestJobs(false, passed);
        deliverInTest(transaction);
        runTestJobs(false, passed);
      },
      publishEvents(events, callback) {
        const transaction = currentTransaction();
        const publication = publishEvents(transaction, events, source, callback);
        const pending = pendingWork(transaction);
        pending.events = [...pending.events, ...publication.afterCommit];
        if (publication.afterCommit.length > 0) setUncommittedWork(transaction, true);
        bus.add(publication.immediate);
        return publication.results;
      },
      deliverEvents: () => deliverInTest(currentTransaction()),
      failEvents() {
        bus.add(takePending(currentTransaction(), () => false).events);
        const [failure] = bus.fail().filter(({ error }) => error !== null);
        if (failure !== undefined) throw failure.error;
      }
    },
    runWaiting,
    runUntil(until) {
      const failures: JobOutcome[] = [];
      isTimed = true;
      for (let count = 0; ; count += 1) {
        stopEndless(count);
        failures.push(...runWaiting());
        const next = Math.min(until, ...queue.jobs.map(({ dueAt }) => dueAt));
        org.advanceTo(next);
        if (next === until) break;
      }
      failures.push(...runWaiting());
      isTimed = time === 'real';
      return failures;
    },
    finishTest: () => runTestJobs(true),
    hasWaiting: () => queue.jobs.length > 0 || !bus.isEmpty
  };
}

function firstRuns(org: Org, works: readonly FlowScheduleWork[]): readonly QueuedJob[] {
  return works.flatMap((work) => nextScheduledRun(work, org.clock.now()) ?? []);
}

/** Takes jobs, and all events unless told otherwise, out of what a transaction holds. */
function takePending(
  transaction: Transaction,
  isTaken: (job: QueuedJob) => boolean,
  withEvents = true
): Pick<ReturnType<typeof pendingWork>, 'jobs' | 'events'> {
  const pending = pendingWork(transaction);
  const { events } = pending;
  const jobs = pending.jobs.filter(isTaken);
  pending.jobs = pending.jobs.filter((job) => !isTaken(job));
  if (withEvents) pending.events = [];
  return { jobs, events: withEvents ? events : [] };
}

function stopEndless(count: number): void {
  if (count >= MOST_JOBS_AT_ONCE)
    refuse(`${MOST_JOBS_AT_ONCE} jobs in a row`, 'jobs seem to start each other without an end');
}

/** True where failed scopes are on the row already: the job as a whole has come to its end. */
function queueHasCounted({ schema, store }: Org, id: string): boolean {
  const object = requireObject(schema, 'AsyncApexJob');
  const row = store.get(object, id);
  const slot = object.field('NumberOfErrors')?.slot;
  return row !== undefined && slot !== undefined && typeof row[slot] === 'number' && row[slot] > 0;
}

/** A trigger whose job runs now is in no queue. */
function isCronTrigger({ schema, store }: Transaction, id: string): boolean {
  return store.get(requireObject(schema, 'CronTrigger'), id) !== undefined;
}

function isRunning({ schema, store }: Transaction, id: string): boolean {
  const object = requireObject(schema, 'AsyncApexJob');
  const row = store.get(object, id);
  const slot = object.field('Status')?.slot;
  return row !== undefined && slot !== undefined && OPEN_STATUSES.has(String(row[slot]));
}

/** The queue is kept in memory: what an earlier process has left in it is told to have been aborted. */
function abandonOldJobs(org: Org): void {
  org.transact({ userId: org.seeded.adminUserId, quiddity: 'UNDEFINED' }, (transaction) => {
    const jobs = requireObject(org.schema, 'AsyncApexJob');
    for (const status of OPEN_STATUSES) {
      for (const row of [...liveRows(org.store, jobs, 'Status', status)]) {
        changeRow(transaction, 'AsyncApexJob', row[0] as string, {
          Status: 'Aborted',
          ExtendedStatus: 'The local org was restarted.'
        });
      }
    }
    const triggers = requireObject(org.schema, 'CronTrigger');
    for (const row of [...org.store.scan(triggers)]) removeCronRows(transaction, row[0] as string);
  });
}
