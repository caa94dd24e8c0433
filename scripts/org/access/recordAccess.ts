/**
 * What a user may do with one record by sharing alone; object permissions are asked separately.
 *
 * Organisation-wide default, owner and queue, role hierarchy, View and Modify All, Controlled by Parent, share rows and the access that
 * accounts and their opportunities, cases and contacts give each other.
 * https://help.salesforce.com/s/articleView?id=platform.managing_the_sharing_model.htm
 * https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/sharing_model.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema, SharingModel } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { accessRank, higher, levelNamed, lower } from './accessLevel.ts';
import type { RecordAccess } from './accessLevel.ts';
import { ACCOUNT_CHILDREN } from './accountChildren.ts';
import { controllingParents } from './controllingParents.ts';
import { documentAccess } from './documentAccess.ts';
import { isSetupObject } from './objectAccessRules.ts';
import { principalsOf } from './principals.ts';
import type { Principals } from './principals.ts';
import { idOf, isTrue, liveRows, textOf } from './rowReader.ts';
import { shareLevel } from './shareRows.ts';
import { ownerRulesFor } from './sharingRules.ts';
import type { OwnerRules } from './sharingRules.ts';
import { isExternalUser } from './userContext.ts';
import type { UserContext } from './userContext.ts';

const DEFAULTS: Partial<Record<SharingModel, RecordAccess>> = {
  Private: 'none',
  Read: 'read',
  ReadWrite: 'edit',
  ReadWriteTransfer: 'edit',
  FullAccess: 'all'
};

/**
 * Guests get nothing by default: only what depends on a parent stays so.
 * https://help.salesforce.com/s/articleView?id=platform.networks_secure_guest_user_sharing.htm
 */
const GUEST_MODELS: Partial<Record<SharingModel, SharingModel>> = {
  ControlledByParent: 'ControlledByParent',
  ControlledByLeadOrContact: 'ControlledByLeadOrContact',
  ControlledByCampaign: 'ControlledByCampaign'
};

/** Opens the sharing of one user for several questions: memberships are looked up once, parents judged once. */
export function openSharing(user: UserContext, transaction: Transaction): SharingView {
  const principals = principalsOf(user, transaction);
  return { user, transaction, principals, ownerRules: ownerRulesFor(principals, transaction), judged: new Map() };
}

export interface SharingView {
  readonly user: UserContext;
  readonly transaction: Transaction;
  readonly principals: Principals;
  readonly ownerRules: OwnerRules;
  /** By object and Id: parents are asked for again and again. */
  readonly judged: Map<string, RecordAccess>;
}

export function recordAccess(
  user: UserContext,
  object: ObjectSchema,
  row: Row,
  transaction: Transaction = currentTransaction()
): RecordAccess {
  return accessIn(openSharing(user, transaction), object, row);
}

export function accessIn(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  if (isSetupObject(object)) return 'all';
  const wide = objectWideAccess(view.user, object);
  if (wide === 'all') return wide;
  const key = `${object.name.canonical}:${idOf(row)}`;
  const known = view.judged.get(key);
  if (known !== undefined) return known;
  // A chain of parents that leads back here gives nothing by itself.
  view.judged.set(key, wide);
  const level = higher(wide, judge(view, object, row));
  view.judged.set(key, level);
  return level;
}

/** What View All and Modify All give on every record. */
export function objectWideAccess(user: UserContext, object: ObjectSchema): RecordAccess {
  const { permissions } = user;
  const name = object.name.canonical;
  if (permissions.has('ModifyAllData') || permissions.can(name, 'modifyAll')) return 'all';
  return permissions.has('ViewAllData') || permissions.can(name, 'viewAll') ? 'read' : 'none';
}

export function sharingModelFor(user: UserContext, object: ObjectSchema): SharingModel {
  if (user.userType === 'Guest') return GUEST_MODELS[object.externalSharingModel] ?? 'Private';
  return isExternalUser(user) ? object.externalSharingModel : object.sharingModel;
}

/** What a sharing model gives on every record; nothing where the parent decides. */
export function defaultLevel(model: SharingModel): RecordAccess {
  return DEFAULTS[model] ?? 'none';
}

/** What the organisation-wide default gives on every record. */
export function defaultAccess(user: UserContext, object: ObjectSchema): RecordAccess {
  return defaultLevel(sharingModelFor(user, object));
}

