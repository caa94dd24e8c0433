/**
 * Brings the seeded rows of an older start in line with the project: what a deployment does to an org that has data.
 *
 * Rows keep their Ids, so that assignments stay valid. What the project no longer has goes, with the assignments of a permission set;
 * record types, roles, groups and queues stay, since records may use them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
import { createHash } from 'node:crypto';
import { ApexBlob } from '../apex/values/apexBlob.ts';
import type { Row, Store } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import { idOf, textOf } from './rowReader.ts';
import { seedGuests } from './guests.ts';
import type { SeededOrg } from './seed.ts';
import { seedContent } from './seedContent.ts';
import { seedPermissions } from './seedPermissions.ts';
import { createSeeder, requireObject, type Seeder, type SeedTarget, type SeedValues } from './seedRow.ts';
import { seedSharing } from './seedSharing.ts';
import { seedStandardValues, seedValueSets, VALUE_SETS } from './seedValueSets.ts';

/** Columns by which a row of an older start is known again. */
const NATURAL_KEYS: Readonly<Record<string, readonly string[]>> = {
  ApexClass: ['NamespacePrefix', 'Name'],
  CustomNotificationType: ['NamespacePrefix', 'DeveloperName'],
  PlatformCachePartition: ['NamespacePrefix', 'DeveloperName'],
  StaticResource: ['NamespacePrefix', 'Name'],
  CustomPermission: ['NamespacePrefix', 'DeveloperName'],
  Profile: ['Name'],
  PermissionSet: ['NamespacePrefix', 'Name'],
  PermissionSetGroup: ['NamespacePrefix', 'DeveloperName'],
  PermissionSetGroupComponent: ['PermissionSetGroupId', 'PermissionSetId'],
  ObjectPermissions: ['ParentId', 'SobjectType'],
  FieldPermissions: ['ParentId', 'Field'],
  SetupEntityAccess: ['ParentId', 'SetupEntityId'],
  UserRole: ['DeveloperName'],
  Group: ['Type', 'RelatedId', 'DeveloperName'],
  GroupMember: ['GroupId', 'UserOrGroupId'],
  QueueSobject: ['QueueId', 'SobjectType'],
  User: ['Username'],
  RecordType: ['SobjectType', 'NamespacePrefix', 'DeveloperName'],
  ...Object.fromEntries(VALUE_SETS.map(({ object }) => [object, ['ApiName']]))
};

/** Objects whose rows come from the project only: one that is not seeded again goes. */
const OWNED_BY_PROJECT = [
  'ApexClass',
  'CustomNotificationType',
  'PlatformCachePartition',
  'CustomPermission',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  ...VALUE_SETS.map(({ object }) => object)
];

/** Rows of a permission set; those of permission sets made by code are left alone. */
const GRANTS = ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess'];

/** Changes whenever the seed of the schema would. */
export function seedFingerprint(schema: OrgSchema): string {
  const valueSets = VALUE_SETS.map(
    ({ from: [object, field] }) => schema.object(object)?.field(field)?.picklist?.values
  );
  const recordTypes = schema.objectNames.map((name) => schema.object(name)?.recordTypes);
  const { cachePartitions, classes, notificationTypes, staticResources } = schema.content;
  const resources = staticResources.map(({ name, read }) => [name, Buffer.from(read?.() ?? []).toString('base64')]);
  const content = JSON.stringify([
    schema.permissions,
    schema.customPermissions,
    valueSets,
    recordTypes,
    notificationTypes,
    cachePartitions,
    classes,
    resources,
    schema.sharing
  ]);
  return createHash('sha256').update(content).digest('hex');
}

