import { currentTransaction } from '../../../transaction/transaction.ts';
import type { UserContext } from '../../../access/userContext.ts';
import { requireObject } from '../Schema/tokens.ts';
import { defineType } from '../library.ts';
import { TimeZoneValue } from './TimeZone.ts';

const user = (): UserContext => currentTransaction().user;

/** A field of the running user's record or of the organization's; null where the row has none. */
function field(object: 'User' | 'Organization', name: string): string | null {
  const { store } = currentTransaction();
  const schema = requireObject(object);
  const slot = schema.field(name)?.slot;
  if (slot === undefined) return null;
  const row = object === 'User' ? store.get(schema, user().id) : [...store.scan(schema)][0];
  const value = row?.[slot];
  return typeof value === 'string' ? value : null;
}

export const organizationId = (): string | null => field('Organization', 'Id');

export const UserInfoType = defineType({
  name: 'System.UserInfo',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm',
  statics: {
    'String getDefaultCurrency()': () => user().currency,
    'String getFirstName()': () => field('User', 'FirstName'),
    'String getLanguage()': () => user().language,
    'String getLastName()': () => field('User', 'LastName'),
    'String getLocale()': () => user().locale,
    'String getName()': () => user().name,
    'String getOrganizationId()': organizationId,
    'String getOrganizationName()': () => field('Organization', 'Name'),
    'String getProfileId()': () => user().profileId,
    'System.TimeZone getTimeZone()': () => new TimeZoneValue(user().timeZone),
    'String getUiTheme()': () => 'Theme4d',
    'String getUiThemeDisplayed()': () => 'Theme4d',
    'String getUserEmail()': () => field('User', 'Email'),
    'String getUserId()': () => user().id,
    'String getUserName()': () => user().username,
    'String getUserRoleId()': () => user().roleId,
    'String getUserType()': () => user().userType,
    'Boolean isMultiCurrencyOrganization()': () => currentTransaction().schema.features.has('MultiCurrency')
  },
  refused: {
    'String getSessionId()': 'there are no sessions',
    'Boolean isCurrentUserLicensed(String namespace)': 'packages are not licensed here',
    'Boolean isCurrentUserLicensedForPackage(Id packageId)': 'packages are not licensed here',
    'Boolean hasPackageLicense(Id packageId)': 'packages are not licensed here'
  }
});
