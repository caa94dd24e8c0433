/**
 * Objects that have no object permissions of their own: what answers for them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 */
import type { ObjectSchema } from '../schema/model.ts';
import type { ObjectOperation } from './permissionGrants.ts';

/** Conditions, all of which must hold: `[object, operation]`. */
type Requirement = readonly (readonly [string, ObjectOperation])[];

interface DerivedRights {
  readonly create: Requirement;
  readonly read: Requirement;
  readonly edit: Requirement;
  readonly delete: Requirement;
  /** External users cannot reach the object at all. */
  readonly isInternalOnly?: true;
}

function followsParent(parent: string): DerivedRights {
  return { create: [[parent, 'edit']], read: [[parent, 'read']], edit: [[parent, 'edit']], delete: [[parent, 'edit']] };
}

function shareOf(parent: string): DerivedRights {
  return { create: [[parent, 'read']], read: [[parent, 'read']], edit: [[parent, 'read']], delete: [[parent, 'read']] };
}

const NOBODY: Requirement = [['', 'modifyAll']];

/**
 * Adding a partner takes Read on accounts and Edit on opportunities, removing one Edit on both.
 * https://help.salesforce.com/s/articleView?id=sales.partners_edit.htm
 * https://help.salesforce.com/s/articleView?id=sales.partners_del.htm
 */
const OPPORTUNITY_PARTNER: DerivedRights = {
  create: [
    ['Account', 'read'],
    ['Opportunity', 'edit']
  ],
  read: [
    ['Account', 'read'],
    ['Opportunity', 'read']
  ],
  edit: NOBODY,
  delete: [
    ['Account', 'edit'],
    ['Opportunity', 'edit']
  ],
  isInternalOnly: true
};

const DERIVED: Readonly<Record<string, DerivedRights>> = {
  OpportunityPartner: OPPORTUNITY_PARTNER,
  Partner: OPPORTUNITY_PARTNER,
  AccountPartner: { ...followsParent('Account'), edit: NOBODY, isInternalOnly: true },
  OpportunityContactRole: followsParent('Opportunity'),
  OpportunityLineItem: followsParent('Opportunity'),
  OpportunityTeamMember: followsParent('Opportunity'),
  OpportunityHistory: followsParent('Opportunity'),
  OpportunityFieldHistory: followsParent('Opportunity'),
  AccountHistory: followsParent('Account'),
  CaseHistory: followsParent('Case'),
  ContactHistory: followsParent('Contact'),
  LeadHistory: followsParent('Lead'),
  AccountContactRole: followsParent('Account'),
  AccountTeamMember: followsParent('Account'),
  OrderItem: followsParent('Order'),
  QuoteLineItem: followsParent('Quote'),
  CaseComment: followsParent('Case'),
  CampaignMember: followsParent('Campaign'),
  CampaignMemberStatus: followsParent('Campaign'),
  PricebookEntry: followsParent('Pricebook2'),
  AccountShare: shareOf('Account'),
  ContactShare: shareOf('Contact'),
  OpportunityShare: shareOf('Opportunity'),
  CaseShare: shareOf('Case'),
  LeadShare: shareOf('Lead'),
  CampaignShare: shareOf('Campaign')
};

/** User permission that writing a setup object in user mode takes; reading is open to everyone inside. */
const SETUP_OBJECTS: Readonly<Record<string, string>> = {
  ApexClass: 'AuthorApex',
  ApexEmailNotification: 'CustomizeApplication',
  ApexPage: 'AuthorApex',
  ApexTrigger: 'AuthorApex',
  AppMenuItem: 'CustomizeApplication',
  AsyncApexJob: 'CustomizeApplication',
  AuthSession: 'ManageUsers',
  BusinessHours: 'CustomizeApplication',
  CaseStatus: 'CustomizeApplication',
  ContractStatus: 'CustomizeApplication',
  CronJobDetail: 'CustomizeApplication',
  CronTrigger: 'CustomizeApplication',
  CurrencyType: 'CustomizeApplication',
  CustomPermission: 'ManageCustomPermissions',
  CustomPermissionDependency: 'ManageCustomPermissions',
  DatedConversionRate: 'CustomizeApplication',
  EmailTemplate: 'CustomizeApplication',
  FieldPermissions: 'ManageProfilesPermissionsets',
  FiscalYearSettings: 'CustomizeApplication',
  Folder: 'CustomizeApplication',
  Group: 'ManageUsers',
  GroupMember: 'ManageUsers',
  Holiday: 'CustomizeApplication',
  LeadStatus: 'CustomizeApplication',
  ObjectPermissions: 'ManageProfilesPermissionsets',
  OpportunityStage: 'CustomizeApplication',
  OrgWideEmailAddress: 'CustomizeApplication',
  Organization: 'CustomizeApplication',
  PartnerRole: 'CustomizeApplication',
  Period: 'CustomizeApplication',
  PermissionSet: 'ManageProfilesPermissionsets',
  PermissionSetAssignment: 'AssignPermissionSets',
  PermissionSetGroup: 'ManageProfilesPermissionsets',
  PermissionSetGroupComponent: 'ManageProfilesPermissionsets',
  PermissionSetLicense: 'ManageUsers',
  PermissionSetLicenseAssign: 'ManageUsers',
  PlatformCachePartition: 'CustomizeApplication',
  Profile: 'ManageProfilesPermissionsets',
  QueueSobject: 'ManageUsers',
  RecordType: 'CustomizeApplication',
  SetupEntityAccess: 'ManageProfilesPermissionsets',
  StaticResource: 'CustomizeApplication',
  TaskPriority: 'CustomizeApplication',
  TaskStatus: 'CustomizeApplication',
  User: 'ManageUsers',
  UserLicense: 'ManageUsers',
  UserRecordAccess: 'ModifyAllData',
  UserRole: 'ManageRoles'
};

/** Setup objects that not everybody reads, with the permission it takes. */
const SETUP_READ: Readonly<Record<string, string>> = { UserRole: 'ViewRoles' };

/** User permissions that stand for object permissions on activities. */
const ACTIVITIES: Readonly<Record<string, string>> = { Task: 'EditTask', Event: 'EditEvent' };

export type AccessRule =
  | { readonly kind: 'own' }
  | { readonly kind: 'derived'; readonly rights: DerivedRights }
  | { readonly kind: 'setup'; readonly writePermission: string; readonly readPermission?: string | undefined }
  | { readonly kind: 'activity'; readonly writePermission: string }
  | { readonly kind: 'configuration' };

/** Which rule answers for an object; `configuration` is custom metadata and custom settings. */
export function accessRule(object: ObjectSchema): AccessRule {
  const name = object.name.canonical;
  if (object.kind === 'customMetadata' || object.kind === 'customSetting') return { kind: 'configuration' };
  const setup = SETUP_OBJECTS[name];
  if (setup !== undefined) return { kind: 'setup', writePermission: setup, readPermission: SETUP_READ[name] };
  const activity = ACTIVITIES[name];
  if (activity !== undefined) return { kind: 'activity', writePermission: activity };
  const derived =
    DERIVED[name] ?? (name.endsWith('__Share') ? shareOf(`${name.slice(0, -'Share'.length)}c`) : undefined);
  if (derived !== undefined) return { kind: 'derived', rights: derived };
  return { kind: 'own' };
}

/** Objects outside the sharing model: every row is visible, what may be written follows user permissions. */
export function isSetupObject(object: ObjectSchema): boolean {
  const { kind } = accessRule(object);
  return kind === 'setup' || kind === 'configuration' || object.kind === 'virtual' || object.kind === 'platformEvent';
}
