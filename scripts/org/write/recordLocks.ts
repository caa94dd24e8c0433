/**
 * Locked records: those of an approval, and those that code locks. Neither system mode nor code without sharing passes a lock; users who
 * may modify all records of the object do, and approvers where their process lets them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm
 */
import { isSetupObject } from '../access/objectAccessRules.ts';
import type { Access } from '../access/access.ts';
import { requireObject } from '../access/seedRow.ts';
import { refuse } from '../apex/lib/refusal.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { RECORD_LOCKS } from '../schema/recordLocks.ts';
import { OBJECTS_WITHOUT_DML } from '../schema/withoutDml.ts';
import { returnToCheckpoint, takeCheckpoint } from '../transaction/checkpoint.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { setUncommittedWork } from '../transaction/uncommittedWork.ts';
import { checkSharing } from './checkAccess.ts';
import { isOpenTo } from './approvals/progress.ts';
import type { WriteResult } from './contract.ts';
import { createItem, loadOriginal } from './loadItems.ts';
import { addError, isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

export const LOCKED = {
  statusCode: 'ENTITY_IS_LOCKED',
  message: 'This record is locked. If you need to edit it, contact your admin.'
} as const;

/** Products belong to what they are sold with as details do, though their lookup is none of a master. */
const MASTERS_OF_PRODUCTS: ReadonlySet<string> = new Set([
  'OpportunityLineItem.OpportunityId',
  'OrderItem.OrderId',
  'QuoteLineItem.QuoteId'
]);

export function isLocked({ schema, store }: Transaction, id: string): boolean {
  return store.get(requireObject(schema, RECORD_LOCKS), id) !== undefined;
}

export function setLock({ schema, store }: Transaction, id: string, isWanted: boolean): void {
  const locks = requireObject(schema, RECORD_LOCKS);
  if (isWanted) store.put(locks, [id]);
  else if (store.get(locks, id) !== undefined) store.remove(locks, id);
}

/** Errors on items whose record is locked, or a master of it, the one it is to have included: see DIFFERENCES.md AP1. */
export function checkLocks(step: SaveStep, items: readonly SaveItem[]): void {
  if (step.transaction.store.count(requireObject(step.transaction.schema, RECORD_LOCKS)) === 0) return;
  for (const item of items) {
    const rows = [item.before, item.draft].filter((row) => row !== null);
    if (isClosed(step, step.object, item.id, rows)) addError(item, LOCKED.statusCode, LOCKED.message);
  }
}

/** True where one of the rows that go along with a deleted one is locked to the user: see DIFFERENCES.md AP2. */
export function hasLockedRow(
  step: SaveStep,
  rows: readonly { readonly object: ObjectSchema; readonly row: Row }[]
): boolean {
  return rows.some(({ object, row }) => isClosed(step, object, String(row[0]), []));
}

function isClosed(step: SaveStep, object: ObjectSchema, id: string | null, rows: readonly Row[]): boolean {
  if (id !== null && isLocked(step.transaction, id) && !mayEditLocked(step, object, id)) return true;
  return mastersOf(step.transaction, object, rows).some(({ master, row }) =>
    isClosed(step, master, String(row[0]), [row])
  );
}

function mastersOf(
  { schema, store }: Transaction,
  object: ObjectSchema,
  rows: readonly Row[]
): readonly { readonly master: ObjectSchema; readonly row: Row }[] {
  return object.fields.flatMap(({ name, slot, reference }) => {
    const isMaster =
      reference?.isMasterDetail === true || MASTERS_OF_PRODUCTS.has(`${object.name.canonical}.${name.canonical}`);
    const master = isMaster ? schema.object(reference?.to[0] ?? '') : undefined;
    if (master === undefined) return [];
    const ids = new Set(rows.map((row) => row[slot]).filter((id) => typeof id === 'string'));
    return [...ids].flatMap((id) => {
      const row = store.get(master, id);
      return row === undefined ? [] : [{ master, row }];
    });
  });
}

function mayEditLocked({ transaction, access: { user } }: SaveStep, object: ObjectSchema, id: string): boolean {
  const { permissions } = user;
  if (permissions.has('ModifyAllData') || permissions.can(object.name.canonical, 'modifyAll')) return true;
  return isOpenTo(transaction, id, user.id);
}

/** Locks or unlocks as one DML statement. Where all must succeed and one fails, nothing is done and its result says why. */
export function changeLocks(
  transaction: Transaction,
  access: Access,
  records: readonly ApexSObject[],
  isWanted: boolean,
  allOrNone: boolean
): readonly WriteResult[] {
  if (records.length === 0) return [];
  transaction.limits.charge('dmlStatements');
  transaction.limits.charge('dmlRows', records.length);
  setUncommittedWork(transaction, true);
  const checkpoint = takeCheckpoint(transaction);
  const items = records.map((record, index) => createItem(index, record, false));
  for (const item of items) {
    const object = item.source.schema;
    checkLockable(object);
    loadOriginal(transaction, object, item, 'update');
    if (isSound(item)) checkSharing({ transaction, access, object, allOrNone }, [item], 'edit');
    if (isSound(item)) setLock(transaction, item.id ?? '', isWanted);
  }
  if (allOrNone && !items.every(isSound)) returnToCheckpoint(transaction, checkpoint);
  return items.map((item) => ({
    id: isSound(item) ? item.id : null,
    isSuccess: isSound(item),
    isCreated: false,
    errors: item.errors
  }));
}

/** Records that no approval can be about. */
function checkLockable(object: ObjectSchema): void {
  const name = object.name.canonical;
  const isRecord = (object.kind === 'standard' || object.kind === 'custom') && object.operations.isUpdateable;
  if (!isRecord || isSetupObject(object) || OBJECTS_WITHOUT_DML.has(name))
    refuse(`Locking records of ${name}`, 'the documents name no approvals of theirs');
}
