/**
 * Share rows that follow from other rows: the owner's, and those accounts and their children give each other. They are made when they
 * are asked for, so that they never lag behind what they follow from; nobody may write them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountshare.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunityshare.htm
 */
import { idChecksum } from '../apex/values/apexId.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { accessRank, levelNamed } from './accessLevel.ts';
import { ACCOUNT_CHILDREN } from './accountChildren.ts';
import type { AccountChild } from './accountChildren.ts';
import { idOf, isDeleted, isTrue, liveRows, textOf, valueOf } from './rowReader.ts';
import { membershipsOf } from './principals.ts';
import { shareObjectOf } from './shareRows.ts';
import type { ShareObject } from './shareRows.ts';
import { ownerRulesOf } from './sharingRules.ts';

interface DerivedShare {
  readonly grantee: string;
  readonly cause: 'Owner' | 'ImplicitParent' | 'ImplicitChild' | 'PortalImplicit' | 'Rule';
  /** By column. */
  readonly levels: Readonly<Record<string, string>>;
}

/** What stands behind the key prefix of a derived row: stored rows count up from zeros and never get there. */
const MARK = 'D';
const LOWEST_PORTAL_ROLE = 'Worker';
const NO_CHILD_LEVELS = Object.fromEntries(ACCOUNT_CHILDREN.map(({ shareColumn }) => [shareColumn, 'None']));
const ORDINAL_LENGTH = 3;
const PARENT_LENGTH = 8;

/** The rows of one record, or of all of them; in the order of the records. */
export function* derivedShareRows(share: ShareObject, transaction: Transaction, parentId?: string): Iterable<Row> {
  if (share.parent.sharingModel.startsWith('Controlled')) return;
  const { store } = transaction;
  const only = parentId === undefined ? undefined : store.get(share.parent, parentId);
  const parents = parentId === undefined ? store.scan(share.parent) : only === undefined ? [] : [only];
  for (const parentRow of parents) {
    if (isDeleted(share.parent, parentRow)) continue;
    let ordinal = 0;
    for (const derived of sharesOf(share, transaction, parentRow))
      yield rowOf(share, parentRow, derived, (ordinal += 1));
  }
}

/** True for Ids that {@link derivedShareRows} gives out. */
export function isDerivedShare(share: ShareObject, id: string): boolean {
  return id.startsWith(share.object.keyPrefix + MARK);
}

function rowOf({ object, parentField }: ShareObject, parentRow: Row, derived: DerivedShare, ordinal: number): Row {
  const parentId = idOf(parentRow);
  const short =
    object.keyPrefix +
    MARK +
    ordinal.toString(36).padStart(ORDINAL_LENGTH, '0') +
    parentId.slice(15 - PARENT_LENGTH, 15);
  const values: Readonly<Record<string, StoredValue>> = {
    ...derived.levels,
    Id: short + idChecksum(short),
    [parentField]: parentId,
    UserOrGroupId: derived.grantee,
    RowCause: derived.cause,
    IsDeleted: false
  };
  return object.fields.map(({ name }) => values[name.canonical] ?? null);
}

function* sharesOf(share: ShareObject, transaction: Transaction, row: Row): Iterable<DerivedShare> {
  const { parent } = share;
  const owner = textOf(parent, row, 'OwnerId');
  if (owner === null) return;
  yield { grantee: owner, cause: 'Owner', levels: ownerLevels(share, transaction, owner) };
  yield* ownerRuleShares(share, transaction, owner);
  if (parent.name.canonical === 'Account') {
    yield* implicitParents(share, transaction, row, owner);
    yield* portalShares(share, transaction, row);
  }
  const child = ACCOUNT_CHILDREN.find((each) => each.object === parent.name.canonical);
  if (child !== undefined && !isTrue(parent, row, 'IsPrivate'))
    yield* implicitChildren(share, child, transaction, row, owner);
}

function* ownerRuleShares(share: ShareObject, transaction: Transaction, owner: string): Iterable<DerivedShare> {
  const rules = ownerRulesOf(transaction, share.parent.name.canonical);
  const memberships = rules.length === 0 ? new Set() : membershipsOf(owner, transaction);
  for (const { rule, from, to } of rules)
    if (owner === from || memberships.has(from))
      yield { grantee: to, cause: 'Rule', levels: { ...rule.childLevels, [share.levelField]: rule.level } };
}

