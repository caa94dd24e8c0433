/**
 * Permissions a group takes away from what its permission sets add up to. What depends on a muted permission goes with it; what the user
 * holds outside of the group stays.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_mutingpermissionset.htm
 * https://help.salesforce.com/s/articleView?id=platform.perm_set_groups_muting.htm
 */
import type { PermissionContainer } from '../schema/model.ts';
import { fieldKey, IMPLIED } from './permissionGrants.ts';
import type { ObjectOperation, PermissionGrants } from './permissionGrants.ts';

const OPERATIONS: readonly ObjectOperation[] = ['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'];

/** Changes the grants of a group. */
export function mute(grants: PermissionGrants, muting: PermissionContainer): void {
  for (const permission of muting.objects) {
    const muted = new Set(OPERATIONS.filter((operation) => permission[operation]));
    const granted = grants.objects.get(permission.object);
    for (const operation of granted ?? [])
      if ([operation, ...IMPLIED[operation]].some((each) => muted.has(each))) granted?.delete(operation);
  }
  for (const { object, field, read, edit } of muting.fields) {
    const key = fieldKey(object, field);
    if (read) grants.fields.delete(key);
    else if (edit && grants.fields.has(key)) grants.fields.set(key, 'read');
  }
  for (const name of muting.userPermissions) grants.userPermissions.delete(name);
  for (const name of muting.customPermissions) grants.customPermissions.delete(name);
  for (const name of muting.classes) grants.classes.delete(name.toLowerCase());
  for (const name of muting.setupObjects) grants.setupObjects.delete(name);
}

/** Adds what `more` grants. */
export function merge(grants: PermissionGrants, more: PermissionGrants): void {
  for (const [object, operations] of more.objects) {
    const known = grants.objects.get(object) ?? new Set<ObjectOperation>();
    grants.objects.set(object, known);
    for (const operation of operations) known.add(operation);
  }
  for (const [field, level] of more.fields) if (grants.fields.get(field) !== 'edit') grants.fields.set(field, level);
  for (const part of ['userPermissions', 'customPermissions', 'classes', 'setupObjects'] as const)
    for (const name of more[part]) grants[part].add(name);
}
