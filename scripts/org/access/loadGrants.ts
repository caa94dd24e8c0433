/**
 * What the rows of a user's profile and permission sets grant. Rows are the one truth, since code may insert them too; only what has
 * no rows (access to classes and to custom metadata) is read from the deployed permission set.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm
 */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { Row, Store } from '../data/store.ts';
import type { ObjectSchema, OrgSchema, PermissionContainer } from '../schema/model.ts';
import { merge, mute } from './muting.ts';
import { createGrants, grantField, grantObject } from './permissionGrants.ts';
import type { ObjectOperation, PermissionGrants } from './permissionGrants.ts';
import { idOf, isTrue, liveRows, textOf, valueOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import { standardProfile } from './standardProfiles.ts';

const OBJECT_COLUMNS: Readonly<Record<string, ObjectOperation>> = {
  PermissionsCreate: 'create',
  PermissionsRead: 'read',
  PermissionsEdit: 'edit',
  PermissionsDelete: 'delete',
  PermissionsViewAllRecords: 'viewAll',
  PermissionsModifyAllRecords: 'modifyAll'
};

const FLAG_PREFIX = 'Permissions';

interface HeldSets {
  /** Assigned one by one, and that of the profile. */
  readonly single: ReadonlySet<string>;
  /** Members by the Id of the group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** What a user holds at `now` (UTC milliseconds); assignments that expired before do not count. */
function heldSets(store: Store, schema: OrgSchema, userId: string, profileId: string, now: number): HeldSets {
  const assignment = requireObject(schema, 'PermissionSetAssignment');
  const component = requireObject(schema, 'PermissionSetGroupComponent');
  const permissionSet = requireObject(schema, 'PermissionSet');
  const held = new Set<string>();
  const groups = new Map<string, readonly string[]>();
  for (const row of liveRows(store, permissionSet, 'ProfileId', profileId)) held.add(idOf(row));
  for (const row of liveRows(store, assignment, 'AssigneeId', userId)) {
    const expires = valueOf(assignment, row, 'ExpirationDate');
    if (expires instanceof ApexDatetime && expires.ms <= now) continue;
    const single = textOf(assignment, row, 'PermissionSetId');
    const group = textOf(assignment, row, 'PermissionSetGroupId');
    if (single !== null) held.add(single);
    if (group === null) continue;
    const members = [...liveRows(store, component, 'PermissionSetGroupId', group)];
    groups.set(
      group,
      members.flatMap((member) => textOf(component, member, 'PermissionSetId') ?? [])
    );
  }
  return { single: held, groups };
}

/** Ids of the permission sets a user holds at `now` (UTC milliseconds): assigned, by group, and that of the profile. */
export function permissionSetIdsOf(
  store: Store,
  schema: OrgSchema,
  userId: string,
  profileId: string,
  now: number
): ReadonlySet<string> {
  const { single, groups } = heldSets(store, schema, userId, profileId, now);
  return new Set([...single, ...[...groups.values()].flat()]);
}

/** Everything a user is granted at `now`; what a group mutes is missing from what it gives. */
export function loadUserGrants(
  store: Store,
  schema: OrgSchema,
  userId: string,
  profileId: string,
  now: number
): PermissionGrants {
  const { single, groups } = heldSets(store, schema, userId, profileId, now);
  const grants = loadGrants(store, schema, single);
  for (const [group, members] of groups) {
    const given = loadGrants(store, schema, members);
    for (const muting of mutingOf(store, schema, group)) mute(given, muting);
    merge(grants, given);
  }
  return grants;
}

function mutingOf(store: Store, schema: OrgSchema, groupId: string): readonly PermissionContainer[] {
  const object = requireObject(schema, 'PermissionSetGroup');
  const row = store.get(object, groupId);
  if (row === undefined) return [];
  const [name, namespace] = [textOf(object, row, 'DeveloperName'), textOf(object, row, 'NamespacePrefix')];
  const group = schema.permissions.find(
    (each) => each.kind === 'permissionSetGroup' && each.name.localName === name && each.name.namespace === namespace
  );
  return schema.permissions.filter(
    (each) => each.kind === 'mutingPermissionSet' && group?.muting.includes(each.name.canonical) === true
  );
}

export function loadGrants(store: Store, schema: OrgSchema, permissionSetIds: Iterable<string>): PermissionGrants {
  const grants = createGrants();
  const permissionSet = requireObject(schema, 'PermissionSet');
  for (const id of permissionSetIds) {
    const row = store.get(permissionSet, id);
    if (row === undefined) continue;
    addUserPermissions(grants, permissionSet, row);
    addDeployed(grants, findDeployed(store, schema, permissionSet, row));
    addObjectPermissions(grants, store, schema, id);
    addFieldPermissions(grants, store, schema, id);
    addSetupEntities(grants, store, schema, id);
  }
  return grants;
}

function addUserPermissions(grants: PermissionGrants, object: ObjectSchema, row: Row): void {
  for (const field of object.fields) {
    const name = field.name.canonical;
    if (row[field.slot] === true && name.startsWith(FLAG_PREFIX))
      grants.userPermissions.add(name.slice(FLAG_PREFIX.length));
  }
}

/** The permission set or profile of the project that a row stands for. */
export function findDeployed(
  store: Store,
  schema: OrgSchema,
  object: ObjectSchema,
  row: Row
): PermissionContainer | undefined {
  const profileId = textOf(object, row, 'ProfileId');
  if (profileId !== null) {
    const profile = requireObject(schema, 'Profile');
    const profileRow = store.get(profile, profileId);
    const name = profileRow === undefined ? null : textOf(profile, profileRow, 'Name');
    return schema.permissions.find((each) => each.kind === 'profile' && profileNameOf(each) === name);
  }
  const name = textOf(object, row, 'Name');
  const namespace = textOf(object, row, 'NamespacePrefix');
  return schema.permissions.find(
    (each) => each.kind === 'permissionSet' && each.name.localName === name && each.name.namespace === namespace
  );
}

function addDeployed(grants: PermissionGrants, container: PermissionContainer | undefined): void {
  if (container === undefined) return;
  for (const name of container.classes) grants.classes.add(name.toLowerCase());
  for (const name of container.setupObjects) grants.setupObjects.add(name);
  for (const name of container.userPermissions) grants.userPermissions.add(name);
}

function addObjectPermissions(grants: PermissionGrants, store: Store, schema: OrgSchema, parentId: string): void {
  const object = requireObject(schema, 'ObjectPermissions');
  for (const row of liveRows(store, object, 'ParentId', parentId)) {
    const target = schema.object(textOf(object, row, 'SobjectType') ?? '');
    if (target === undefined) continue;
    const granted = Object.entries(OBJECT_COLUMNS).filter(([column]) => isTrue(object, row, column));
    grantObject(
      grants,
      target.name.canonical,
      granted.map(([, operation]) => operation)
    );
  }
}

function addFieldPermissions(grants: PermissionGrants, store: Store, schema: OrgSchema, parentId: string): void {
  const object = requireObject(schema, 'FieldPermissions');
  for (const row of liveRows(store, object, 'ParentId', parentId)) {
    const path = textOf(object, row, 'Field') ?? '';
    const target = schema.object(path.slice(0, path.indexOf('.')));
    const field = target?.field(path.slice(path.indexOf('.') + 1));
    if (target === undefined || field === undefined) continue;
    const level = isTrue(object, row, 'PermissionsEdit')
      ? 'edit'
      : isTrue(object, row, 'PermissionsRead')
        ? 'read'
        : null;
    if (level !== null) grantField(grants, target.name.canonical, field.name.canonical, level);
  }
}

function addSetupEntities(grants: PermissionGrants, store: Store, schema: OrgSchema, parentId: string): void {
  const object = requireObject(schema, 'SetupEntityAccess');
  const customPermission = requireObject(schema, 'CustomPermission');
  const apexClass = requireObject(schema, 'ApexClass');
  for (const row of liveRows(store, object, 'ParentId', parentId)) {
    const id = textOf(object, row, 'SetupEntityId') ?? '';
    const permission = store.get(customPermission, id);
    if (permission !== undefined)
      grants.customPermissions.add(qualifiedName(customPermission, permission, 'DeveloperName'));
    const cls = store.get(apexClass, id);
    if (cls !== undefined) grants.classes.add(qualifiedName(apexClass, cls, 'Name').toLowerCase());
  }
}

function qualifiedName(object: ObjectSchema, row: Row, field: string): string {
  const namespace = textOf(object, row, 'NamespacePrefix');
  const name = textOf(object, row, field) ?? '';
  return namespace === null ? name : `${namespace}__${name}`;
}

/** Profiles of the project are stored under the label of the standard profile they change, or their own name. */
export function profileNameOf(container: PermissionContainer): string {
  return standardProfile(container.name.localName)?.name ?? container.name.localName;
}
