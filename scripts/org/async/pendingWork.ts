/**
 * What a transaction has put into the queue and onto the bus, until it ends: kept when it commits, gone when it fails, and taken back by
 * a rollback to a savepoint (P107, P96).
 */
import type { RollbackParticipant } from '../transaction/checkpoint.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { PublishedEvent } from './eventMessages.ts';
import type { QueuedJob } from './queuedJob.ts';

export class PendingWork implements RollbackParticipant {
  jobs: readonly QueuedJob[] = [];
  events: readonly PublishedEvent[] = [];

  capture(): Pick<PendingWork, 'jobs' | 'events'> {
    return { jobs: this.jobs, events: this.events };
  }

  restore({ jobs, events }: Pick<PendingWork, 'jobs' | 'events'>): void {
    this.jobs = jobs;
    this.events = events;
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
