/** Interviews that no save waits for: of platform events, of paths after the commit, and of schedules. In system mode. */
import type { Access } from '../access/access.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { Test } from './conditions.ts';
import type { CompiledFlow } from './interview.ts';
import { fromDatabase } from './recordFields.ts';
import { runInterviews } from './runInterviews.ts';
import { createInterview } from './startFlow.ts';

export interface StartingRecord {
  readonly record: ApexSObject | null;
  readonly prior: ApexSObject | null;
}

/** A fault has no record to land on: it ends the transaction. `entry`: which of the interviews start. */
export function runOutsideOfSaves(
  flow: CompiledFlow,
  records: readonly StartingRecord[],
  entry: Test = () => true
): void {
  const access = systemAccess(flow);
  inFlowContext(currentTransaction(), access.sharing, () => {
    const started = records
      .map(({ record, prior }) =>
        createInterview(flow, { access, prior, ...(record === null ? {} : { record: fromDatabase(record) }) })
      )
      .filter((interview) => entry(interview));
    runInterviews(started);
    for (const { failure } of started) if (failure !== null) throwApex('System.FlowException', failure.message);
  });
}

/** https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm */
export function systemAccess({ runInMode }: CompiledFlow): Access {
  const { user } = currentTransaction();
  return { user, mode: 'system', sharing: runInMode === 'SystemModeWithSharing' ? 'with' : 'without' };
}

/** Apex that a flow calls sees no trigger, and the flow's sharing where it declares none of its own. */
export function inFlowContext(transaction: Transaction, sharing: Access['sharing'], work: () => void): void {
  const { trigger, sharing: outer } = transaction;
  transaction.trigger = null;
  transaction.sharing = sharing;
  try {
    work();
  } finally {
    transaction.trigger = trigger;
    transaction.sharing = outer;
  }
}
