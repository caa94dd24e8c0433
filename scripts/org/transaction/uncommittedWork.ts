/**
 * Whether the transaction holds work that a callout would keep open: DML, jobs in the queue, events, mail. Test.startTest begins a new
 * count, as it does with limits, and stopTest goes back to the old one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing_dml.htm
 */
import type { LimitCounters } from './limits.ts';
import type { Transaction } from './transaction.ts';

const withWork = new WeakSet<LimitCounters>();

export function hasUncommittedWork({ limits }: Transaction): boolean {
  return withWork.has(limits);
}

export function setUncommittedWork({ limits }: Transaction, hasWork: boolean): void {
  if (hasWork) withWork.add(limits);
  else withWork.delete(limits);
}
