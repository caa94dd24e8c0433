/**
 * Scheduled paths of flows in the queue: one entry for each record and path. A save may put an entry in, take it out or move it; like
 * everything that waits for a commit, this is gone when the save is undone.
 */
import type { Transaction } from '../transaction/transaction.ts';
import { commonJob } from './enqueue.ts';
import { pendingWork } from './pendingWork.ts';
import type { FlowPathJob, PathWork, QueuedJob } from './queuedJob.ts';

export type PathChange =
  | { readonly kind: 'add'; readonly job: FlowPathJob }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly dueAt: number };

/** In place of an entry that waits already for the record and path. */
export function addPath(transaction: Transaction, work: PathWork, recordId: string, dueAt: number): void {
  const job: FlowPathJob = {
    ...commonJob(transaction, entryId(work, recordId), 0),
    kind: 'flowPath',
    dueAt,
    work,
    recordId
  };
  change(transaction, { kind: 'add', job });
}

export function removePath(transaction: Transaction, work: PathWork, recordId: string): void {
  change(transaction, { kind: 'remove', id: entryId(work, recordId) });
}

/** Does nothing where no entry waits. */
export function movePath(transaction: Transaction, work: PathWork, recordId: string, dueAt: number): void {
  change(transaction, { kind: 'move', id: entryId(work, recordId), dueAt });
}

export function applyPathChanges(jobs: readonly QueuedJob[], changes: readonly PathChange[]): readonly QueuedJob[] {
  return changes.reduce<readonly QueuedJob[]>((waiting, each) => {
    if (each.kind === 'move') return waiting.map((job) => (job.id === each.id ? { ...job, dueAt: each.dueAt } : job));
    const id = each.kind === 'add' ? each.job.id : each.id;
    const others = waiting.filter((job) => job.id !== id);
    return each.kind === 'add' ? [...others, each.job] : others;
  }, jobs);
}

function change(transaction: Transaction, each: PathChange): void {
  const pending = pendingWork(transaction);
  pending.pathChanges = [...pending.pathChanges, each];
}

function entryId({ name }: PathWork, recordId: string): string {
  return `${name} ${recordId}`;
}
