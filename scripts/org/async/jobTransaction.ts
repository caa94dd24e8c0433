/** The transaction of its own in which each piece of asynchronous work runs, and what is known of it afterwards. */
import type { ApexFailure } from '../apex/runtime/exceptions.ts';
import { withFreshFrames } from '../apex/runtime/frames.ts';
import { explainFailure } from '../engine/explainFailure.ts';
import type { Org } from '../engine/org.ts';
import type { LimitProfile } from '../transaction/limits.ts';
import { setRunningJob } from '../transaction/runningJob.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import type { Transaction } from '../transaction/transaction.ts';

export interface JobTransaction {
  readonly userId: string;
  /** As System.Quiddity names it. */
  readonly quiddity: string;
  readonly profile: LimitProfile;
  readonly isTest: boolean;
  readonly debug: (line: string, level: string) => void;
  /** null: its own. */
  readonly statics: Map<string, unknown> | null;
  readonly shared: ReadonlyMap<symbol, unknown>;
  readonly running: RunningJob;
}

/** How work in a transaction of its own has ended: its rows are kept, or undone where there is an error. */
export interface JobOutcome {
  /** What was thrown; null after success. */
  readonly error: unknown;
  /** The error in words; null after success. */
  readonly failure: ApexFailure | null;
  readonly requestId: string;
}

/** A fault of the local org is thrown on. */
export function runJobTransaction(
  org: Org,
  options: JobTransaction,
  work: (transaction: Transaction) => void
): JobOutcome {
  const { userId, quiddity, profile, isTest, debug, statics, shared, running } = options;
  let requestId = '';
  try {
    org.transact(
      { userId, quiddity, profile, isTest, debug, ...(statics === null ? {} : { statics }) },
      (transaction) => {
        requestId = transaction.requestId;
        setRunningJob(transaction, running);
        for (const [key, value] of shared) transaction.slots.set(key, value);
        withFreshFrames(() => work(transaction));
      }
    );
    return { error: null, failure: null, requestId };
  } catch (error) {
    return { error, failure: explainFailure(error), requestId };
  }
}

/** State that a test shares with its jobs, such as mocks: slot values that say so of themselves. */
export function sharedState({ slots }: Transaction): ReadonlyMap<symbol, unknown> {
  return new Map([...slots].filter(([, value]) => isShared(value)));
}

function isShared(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'isSharedWithJobs' in value && value.isSharedWithJobs === true;
}