/** An account's row carries what the role of its owner gives on its children. */
function ownerLevels(share: ShareObject, transaction: Transaction, owner: string): Readonly<Record<string, string>> {
  const levels: Record<string, string> = { [share.levelField]: 'All' };
  if (share.parent.name.canonical !== 'Account') return levels;
  for (const { shareColumn, roleColumn } of ACCOUNT_CHILDREN)
    levels[shareColumn] = roleLevel(transaction, owner, roleColumn) ?? 'None';
  return levels;
}

function roleLevel({ schema, store }: Transaction, userId: string, column: string): string | null {
  const [user, role] = [schema.object('User'), schema.object('UserRole')];
  const userRow = user === undefined ? undefined : store.get(user, userId);
  const roleId = user === undefined || userRow === undefined ? null : textOf(user, userRow, 'UserRoleId');
  const roleRow = role === undefined || roleId === null ? undefined : store.get(role, roleId);
  return role === undefined || roleRow === undefined ? null : textOf(role, roleRow, column);
}

/** Whoever was given a child of an account may read the account. */
function* implicitParents(
  share: ShareObject,
  transaction: Transaction,
  accountRow: Row,
  owner: string
): Iterable<DerivedShare> {
  const { schema, store } = transaction;
  const grantees = new Set<string>();
  for (const { object, lookup } of ACCOUNT_CHILDREN) {
    const child = schema.object(object);
    if (child === undefined || child.sharingModel.startsWith('Controlled')) continue;
    for (const row of liveRows(store, child, lookup, idOf(accountRow))) {
      const childOwner = textOf(child, row, 'OwnerId');
      if (childOwner !== null) grantees.add(childOwner);
      if (!isTrue(child, row, 'IsPrivate')) for (const each of granteesOf(transaction, child, row)) grantees.add(each);
    }
  }
  grantees.delete(owner);
  for (const grantee of [...grantees].sort())
    yield { grantee, cause: 'ImplicitParent', levels: { ...NO_CHILD_LEVELS, [share.levelField]: 'Read' } };
}

/** The lowest role of a partner account reads the account; those above it do as well. */
function* portalShares(share: ShareObject, { schema, store }: Transaction, accountRow: Row): Iterable<DerivedShare> {
  const [role, group] = [schema.object('UserRole'), schema.object('Group')];
  if (role === undefined || group === undefined) return;
  for (const roleRow of liveRows(store, role, 'PortalAccountId', idOf(accountRow))) {
    if (textOf(role, roleRow, 'PortalRole') !== LOWEST_PORTAL_ROLE) continue;
    for (const each of liveRows(store, group, 'RelatedId', idOf(roleRow)))
      if (textOf(group, each, 'Type') === 'Role')
        yield {
          grantee: idOf(each),
          cause: 'PortalImplicit',
          levels: { ...NO_CHILD_LEVELS, [share.levelField]: 'Read' }
        };
  }
}

function granteesOf({ schema, store }: Transaction, object: ObjectSchema, row: Row): readonly string[] {
  const share = shareObjectOf(schema, object);
  if (share === null) return [];
  return Array.from(
    liveRows(store, share.object, share.parentField, idOf(row)),
    (each) => textOf(share.object, each, 'UserOrGroupId') ?? ''
  );
}

/** The owner of an account, and whom it is shared with, may reach its children as role and share row say. */
function* implicitChildren(
  share: ShareObject,
  child: AccountChild,
  transaction: Transaction,
  row: Row,
  owner: string
): Iterable<DerivedShare> {
  const { schema, store } = transaction;
  const account = schema.object('Account');
  const accountRow =
    account === undefined ? undefined : store.get(account, String(valueOf(share.parent, row, child.lookup)));
  const accountShare = account === undefined ? null : shareObjectOf(schema, account);
  if (account === undefined || accountRow === undefined || accountShare === null) return;
  const levels = new Map<string, string>();
  const add = (grantee: string | null, level: string | null): void => {
    if (grantee === null || grantee === owner || level === null || levelNamed(level) === 'none') return;
    const known = levels.get(grantee) ?? null;
    if (accessRank(levelNamed(level)) > accessRank(levelNamed(known))) levels.set(grantee, level);
  };
  const accountOwner = textOf(account, accountRow, 'OwnerId');
  if (accountOwner !== null) add(accountOwner, roleLevel(transaction, accountOwner, child.roleColumn));
  for (const each of liveRows(store, accountShare.object, accountShare.parentField, idOf(accountRow)))
    add(textOf(accountShare.object, each, 'UserOrGroupId'), textOf(accountShare.object, each, child.shareColumn));
  for (const [grantee, level] of levels)
    yield { grantee, cause: 'ImplicitChild', levels: { [share.levelField]: level } };
}
