/**
 * Setup and other objects may not be written in one transaction (P91). Only the first of each kind is remembered; the write pipeline
 * judges, System.runAs starts afresh.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
 */
import type { Transaction } from './transaction.ts';

/** Canonical names of the first object of each kind that was written. */
export interface MixedDmlState {
  readonly setup: string | null;
  readonly other: string | null;
}

const STATE = Symbol('mixed DML');
const NOTHING: MixedDmlState = { setup: null, other: null };

export function mixedDmlState(transaction: Transaction): MixedDmlState {
  return (transaction.slots.get(STATE) as MixedDmlState | undefined) ?? NOTHING;
}

export function rememberDml(transaction: Transaction, object: string, isSetup: boolean): void {
  const { setup, other } = mixedDmlState(transaction);
  const next = isSetup ? { setup: setup ?? object, other } : { setup, other: other ?? object };
  transaction.slots.set(STATE, next);
}

/** From here on it is as if nothing had been written yet; the function that comes back forgets what was written since. */
export function enterFreshMixedDml(transaction: Transaction): () => void {
  const outer = mixedDmlState(transaction);
  transaction.slots.set(STATE, NOTHING);
  return () => transaction.slots.set(STATE, outer);
}
