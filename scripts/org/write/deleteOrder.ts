/** Deleting and undeleting at most 200 records of one object, in the order of the documentation. */
import { forgetUserContexts } from '../access/loadUserContext.ts';
import { idOf } from '../access/rowReader.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { behaviourOf } from './behaviours/behaviourTable.ts';
import { checkSharing } from './checkAccess.ts';
import { isLive, planDeletion } from './deletionPlan.ts';
import type { DeletionPlan, PlannedRow } from './deletionPlan.ts';
import { fireTriggers } from './fireTriggers.ts';
import type { TriggerOperation } from './fireTriggers.ts';
import { checkRecursion, withRecordsInFlight } from './inFlight.ts';
import { loadOriginal } from './loadItems.ts';
import { moveChildren } from './moveChildren.ts';
import { LOCKED, checkLocks, hasLockedRow } from './recordLocks.ts';
import { readOnly, recordOf } from './recordImage.ts';
import { deletionOf, isRestored, rememberDeletion } from './recycleBin.ts';
import { updateMastersOfDeleted } from './rollups/updateMasters.ts';
import { changeRow, discardRow } from './rowChanges.ts';
import { nameOf } from './rowNames.ts';
import { withFormulas } from './ruleEvaluator.ts';
import { runBeforeDeleteFlows } from './runFlows.ts';
import { addError, isLost, isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';
import { runSaveOrder } from './saveOrder.ts';
import { validateUniqueness } from './uniqueness.ts';

/** @param winnerId set by a merge: stands as MasterRecordId in the deleted rows */
export function runDeleteOrder(step: SaveStep, items: readonly SaveItem[], winnerId: string | null = null): void {
  loadForDeletion(step, items);
  runBeforeDeleteFlows(step, items);
  const loaded = items.filter(isSound);
  withRecordsInFlight(step, loaded, () => fireOnOld(step, 'BEFORE_DELETE', loaded));
  const allowed = items.filter(isSound);
  if (winnerId === null) behaviourOf(step.object).beforeDelete?.(step, allowed);
  if (isLost(step, items)) return;
  for (const item of allowed.filter(isSound)) removeRecord(step, item, winnerId);
  forgetUserContexts(step.transaction, step.object.name.canonical);
  if (isLost(step, items)) return;
  fireOnOld(step, 'AFTER_DELETE', items.filter(isSound));
  updateMastersOfDeleted(step, items.filter(isSound), runSaveOrder);
}

function loadForDeletion(step: SaveStep, items: readonly SaveItem[]): void {
  for (const item of items) loadOriginal(step.transaction, step.object, item, 'delete');
  const found = items.filter(isSound);
  checkRecursion(step, found);
  checkSharing(step, found.filter(isSound), 'all');
  checkLocks(step, found.filter(isSound));
}

/** `before` is read anew after the deletion, so that MasterRecordId shows in after-delete triggers. */
function fireOnOld(step: SaveStep, operation: TriggerOperation, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  if (items.length === 0 || transaction.triggers.triggersFor(object.name.canonical, operation).length === 0) return;
  const oldRecords = items.map((item) =>
    readOnly(recordOf(object, withFormulas(object, item.before ?? [], transaction)))
  );
  fireTriggers(step, operation, items, { newRecords: null, oldRecords });
}

function removeRecord(step: SaveStep, item: SaveItem, winnerId: string | null): void {
  const { transaction, object } = step;
  const row = item.before;
  if (row === null) return;
  if (winnerId !== null) {
    item.relatedIds.push(...moveChildren(transaction, object, idOf(row), winnerId));
    item.before = changeRow(transaction, object, row, { MasterRecordId: winnerId });
    discardRow(transaction, object, item.before);
    return;
  }
  const plan = planDeletion(transaction, object, row);
  const blocker = plan.restricting[0];
  if (blocker !== undefined) {
    addError(item, 'DELETE_FAILED', restrictedMessage(object, row, blocker.object, plan.restricting));
    return;
  }
  if (hasLockedRow(step, plan.cascaded)) {
    addError(item, LOCKED.statusCode, LOCKED.message);
    return;
  }
  applyPlan(transaction, plan);
  discardRow(transaction, object, transaction.store.get(object, idOf(row)) ?? row);
  rememberDeletion(transaction.store, idOf(row), {
    cascaded: plan.cascaded.map((each) => ({ object: each.object, id: idOf(each.row) })),
    cleared: plan.cleared.map((each) => ({ object: each.object, id: idOf(each.row), field: each.field }))
  });
}

function applyPlan(transaction: SaveStep['transaction'], plan: DeletionPlan): void {
  for (const { object, row } of plan.cascaded) discardRow(transaction, object, row);
  for (const { object, row, field } of plan.cleared) {
    const current = transaction.store.get(object, idOf(row)) ?? row;
    changeRow(transaction, object, current, { [field.name.canonical]: null });
  }
}

function restrictedMessage(
  object: ObjectSchema,
  row: Row,
  child: ObjectSchema,
  blockers: readonly PlannedRow[]
): string {
  const names = blockers.filter((each) => each.object === child).map((each) => nameOf(child, each.row));
  return `Your attempt to delete ${nameOf(object, row)} could not be completed because it is associated with the following ${child.pluralLabel.toLowerCase()}.: ${names.join(', ')}\n`;
}

export function runUndeleteOrder(step: SaveStep, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  for (const item of items) loadOriginal(transaction, object, item, 'undelete');
  checkSharing(step, items.filter(isSound), 'all');
  for (const item of items.filter(isSound)) item.draft = [...(item.before ?? [])];
  validateUniqueness(step, items.filter(isSound));
  if (isLost(step, items)) return;
  for (const item of items.filter(isSound)) restoreRecord(step, item);
  const restored = items.filter(isSound);
  fireAfterUndelete(step, restored);
  updateMastersOfDeleted(step, restored.filter(isSound), runSaveOrder);
}

function fireAfterUndelete(step: SaveStep, restored: readonly SaveItem[]): void {
  const { object, transaction } = step;
  if (restored.length === 0 || transaction.triggers.triggersFor(object.name.canonical, 'AFTER_UNDELETE').length === 0)
    return;
  const newRecords = restored.map((item) =>
    readOnly(
      recordOf(object, withFormulas(object, transaction.store.get(object, item.id ?? '') ?? item.draft, transaction))
    )
  );
  fireTriggers(step, 'AFTER_UNDELETE', restored, { newRecords, oldRecords: null });
}

/** Children that went with the record come back with it; a lookup that was cleared is set again unless something replaced it. */
function restoreRecord({ transaction, object }: SaveStep, item: SaveItem): void {
  const { store } = transaction;
  const id = item.id ?? '';
  changeRow(transaction, object, item.draft, { IsDeleted: false });
  const deletion = deletionOf(store, id);
  for (const child of deletion.cascaded) {
    const row = store.get(child.object, child.id);
    if (row !== undefined && !isLive(child.object, row))
      changeRow(transaction, child.object, row, { IsDeleted: false });
  }
  for (const child of deletion.cleared) {
    const row = store.get(child.object, child.id);
    if (!isRestored(child.object, child.field) || !isLive(child.object, row) || row[child.field.slot] !== null)
      continue;
    changeRow(transaction, child.object, row, { [child.field.name.canonical]: id });
  }
}
