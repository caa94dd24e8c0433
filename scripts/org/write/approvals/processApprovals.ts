/**
 * Approval.process: records are submitted, approved, rejected and recalled. Field updates of the process are saved as those of workflow
 * rules are, and no lock keeps them out.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm
 */
import type { Access } from '../../access/access.ts';
import { idOf, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { Row } from '../../data/store.ts';
import type { ApprovalProcess, Condition } from '../../schema/approvalProcesses.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { FieldUpdate } from '../../schema/workflowRules.ts';
import { returnToCheckpoint, takeCheckpoint } from '../../transaction/checkpoint.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { setUncommittedWork } from '../../transaction/uncommittedWork.ts';
import { checkSharing } from '../checkAccess.ts';
import type { WriteError } from '../contract.ts';
import { meets } from '../criteria.ts';
import { isLive } from '../deletionPlan.ts';
import { updatedValue } from '../fieldUpdates.ts';
import { createItem } from '../loadItems.ts';
import { setLock } from '../recordLocks.ts';
import { addRow, changeRow, discardRow } from '../rowChanges.ts';
import { ruleEvaluatorOf, withFormulas } from '../ruleEvaluator.ts';
import { saveFieldUpdates } from '../saveOrder.ts';
import { approversOf } from './approvers.ts';
import { isActor, pendingInstance, progressOf, setProgress, workitemsOf } from './progress.ts';

export type ApprovalRequest =
  | {
      readonly kind: 'submit';
      readonly recordId: string | null;
      readonly submitterId: string | null;
      readonly process: string | null;
      readonly skipsCriteria: boolean;
      readonly comments: string | null;
      readonly next: readonly string[];
    }
  | {
      readonly kind: 'workitem';
      readonly workitemId: string | null;
      readonly action: string | null;
      readonly comments: string | null;
      readonly next: readonly string[];
    };

export interface ApprovalResult {
  readonly entityId: string | null;
  readonly instanceId: string | null;
  readonly instanceStatus: string | null;
  readonly workitemIds: readonly string[];
  readonly errors: readonly WriteError[];
}

/** The documents name the status codes; who may not decide and an unknown action are AP12 of DIFFERENCES.md. */
export const APPROVAL_ERRORS = {
  noProcess: { statusCode: 'NO_APPLICABLE_PROCESS', message: 'No applicable approval process was found.', fields: [] },
  pending: { statusCode: 'ALREADY_IN_PROCESS', message: 'Cannot submit object already in process.', fields: [] },
  unknown: { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] },
  denied: {
    statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    message: 'insufficient access rights on cross-reference id',
    fields: []
  },
  action: {
    statusCode: 'INVALID_OPERATION',
    message: 'The action is not Approve, Reject or Removed',
    fields: ['action']
  }
} as const satisfies Record<string, WriteError>;

class Refused extends Error {
  readonly error: WriteError;
  constructor(error: WriteError) {
    super(error.message);
    this.error = error;
  }
}

/** One DML statement, a row for each request. Each request alone fails or succeeds; with `allOrNone` one failure undoes all. */
export function processApprovals(
  transaction: Transaction,
  access: Access,
  requests: readonly ApprovalRequest[],
  allOrNone: boolean
): readonly ApprovalResult[] {
  if (requests.length === 0) return [];
  transaction.limits.charge('dmlStatements');
  transaction.limits.charge('dmlRows', requests.length);
  setUncommittedWork(transaction, true);
  const outer = takeCheckpoint(transaction);
  const results = requests.map((request): ApprovalResult => {
    const checkpoint = takeCheckpoint(transaction);
    try {
      const engine = new Approval(transaction, access);
      return request.kind === 'submit' ? engine.submit(request) : engine.decide(request);
    } catch (thrown) {
      returnToCheckpoint(transaction, checkpoint);
      if (!(thrown instanceof Refused)) throw thrown;
      return { entityId: null, instanceId: null, instanceStatus: null, workitemIds: [], errors: [thrown.error] };
    }
  });
  if (allOrNone && results.some(({ errors }) => errors.length > 0)) returnToCheckpoint(transaction, outer);
  return results;
}

/** One request on its way. */
class Approval {
  private readonly transaction: Transaction;
  private readonly access: Access;
  private readonly created: string[] = [];

  constructor(transaction: Transaction, access: Access) {
    this.transaction = transaction;
    this.access = access;
  }

