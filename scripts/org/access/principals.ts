/**
 * Whom a user stands for when records are shared: the user, public groups and queues it belongs to, groups of its role, and the users
 * below it in the role hierarchy.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { idOf, liveRows, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import { isExternalUser } from './userContext.ts';
import type { UserContext } from './userContext.ts';

export interface Principals {
  /** True for the user itself and for groups and queues it is a member of, directly or through groups and roles. */
  isMember(userOrGroupId: string): boolean;
  /** True for a user whose role lies below that of this user. */
  isAbove(userId: string): boolean;
  roleOf(userId: string): string | null;
}

/** Kinds of group that stand for a role, and whether subordinate roles belong to them. */
const ROLE_GROUPS: Readonly<Record<string, { readonly withSubordinates: boolean }>> = {
  Role: { withSubordinates: false },
  RoleAndSubordinates: { withSubordinates: true },
  RoleAndSubordinatesInternal: { withSubordinates: true }
};

export function principalsOf(user: UserContext, transaction: Transaction): Principals {
  const { store, schema } = transaction;
  const userObject = requireObject(schema, 'User');
  let memberships: ReadonlySet<string> | null = null;
  const ancestorsOfOwners = new Map<string, boolean>();
  const roleOf = (userId: string): string | null => {
    const row = store.get(userObject, userId);
    return row === undefined ? null : textOf(userObject, row, 'UserRoleId');
  };
  return {
    roleOf,
    isMember(id) {
      if (id === user.id) return true;
      if (id.startsWith(userObject.keyPrefix)) return false;
      memberships ??= groupsOf(user, transaction);
      return memberships.has(id);
    },
    isAbove(userId) {
      if (user.roleId === null || userId === user.id) return false;
      const known = ancestorsOfOwners.get(userId);
      if (known !== undefined) return known;
      const role = roleOf(userId);
      const result = role !== null && ancestors(role, transaction).has(user.roleId);
      ancestorsOfOwners.set(userId, result);
      return result;
    }
  };
}

/** Roles above this one, without itself. */
function ancestors(roleId: string, { store, schema }: Transaction): ReadonlySet<string> {
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

function groupsOf(user: UserContext, transaction: Transaction): ReadonlySet<string> {
  const { store, schema } = transaction;
  const group = requireObject(schema, 'Group');
  const member = requireObject(schema, 'GroupMember');
  const found = new Set<string>(directGroups(user, transaction, group));
  const open = [user.id, ...found];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const row of liveRows(store, member, 'UserOrGroupId', id)) {
      const groupId = textOf(member, row, 'GroupId');
      if (groupId === null || found.has(groupId)) continue;
      found.add(groupId);
      open.push(groupId);
    }
  }
  return found;
}

/** Groups the platform keeps itself: all internal users, and those of a role. */
function directGroups(user: UserContext, transaction: Transaction, group: ObjectSchema): readonly string[] {
  const { store } = transaction;
  const external = isExternalUser(user);
  const groups: string[] = [];
  if (!external) {
    for (const row of store.scan(group)) if (textOf(group, row, 'Type') === 'Organization') groups.push(idOf(row));
  }
  if (user.roleId === null) return groups;
  const roles = [user.roleId, ...ancestors(user.roleId, transaction)];
  roles.forEach((roleId, distance) => {
    for (const row of liveRows(store, group, 'RelatedId', roleId)) {
      const type = textOf(group, row, 'Type') ?? '';
      const kind = ROLE_GROUPS[type];
      if (kind === undefined || (distance > 0 && !kind.withSubordinates)) continue;
      if (external && type === 'RoleAndSubordinatesInternal') continue;
      groups.push(idOf(row));
    }
  });
  return groups;
}
