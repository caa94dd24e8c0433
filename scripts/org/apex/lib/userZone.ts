/** Time zone and locale of the running user (P53). */
import { currentTransaction, hasTransaction } from '../../transaction/transaction.ts';

export function userZone(): string {
  return hasTransaction() ? currentTransaction().user.timeZone : 'GMT';
}

/** As Intl wants it: `en-US`. */
export function userLocale(): string {
  return hasTransaction() ? currentTransaction().user.locale.replaceAll('_', '-') : 'en-US';
}
