/**
 * The rows a fresh org is born with: organization, licences, profiles, its first administrator, value sets, and the permission sets
 * and record types of the project. Deterministic: the same schema gives the same Ids.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_profile.htm
 */
import { ApexTime } from '../apex/values/apexTime.ts';
import { seedCurrencies } from './seedCurrencies.ts';
import { licenseNamed, LICENSES } from '../schema/licenses.ts';
import { createSeeder, requireObject } from './seedRow.ts';
import type { Seeder, SeedTarget } from './seedRow.ts';
import { seedContent } from './seedContent.ts';
import { seedGuests } from './guests.ts';
import { seedPermissions } from './seedPermissions.ts';
import { seedSharing } from './seedSharing.ts';
import { seedValueSets } from './seedValueSets.ts';
import { STANDARD_PROFILES } from './standardProfiles.ts';

export interface SeededOrg {
  readonly organizationId: string;
  readonly adminUserId: string;
  /** By the name of the profile. */
  readonly profileIds: ReadonlyMap<string, string>;
  /** By canonical name; profiles' own permission sets are not among them. */
  readonly permissionSetIds: ReadonlyMap<string, string>;
  /** By canonical name. */
  readonly permissionSetGroupIds: ReadonlyMap<string, string>;
}

/** The first user of a scratch org is called so as well. */
export const ADMINISTRATOR = {
  FirstName: 'User',
  LastName: 'User',
  Name: 'User User',
  Alias: 'UUser',
  Username: 'admin@localorg.example',
  Email: 'admin@localorg.example',
  CommunityNickname: 'admin'
} as const;

const LOCALE = {
  TimeZoneSidKey: 'America/Los_Angeles',
  LocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US'
} as const;

/**
 * Every day from midnight to midnight, until somebody sets other hours.
 * https://help.salesforce.com/s/articleView?id=sf.customize_supporthours.htm
 */
const AROUND_THE_CLOCK = Object.fromEntries(
  ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].flatMap((day) =>
    ['StartTime', 'EndTime'].map((end) => [`${day}${end}`, new ApexTime(0)])
  )
);

export function seedOrg(target: SeedTarget): SeededOrg {
  const adminUserId = target.ids.next(requireObject(target.schema, 'User').keyPrefix);
  const seeder = createSeeder(target, adminUserId);
  const organizationId = seedOrganization(seeder);
  const profileIds = seedProfiles(seeder);
  seedAdministrator(seeder, adminUserId, profileIds);
  seedValueSets(target.schema, seeder);
  seedContent(target.schema, seeder);
  seedCurrencies(target.schema, seeder);
  seedSharing(target.schema, seeder);
  seedGuests(target, seeder, profileIds);
  const permissions = seedPermissions(target, seeder, profileIds);
  return { organizationId, adminUserId, profileIds, ...permissions };
}

function seedOrganization(seeder: Seeder): string {
  const organizationId = seeder.add('Organization', {
    Name: 'Local Org',
    OrganizationType: 'Developer Edition',
    IsSandbox: true,
    InstanceName: 'LOCAL',
    FiscalYearStartMonth: 1,
    TimeZoneSidKey: LOCALE.TimeZoneSidKey,
    DefaultLocaleSidKey: LOCALE.LocaleSidKey,
    LanguageLocaleKey: LOCALE.LanguageLocaleKey
  });
  seeder.add('Group', {
    Type: 'Organization',
    DeveloperName: 'AllInternalUsers',
    Name: 'All Internal Users',
    OwnerId: organizationId
  });
  seeder.add('Pricebook2', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
  seeder.add('BusinessHours', {
    Name: 'Default',
    IsActive: true,
    IsDefault: true,
    TimeZoneSidKey: LOCALE.TimeZoneSidKey,
    ...AROUND_THE_CLOCK
  });
  return organizationId;
}

function seedProfiles(seeder: Seeder): Map<string, string> {
  const licenseIds = new Map(
    LICENSES.map(({ name, definitionKey }) => [
      name,
      seeder.add('UserLicense', {
        Name: name,
        MasterLabel: name,
        LicenseDefinitionKey: definitionKey,
        Status: 'Active',
        TotalLicenses: 100,
        UsedLicenses: 0
      })
    ])
  );
  return new Map(
    STANDARD_PROFILES.map(({ name, license }) => [
      name,
      seeder.add('Profile', {
        Name: name,
        UserLicenseId: licenseIds.get(license) ?? null,
        UserType: licenseNamed(license)?.userType ?? null
      })
    ])
  );
}

function seedAdministrator(seeder: Seeder, id: string, profileIds: ReadonlyMap<string, string>): void {
  seeder.add('User', {
    ...ADMINISTRATOR,
    ...LOCALE,
    Id: id,
    EmailEncodingKey: 'UTF-8',
    DigestFrequency: 'D',
    DefaultGroupNotificationFrequency: 'N',
    ProfileId: profileIds.get('System Administrator') ?? null,
    UserType: 'Standard',
    IsActive: true,
    ForecastEnabled: false
  });
}

/** Assigns a permission set or a group by canonical name, without the write pipeline; used while an org is set up. */
export function assignPermissions(target: SeedTarget, org: SeededOrg, userId: string, name: string): void {
  const single = org.permissionSetIds.get(name);
  const group = org.permissionSetGroupIds.get(name);
  if (single === undefined && group === undefined) throw new Error(`The org has no permission set ${name}.`);
  createSeeder(target, org.adminUserId).add('PermissionSetAssignment', {
    AssigneeId: userId,
    PermissionSetId: single ?? null,
    PermissionSetGroupId: single === undefined ? (group ?? null) : null,
    IsActive: true
  });
}
