/** Where the pending approval of a record stands: its process and step, kept beside the rows that code sees. */
import { idOf, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { Row } from '../../data/store.ts';
import type { ApprovalProcess } from '../../schema/approvalProcesses.ts';
import { APPROVAL_PROGRESS } from '../../schema/recordLocks.ts';
import type { Transaction } from '../../transaction/transaction.ts';

export interface Progress {
  readonly process: ApprovalProcess;
  /** Position of the step that waits. */
  readonly step: number;
}

export function setProgress({ schema, store }: Transaction, instanceId: string, { process, step }: Progress): void {
  const name = `${process.object.name.canonical}.${process.name}`;
  store.put(requireObject(schema, APPROVAL_PROGRESS), [instanceId, name, String(step)]);
}

/** null where the process is gone, or was made otherwise. */
export function progressOf({ schema, store }: Transaction, instanceId: string): Progress | null {
  const row = store.get(requireObject(schema, APPROVAL_PROGRESS), instanceId);
  const process = schema.approvalProcesses.find((each) => `${each.object.name.canonical}.${each.name}` === row?.[1]);
  return row === undefined || process === undefined ? null : { process, step: Number(row[2]) };
}

/** The ProcessInstance of a record that waits for somebody. */
export function pendingInstance({ schema, store }: Transaction, recordId: string): Row | undefined {
  const instances = requireObject(schema, 'ProcessInstance');
  return [...liveRows(store, instances, 'TargetObjectId', recordId)].find(
    (row) => textOf(instances, row, 'Status') === 'Pending'
  );
}

export function workitemsOf({ schema, store }: Transaction, instanceId: string): readonly Row[] {
  return [...liveRows(store, requireObject(schema, 'ProcessInstanceWorkitem'), 'ProcessInstanceId', instanceId)];
}

/** True for the user of a work item, and for members of its queue. */
export function isActor({ schema, store }: Transaction, workitem: Row, userId: string): boolean {
  const actor = textOf(requireObject(schema, 'ProcessInstanceWorkitem'), workitem, 'ActorId') ?? '';
  if (actor === userId) return true;
  const members = requireObject(schema, 'GroupMember');
  return [...liveRows(store, members, 'GroupId', actor)].some(
    (row) => textOf(members, row, 'UserOrGroupId') === userId
  );
}

/** The current approver may edit the record where the process says so. */
export function isOpenTo(transaction: Transaction, recordId: string, userId: string): boolean {
  const instance = pendingInstance(transaction, recordId);
  if (instance === undefined || progressOf(transaction, idOf(instance))?.process.isOpenToApprover !== true)
    return false;
  return workitemsOf(transaction, idOf(instance)).some((row) => isActor(transaction, row, userId));
}
