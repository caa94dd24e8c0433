/**
 * Flows in the save order: before the save, after it, and before a deletion.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Row } from '../data/store.ts';
import type { FlowMoment, FlowSubject, RecordFlow, Transaction } from '../transaction/transaction.ts';
import { readOnly, recordOf } from './recordImage.ts';
import { withFormulas } from './ruleEvaluator.ts';
import { addError, isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

const SAVING = Symbol('records between save and after-save flows');

/** Step 3. What a flow writes on the record becomes part of the save; the next flow sees it. */
export function runBeforeSaveFlows(step: SaveStep, items: readonly SaveItem[], take: (item: SaveItem) => void): void {
  for (const flow of flowsOf(step, 'beforeSave')) {
    const group = items.filter(isSound);
    for (const item of group) item.record = image(step, item.draft);
    run(step, flow, group, (item) => item.record as ApexSObject);
    for (const item of group) {
      take(item);
      item.record = null;
    }
  }
}

/** Step 14. A save inside the save of the same record leaves it out, as it leaves out steps 9 to 17. */
export function runAfterSaveFlows(step: SaveStep, items: readonly SaveItem[]): void {
  const { transaction, object } = step;
  const outer = outerSaves(transaction);
  for (const flow of flowsOf(step, 'afterSave')) {
    const group = items.filter((item) => isSound(item) && !outer.has(item.id ?? ''));
    withinSave(step, group, () =>
      run(step, flow, group, (item) => image(step, transaction.store.get(object, item.id ?? '') ?? item.draft))
    );
  }
}

export function runBeforeDeleteFlows(step: SaveStep, items: readonly SaveItem[]): void {
  for (const flow of flowsOf(step, 'beforeDelete')) {
    run(step, flow, items.filter(isSound), (item) => readOnly(image(step, item.before ?? [])));
  }
}

/** The records are being saved: what happens inside is recursive for them. */
export function withinSave({ transaction }: SaveStep, items: readonly SaveItem[], work: () => void): void {
  const outer = outerSaves(transaction);
  transaction.slots.set(SAVING, new Set([...outer, ...items.flatMap(({ id }) => id ?? [])]));
  try {
    work();
  } finally {
    transaction.slots.set(SAVING, outer);
  }
}

/** True for a record whose save this save is part of. */
export function isInOuterSave(transaction: Transaction, { id }: SaveItem): boolean {
  return outerSaves(transaction).has(id ?? '');
}

function outerSaves({ slots }: Transaction): ReadonlySet<string> {
  return (slots.get(SAVING) as ReadonlySet<string> | undefined) ?? new Set();
}

function flowsOf({ transaction, object }: SaveStep, moment: FlowMoment): readonly RecordFlow[] {
  return transaction.triggers.flowsFor?.(object.name.canonical, moment) ?? [];
}

function image({ object, transaction }: SaveStep, row: Row): ApexSObject {
  return recordOf(object, withFormulas(object, row, transaction));
}

function run(
  step: SaveStep,
  flow: RecordFlow,
  items: readonly SaveItem[],
  recordFor: (item: SaveItem) => ApexSObject
): void {
  if (items.length === 0) return;
  flow.run(
    items.map(
      (item): FlowSubject => ({
        record: recordFor(item),
        prior: item.isInsert || item.before === null ? null : readOnly(image(step, item.before)),
        isNew: item.isInsert,
        fail: (statusCode, message, fields) => addError(item, statusCode, message, fields)
      })
    )
  );
}
