/**
 * What the profiles of a fresh org grant. Fails closed: what the documents do not grant is not granted, so custom objects, custom
 * fields and most user permissions come from permission sets alone.
 *
 * https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm
 * https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/users_profiles.htm
 */
export interface StandardProfile {
  readonly name: string;
  /** Name of the metadata file, where it differs from the label. */
  readonly metadataName: string;
  readonly license: string;
  /** Letters of create, read, edit, delete by standard object. */
  readonly objects: Readonly<Record<string, string>>;
  /** What field permissions say about the standard fields of standard objects. */
  readonly standardFields: 'edit' | 'read' | 'none';
  readonly userPermissions: readonly string[];
}

/**
 * A field deployed from source is visible to nobody until a profile or permission set grants it, administrators included:
 * Modify All Data opens objects and records, not fields.
 * https://help.salesforce.com/s/articleView?id=platform.admin_fls.htm
 */
export const MODIFY_ALL_DATA_GRANTS_FIELDS = false;

const ADMINISTRATOR_PERMISSIONS = [
  'ActivitiesAccess',
  'ApiEnabled',
  'AssignPermissionSets',
  'AuthorApex',
  'ConvertLeads',
  'CustomizeApplication',
  'EditEvent',
  'EditReadonlyFields',
  'EditTask',
  'ExportReport',
  'ImportLeads',
  'LightningExperienceUser',
  'ManageCustomPermissions',
  'ManageInternalUsers',
  'ManageProfilesPermissionsets',
  'ManageRoles',
  'ManageSharing',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'ResetPasswords',
  'RunReports',
  'TransferAnyEntity',
  'TransferAnyLead',
  'TransferAnyCase',
  'ViewAllData',
  'ViewAllUsers',
  'ViewHelpLink',
  'ViewRoles',
  'ViewSetup'
];

const STANDARD_PERMISSIONS = [
  'ActivitiesAccess',
  'ApiEnabled',
  'EditEvent',
  'EditTask',
  'LightningExperienceUser',
  'RunReports',
  'ViewHelpLink',
  'ViewSetup'
];

const SALES_OBJECTS = {
  Account: 'cred',
  Contact: 'cred',
  Opportunity: 'cred',
  Lead: 'cre',
  Case: 'cre',
  Contract: 'cre',
  Asset: 'cre',
  Order: 'cre',
  Quote: 'cre',
  Campaign: 'r',
  Product2: 'r',
  Pricebook2: 'r'
};

const READ_ONLY_OBJECTS = Object.fromEntries(Object.keys(SALES_OBJECTS).map((name) => [name, 'r']));

function internal(
  name: string,
  metadataName: string,
  rest: Pick<StandardProfile, 'objects' | 'standardFields' | 'userPermissions'>
): StandardProfile {
  return { name, metadataName, license: 'Salesforce', ...rest };
}

export const STANDARD_PROFILES: readonly StandardProfile[] = [
  internal('System Administrator', 'Admin', {
    objects: {},
    standardFields: 'edit',
    userPermissions: ADMINISTRATOR_PERMISSIONS
  }),
  internal('Standard User', 'Standard', {
    objects: SALES_OBJECTS,
    standardFields: 'edit',
    userPermissions: STANDARD_PERMISSIONS
  }),
  internal('Read Only', 'ReadOnly', {
    objects: READ_ONLY_OBJECTS,
    standardFields: 'read',
    userPermissions: ['ActivitiesAccess', 'ApiEnabled', 'ExportReport', 'RunReports', 'ViewHelpLink', 'ViewSetup']
  }),
  internal('Minimum Access - Salesforce', 'Minimum Access - Salesforce', {
    objects: {},
    standardFields: 'none',
    userPermissions: ['ActivitiesAccess', 'ChatterInternalUser', 'LightningConsoleAllowedForUser', 'ViewHelpLink']
  }),
  internal('Marketing User', 'MarketingProfile', {
    objects: { ...SALES_OBJECTS, Campaign: 'cred' },
    standardFields: 'edit',
    userPermissions: [...STANDARD_PERMISSIONS, 'ImportLeads']
  }),
  internal('Contract Manager', 'ContractManager', {
    objects: { ...SALES_OBJECTS, Contract: 'cred' },
    standardFields: 'edit',
    userPermissions: STANDARD_PERMISSIONS
  }),
  internal('Solution Manager', 'SolutionManager', {
    objects: SALES_OBJECTS,
    standardFields: 'edit',
    userPermissions: STANDARD_PERMISSIONS
  }),
  {
    name: 'Partner Community User',
    metadataName: 'Partner Community User',
    license: 'Partner Community',
    objects: {},
    standardFields: 'none',
    userPermissions: []
  }
];

/** By its label or the name of its metadata file. */
export function standardProfile(name: string): StandardProfile | undefined {
  const key = name.toLowerCase();
  return STANDARD_PROFILES.find((each) => each.name.toLowerCase() === key || each.metadataName.toLowerCase() === key);
}

/** Standard objects that any standard profile grants. */
const GRANTED_OBJECTS = [...new Set(STANDARD_PROFILES.flatMap(({ objects }) => Object.keys(objects)))];

/** Letters by the objects a profile grants; Modify All Data grants them all. */
export function lettersOf(profile: StandardProfile): Readonly<Record<string, string>> {
  return profile.userPermissions.includes('ModifyAllData')
    ? Object.fromEntries(GRANTED_OBJECTS.map((name) => [name, 'cred']))
    : profile.objects;
}
