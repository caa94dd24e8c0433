/**
 * The platform's save order for at most 200 records of one object, one function for each step, in the order of the documentation.
 * Steps the org has no metadata for (auto-response, escalation and entitlement rules, processes)
 * are refused when the project is read, so they have no function here.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { behaviourOf } from './behaviours/behaviourTable.ts';
import { forgetUserContexts } from '../access/loadUserContext.ts';
import { liveRows, textOf } from '../access/rowReader.ts';
import { shareObjectOf } from '../access/shareRows.ts';
import { stampRow } from './auditFields.ts';
import { assignOwners } from './assignmentRules.ts';
import { autoNumberFor } from './autoNumber.ts';
import { checkFieldAccess, checkSharing } from './checkAccess.ts';
import { validateChoices } from './choiceValidation.ts';
import { checkDuplicates } from './duplicateRules.ts';
import { validateFields, validateFormats } from './fieldValidation.ts';
import { fireTriggers } from './fireTriggers.ts';
import { checkRecursion, withRecordsInFlight } from './inFlight.ts';
import { draftInsert, draftUpdate, loadOriginal } from './loadItems.ts';
import { checkLocks } from './recordLocks.ts';
import { normalise } from './normalise.ts';
import { readOnly, recordOf } from './recordImage.ts';
import { resolveExternalParents } from './externalParents.ts';
import { validateLookupFilters } from './lookupFilters.ts';
import { validateReferences } from './referenceValidation.ts';
import { emptySummary } from './rollups/computeSummary.ts';
import { updateMasters } from './rollups/updateMasters.ts';
import { discardRow } from './rowChanges.ts';
import { applyCriteria } from './ruleShares.ts';
import { ruleEvaluatorOf, withFormulas } from './ruleEvaluator.ts';
import { runAfterSaveFlows, runBeforeSaveFlows, withinSave } from './runFlows.ts';
import { isLost, isSound } from './saveItem.ts';
import { runWorkflowRules } from './workflowRules.ts';
import type { Resave } from './workflowRules.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';
import { validateUniqueness } from './uniqueness.ts';

/** Inserts or updates; errors land on the items, and those without any are stored when this returns. */
export function runSaveOrder(step: SaveStep, items: readonly SaveItem[]): void {
  loadRecords(step, items);
  overwriteValues(step, items);
  checkLocks(step, sound(items));
  validateForeignKeys(step, items);
  runBeforeSaveFlows(step, sound(items), (item) => takeWrittenValues(step, item));
  fireBeforeTriggers(step, items);
  validateSystemRules(step, items);
  validateCustomRules(step, items);
  checkDuplicates(step, sound(items));
  if (isLost(step, items)) return;
  saveRecords(step, items);
  withinSave(step, sound(items), () => fireAfterTriggers(step, items));
  if (isLost(step, items)) return;
  assignOwners(step, sound(items));
  applyFieldUpdates(step, items);
  if (isLost(step, items)) return;
  runAfterSaveFlows(step, sound(items));
  rollUpSummaries(step, items);
  recalculateSharing(step, items);
}

function sound(items: readonly SaveItem[]): readonly SaveItem[] {
  return items.filter(isSound);
}

/** Step 1: the original record from the database, or an empty one. */
function loadRecords(step: SaveStep, items: readonly SaveItem[]): void {
  for (const item of items) {
    if (!item.isInsert) loadOriginal(step.transaction, step.object, item, 'update');
  }
  const found = sound(items).filter((item) => !item.isInsert);
  checkRecursion(step, found);
  checkSharing(step, found.filter(isSound), 'edit');
}

/** Step 2, first half: new values over old ones. */
function overwriteValues(step: SaveStep, items: readonly SaveItem[]): void {
  for (const item of sound(items)) {
    checkFieldAccess(step, item);
    if (item.isInsert) draftInsert(step.transaction, step.object, item);
    else draftUpdate(step.object, item);
    resolveExternalParents(step, item);
  }
  behaviourOf(step.object).derive?.(step, sound(items));
}

/** Step 2, second half: for writes from Apex and the API only foreign keys and restricted picklists are validated before triggers. */
function validateForeignKeys(step: SaveStep, items: readonly SaveItem[]): void {
  for (const item of sound(items)) {
    validateFormats(step.object, item);
    if (isSound(item)) validateChoices(step, item, true);
    if (isSound(item)) validateReferences(step, item);
  }
}

/** Step 4. What triggers write on Trigger.new becomes part of the save; an Id they set does not (P88). */
function fireBeforeTriggers(step: SaveStep, items: readonly SaveItem[]): void {
  for (const isInsert of [true, false]) {
    const group = sound(items).filter((item) => item.isInsert === isInsert);
    if (group.length === 0 || !hasTriggers(step, isInsert ? 'BEFORE_INSERT' : 'BEFORE_UPDATE')) continue;
    const records = group.map(
      (item) => (item.record = recordOf(step.object, withFormulas(step.object, item.draft, step.transaction)))
    );
    const oldRecords = isInsert
      ? null
      : group.map((item) =>
          readOnly(recordOf(step.object, withFormulas(step.object, item.before ?? [], step.transaction)))
        );
    withRecordsInFlight(step, group, () =>
      fireTriggers(step, isInsert ? 'BEFORE_INSERT' : 'BEFORE_UPDATE', group, { newRecords: records, oldRecords })
    );
    for (const item of group) takeWrittenValues(step, item);
  }
}

function hasTriggers({ transaction, object }: SaveStep, event: string): boolean {
  return transaction.triggers.triggersFor(object.name.canonical, event).length > 0;
}

