/** Re-parenting when records are merged; fires no triggers. */
import { idOf, liveRows, valueOf } from '../access/rowReader.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { movePartners } from './behaviours/partnerRows.ts';
import { referencesTo } from './deletionPlan.ts';
import { updateFollowingRows } from './rollups/followingRows.ts';
import { changeRow, discardRow } from './rowChanges.ts';

/** Fields that together tell one row from another: a row that would become a second one of the record that stays goes. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  AccountTeamMember: ['AccountId', 'UserId'],
  CampaignMember: ['CampaignId', 'LeadId', 'ContactId']
};

/**
 * Every live row that points to `from` points to `to` afterwards; the one that stays points to neither. Ids of the rows that moved.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_merge_statements.htm
 */
export function moveChildren(
  transaction: Transaction,
  object: ObjectSchema,
  from: string,
  to: string
): readonly string[] {
  const moved: string[] = [];
  for (const { object: child, field } of referencesTo(transaction.schema, object)) {
    const name = field.name.canonical;
    for (const row of [...liveRows(transaction.store, child, name, from)]) {
      const id = idOf(row);
      if (id === from) continue;
      if (id === to) changeRow(transaction, child, row, { [name]: null });
      else if (isRepeated(transaction, child, row, name, to)) discardRow(transaction, child, row);
      else {
        const rows = [row, changeRow(transaction, child, row, { [name]: to })];
        updateFollowingRows(transaction, [{ object: child, rows }]);
        moved.push(id);
      }
    }
  }
  if (object.name.canonical === 'Account') movePartners(transaction, from, to);
  return moved;
}

function isRepeated({ store }: Transaction, child: ObjectSchema, row: Row, field: string, to: string): boolean {
  const others = KEYS[child.name.canonical]?.filter((name) => name !== field);
  if (others === undefined) return false;
  return [...liveRows(store, child, field, to)].some((rival) =>
    others.every((name) => valueOf(child, rival, name) === valueOf(child, row, name))
  );
}
