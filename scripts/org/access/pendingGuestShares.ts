/**
 * Guest sharing rules open a record only after the transaction that saved it.
 * https://developer.salesforce.com/docs/platform/communities-dev/guide/communities-dev-give-guest-users-access-to-create-records.html
 */
import type { Transaction } from '../transaction/transaction.ts';

const PENDING = Symbol('share rows of guests that wait for the end of the transaction');

export function hideFromGuests(transaction: Transaction, shareId: string): void {
  const pending = (transaction.slots.get(PENDING) as Set<string> | undefined) ?? new Set<string>();
  transaction.slots.set(PENDING, pending.add(shareId));
}

export function isHiddenFromGuests({ slots }: Transaction, shareId: string): boolean {
  return (slots.get(PENDING) as Set<string> | undefined)?.has(shareId) === true;
}
