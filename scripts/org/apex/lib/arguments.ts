/** Checks of arguments that many members share, with the platform's texts, and the cost of work by its size. */
import { currentTransaction, hasTransaction } from '../../transaction/transaction.ts';
import { throwApex } from '../values/apexThrow.ts';

/** P10 */
export const NULL_ARGUMENT = 'Argument cannot be null.';

/** Throws NullPointerException for null. */
export function required<T>(value: T | null): T {
  return value === null ? throwApex('System.NullPointerException', NULL_ARGUMENT) : value;
}

/** Work in proportion to `size` (characters, elements) counts against the CPU limit before it is done. */
export function chargeWork(size: number): void {
  if (size > 64 && hasTransaction()) currentTransaction().limits.chargeTicks(size >> 3);
}
