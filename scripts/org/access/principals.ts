/**
 * Whom a user stands for when records are shared: the user, public groups and queues it belongs to, groups of its role, and whoever is
 * below it in the role hierarchy.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_groupmember.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { idOf, isTrue, liveRows, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import { isExternalUser } from './userContext.ts';
import type { UserContext } from './userContext.ts';

export interface Principals {
  /** True for the user itself and for groups and queues it is a member of, directly or through groups and roles. */
  isMember(userOrGroupId: string): boolean;
  /** True for a user whose role lies below that of this user, and for groups that open what they get to those above their members. */
  isAbove(userOrGroupId: string): boolean;
  roleOf(userId: string): string | null;
}

/** Kinds of group that stand for a role, and whether subordinate roles belong to them. */
const ROLE_GROUPS: Readonly<Record<string, { readonly withSubordinates: boolean }>> = {
  Role: { withSubordinates: false },
  RoleAndSubordinates: { withSubordinates: true },
  RoleAndSubordinatesInternal: { withSubordinates: true }
};

/** Groups of all users of a kind, by user type; guests are in no group. */
const EVERYBODY: Readonly<Record<string, string>> = {
  Standard: 'Organization',
  AutomatedProcess: 'Organization',
  PowerPartner: 'PRMOrganization',
  PowerCustomerSuccess: 'AllCustomerPortal'
};

export function principalsOf(user: UserContext, transaction: Transaction): Principals {
  const { store, schema } = transaction;
  const userObject = requireObject(schema, 'User');
  let memberships: ReadonlySet<string> | null = null;
  let below: ReadonlySet<string> | null = null;
  const ancestorsOfOwners = new Map<string, boolean>();
  const roleOf = (userId: string): string | null => {
    const row = store.get(userObject, userId);
    return row === undefined ? null : textOf(userObject, row, 'UserRoleId');
  };
  const isAboveUser = (userId: string): boolean => {
    const known = ancestorsOfOwners.get(userId);
    if (known !== undefined) return known;
    const role = roleOf(userId);
    const result = role !== null && user.roleId !== null && ancestors(role, transaction).has(user.roleId);
    ancestorsOfOwners.set(userId, result);
    return result;
  };
  return {
    roleOf,
    isMember(id) {
      if (id === user.id) return true;
      if (id.startsWith(userObject.keyPrefix)) return false;
      memberships ??= groupsOf(user, transaction);
      return memberships.has(id);
    },
    isAbove(id) {
      if (user.roleId === null || id === user.id) return false;
      if (id.startsWith(userObject.keyPrefix)) return isAboveUser(id);
      below ??= groupsBelow(user.roleId, transaction);
      return below.has(id);
    }
  };
}

/** Roles above this one, without itself. */
export function ancestors(roleId: string, { store, schema }: Transaction): ReadonlySet<string> {
  const object = requireObject(schema, 'UserRole');
  const above = new Set<string>();
  let row: Row | undefined = store.get(object, roleId);
  while (row !== undefined) {
    const parent = textOf(object, row, 'ParentRoleId');
    if (parent === null || above.has(parent)) break;
    above.add(parent);
    row = store.get(object, parent);
  }
  return above;
}

/** Roles below this one, without itself. */
function descendants(roleId: string, { store, schema }: Transaction): ReadonlySet<string> {
  const object = requireObject(schema, 'UserRole');
  const found = new Set<string>();
  const open = [roleId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const row of liveRows(store, object, 'ParentRoleId', id)) {
      if (found.has(idOf(row))) continue;
      found.add(idOf(row));
      open.push(idOf(row));
    }
  }
  return found;
}

type Member = Pick<UserContext, 'id' | 'userType' | 'roleId'>;

/** Groups and queues of any user; of a queue, those it is in. */
export function membershipsOf(userId: string, transaction: Transaction): ReadonlySet<string> {
  const user = requireObject(transaction.schema, 'User');
  const row = transaction.store.get(user, userId);
  if (row === undefined) return new Set();
  const userType = textOf(user, row, 'UserType') ?? 'Standard';
  return groupsOf({ id: userId, userType, roleId: textOf(user, row, 'UserRoleId') }, transaction);
}

function groupsOf(user: Member, transaction: Transaction): ReadonlySet<string> {
  if (user.userType === 'Guest') return new Set();
  const group = requireObject(transaction.schema, 'Group');
  return upwards(directGroups(user, transaction, group), [user.id], transaction, () => true);
}

/** `found` and every group that holds one of them or of `members`, as far as `isOpen` lets in. */
function upwards(
  start: readonly string[],
  members: readonly string[],
  { store, schema }: Transaction,
  isOpen: (groupId: string) => boolean
): ReadonlySet<string> {
  const member = requireObject(schema, 'GroupMember');
  const found = new Set(start);
  const open = [...members, ...found];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const row of liveRows(store, member, 'UserOrGroupId', id)) {
      const groupId = textOf(member, row, 'GroupId');
      if (groupId === null || found.has(groupId) || !isOpen(groupId)) continue;
      found.add(groupId);
      open.push(groupId);
    }
  }
  return found;
}

/** Groups of the roles below, and groups with members below that grant access using hierarchies. */
function groupsBelow(roleId: string, transaction: Transaction): ReadonlySet<string> {
  const { store, schema } = transaction;
  const [group, user] = [requireObject(schema, 'Group'), requireObject(schema, 'User')];
  const roles = [...descendants(roleId, transaction)];
  const groups = roles.flatMap((role) => [...liveRows(store, group, 'RelatedId', role)].map(idOf));
  const users = roles.flatMap((role) => [...liveRows(store, user, 'UserRoleId', role)].map(idOf));
  return upwards(groups, users, transaction, (id) => {
    const row = store.get(group, id);
    return row !== undefined && isTrue(group, row, 'DoesIncludeBosses');
  });
}

/** Groups the platform keeps itself: all users of a kind, and those of a role. */
function directGroups(user: Member, transaction: Transaction, group: ObjectSchema): readonly string[] {
  const { store } = transaction;
  const everybody = EVERYBODY[user.userType];
  const groups: string[] = [];
  for (const row of store.scan(group)) if (textOf(group, row, 'Type') === everybody) groups.push(idOf(row));
  if (user.roleId === null) return groups;
  const isExternal = isExternalUser(user);
  const roles = [user.roleId, ...ancestors(user.roleId, transaction)];
  roles.forEach((roleId, distance) => {
    for (const row of liveRows(store, group, 'RelatedId', roleId)) {
      const type = textOf(group, row, 'Type') ?? '';
      const kind = ROLE_GROUPS[type];
      if (kind === undefined || (distance > 0 && !kind.withSubordinates)) continue;
      if (isExternal && type === 'RoleAndSubordinatesInternal') continue;
      groups.push(idOf(row));
    }
  });
  return groups;
}
