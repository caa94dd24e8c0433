/**
 * Undoing part of a transaction: the store goes back to a mark, and every layer that keeps state in the transaction's slots (queued
 * jobs, published events) goes back with it. Statics, Ids of records in memory and counted limits stay as they are (P83).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
 */
import type { UndoMark } from '../data/store.ts';
import type { Transaction } from './transaction.ts';

/** A slot value that takes part in rollback; slot values without these two functions are left alone. */
export interface RollbackParticipant {
  /** A value that {@link restore} understands; must not change afterwards. */
  capture(): unknown;
  restore(captured: unknown): void;
}

export interface Checkpoint {
  readonly mark: UndoMark;
  readonly slots: ReadonlyMap<symbol, unknown>;
}

export function takeCheckpoint(transaction: Transaction): Checkpoint {
  const slots = new Map<symbol, unknown>();
  for (const [key, value] of transaction.slots) {
    if (isParticipant(value)) slots.set(key, value.capture());
  }
  return { mark: transaction.store.mark(), slots };
}

/** A participant that came after the checkpoint is dropped: it had nothing then. */
export function returnToCheckpoint(transaction: Transaction, checkpoint: Checkpoint): void {
  transaction.store.rollbackTo(checkpoint.mark);
  for (const [key, value] of [...transaction.slots]) {
    if (!isParticipant(value)) continue;
    if (checkpoint.slots.has(key)) value.restore(checkpoint.slots.get(key));
    else transaction.slots.delete(key);
  }
}

function isParticipant(value: unknown): value is RollbackParticipant {
  return typeof value === 'object' && value !== null && 'capture' in value && 'restore' in value;
}
