/**
 * What a transaction has put into the queue and onto the bus, until it ends: kept when it commits, gone when it fails, and taken back by
 * a rollback to a savepoint (P107, P96).
 */
import type { RollbackParticipant } from '../transaction/checkpoint.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { PublishedEvent } from './eventMessages.ts';
import type { PathChange } from './flowPaths.ts';
import type { QueuedJob } from './queuedJob.ts';

type PendingState = Pick<PendingWork, 'jobs' | 'events' | 'pathChanges'>;

export class PendingWork implements RollbackParticipant {
  jobs: readonly QueuedJob[] = [];
  events: readonly PublishedEvent[] = [];
  pathChanges: readonly PathChange[] = [];

  capture(): PendingState {
    return { jobs: this.jobs, events: this.events, pathChanges: this.pathChanges };
  }

  restore({ jobs, events, pathChanges }: PendingState): void {
    this.jobs = jobs;
    this.events = events;
    this.pathChanges = pathChanges;
  }
}

const PENDING = Symbol('pending work');

export function pendingWork(transaction: Transaction): PendingWork {
  const known = transaction.slots.get(PENDING) as PendingWork | undefined;
  if (known !== undefined) return known;
  const created = new PendingWork();
  transaction.slots.set(PENDING, created);
  return created;
}
