/** A job in the queue, with everything that its transaction will need. */
import type { ApexClassInfo, ApexObject } from '../apex/values/apexObject.ts';

interface CommonJob {
  /** Id of its AsyncApexJob, where it has one. */
  readonly id: string;
  /** Who put it there, and as whom it runs. */
  readonly userId: string;
  readonly isTest: boolean;
  /** True for what a test queues between startTest and stopTest. */
  readonly isInWindow: boolean;
  /** UTC milliseconds before which it does not run; 0 for at once. */
  readonly dueAt: number;
  /** Where its System.debug goes. */
  readonly debug: (line: string, level: string) => void;
  /** Statics of the test that has queued it: its jobs go on with them. null outside of tests. */
  readonly statics: Map<string, unknown> | null;
  /** State of the test that jobs share with it, such as mocks. */
  readonly shared: ReadonlyMap<symbol, unknown>;
}

export interface QueueableJob extends CommonJob {
  readonly kind: 'queueable';
  readonly job: ApexObject;
  readonly depth: number;
  readonly maximumDepth: number | null;
  readonly delayMinutes: number;
  readonly signature: string | null;
  readonly retries: number;
}

export interface FutureJob extends CommonJob {
  readonly kind: 'future';
  readonly owner: ApexClassInfo;
  readonly key: string;
  readonly args: readonly unknown[];
}

export interface BatchJob extends CommonJob {
  readonly kind: 'batch';
  readonly job: ApexObject;
  readonly scopeSize: number;
  /** Where System.scheduleBatch put it into the queue. */
  readonly cronTriggerId: string | null;
}

export interface ScheduledJob extends CommonJob {
  readonly kind: 'schedulable';
  readonly job: ApexObject;
  readonly cronTriggerId: string;
  readonly cron: string;
  /** Scheduled by another job; a test does not fire it (EV3). */
  readonly isOfJob: boolean;
}

/** What a flow does after the commit; it has no AsyncApexJob. */
export interface FlowJob extends CommonJob {
  readonly kind: 'flow';
  readonly run: () => void;
}

/** A scheduled path of a flow. */
export interface PathWork {
  /** Unique in the org. */
  readonly name: string;
  /** So many records run together at most. */
  readonly batchSize: number;
  /** In a transaction of its own. */
  readonly run: (recordIds: readonly string[]) => void;
}

/** A scheduled path that waits for its time, for one record. */
export interface FlowPathJob extends CommonJob {
  readonly kind: 'flowPath';
  readonly work: PathWork;
  readonly recordId: string;
}

/** A flow that a schedule starts. */
export interface FlowScheduleWork {
  readonly name: string;
  /** At this time or later, in UTC milliseconds; null for never. */
  readonly nextRun: (from: number) => number | null;
  /** The records it runs for now; null for one run without a record. */
  readonly findRecords: () => readonly string[] | null;
  readonly run: (recordIds: readonly string[] | null) => void;
}

export interface FlowScheduleJob extends CommonJob {
  readonly kind: 'flowSchedule';
  readonly work: FlowScheduleWork;
}

/** Jobs of flows have no AsyncApexJob. */
export type QueuedJob = QueueableJob | FutureJob | BatchJob | ScheduledJob | FlowJob | FlowPathJob | FlowScheduleJob;
