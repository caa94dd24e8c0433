/**
 * Rows of the virtual object UserRecordAccess: what one user may do with each of the records asked for, object permissions included.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { accessRank } from './accessLevel.ts';
import type { RecordAccess } from './accessLevel.ts';
import { userContextIn } from './loadUserContext.ts';
import { accessIn, openSharing, sharingModelFor } from './recordAccess.ts';
import { isDeleted } from './rowReader.ts';
import type { UserContext } from './userContext.ts';

export interface UserRecordAccessRow {
  readonly UserId: string;
  readonly RecordId: string;
  readonly HasReadAccess: boolean;
  readonly HasEditAccess: boolean;
  readonly HasDeleteAccess: boolean;
  readonly HasTransferAccess: boolean;
  readonly HasAllAccess: boolean;
  readonly MaxAccessLevel: 'None' | 'Read' | 'Edit' | 'Delete' | 'Transfer' | 'All';
}

/** Most Ids one query may ask for. */
export const MOST_RECORD_IDS = 200;

/** One row for each Id, in the order asked; deleted and unknown records give no access. */
export function userRecordAccess(
  transaction: Transaction,
  userId: string,
  recordIds: readonly string[]
): readonly UserRecordAccessRow[] {
  const user = userContextIn(transaction, userId);
  const view = openSharing(user, transaction);
  return recordIds.map((recordId) => {
    const found = findLive(transaction, recordId);
    if (found === null) return createRow(userId, recordId, NOTHING);
    const level = accessIn(view, found.object, found.row);
    return createRow(userId, recordId, combine(user, found.object, level));
  });
}

interface Rights {
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly transfer: boolean;
  readonly all: boolean;
}

const NOTHING: Rights = { read: false, edit: false, delete: false, transfer: false, all: false };

function combine(user: UserContext, object: ObjectSchema, level: RecordAccess): Rights {
  const name = object.name.canonical;
  const { permissions } = user;
  const read = permissions.can(name, 'read') && level !== 'none';
  const edit = read && permissions.can(name, 'edit') && accessRank(level) >= accessRank('edit');
  const isFull = level === 'all';
  const canDelete = read && permissions.can(name, 'delete') && isFull;
  const mayTransfer =
    isFull || permissions.has('TransferAnyEntity') || sharingModelFor(user, object) === 'ReadWriteTransfer';
  return {
    read,
    edit,
    delete: canDelete,
    transfer: edit && mayTransfer && object.field('OwnerId') !== undefined,
    all: edit && canDelete && isFull
  };
}

function createRow(userId: string, recordId: string, rights: Rights): UserRecordAccessRow {
  return {
    UserId: userId,
    RecordId: recordId,
    HasReadAccess: rights.read,
    HasEditAccess: rights.edit,
    HasDeleteAccess: rights.delete,
    HasTransferAccess: rights.transfer,
    HasAllAccess: rights.all,
    MaxAccessLevel: highest(rights)
  };
}

function highest(rights: Rights): UserRecordAccessRow['MaxAccessLevel'] {
  if (rights.all) return 'All';
  if (rights.transfer) return 'Transfer';
  if (rights.delete) return 'Delete';
  if (rights.edit) return 'Edit';
  return rights.read ? 'Read' : 'None';
}

/** Objects that share a key prefix are all tried. */
function findLive(
  { schema, store }: Transaction,
  id: string
): { readonly object: ObjectSchema; readonly row: Row } | null {
  const first = schema.objectByKeyPrefix(id.slice(0, 3));
  const names =
    first === undefined ? [] : [first.name.canonical, ...SAME_PREFIX.filter(() => first.keyPrefix === PARTNER_PREFIX)];
  for (const name of names) {
    const object = schema.object(name);
    const row = object === undefined ? undefined : store.get(object, id);
    if (object !== undefined && row !== undefined && !isDeleted(object, row)) return { object, row };
  }
  return null;
}

const PARTNER_PREFIX = '00I';
const SAME_PREFIX = ['OpportunityPartner', 'AccountPartner', 'Partner'];
