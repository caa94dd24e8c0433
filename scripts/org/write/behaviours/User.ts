/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm */
import { licenseOfType } from '../../schema/licenses.ts';
import { idOf, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { StoredValue } from '../../data/store.ts';
import { deriveFullName } from '../rowNames.ts';
import { addError, isSound } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { checkOwnersRole, checkPortalUser, derivePortalUser, followOwnersRole } from './portalUsers.ts';

/** Values the platform gives where the caller gives none. */
const DEFAULTS: Readonly<Record<string, StoredValue>> = {
  DigestFrequency: 'D',
  DefaultGroupNotificationFrequency: 'N'
};

const USERNAME = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LONGEST_NICKNAME = 40;

function setIfAbsent({ object }: SaveStep, item: SaveItem, name: string, value: StoredValue): void {
  const field = object.field(name);
  if (field !== undefined && item.draft[field.slot] === null) item.draft[field.slot] = value;
}

function derive(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  deriveFullName(object, item.draft);
  const username = object.field('Username');
  const name = textOf(object, item.draft, 'Username');
  if (username !== undefined && name !== null) item.draft[username.slot] = name.toLowerCase();
  if (item.isInsert) {
    for (const [field, value] of Object.entries(DEFAULTS)) setIfAbsent(step, item, field, value);
    setIfAbsent(step, item, 'CommunityNickname', name?.slice(0, LONGEST_NICKNAME) ?? null);
    const active = object.field('IsActive');
    if (active !== undefined && !item.written.has(active.slot)) item.draft[active.slot] = true;
  }
  const profile = requireObject(transaction.schema, 'Profile');
  const profileRow = transaction.store.get(profile, textOf(object, item.draft, 'ProfileId') ?? '');
  const userType = object.field('UserType');
  if (userType !== undefined && profileRow !== undefined)
    item.draft[userType.slot] = textOf(profile, profileRow, 'UserType') ?? 'Standard';
  derivePortalUser(step, item);
}

function checkUsername({ object, transaction }: SaveStep, item: SaveItem, seen: Set<string>): void {
  const name = textOf(object, item.draft, 'Username');
  if (name === null) return;
  if (!USERNAME.test(name)) {
    addError(item, 'INVALID_EMAIL_ADDRESS', `Username: invalid email address: ${name}`, ['Username']);
    return;
  }
  const rivals = [...transaction.store.lookup(object, object.field('Username')?.slot ?? 0, name)];
  if (rivals.some((row) => idOf(row) !== item.id) || seen.has(name)) {
    const message =
      "Duplicate Username. The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address).";
    addError(item, 'DUPLICATE_USERNAME', message, ['Username']);
  }
  seen.add(name);
}

/** Guests come with a site, and there is no licence for customers here. */
function checkLicense({ object }: SaveStep, item: SaveItem): void {
  const userType = textOf(object, item.draft, 'UserType') ?? 'Standard';
  if (item.isInsert && (userType === 'Guest' || licenseOfType(userType) === undefined))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', `Users of the type ${userType} cannot be created`, ['ProfileId']);
}

export const UserBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item);
  },
  validate(step, items) {
    const seen = new Set<string>();
    for (const item of items) {
      checkUsername(step, item, seen);
      checkLicense(step, item);
      checkOwnersRole(step, item);
    }
    for (const item of items.filter(isSound)) checkPortalUser(step, item);
  },
  afterSave(step, items) {
    for (const item of items) followOwnersRole(step, item);
  }
};
