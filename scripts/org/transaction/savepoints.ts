/**
 * Database.setSavepoint, rollback and releaseSavepoint (P83, P104): each counts as one DML statement; rolling back or releasing makes
 * every later savepoint invalid; Ids that inserts gave to records in memory stay.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
 */
import { throwApex } from '../apex/values/apexThrow.ts';
import { returnToCheckpoint, takeCheckpoint } from './checkpoint.ts';
import type { Checkpoint, RollbackParticipant } from './checkpoint.ts';
import type { Transaction } from './transaction.ts';
import { hasUncommittedWork, setUncommittedWork } from './uncommittedWork.ts';

/** Opaque to its holders; compare by identity. */
export interface SavepointToken {
  readonly checkpoint: Checkpoint;
  /** Whether there was uncommitted work when it was set: rolling back to it leaves that much. */
  readonly hasWork: boolean;
}

/** The savepoints that are open, in the order they were set; those set inside a failed statement go with it. */
class OpenSavepoints implements RollbackParticipant {
  tokens: readonly SavepointToken[] = [];

  capture(): readonly SavepointToken[] {
    return this.tokens;
  }

  restore(captured: readonly SavepointToken[]): void {
    this.tokens = captured;
  }
}

const OPEN = Symbol('savepoints');

/** The documents name no text for a savepoint that is no longer valid: an assumption, see DIFFERENCES.md. */
export const INVALID_SAVEPOINT = {
  typeName: 'System.TypeException',
  message: 'Savepoint is no longer valid.'
} as const;

export function setSavepoint(transaction: Transaction): SavepointToken {
  transaction.limits.charge('dmlStatements');
  const token: SavepointToken = {
    checkpoint: takeCheckpoint(transaction),
    hasWork: hasUncommittedWork(transaction)
  };
  const open = openSavepoints(transaction);
  open.tokens = [...open.tokens, token];
  return token;
}

/** The savepoint itself stays valid and may be rolled back to again. */
export function rollbackToSavepoint(transaction: Transaction, token: SavepointToken): void {
  transaction.limits.charge('dmlStatements');
  const open = openSavepoints(transaction);
  const stillOpen = open.tokens.slice(0, positionOf(open, token) + 1);
  returnToCheckpoint(transaction, token.checkpoint);
  setUncommittedWork(transaction, token.hasWork);
  open.tokens = stillOpen;
  transaction.slots.set(OPEN, open);
}

export function releaseSavepoint(transaction: Transaction, token: SavepointToken): void {
  transaction.limits.charge('dmlStatements');
  const open = openSavepoints(transaction);
  open.tokens = open.tokens.slice(0, positionOf(open, token));
}

/** Callouts wait until every savepoint is released. */
export function hasOpenSavepoints(transaction: Transaction): boolean {
  return openSavepoints(transaction).tokens.length > 0;
}

function positionOf(open: OpenSavepoints, token: SavepointToken): number {
  const position = open.tokens.indexOf(token);
  return position >= 0 ? position : throwApex(INVALID_SAVEPOINT.typeName, INVALID_SAVEPOINT.message);
}

function openSavepoints(transaction: Transaction): OpenSavepoints {
  const known = transaction.slots.get(OPEN) as OpenSavepoints | undefined;
  if (known !== undefined) return known;
  const open = new OpenSavepoints();
  transaction.slots.set(OPEN, open);
  return open;
}
