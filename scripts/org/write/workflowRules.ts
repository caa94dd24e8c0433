/**
 * Step 11 of the save order: the rules of the object are looked at, and what their field updates write is given back to be saved.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { Row, StoredValue } from '../data/store.ts';
import { indexKey } from '../data/indexKey.ts';
import type { WorkflowRule } from '../schema/workflowRules.ts';
import { meets } from './criteria.ts';
import { updatedValue } from './fieldUpdates.ts';
import { createItem } from './loadItems.ts';
import { ruleEvaluatorOf, withFormulas } from './ruleEvaluator.ts';
import { isInOuterSave } from './runFlows.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/** https://help.salesforce.com/s/articleView?id=sf.workflow_field_updates_reevalute_wf.htm */
export const MOST_REEVALUATIONS = 5;

export interface Resave {
  readonly original: SaveItem;
  /** An update, with what the rules write as its draft. */
  readonly item: SaveItem;
  /** The row that the rules saw. */
  readonly stored: Row;
}

/** Records that a field update writes; all of it is saved at once, see DIFFERENCES.md AP5. */
export function runWorkflowRules(step: SaveStep, items: readonly SaveItem[]): readonly Resave[] {
  const { transaction, object } = step;
  const rules = transaction.schema.workflowRules.filter((each) => each.object === object);
  if (rules.length === 0) return [];
  return items.flatMap((original) => {
    const stored = transaction.store.get(object, original.id ?? '');
    if (stored === undefined || isInOuterSave(transaction, original)) return [];
    const { draft, written } = applyRules(step, original, rules, stored);
    if (written.size === 0) return [];
    const item = createItem(original.index, original.source, false);
    const before = original.isInsert ? stored : original.before;
    return [{ original, stored, item: { ...item, id: original.id, before, draft, written } }];
  });
}

interface Outcome {
  readonly draft: StoredValue[];
  readonly written: Set<number>;
}

/** A rule runs once in a save, however often the rules are looked at. */
function applyRules(step: SaveStep, item: SaveItem, rules: readonly WorkflowRule[], stored: Row): Outcome {
  const draft = [...stored];
  const written = new Set<number>();
  const done = new Set<WorkflowRule>();
  for (let round = 0; round <= MOST_REEVALUATIONS; round++) {
    const row = [...draft];
    const due = rules.filter((rule) => !done.has(rule) && isDue(step, rule, item, row));
    let isAgain = false;
    for (const rule of due) {
      done.add(rule);
      for (const update of rule.updates) {
        const { field, reevaluates } = update;
        const value = updatedValue(step.transaction, step.object, update, draft, item.before);
        if (reevaluates && indexKey(field, value) !== indexKey(field, draft[field.slot] ?? null)) isAgain = true;
        draft[field.slot] = value;
        written.add(field.slot);
      }
    }
    if (!isAgain) break;
  }
  return { draft, written };
}

function isDue(step: SaveStep, rule: WorkflowRule, item: SaveItem, row: Row): boolean {
  if (rule.trigger === 'onCreateOnly' && !item.isInsert) return false;
  if (!fulfils(step, rule, row, item.before)) return false;
  if (rule.trigger !== 'onCreateOrTriggeringUpdate' || item.before === null) return true;
  return !fulfils(step, rule, item.before, item.before);
}

function fulfils(
  { transaction, object }: SaveStep,
  { condition }: WorkflowRule,
  row: Row,
  before: Row | null
): boolean {
  const shown = withFormulas(object, row, transaction);
  if (!('target' in condition)) return meets(condition, shown);
  return ruleEvaluatorOf(transaction)?.ruleValue(object, condition, shown, before, transaction) === true;
}
