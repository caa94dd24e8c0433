/**
 * Guests: each site brings a profile and one user for everybody who visits it without signing in.
 *
 * https://help.salesforce.com/s/articleView?id=platform.networks_secure_guest_user_sharing.htm
 */
import type { Transaction } from '../transaction/transaction.ts';
import { idOf, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import type { Seeder, SeedTarget } from './seedRow.ts';
import { licenseIdsOf } from './seedPermissions.ts';

const LICENSE = 'Guest User License';
const USER_TYPE = 'Guest';

/** The site's name is the nickname by which guest sharing rules know its guest. */
function usernameOf(site: string): string {
  return `${site.toLowerCase()}@guest.localorg.example`;
}

/** Adds the profiles of sites to `profileIds`; a guest who is there already stays as it is. */
export function seedGuests(target: SeedTarget, seeder: Seeder, profileIds: Map<string, string>): void {
  const { schema, store } = target;
  const user = requireObject(schema, 'User');
  const known = new Set(Array.from(store.scan(user), (row) => textOf(user, row, 'Username')));
  for (const { name, label, isActive } of schema.sharing.sites) {
    const profile = `${label} Profile`;
    const ProfileId =
      profileIds.get(profile) ??
      seeder.add('Profile', {
        Name: profile,
        UserLicenseId: licenseIdsOf(target).get(LICENSE) ?? null,
        UserType: USER_TYPE
      });
    profileIds.set(profile, ProfileId);
    const Username = usernameOf(name);
    if (known.has(Username)) continue;
    seeder.add('User', {
      LastName: `${label} Site Guest User`,
      Name: `${label} Site Guest User`,
      Username,
      Email: Username,
      Alias: 'guest',
      CommunityNickname: name,
      ProfileId,
      UserType: USER_TYPE,
      IsActive: isActive,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      DigestFrequency: 'D',
      DefaultGroupNotificationFrequency: 'N'
    });
  }
}

/** The running user; guests own nothing, so that what they create belongs to whom their site names, else to the first administrator. */
export function ownerOfNewRecord({ schema, store, user: guest }: Transaction): string {
  if (guest.userType !== USER_TYPE) return guest.id;
  const user = requireObject(schema, 'User');
  const site = schema.sharing.sites.find(({ name }) => usernameOf(name) === guest.username);
  let administrator: string | null = null;
  for (const row of store.scan(user)) {
    if (textOf(user, row, 'Username') === site?.defaultOwner?.toLowerCase()) return idOf(row);
    if (administrator === null && textOf(user, row, 'UserType') === 'Standard') administrator = idOf(row);
  }
  return administrator ?? guest.id;
}