function judge(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  if (object.name.canonical === 'ContentDocument') return documentAccess(view, object, row, accessIn);
  const granted = grantedAccess(view, object, row);
  if (isPrivateRecord(object, row)) return ownerAccess(view, object, row);
  const model = sharingModelFor(view.user, object);
  if (model.startsWith('Controlled'))
    return higher(
      parentAccess(view, object, row),
      object.field('OwnerId') === undefined ? 'none' : orphanAccess(view, object, row)
    );
  return [
    defaultAccess(view.user, object),
    portalAccess(view, object, row),
    implicitChildAccess(view, object, row),
    implicitParentAccess(view, object, row)
  ].reduce(higher, granted);
}

/**
 * External users read the account they belong to, and its contacts.
 * https://developer.salesforce.com/docs/atlas.en-us.draes.meta/draes/draes_object_relationships_implicit_sharing.htm
 */
function portalAccess({ user }: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  if (user.accountId === null || !isExternalUser(user)) return 'none';
  const name = object.name.canonical;
  const account = name === 'Account' ? idOf(row) : name === 'Contact' ? textOf(object, row, 'AccountId') : null;
  return account === user.accountId ? 'read' : 'none';
}

/** Opportunities marked private belong to their owner and those above alone. */
function isPrivateRecord(object: ObjectSchema, row: Row): boolean {
  return object.name.canonical === 'Opportunity' && isTrue(object, row, 'IsPrivate');
}

/** Ownership, hierarchy, share rows and rules: what was granted on this record, whatever the default. */
function grantedAccess(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  return higher(ownerAccess(view, object, row), sharedLevel(view, object, row));
}

/** By rows and by rules; `column` asks for a level on the children of an account. */
function sharedLevel(view: SharingView, object: ObjectSchema, row: Row, column?: string): RecordAccess {
  return higher(shareLevel(view, object, row, column), view.ownerRules.level(object, row, column));
}

function ownerAccess({ principals }: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  const owner = textOf(object, row, 'OwnerId');
  if (owner === null) return 'none';
  return principals.isMember(owner) || principals.isAbove(owner) ? 'all' : 'none';
}

function parentAccess(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  const parents = controllingParents(object, row, view.transaction);
  if (parents.length === 0) return 'none';
  const levels = parents.map(({ parent, parentRow, grants, suffices }) => {
    const level = accessIn(view, parent, parentRow);
    if (grants === 'same') return level;
    return accessRank(level) >= accessRank(suffices) ? 'all' : level;
  });
  return levels.reduce(lower);
}

/** A contact without an account, and the like, belongs to its owner. */
function orphanAccess(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  return controllingParents(object, row, view.transaction).length === 0 ? ownerAccess(view, object, row) : 'none';
}

/** The owner of an account, and whom it is shared with, may reach its opportunities and cases as role and share row say. */
function implicitChildAccess(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  const child = ACCOUNT_CHILDREN.find((each) => each.object === object.name.canonical);
  if (child === undefined) return 'none';
  const { store, schema } = view.transaction;
  const account = schema.object('Account');
  const accountId = textOf(object, row, child.lookup);
  const accountRow = account === undefined || accountId === null ? undefined : store.get(account, accountId);
  if (account === undefined || accountRow === undefined) return 'none';
  return higher(
    byOwnersRole(view, account, accountRow, child.roleColumn),
    sharedLevel(view, account, accountRow, child.shareColumn)
  );
}

function byOwnersRole(
  { principals, transaction }: SharingView,
  account: ObjectSchema,
  row: Row,
  column: string
): RecordAccess {
  const owner = textOf(account, row, 'OwnerId');
  if (owner === null || !(principals.isMember(owner) || principals.isAbove(owner))) return 'none';
  const role = transaction.schema.object('UserRole');
  const roleId = principals.roleOf(owner);
  const roleRow = role === undefined || roleId === null ? undefined : transaction.store.get(role, roleId);
  return role === undefined || roleRow === undefined ? 'none' : levelNamed(textOf(role, roleRow, column));
}

/** Who was given an opportunity or a case may read its account. */
function implicitParentAccess(view: SharingView, object: ObjectSchema, row: Row): RecordAccess {
  if (object.name.canonical !== 'Account') return 'none';
  const { store, schema } = view.transaction;
  for (const { object: name, lookup } of ACCOUNT_CHILDREN) {
    const child = schema.object(name);
    if (child === undefined || sharingModelFor(view.user, child).startsWith('Controlled')) continue;
    for (const childRow of liveRows(store, child, lookup, idOf(row))) {
      const level = isPrivateRecord(child, childRow)
        ? ownerAccess(view, child, childRow)
        : grantedAccess(view, child, childRow);
      if (level !== 'none') return 'read';
    }
  }
  return 'none';
}
