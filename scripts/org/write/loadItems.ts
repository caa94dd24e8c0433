/**
 * The first two steps of the save order: load the original, lay the new values over it.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { isDerivedShare } from '../access/derivedShares.ts';
import { ownerOfNewRecord } from '../access/guests.ts';
import { isDeleted } from '../access/rowReader.ts';
import { KEPT_BY_PLATFORM, sharedBy } from '../access/shareRows.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { defaultOf } from './defaultValues.ts';
import { normalise } from './normalise.ts';
import { applyRecordTypeDefaults } from './recordTypes.ts';
import { addError } from './saveItem.ts';
import type { SaveItem } from './saveItem.ts';

export function createItem(
  index: number,
  source: ApexSObject,
  isInsert: boolean,
  computed: SaveItem['computed'] = new Map()
): SaveItem {
  return {
    index,
    source,
    isInsert,
    id: isInsert ? null : source.id,
    before: null,
    draft: [],
    written: new Set(),
    computed,
    record: null,
    errors: [],
    options: source.saveOptions,
    relatedIds: []
  };
}

/** Sets `before`; adds an error where there is nothing to work on. */
export function loadOriginal(
  transaction: Transaction,
  object: ObjectSchema,
  item: SaveItem,
  verb: 'update' | 'delete' | 'undelete'
): void {
  if (item.id === null) {
    addError(
      item,
      'MISSING_ARGUMENT',
      `Id not specified in ${verb === 'update' ? 'an' : verb === 'undelete' ? 'an' : 'a'} ${verb} call`
    );
    return;
  }
  const row = transaction.store.get(object, item.id);
  const share = sharedBy(transaction.schema, object);
  if (share !== null && isDerivedShare(share, item.id))
    addError(item, 'INSUFFICIENT_ACCESS_OR_READONLY', KEPT_BY_PLATFORM);
  else if (row === undefined) addError(item, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  else if (verb === 'undelete' && !isDeleted(object, row))
    addError(item, 'UNDELETE_FAILED', 'Entity is not in the recycle bin');
  else if (verb !== 'undelete' && isDeleted(object, row)) addError(item, 'ENTITY_IS_DELETED', 'entity is deleted');
  else item.before = row;
}

/** Starts the draft of a new row: defaults and the running user as owner, then what the caller set (explicit nulls included). */
export function draftInsert(transaction: Transaction, object: ObjectSchema, item: SaveItem): void {
  if (item.source.id !== null)
    addError(item, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
  item.draft = object.fields.map((field) => defaultOf(transaction, object, field));
  for (const field of object.fields) {
    if (field.isCreateable && item.source.values.has(field.slot)) overwrite(item, field);
  }
  applyRecordTypeDefaults(transaction, object, item.draft, item.written);
  const owner = object.field('OwnerId');
  if (owner !== undefined && item.draft[owner.slot] === null) item.draft[owner.slot] = ownerOfNewRecord(transaction);
}

/** Fields the platform keeps itself are passed over: they come along when a queried record is written back (P88). */
export function draftUpdate(object: ObjectSchema, item: SaveItem): void {
  if (item.before === null) return;
  item.draft = [...item.before];
  for (const [slot, value] of item.computed) item.draft[slot] = value;
  const frozen: string[] = [];
  for (const field of object.fields) {
    if (!item.source.values.has(field.slot) || field.slot === 0) continue;
    if (field.isUpdateable) overwrite(item, field);
    else if (field.isCreateable && !isSame(field, item)) frozen.push(field.name.canonical);
  }
  if (frozen.length === 0) return;
  const message = `Unable to create/update fields: ${frozen.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  addError(item, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, frozen);
}

function overwrite(item: SaveItem, field: FieldSchema): void {
  item.draft[field.slot] = normalise(field, item.source.values.get(field.slot));
  item.written.add(field.slot);
}

function isSame(field: FieldSchema, item: SaveItem): boolean {
  const value = normalise(field, item.source.values.get(field.slot));
  const stored = item.before?.[field.slot] ?? null;
  return value === stored || String(value) === String(stored);
}