/** What triggers and flows wrote on the record, laid over the draft. */
function takeWrittenValues({ object }: SaveStep, item: SaveItem): void {
  const { record } = item;
  if (record === null) return;
  for (const field of object.fields) {
    if (!(item.isInsert ? field.isCreateable : field.isUpdateable)) continue;
    const value = record.values.get(field.slot);
    if (value === undefined || value === item.draft[field.slot]) continue;
    item.draft[field.slot] = normalise(field, value);
    item.written.add(field.slot);
  }
}

/** Step 5, first half: everything the system checks. */
function validateSystemRules(step: SaveStep, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  const behaviour = behaviourOf(object);
  behaviour.derive?.(step, sound(items));
  for (const item of sound(items)) {
    item.id ??= transaction.ids.next(object.keyPrefix);
    validateFields(object, item);
    if (isSound(item)) validateChoices(step, item, false);
    if (isSound(item)) validateReferences(step, item);
  }
  validateLookupFilters(step, sound(items));
  validateUniqueness(step, sound(items));
  behaviour.validate?.(step, sound(items));
}

/** Step 5, second half. */
function validateCustomRules({ object, transaction }: SaveStep, items: readonly SaveItem[]): void {
  const evaluator = ruleEvaluatorOf(transaction);
  for (const item of evaluator === null ? [] : sound(items))
    item.errors.push(...(evaluator?.validationErrors(object, item.draft, item.before, transaction) ?? []));
}

/** Step 7: stored, not committed. */
function saveRecords(step: SaveStep, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  for (const item of sound(items)) {
    item.draft[0] = item.id;
    if (item.isInsert) fillGenerated(step, item);
    stampRow(transaction, object, item.draft, item.isInsert);
    transaction.store.put(object, item.draft);
    if (item.isInsert) item.source.id = item.id;
  }
  forgetUserContexts(transaction, object.name.canonical);
  behaviourOf(object).afterSave?.(step, sound(items));
}

/** Auto-numbers, and the Id as the name of a record that was given none (P93). */
function fillGenerated({ object, transaction }: SaveStep, item: SaveItem): void {
  const id = item.id ?? '';
  const today = new ApexDatetime(transaction.clock.now()).inZone(transaction.user.timeZone).date;
  for (const field of object.fields) {
    if (field.autoNumber !== null) item.draft[field.slot] = autoNumberFor(field, id, today);
    else if (field.summary !== null) item.draft[field.slot] = emptySummary(field, field.summary);
    else if (
      field.isNameField &&
      field.type === 'string' &&
      object.kind === 'custom' &&
      item.draft[field.slot] === null
    )
      item.draft[field.slot] = id.slice(0, 15);
  }
}

/** Step 8. New and old records are read-only now (P77). */
function fireAfterTriggers(step: SaveStep, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  for (const isInsert of [true, false]) {
    const group = sound(items).filter((item) => item.isInsert === isInsert);
    const operation = isInsert ? 'AFTER_INSERT' : 'AFTER_UPDATE';
    if (group.length === 0 || !hasTriggers(step, operation)) continue;
    const newRecords = group.map((item) =>
      readOnly(
        recordOf(object, withFormulas(object, transaction.store.get(object, item.id ?? '') ?? item.draft, transaction))
      )
    );
    const oldRecords = isInsert
      ? null
      : group.map((item) => readOnly(recordOf(object, withFormulas(step.object, item.before ?? [], step.transaction))));
    fireTriggers(step, operation, group, { newRecords, oldRecords });
  }
}

/**
 * Step 11. What workflow rules write is saved once more: with update triggers, which see the values from before the save as old ones,
 * and with the checks of the system, but without validation rules, duplicate rules and flows.
 */
function applyFieldUpdates(step: SaveStep, items: readonly SaveItem[]): void {
  saveFieldUpdates(step, runWorkflowRules(step, sound(items)));
}

/** Of workflow rules, and of approvals; errors land on the items and their originals. */
export function saveFieldUpdates(step: SaveStep, updates: readonly Resave[]): void {
  if (updates.length === 0) return;
  const resaved = updates.map(({ item }) => item);
  fireBeforeTriggers(step, resaved);
  const old = resaved.map(({ before }) => before);
  for (const { item, stored } of updates) item.before = stored;
  validateSystemRules(step, resaved);
  if (!isLost(step, resaved)) {
    saveRecords(step, resaved);
    resaved.forEach((item, index) => (item.before = old[index] ?? null));
    withinSave(step, sound(resaved), () => fireAfterTriggers(step, resaved));
  }
  for (const { original, item } of updates) {
    original.errors.push(...item.errors);
    original.draft = item.draft;
  }
}

/** Steps 16 and 17: masters whose summaries change go through the save order themselves. */
function rollUpSummaries(step: SaveStep, items: readonly SaveItem[]): void {
  if (!isLost(step, items)) updateMasters(step, sound(items), runSaveOrder);
}

/** Step 18. Manual shares end when the owner changes, criteria are judged anew; other sharing is computed when it is asked for. */
function recalculateSharing(step: SaveStep, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  applyCriteria(step, sound(items));
  const owner = object.field('OwnerId');
  const share = owner === undefined ? null : shareObjectOf(transaction.schema, object);
  if (owner === undefined || share === null) return;
  for (const item of sound(items)) {
    if (item.before === null || item.before[owner.slot] === item.draft[owner.slot]) continue;
    for (const row of [...liveRows(transaction.store, share.object, share.parentField, item.id)]) {
      if (textOf(share.object, row, 'RowCause') === 'Manual') discardRow(transaction, share.object, row);
    }
  }
}