/** Answers the seed with the Ids of permission sets that have come since. */
export function redeploySeed(target: SeedTarget, seeded: SeededOrg): SeededOrg {
  const { schema, store } = target;
  const kept = new Set<string>();
  const seeder = createReseeder(target, seeded.adminUserId, kept);
  const profileIds = new Map(seeded.profileIds);
  seedValueSets(schema, seeder);
  seedContent(schema, seeder);
  seedSharing(schema, seeder);
  seedGuests(target, seeder, profileIds);
  const permissions = seedPermissions(target, seeder, profileIds);
  for (const name of OWNED_BY_PROJECT) removeRows(store, requireObject(schema, name), (row) => !kept.has(idOf(row)));
  const gone = new Set([...seeded.permissionSetIds.values()].filter((id) => !kept.has(id)));
  removeRows(store, requireObject(schema, 'PermissionSet'), (row) => gone.has(idOf(row)));
  for (const name of GRANTS) {
    const object = requireObject(schema, name);
    removeRows(store, object, (row) => {
      const parent = textOf(object, row, 'ParentId') ?? '';
      return gone.has(parent) || (kept.has(parent) && !kept.has(idOf(row)));
    });
  }
  removeAssignments(target, seeded, gone, permissions.permissionSetGroupIds);
  return { ...seeded, profileIds, ...permissions };
}

/** Rows of the standard value sets follow sets that were deployed to the running org. */
export function redeployValueSets(target: SeedTarget, { adminUserId }: SeededOrg): void {
  const { schema, store } = target;
  const kept = new Set<string>();
  seedStandardValues(schema, createReseeder(target, adminUserId, kept));
  for (const { object } of VALUE_SETS) removeRows(store, requireObject(schema, object), (row) => !kept.has(idOf(row)));
}

function removeAssignments(
  { schema, store }: SeedTarget,
  seeded: SeededOrg,
  gone: ReadonlySet<string>,
  groups: ReadonlyMap<string, string>
): void {
  const groupsNow = new Set(groups.values());
  const goneGroups = new Set([...seeded.permissionSetGroupIds.values()].filter((id) => !groupsNow.has(id)));
  const assignment = requireObject(schema, 'PermissionSetAssignment');
  removeRows(
    store,
    assignment,
    (row) =>
      gone.has(textOf(assignment, row, 'PermissionSetId') ?? '') ||
      goneGroups.has(textOf(assignment, row, 'PermissionSetGroupId') ?? '')
  );
}

/** Adds a row only where there is none with its natural key; changes the one that is there otherwise. Notes each Id in `kept`. */
function createReseeder(target: SeedTarget, actorId: string, kept: Set<string>): Seeder {
  const { schema, store } = target;
  const fresh = createSeeder(target, actorId);
  const known = new Map<string, Map<string, Row>>();
  const rowsByKey = (object: ObjectSchema, columns: readonly string[]): Map<string, Row> => {
    const name = object.name.canonical;
    const rows =
      known.get(name) ??
      new Map(Array.from(store.scan(object), (row) => [keyOf(columns, (column) => textOf(object, row, column)), row]));
    known.set(name, rows);
    return rows;
  };
  return {
    add(name, values) {
      const object = requireObject(schema, name);
      const columns = NATURAL_KEYS[name];
      if (columns === undefined) throw new Error(`Rows of ${name} are not known again after a restart.`);
      const found = rowsByKey(object, columns).get(keyOf(columns, (column) => values[column] ?? null));
      const id = found === undefined ? fresh.add(name, values) : change(store, object, found, values);
      kept.add(id);
      return id;
    }
  };
}

/** Columns that the seed leaves out are as in a new row: false or empty; who made the row stays. */
function change(store: Store, object: ObjectSchema, row: Row, values: SeedValues): string {
  const changed = object.fields.map((field) => {
    const name = field.name.canonical;
    if (field.slot === 0 || AUDIT.has(name)) return row[field.slot] ?? null;
    return values[name] ?? (field.type === 'boolean' ? false : null);
  });
  if (changed.some((value, slot) => value instanceof ApexBlob || String(value) !== String(row[slot] ?? null)))
    store.put(object, changed);
  return idOf(row);
}

const AUDIT = new Set(['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

function keyOf(columns: readonly string[], read: (column: string) => unknown): string {
  return columns.map((column) => String(read(column) ?? '')).join('\n');
}

function removeRows(store: Store, object: ObjectSchema, isStale: (row: Row) => boolean): void {
  for (const row of [...store.scan(object)]) if (isStale(row)) store.remove(object, idOf(row));
}
