/**
 * The union of a profile and of permission sets, asked by object, field and permission.
 *
 * Modify All Data and View All Data open every object; field permissions are granted by name only
 * (https://help.salesforce.com/s/articleView?id=platform.users_profiles_view_all_mod_all.htm).
 */
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import { licenseOfType } from '../schema/licenses.ts';
import { accessRule } from './objectAccessRules.ts';
import { fieldKey } from './permissionGrants.ts';
import type { ObjectOperation, PermissionGrants } from './permissionGrants.ts';
import { MODIFY_ALL_DATA_GRANTS_FIELDS } from './standardProfiles.ts';
import type { StandardProfile } from './standardProfiles.ts';
import { isExternalUser } from './userContext.ts';
import type { EffectivePermissions } from './userContext.ts';

export interface PermissionSources {
  readonly schema: OrgSchema;
  /** Undefined for a profile of the project's own: then `grants` hold all it grants. */
  readonly profile: StandardProfile | undefined;
  readonly userType: string;
  readonly grants: PermissionGrants;
}

const LETTERS: Partial<Record<ObjectOperation, string>> = { create: 'c', read: 'r', edit: 'e', delete: 'd' };
const READING: ReadonlySet<ObjectOperation> = new Set(['read', 'viewAll']);

export function createEffectivePermissions(sources: PermissionSources): EffectivePermissions {
  const { schema, profile, grants, userType } = sources;
  const license = licenseOfType(userType);
  const isExternal = isExternalUser({ userType });
  const userPermissions = new Set(
    [...(profile?.userPermissions ?? []), ...grants.userPermissions].filter(
      (name) => license?.forbiddenPermissions.has(name) !== true
    )
  );
  const customPermissions = withRequired(grants.customPermissions, schema);
  const has = (permission: string): boolean => userPermissions.has(permission);

  function can(name: string, operation: ObjectOperation): boolean {
    const object = schema.object(name);
    if (object === undefined) return false;
    const rule = accessRule(object);
    switch (rule.kind) {
      case 'own':
        return canOwn(object, operation);
      case 'derived':
        if (isExternal && rule.rights.isInternalOnly === true) return false;
        if (operation === 'viewAll') return rule.rights.read.every(([parent]) => can(parent, 'viewAll'));
        if (operation === 'modifyAll') return has('ModifyAllData');
        return rule.rights[operation].every(([parent, needed]) => can(parent, needed));
      case 'setup':
        if (has(rule.writePermission) || has('ModifyAllData')) return true;
        return (
          userType !== 'Guest' &&
          READING.has(operation) &&
          (rule.readPermission === undefined || has(rule.readPermission))
        );
      case 'activity':
        if (operation === 'viewAll') return has('ViewAllData') || has('ModifyAllData');
        if (operation === 'modifyAll') return has('ModifyAllData');
        return has('ActivitiesAccess') && (operation === 'read' || has(rule.writePermission));
      case 'configuration':
        if (READING.has(operation))
          return has('ViewSetup') || has('CustomizeApplication') || grants.setupObjects.has(object.name.canonical);
        return has('CustomizeApplication');
    }
  }

  function canOwn(object: ObjectSchema, operation: ObjectOperation): boolean {
    if (license?.forbiddenOperations.has(operation) === true) return false;
    if (has('ModifyAllData')) return true;
    if (has('ViewAllData') && READING.has(operation)) return true;
    const granted = grants.objects.get(object.name.canonical);
    if (granted?.has(operation) === true) return true;
    const letter = LETTERS[operation];
    return letter !== undefined && (profile?.objects[object.name.canonical] ?? '').includes(letter);
  }

  function canField(objectName: string, fieldName: string, operation: 'read' | 'edit'): boolean {
    const object = schema.object(objectName);
    const field = object?.field(fieldName);
    if (object === undefined || field === undefined) return false;
    const name = object.name.canonical;
    if (!can(name, 'read')) return false;
    if (operation === 'edit' && !can(name, 'edit') && !can(name, 'create')) return false;
    if (!field.isPermissionable) return true;
    if (MODIFY_ALL_DATA_GRANTS_FIELDS && has('ModifyAllData')) return true;
    const granted = grants.fields.get(fieldKey(name, field.name.canonical));
    if (granted === 'edit' || granted === operation) return true;
    return profileGrantsField(object, field, operation);
  }

  function profileGrantsField(object: ObjectSchema, field: FieldSchema, operation: 'read' | 'edit'): boolean {
    if (profile === undefined || field.isCustom || object.kind !== 'standard') return false;
    return profile.standardFields === 'edit' || profile.standardFields === operation;
  }

  return {
    can: (object, operation) => can(object, operation),
    canField,
    has,
    hasCustom: (name) => customPermissions.has(name),
    canRunClass: (name) => has('AuthorApex') || has('ModifyAllData') || grants.classes.has(name.toLowerCase())
  };
}

/** A custom permission is held only where everything it requires is held as well. */
function withRequired(names: ReadonlySet<string>, schema: OrgSchema): ReadonlySet<string> {
  const held = new Set(names);
  let changed = true;
  while (changed) {
    changed = false;
    for (const { name, requires } of schema.customPermissions) {
      if (!held.has(name.canonical) || requires.every((each) => held.has(each))) continue;
      held.delete(name.canonical);
      changed = true;
    }
  }
  return held;
}