  submit(request: ApprovalRequest & { kind: 'submit' }): ApprovalResult {
    const { schema, store, user } = this.transaction;
    const recordId = request.recordId ?? '';
    const object = schema.objectByKeyPrefix(recordId.slice(0, 3));
    const row = object === undefined ? undefined : store.get(object, recordId);
    if (object === undefined || !isLive(object, row)) throw new Refused(APPROVAL_ERRORS.unknown);
    this.checkEdit(object, row, recordId);
    const submitterId = request.submitterId ?? user.id;
    if (pendingInstance(this.transaction, recordId) !== undefined) throw new Refused(APPROVAL_ERRORS.pending);
    const process = this.findProcess(request, object, row, submitterId);
    const instanceId = addRow(this.transaction, requireObject(schema, 'ProcessInstance'), {
      TargetObjectId: recordId,
      Status: 'Pending',
      SubmittedById: submitterId,
      LastActorId: user.id
    });
    this.addStep(instanceId, 'Started', submitterId, submitterId, request.comments);
    setLock(this.transaction, recordId, true);
    this.update(process, recordId, process.onSubmission);
    this.enter(process, 0, instanceId, recordId, submitterId, request.next);
    return this.result(instanceId, recordId);
  }

  decide(request: ApprovalRequest & { kind: 'workitem' }): ApprovalResult {
    const { schema, store, user } = this.transaction;
    const items = requireObject(schema, 'ProcessInstanceWorkitem');
    const instances = requireObject(schema, 'ProcessInstance');
    const item = store.get(items, request.workitemId ?? '');
    if (!isLive(items, item)) throw new Refused(APPROVAL_ERRORS.unknown);
    const instanceId = textOf(items, item, 'ProcessInstanceId') ?? '';
    const instance = store.get(instances, instanceId);
    const progress = progressOf(this.transaction, instanceId);
    if (instance === undefined || progress === null) throw new Refused(APPROVAL_ERRORS.unknown);
    const { process, step } = progress;
    const recordId = textOf(instances, instance, 'TargetObjectId') ?? '';
    const isAdministrator =
      user.permissions.has('ModifyAllData') || user.permissions.can(process.object.name.canonical, 'modifyAll');
    const isSubmitter = textOf(instances, instance, 'SubmittedById') === user.id;
    const isAllowed =
      request.action === 'Removed' ? process.allowsRecall && isSubmitter : isActor(this.transaction, item, user.id);
    if (!isAdministrator && !isAllowed) throw new Refused(APPROVAL_ERRORS.denied);
    const actor = textOf(items, item, 'OriginalActorId') ?? '';
    switch (request.action) {
      case 'Approve': {
        this.addStep(instanceId, 'Approved', user.id, actor, request.comments);
        discardRow(this.transaction, items, item);
        const current = process.steps[step];
        if (current?.isUnanimous === true && workitemsOf(this.transaction, instanceId).length > 0) break;
        this.dropWorkitems(instanceId);
        this.update(process, recordId, current?.onApproval ?? []);
        this.enter(process, step + 1, instanceId, recordId, user.id, request.next);
        break;
      }
      case 'Reject':
        this.addStep(instanceId, 'Rejected', user.id, actor, request.comments);
        this.update(process, recordId, process.steps[step]?.onRejection ?? []);
        this.finish(process, instanceId, recordId, 'Rejected');
        break;
      case 'Removed':
        this.addStep(instanceId, 'Removed', user.id, actor, request.comments);
        this.finish(process, instanceId, recordId, 'Removed');
        break;
      default:
        throw new Refused(APPROVAL_ERRORS.action);
    }
    return this.result(instanceId, recordId);
  }

  private checkEdit(object: ObjectSchema, row: Row, recordId: string): void {
    const item = { ...createItem(0, new ApexSObject(object), false), id: recordId, before: row };
    checkSharing({ transaction: this.transaction, access: this.access, object, allOrNone: true }, [item], 'edit');
    const [error] = item.errors;
    if (error !== undefined) throw new Refused(error);
  }

  private findProcess(
    request: ApprovalRequest & { kind: 'submit' },
    object: ObjectSchema,
    row: Row,
    submitterId: string
  ): ApprovalProcess {
    const wanted = request.process?.toLowerCase();
    const process = this.transaction.schema.approvalProcesses.find(
      (each) =>
        each.object === object &&
        (wanted === undefined || each.name.toLowerCase() === wanted) &&
        this.maySubmit(each, row, submitterId) &&
        ((wanted !== undefined && request.skipsCriteria) || this.fulfils(each.object, each.condition, row))
    );
    if (process === undefined) throw new Refused(APPROVAL_ERRORS.noProcess);
    return process;
  }

  private maySubmit({ object, submitters }: ApprovalProcess, row: Row, submitterId: string): boolean {
    const users = requireObject(this.transaction.schema, 'User');
    const user = this.transaction.store.get(users, submitterId);
    if (user === undefined) return false;
    return submitters.some(({ type, name }) => {
      if (type === 'owner') return textOf(object, row, 'OwnerId') === submitterId;
      if (type === 'creator') return textOf(object, row, 'CreatedById') === submitterId;
      if (type === 'user') return textOf(users, user, 'Username') === name;
      return textOf(users, user, 'UserType') === 'Standard';
    });
  }

