/**
 * User licences of the local org: what kind of user they make, and what no profile or permission set may grant to such users.
 *
 * https://help.salesforce.com/s/articleView?id=platform.users_understanding_license_types.htm
 * https://help.salesforce.com/s/articleView?id=platform.networks_guest_policies_timelines.htm
 */
import type { ObjectPermission } from './model.ts';

type ObjectOperation = Exclude<keyof ObjectPermission, 'object'>;

export interface License {
  readonly name: string;
  readonly definitionKey: string;
  readonly userType: string;
  readonly forbiddenPermissions: ReadonlySet<string>;
  readonly forbiddenOperations: ReadonlySet<ObjectOperation>;
}

/** Feature without which no user is external. */
export const DIGITAL_EXPERIENCES = 'Communities';

export const NO_EXTERNAL_SUBORDINATES =
  'roleAndSubordinates reaches external users, which this org does not have; use roleAndSubordinatesInternal';

/** Permissions that work on the org as a whole: no document lists what external licences leave out, so all of these are. */
const INTERNAL_ONLY: ReadonlySet<string> = new Set([
  'AssignPermissionSets',
  'AuthorApex',
  'CustomizeApplication',
  'ManageCustomPermissions',
  'ManageInternalUsers',
  'ManageProfilesPermissionsets',
  'ManageRoles',
  'ManageSharing',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'ViewAllData',
  'ViewAllUsers',
  'ViewRoles',
  'ViewSetup'
]);

const NOTHING: ReadonlySet<never> = new Set<never>();

export const LICENSES: readonly License[] = [
  {
    name: 'Salesforce',
    definitionKey: 'SFDC',
    userType: 'Standard',
    forbiddenPermissions: NOTHING,
    forbiddenOperations: NOTHING
  },
  {
    name: 'Partner Community',
    definitionKey: 'PID_Partner_Community',
    userType: 'PowerPartner',
    forbiddenPermissions: INTERNAL_ONLY,
    forbiddenOperations: NOTHING
  },
  {
    name: 'Guest User License',
    definitionKey: 'PID_Guest_User',
    userType: 'Guest',
    forbiddenPermissions: INTERNAL_ONLY,
    forbiddenOperations: new Set<ObjectOperation>(['edit', 'delete', 'viewAll', 'modifyAll'])
  }
];

/** Names differ in case from document to document. */
export function licenseNamed(name: string): License | undefined {
  return LICENSES.find((each) => each.name.toLowerCase() === name.toLowerCase());
}

export function licenseOfType(userType: string): License | undefined {
  return LICENSES.find((each) => each.userType === userType);
}
