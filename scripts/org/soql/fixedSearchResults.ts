import type { Transaction } from '../transaction/transaction.ts';

const KEY = Symbol('fixed search results');

/** Test.setFixedSearchResults: the Ids every later search of the test finds. */
export function setFixedSearchResults(transaction: Transaction, ids: readonly string[]): void {
  transaction.slots.set(KEY, ids);
}

/** Empty until set: a search in a test finds nothing by itself. */
export function fixedSearchResults(transaction: Transaction): readonly string[] {
  return (transaction.slots.get(KEY) as readonly string[] | undefined) ?? [];
}
