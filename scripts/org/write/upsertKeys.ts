/**
 * Decides for each record of an upsert whether it is inserted or updated (P87).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_upsert.htm
 */
import { idOf, isDeleted } from '../access/rowReader.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { indexKey } from '../data/indexKey.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { createItem } from './loadItems.ts';
import { normalise } from './normalise.ts';
import { addError } from './saveItem.ts';
import type { SaveItem } from './saveItem.ts';

export interface UpsertRecord {
  readonly index: number;
  readonly source: ApexSObject;
}

/** @param externalIdField canonical name, or null for the Id */
export function createUpsertItems(
  transaction: Transaction,
  object: ObjectSchema,
  records: readonly UpsertRecord[],
  externalIdField: string | null
): readonly SaveItem[] {
  if (externalIdField === null)
    return records.map(({ index, source }) => createItem(index, source, source.id === null));
  const field = object.field(externalIdField);
  if (field === undefined || !(field.isExternalId || field.isUnique || field.slot === 0)) {
    throwApex(
      'System.SObjectException',
      `Invalid field for upsert, must be an External Id custom or standard indexed field: ${externalIdField}`
    );
  }
  if (field.slot === 0) return records.map(({ index, source }) => createItem(index, source, source.id === null));
  const counts = countKeys(field, records);
  return records.map((record) => matchRecord(transaction, object, field, record, counts));
}

function keyOf(field: FieldSchema, source: ApexSObject): string | null {
  return indexKey(field, normalise(field, source.values.get(field.slot)));
}

function countKeys(field: FieldSchema, records: readonly UpsertRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source } of records) {
    const key = keyOf(field, source);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function matchRecord(
  transaction: Transaction,
  object: ObjectSchema,
  field: FieldSchema,
  record: UpsertRecord,
  counts: ReadonlyMap<string, number>
): SaveItem {
  const { index, source } = record;
  const name = field.name.canonical;
  const key = keyOf(field, source);
  if (key === null) return withError(record, 'MISSING_ARGUMENT', `${name} not specified`);
  const value = normalise(field, source.values.get(field.slot));
  if ((counts.get(key) ?? 0) > 1)
    return withError(record, 'DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, name);
  const rows = [...transaction.store.lookup(object, field.slot, value)].filter((row) => !isDeleted(object, row));
  if (rows.length > 1) {
    const ids = rows.map((row) => idOf(row)).join(', ');
    return withError(
      record,
      'DUPLICATE_EXTERNAL_ID',
      `${name}: more than one record found for external id field: [${ids}]`,
      name
    );
  }
  const row = rows[0];
  const item = createItem(index, source, row === undefined);
  if (row !== undefined) item.id = idOf(row);
  return item;
}

function withError({ index, source }: UpsertRecord, statusCode: string, message: string, field?: string): SaveItem {
  const item = createItem(index, source, true);
  addError(item, statusCode, message, field === undefined ? [] : [field]);
  return item;
}
