/** Who has to approve a step. */
import { liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { Row } from '../../data/store.ts';
import type { ApprovalProcess, ApprovalStep } from '../../schema/approvalProcesses.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import type { WriteError } from '../contract.ts';

/** Texts of the platform as messages quote them, but for `approverMissing`: see DIFFERENCES.md AP12. */
export const APPROVER_ERRORS = {
  managerMissing: { statusCode: 'MANAGER_NOT_DEFINED', message: 'Manager undefined.', fields: [] },
  nextMissing: {
    statusCode: 'REQUIRED_FIELD_MISSING',
    message: 'missing required field: [nextApproverIds]',
    fields: ['nextApproverIds']
  },
  approverMissing: { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] }
} as const satisfies Record<string, WriteError>;

/** Ids of users and queues, each once, or what is wrong. */
export function approversOf(
  transaction: Transaction,
  process: ApprovalProcess,
  step: ApprovalStep,
  row: Row,
  requesterId: string,
  next: readonly string[]
): readonly string[] | WriteError {
  const ids = new Set<string>();
  for (const approver of step.approvers) {
    const id = approverId(transaction, process, approver, row, requesterId, next);
    if (typeof id !== 'string') return id;
    ids.add(id);
  }
  return [...ids];
}

function approverId(
  transaction: Transaction,
  { object }: ApprovalProcess,
  { type, name }: ApprovalStep['approvers'][number],
  row: Row,
  requesterId: string,
  next: readonly string[]
): string | WriteError {
  const { schema, store } = transaction;
  const users = requireObject(schema, 'User');
  switch (type) {
    case 'adhoc': {
      const [only, ...more] = next;
      if (only === undefined || more.length > 0) return APPROVER_ERRORS.nextMissing;
      return store.get(users, only) === undefined ? APPROVER_ERRORS.approverMissing : only;
    }
    case 'user': {
      const [found] = liveRows(store, users, 'Username', name);
      return found === undefined ? APPROVER_ERRORS.approverMissing : String(found[0]);
    }
    case 'queue': {
      const groups = requireObject(schema, 'Group');
      const found = [...liveRows(store, groups, 'DeveloperName', name)].find(
        (each) => textOf(groups, each, 'Type') === 'Queue'
      );
      return found === undefined ? APPROVER_ERRORS.approverMissing : String(found[0]);
    }
    case 'relatedUserField': {
      const id = valueOf(object, row, name);
      return typeof id === 'string' && store.get(users, id) !== undefined ? id : APPROVER_ERRORS.approverMissing;
    }
    case 'userHierarchyField': {
      const user = store.get(users, requesterId);
      const id = user === undefined ? null : textOf(users, user, 'ManagerId');
      return id ?? APPROVER_ERRORS.managerMissing;
    }
  }
}
