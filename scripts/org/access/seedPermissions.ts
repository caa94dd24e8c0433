/** Profiles, permission sets, groups and custom permissions of the project as rows. */
import type { OrgSchema, PermissionContainer } from '../schema/model.ts';
import { licenseNamed } from '../schema/licenses.ts';
import { profileNameOf } from './loadGrants.ts';
import { idOf, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import type { Seeder, SeedTarget } from './seedRow.ts';
import { lettersOf, STANDARD_PROFILES } from './standardProfiles.ts';

/** Of a profile whose file names no licence. */
const DEFAULT_LICENSE = 'Salesforce';
const DEFAULT_PROFILE = { name: DEFAULT_LICENSE, userType: 'Standard' };

/** By name. */
export function licenseIdsOf({ schema, store }: SeedTarget): ReadonlyMap<string, string> {
  const object = requireObject(schema, 'UserLicense');
  return new Map(Array.from(store.scan(object), (row) => [textOf(object, row, 'Name') ?? '', idOf(row)]));
}

export interface SeededPermissions {
  readonly permissionSetIds: ReadonlyMap<string, string>;
  readonly permissionSetGroupIds: ReadonlyMap<string, string>;
}

/** Adds the project's own profiles to `profileIds`. */
export function seedPermissions(
  target: SeedTarget,
  seeder: Seeder,
  profileIds: Map<string, string>
): SeededPermissions {
  const { schema } = target;
  const licenseIds = licenseIdsOf(target);
  const customPermissionIds = new Map(
    schema.customPermissions.map(({ name, label }) => [
      name.canonical,
      seeder.add('CustomPermission', {
        DeveloperName: name.localName,
        NamespacePrefix: name.namespace,
        MasterLabel: label,
        Language: 'en_US'
      })
    ])
  );
  const byKind = (kind: PermissionContainer['kind']): readonly PermissionContainer[] =>
    schema.permissions.filter((each) => each.kind === kind);
  const profiles = new Map(byKind('profile').map((each) => [profileNameOf(each), each]));
  for (const [name, { license }] of profiles) {
    if (profileIds.has(name)) continue;
    const { name: licenseName, userType } = licenseNamed(license ?? DEFAULT_LICENSE) ?? DEFAULT_PROFILE;
    const values = { Name: name, UserLicenseId: licenseIds.get(licenseName) ?? null, UserType: userType };
    profileIds.set(name, seeder.add('Profile', values));
  }
  for (const [name, profileId] of profileIds) {
    const id = seeder.add('PermissionSet', {
      Name: `X${profileId}`,
      Label: `X${profileId}`,
      IsOwnedByProfile: true,
      ProfileId: profileId,
      Type: 'Profile'
    });
    const container = profiles.get(name);
    seedStandardObjects(schema, seeder, id, name, container);
    if (container !== undefined) seedGrants(seeder, id, container, customPermissionIds);
  }
  const permissionSetIds = new Map(
    byKind('permissionSet').map((container) => {
      const { name, label } = container;
      const id = seeder.add('PermissionSet', {
        Name: name.localName,
        NamespacePrefix: name.namespace,
        Label: label,
        IsCustom: true,
        Type: 'Regular',
        LicenseId: licenseIds.get(licenseNamed(container.license ?? '')?.name ?? '') ?? null,
        ...userPermissionColumns(schema, container)
      });
      seedGrants(seeder, id, container, customPermissionIds);
      return [name.canonical, id] as const;
    })
  );
  const permissionSetGroupIds = new Map(
    byKind('permissionSetGroup').map(
      (each) => [each.name.canonical, seedGroup(seeder, each, permissionSetIds)] as const
    )
  );
  return { permissionSetIds, permissionSetGroupIds };
}

function seedGroup(
  seeder: Seeder,
  container: PermissionContainer,
  permissionSetIds: ReadonlyMap<string, string>
): string {
  const { name, label, members } = container;
  const id = seeder.add('PermissionSetGroup', {
    DeveloperName: name.localName,
    NamespacePrefix: name.namespace,
    MasterLabel: label,
    Status: 'Updated'
  });
  for (const member of members) {
    seeder.add('PermissionSetGroupComponent', {
      PermissionSetGroupId: id,
      PermissionSetId: permissionSetIds.get(member) ?? null
    });
  }
  return id;
}

/**
 * What a standard profile grants shows in ObjectPermissions as anybody's grants do; the project's own file of the profile comes first.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 */
function seedStandardObjects(
  schema: OrgSchema,
  seeder: Seeder,
  parentId: string,
  profileName: string,
  container: PermissionContainer | undefined
): void {
  const profile = STANDARD_PROFILES.find(({ name }) => name === profileName);
  if (profile === undefined) return;
  const isAll = profile.userPermissions.includes('ModifyAllData');
  for (const [object, letters] of Object.entries(lettersOf(profile))) {
    if (schema.object(object) === undefined || container?.objects.some((each) => each.object === object)) continue;
    seeder.add('ObjectPermissions', {
      ParentId: parentId,
      SobjectType: object,
      PermissionsCreate: letters.includes('c'),
      PermissionsRead: letters.includes('r'),
      PermissionsEdit: letters.includes('e'),
      PermissionsDelete: letters.includes('d'),
      PermissionsViewAllRecords: isAll,
      PermissionsModifyAllRecords: isAll
    });
  }
}

/** Permissions without a column on PermissionSet still count: they are read from the deployed permission set. */
function userPermissionColumns(schema: OrgSchema, container: PermissionContainer): Record<string, true> {
  const object = schema.object('PermissionSet');
  const columns = container.userPermissions
    .map((each) => `Permissions${each}`)
    .filter((column) => object?.field(column) !== undefined);
  return Object.fromEntries(columns.map((column) => [column, true as const]));
}

function seedGrants(
  seeder: Seeder,
  parentId: string,
  container: PermissionContainer,
  customPermissionIds: ReadonlyMap<string, string>
): void {
  for (const each of container.objects) {
    seeder.add('ObjectPermissions', {
      ParentId: parentId,
      SobjectType: each.object,
      PermissionsCreate: each.create,
      PermissionsRead: each.read,
      PermissionsEdit: each.edit,
      PermissionsDelete: each.delete,
      PermissionsViewAllRecords: each.viewAll,
      PermissionsModifyAllRecords: each.modifyAll
    });
  }
  for (const each of container.fields) {
    seeder.add('FieldPermissions', {
      ParentId: parentId,
      SobjectType: each.object,
      Field: `${each.object}.${each.field}`,
      PermissionsRead: each.read,
      PermissionsEdit: each.edit
    });
  }
  for (const name of container.customPermissions) {
    seeder.add('SetupEntityAccess', {
      ParentId: parentId,
      SetupEntityId: customPermissionIds.get(name) ?? null,
      SetupEntityType: 'CustomPermission'
    });
  }
}
