/**
 * System.runAs: other user, other sharing, fresh mixed-DML state; permissions and field permissions still apply only where the code
 * asks for user mode (P101). Each call counts as one DML statement.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
 */
import type { UserContext } from '../access/userContext.ts';
import { withFreshMixedDml } from './mixedDml.ts';
import type { Transaction } from './transaction.ts';

export function runAs<T>(transaction: Transaction, user: UserContext, work: () => T): T {
  transaction.limits.charge('dmlStatements');
  const outer = transaction.user;
  transaction.user = user;
  try {
    return withFreshMixedDml(transaction, work);
  } finally {
    transaction.user = outer;
  }
}
