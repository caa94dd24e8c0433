/** Re-parenting when records are merged; fires no triggers. */
import { idOf, liveRows } from '../access/rowReader.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { movePartners } from './behaviours/partnerRows.ts';
import { referencesTo } from './deletionPlan.ts';
import { changeRow } from './rowChanges.ts';

/** Every live row that points to `from` points to `to` afterwards. */
export function moveChildren(transaction: Transaction, object: ObjectSchema, from: string, to: string): void {
  for (const { object: child, field } of referencesTo(transaction.schema, object)) {
    for (const row of [...liveRows(transaction.store, child, field.name.canonical, from)]) {
      if (idOf(row) !== from && idOf(row) !== to) changeRow(transaction, child, row, { [field.name.canonical]: to });
    }
  }
  if (object.name.canonical === 'Account') movePartners(transaction, from, to);
}
