/** Changes to rows outside the save order: no triggers, no validation. For cascades and the behaviour of standard objects. */
import { forgetUserContexts } from '../access/loadUserContext.ts';
import { idOf } from '../access/rowReader.ts';
import { indexKey } from '../data/indexKey.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { stampRow } from './auditFields.ts';
import { hasRecycleBin } from './deletionPlan.ts';

/** Puts a row into the recycle bin, or removes it where the object has none. */
export function discardRow(transaction: Transaction, object: ObjectSchema, row: Row): void {
  const deleted = object.field('IsDeleted');
  if (deleted === undefined || !hasRecycleBin(object)) transaction.store.remove(object, idOf(row));
  else changeRow(transaction, object, row, { IsDeleted: true });
  forgetUserContexts(transaction, object.name.canonical);
}

/** Returns the new row; unknown fields are left out, for they may need a feature the org lacks. */
export function changeRow(
  transaction: Transaction,
  object: ObjectSchema,
  row: Row,
  values: Readonly<Record<string, StoredValue>>
): Row {
  const draft = [...row];
  stampRow(transaction, object, draft, false);
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field !== undefined) draft[field.slot] = value;
  }
  transaction.store.put(object, draft);
  return draft;
}

/** As {@link changeRow}, but who changed the row and when stays as it was; rows that have the values already are left alone. */
export function setQuietly(
  transaction: Transaction,
  object: ObjectSchema,
  row: Row,
  values: Readonly<Record<string, StoredValue>>
): void {
  const draft = [...row];
  let isChanged = false;
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field === undefined || indexKey(field, value) === indexKey(field, row[field.slot] ?? null)) continue;
    draft[field.slot] = value;
    isChanged = true;
  }
  if (isChanged) transaction.store.put(object, draft);
}

/** Adds a row with the next Id, or the one given; returns its Id. */
export function addRow(
  transaction: Transaction,
  object: ObjectSchema,
  values: Readonly<Record<string, StoredValue>>
): string {
  const draft: StoredValue[] = object.fields.map((field) => (field.type === 'boolean' ? false : null));
  const id = (values['Id'] as string | undefined) ?? transaction.ids.next(object.keyPrefix);
  stampRow(transaction, object, draft, true);
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field !== undefined) draft[field.slot] = value;
  }
  draft[0] = id;
  transaction.store.put(object, draft);
  return id;
}
