/**
 * Step 9 of the save order, where the options of the save ask for it: the active assignment rule gives leads and cases their owner.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Database_AssignmentRuleHeader.htm
 */
import { liveRows, textOf, valueOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import { refuse } from '../apex/lib/refusal.ts';
import type { AssignmentEntry } from '../schema/assignmentRules.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { meets } from './criteria.ts';
import { changeRow } from './rowChanges.ts';
import { withFormulas } from './ruleEvaluator.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/** The owner changes without triggers, and stays where no entry fits: see DIFFERENCES.md DU4. */
export function assignOwners({ object, transaction }: SaveStep, items: readonly SaveItem[]): void {
  const rule = transaction.schema.assignmentRules.find((each) => each.object === object);
  if (rule === undefined) return;
  for (const item of items) {
    const row = transaction.store.get(object, item.id ?? '');
    if (row === undefined || item.options?.usesAssignmentRule !== true) continue;
    const shown = withFormulas(object, row, transaction);
    const entry = rule.entries.find((each) => meets(each, shown));
    if (entry === undefined || entry.owner === null) continue;
    const OwnerId = ownerOf(transaction, rule.name, entry.owner);
    if (valueOf(object, row, 'OwnerId') !== OwnerId) changeRow(transaction, object, row, { OwnerId });
  }
}

function ownerOf({ schema, store }: Transaction, rule: string, owner: NonNullable<AssignmentEntry['owner']>): string {
  const isQueue = owner.kind === 'Queue';
  const object = requireObject(schema, isQueue ? 'Group' : 'User');
  const rows = [...liveRows(store, object, isQueue ? 'DeveloperName' : 'Username', owner.name)];
  const row = rows.find((each) => !isQueue || textOf(object, each, 'Type') === 'Queue');
  return (
    (row?.[0] as string | undefined) ?? refuse(`The assignment rule ${rule}`, `there is no ${owner.kind} ${owner.name}`)
  );
}