  private fulfils(object: ObjectSchema, condition: Condition | null, row: Row): boolean {
    if (condition === null) return true;
    const shown = withFormulas(object, row, this.transaction);
    if (!('target' in condition)) return meets(condition, shown);
    const value = ruleEvaluatorOf(this.transaction)?.ruleValue(object, condition, shown, row, this.transaction);
    return value === true;
  }

  /** The first step from `position` on whose condition holds gets its work items; behind the last one the record is approved. */
  private enter(
    process: ApprovalProcess,
    position: number,
    instanceId: string,
    recordId: string,
    requesterId: string,
    next: readonly string[]
  ): void {
    const step = process.steps[position];
    if (step === undefined) return this.finish(process, instanceId, recordId, 'Approved');
    const row = this.transaction.store.get(process.object, recordId) ?? [];
    if (!this.fulfils(process.object, step.condition, row)) {
      if (step.otherwise === 'GotoNextStep')
        return this.enter(process, position + 1, instanceId, recordId, requesterId, next);
      const outcome = step.otherwise === 'ApproveRecord' ? 'Approved' : 'Rejected';
      return this.finish(process, instanceId, recordId, outcome);
    }
    const approvers = approversOf(this.transaction, process, step, row, requesterId, next);
    if ('statusCode' in approvers) throw new Refused(approvers);
    setProgress(this.transaction, instanceId, { process, step: position });
    for (const ActorId of approvers) {
      const values = { ProcessInstanceId: instanceId, ActorId, OriginalActorId: ActorId };
      const object = requireObject(this.transaction.schema, 'ProcessInstanceWorkitem');
      this.created.push(addRow(this.transaction, object, values));
    }
  }

  private finish(
    process: ApprovalProcess,
    instanceId: string,
    recordId: string,
    outcome: 'Approved' | 'Rejected' | 'Removed'
  ): void {
    const { schema, store, user, clock } = this.transaction;
    const instances = requireObject(schema, 'ProcessInstance');
    this.dropWorkitems(instanceId);
    const row = store.get(instances, instanceId);
    const CompletedDate = new ApexDatetime(Math.floor(clock.now() / 1000) * 1000);
    if (row !== undefined)
      changeRow(this.transaction, instances, row, { Status: outcome, CompletedDate, LastActorId: user.id });
    const { staysLocked } = process;
    const isLocked =
      (outcome === 'Approved' && staysLocked.approved) || (outcome === 'Rejected' && staysLocked.rejected);
    setLock(this.transaction, recordId, isLocked);
    const updates = { Approved: process.onApproval, Rejected: process.onRejection, Removed: process.onRecall };
    this.update(process, recordId, updates[outcome]);
  }

  private dropWorkitems(instanceId: string): void {
    const items = requireObject(this.transaction.schema, 'ProcessInstanceWorkitem');
    for (const row of workitemsOf(this.transaction, instanceId)) discardRow(this.transaction, items, row);
  }

  private addStep(
    ProcessInstanceId: string,
    StepStatus: string,
    ActorId: string,
    OriginalActorId: string,
    Comments: string | null
  ): void {
    const steps = requireObject(this.transaction.schema, 'ProcessInstanceStep');
    addRow(this.transaction, steps, { ProcessInstanceId, StepStatus, ActorId, OriginalActorId, Comments });
  }

  private update({ object }: ApprovalProcess, recordId: string, updates: readonly FieldUpdate[]): void {
    const stored = this.transaction.store.get(object, recordId);
    if (updates.length === 0 || stored === undefined) return;
    const draft = [...stored];
    const written = new Set<number>();
    for (const update of updates) {
      draft[update.field.slot] = updatedValue(this.transaction, object, update, draft, stored);
      written.add(update.field.slot);
    }
    const record = new ApexSObject(object);
    record.id = recordId;
    const item = { ...createItem(0, record, false), before: stored, draft, written };
    const step = { transaction: this.transaction, access: this.access, object, allOrNone: true };
    saveFieldUpdates(step, [{ original: { ...item, errors: [] }, item, stored }]);
    const [error] = item.errors;
    if (error !== undefined) throw new Refused(error);
  }

  private result(instanceId: string, entityId: string): ApprovalResult {
    const instances = requireObject(this.transaction.schema, 'ProcessInstance');
    const row = this.transaction.store.get(instances, instanceId) ?? [];
    const live = new Set(workitemsOf(this.transaction, instanceId).map(idOf));
    return {
      entityId,
      instanceId,
      instanceStatus: textOf(instances, row, 'Status'),
      workitemIds: this.created.filter((id) => live.has(id)),
      errors: []
    };
  }
}
