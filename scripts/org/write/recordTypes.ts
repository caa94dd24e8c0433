/** What the record type of a record says about its picklists. */
import { textOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema, RecordTypeSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** null: the master record type. */
export function recordTypeOf(transaction: Transaction, object: ObjectSchema, row: Row): RecordTypeSchema | null {
  const id = textOf(object, row, 'RecordTypeId');
  if (id === null || object.recordTypes.length === 0) return null;
  const types = requireObject(transaction.schema, 'RecordType');
  const found = transaction.store.get(types, id);
  if (found === undefined) return null;
  const name = textOf(types, found, 'DeveloperName');
  const namespace = textOf(types, found, 'NamespacePrefix');
  return object.recordTypes.find((each) => each.name.localName === name && each.name.namespace === namespace) ?? null;
}

/** New records take the default values of their record type where it chooses values at all: see DIFFERENCES.md RT2. */
export function applyRecordTypeDefaults(
  transaction: Transaction,
  object: ObjectSchema,
  draft: StoredValue[],
  given: ReadonlySet<number>
): void {
  for (const [name, { defaultValue }] of recordTypeOf(transaction, object, draft)?.picklists ?? []) {
    const field = object.field(name);
    if (field !== undefined && !given.has(field.slot)) draft[field.slot] = defaultValue;
  }
}
