/**
 * Whether the user may write at all: object permissions and field permissions in user mode, sharing in user mode and in code that runs
 * `with sharing` (P99, P100).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import { accessRank } from '../access/accessLevel.ts';
import type { Access } from '../access/access.ts';
import type { RecordAccess } from '../access/accessLevel.ts';
import { isSetupObject } from '../access/objectAccessRules.ts';
import { accessIn, openSharing } from '../access/recordAccess.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { indexKey } from '../data/indexKey.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { WriteOperation } from './contract.ts';
import { normalise } from './normalise.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

type ObjectOperation = 'create' | 'edit' | 'delete';

const NEEDED: Readonly<Record<WriteOperation, readonly ObjectOperation[]>> = {
  insert: ['create'],
  update: ['edit'],
  upsert: ['create', 'edit'],
  delete: ['delete'],
  undelete: ['delete'],
  merge: ['edit', 'delete']
};

/** Throws System.SecurityException where user mode lacks an object permission. */
export function checkObjectAccess(access: Access, object: ObjectSchema, operation: WriteOperation): void {
  if (access.mode !== 'user') return;
  const name = object.name.canonical;
  if (NEEDED[operation].every((needed) => access.user.permissions.can(name, needed))) return;
  throwApex('System.SecurityException', `Access to entity '${name}' denied`);
}

/** Status code of a row whose fields the user may not write; the exception text is another, see `dmlException.ts`. */
export const INACCESSIBLE_FIELDS = {
  statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  message: (object: string): string =>
    `Operation failed due to fields being inaccessible on Sobject ${object}, check errors on Exception or Result!`
} as const;

/**
 * Fields the caller set and may not write. A value equal to the stored one is not a write: records come back from queries with
 * fields the user may only read.
 */
export function checkFieldAccess({ access, object }: SaveStep, item: SaveItem): void {
  if (access.mode !== 'user') return;
  const denied = object.fields.filter((field) => {
    if (!item.source.values.has(field.slot) || isUnchanged(field, item) || field.slot === 0) return false;
    if (!(item.isInsert ? field.isCreateable : field.isUpdateable)) return false;
    return !access.user.permissions.canField(object.name.canonical, field.name.canonical, 'edit');
  });
  if (denied.length === 0) return;
  addError(
    item,
    INACCESSIBLE_FIELDS.statusCode,
    INACCESSIBLE_FIELDS.message(object.name.canonical),
    denied.map((field) => field.name.canonical)
  );
}

function isUnchanged(field: FieldSchema, item: SaveItem): boolean {
  if (item.before === null) return false;
  const value = normalise(field, item.source.values.get(field.slot));
  return indexKey(field, value) === indexKey(field, item.before[field.slot] ?? null);
}

/** An update takes edit access to the stored record, a deletion full access. */
export function checkSharing(step: SaveStep, items: readonly SaveItem[], needed: Exclude<RecordAccess, 'none'>): void {
  const { access, object, transaction } = step;
  if (access.mode === 'system' && access.sharing === 'without') return;
  if (isSetupObject(object)) return;
  const view = openSharing(access.user, transaction);
  for (const item of items) {
    if (item.before === null || accessRank(accessIn(view, object, item.before)) >= accessRank(needed)) continue;
    addError(item, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}
