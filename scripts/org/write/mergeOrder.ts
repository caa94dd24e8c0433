/**
 * Merging up to two records into a third (P90): children move to the one that stays without triggers of theirs, the others are deleted
 * with MasterRecordId set, the one that stays is updated.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_merge.htm
 */
import { isTrue } from '../access/rowReader.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { PERSON_TEXTS } from './behaviours/PersonAccount.ts';
import { runDeleteOrder } from './deleteOrder.ts';
import { createItem } from './loadItems.ts';
import { updateOwnSummaries } from './rollups/updateMasters.ts';
import { addError, isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';
import { runSaveOrder } from './saveOrder.ts';

export const MOST_MERGED = 2;

/** The documents name no texts; see DIFFERENCES.md W14. */
export const MERGE_TEXTS = {
  withItself: 'Cannot merge a record with itself',
  otherObject: 'Only records of one object can be merged'
} as const;

function isPerson({ object, transaction }: SaveStep, id: string | null): boolean {
  const row = id === null ? undefined : transaction.store.get(object, id);
  return row !== undefined && isTrue(object, row, 'IsPersonAccount');
}

/** Errors of the record that stays land on every item. */
export function runMergeOrder(step: SaveStep, items: readonly SaveItem[], winner: ApexSObject): void {
  const winnerId = winner.id ?? '';
  for (const item of items) {
    if (item.id === winnerId) addError(item, 'INVALID_ID_FIELD', MERGE_TEXTS.withItself);
    else if (item.source.schema !== winner.schema) addError(item, 'INVALID_ID_FIELD', MERGE_TEXTS.otherObject);
    else if (isPerson(step, item.id) !== isPerson(step, winnerId))
      addError(item, 'INVALID_ID_FIELD', PERSON_TEXTS.merge);
  }
  const losers = items.filter(isSound);
  if (losers.length === 0) return;
  runDeleteOrder(step, losers, winnerId);
  if (!losers.every(isSound)) return;
  const kept = createItem(-1, winner, false);
  runSaveOrder({ ...step, skipsDuplicateRules: true }, [kept]);
  if (isSound(kept)) updateOwnSummaries(step, kept, runSaveOrder);
  for (const item of items) item.errors.push(...kept.errors);
}
