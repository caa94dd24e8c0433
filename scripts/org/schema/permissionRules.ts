/**
 * Elements of profiles and permission sets.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm
 */
import { flag, groups, irrelevant, refused, text } from '../source/elementRules.ts';
import type { ElementRules } from '../source/elementRules.ts';

const screen = irrelevant('it only shapes what a user sees');
const login = irrelevant('sign-in rules do not apply to the personas of the local org');
const pages = irrelevant('pages of this kind do not run in the local org');

const SHARED: ElementRules = {
  fullName: text,
  description: irrelevant('a remark'),
  objectPermissions: groups({
    object: text,
    allowCreate: flag,
    allowDelete: flag,
    allowEdit: flag,
    allowRead: flag,
    modifyAllRecords: flag,
    viewAllRecords: flag,
    viewAllFields: refused('the View All Fields permission is not enforced yet', 'false')
  }),
  fieldPermissions: groups({
    field: text,
    editable: flag,
    readable: flag,
    hidden: irrelevant('a notation before API 23')
  }),
  classAccesses: groups({ apexClass: text, enabled: flag }),
  customPermissions: groups({ name: text, enabled: flag }),
  userPermissions: groups({ name: text, enabled: flag }),
  customMetadataTypeAccesses: groups({ name: text, enabled: flag }),
  customSettingAccesses: groups({ name: text, enabled: flag }),
  recordTypeVisibilities: groups({ recordType: text, visible: flag, default: flag, personAccountDefault: flag }),
  applicationVisibilities: screen,
  pageAccesses: pages,
  flowAccesses: irrelevant('who may run a flow is not checked'),
  externalDataSourceAccesses: refused('external objects are not supported'),
  externalCredentialPrincipalAccesses: irrelevant('it opens services outside the org'),
  emailRoutingAddressAccesses: irrelevant('it opens services outside the org'),
  agentAccesses: irrelevant('agents do not run in the local org'),
  serviceProcessPermissions: irrelevant('service processes do not run in the local org')
};

export const PERMISSION_SET_RULES: ElementRules = {
  ...SHARED,
  label: text,
  license: text,
  userLicense: text,
  hasActivationRequired: refused('session-activated permissions are not supported', 'false'),
  tabSettings: screen
};

export const PROFILE_RULES: ElementRules = {
  ...SHARED,
  custom: flag,
  userLicense: text,
  tabVisibilities: screen,
  layoutAssignments: screen,
  categoryGroupVisibilities: screen,
  profileActionOverrides: screen,
  loginFlows: login,
  loginHours: login,
  loginIpRanges: login
};
