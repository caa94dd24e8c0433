/**
 * System.runAs: other user, other sharing, fresh mixed-DML state; permissions and field permissions still apply only where the code
 * asks for user mode (P101). Each call counts as one DML statement.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
 */
import type { UserContext } from '../access/userContext.ts';
import { enterFreshMixedDml } from './mixedDml.ts';
import type { Transaction } from './transaction.ts';

/** Switches the user; the function that comes back switches back, and must be called however the block ends. */
export function enterRunAs(transaction: Transaction, user: UserContext): () => void {
  transaction.limits.charge('dmlStatements');
  const outer = transaction.user;
  transaction.user = user;
  const leaveMixedDml = enterFreshMixedDml(transaction);
  return () => {
    leaveMixedDml();
    transaction.user = outer;
  };
}

export function runAs<T>(transaction: Transaction, user: UserContext, work: () => T): T {
  const leave = enterRunAs(transaction, user);
  try {
    return work();
  } finally {
    leave();
  }
}
