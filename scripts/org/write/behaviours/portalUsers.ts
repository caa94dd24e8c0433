/**
 * Partner users hang on a contact, and their account on roles of its own below that of its owner.
 *
 * https://help.salesforce.com/s/articleView?id=platform.networks_partner_roles_overview.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm
 */
import { roleGroup, roleGroupTypes } from '../../access/roleGroups.ts';
import { idOf, isTrue, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import type { Row } from '../../data/store.ts';
import { DIGITAL_EXPERIENCES } from '../../schema/licenses.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { developerNameOf } from '../developerName.ts';
import { addRow, changeRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';

/** From the top down: what each role of an account is called, and its value in `PortalRole`. */
export const PARTNER_ROLES: readonly { readonly title: string; readonly portalRole: string }[] = [
  { title: 'Partner Executive', portalRole: 'Executive' },
  { title: 'Partner Manager', portalRole: 'Manager' },
  { title: 'Partner User', portalRole: 'Worker' }
];

/** The role of a user who names none. */
const DEFAULT_PORTAL_ROLE = 'Worker';

export const PORTAL_TEXTS = {
  experiences: 'external users need digital experiences, which are not enabled in this org',
  contact: 'cannot create a portal user without contact',
  account: 'the contact of a portal user needs an account',
  taken: 'a portal user already exists for this contact',
  role: 'a portal user has a role of its account alone',
  ownerRole: 'portal account owner must have a role'
} as const;

/** Users without a contact: colleagues, the platform itself, and guests, who come with a site. */
const WITHOUT_CONTACT: ReadonlySet<string> = new Set(['Standard', 'AutomatedProcess', 'Guest']);

function isPortalUser({ object }: SaveStep, item: SaveItem): boolean {
  return !WITHOUT_CONTACT.has(textOf(object, item.draft, 'UserType') ?? 'Standard');
}

/** The account follows the contact. */
export function derivePortalUser(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const accountField = object.field('AccountId');
  if (accountField === undefined) return;
  const contact = requireObject(transaction.schema, 'Contact');
  const row = transaction.store.get(contact, textOf(object, item.draft, 'ContactId') ?? '');
  item.draft[accountField.slot] =
    row === undefined || !isPortalUser(step, item) ? null : textOf(contact, row, 'AccountId');
  const enabled = object.field('IsPortalEnabled');
  if (enabled !== undefined && item.isInsert) item.draft[enabled.slot] = isPortalUser(step, item);
  const portalRole = object.field('PortalRole');
  if (portalRole !== undefined && item.isInsert && isPortalUser(step, item))
    item.draft[portalRole.slot] ??= DEFAULT_PORTAL_ROLE;
}

/** Errors of the user, and for one without any its role: it must be known before the user is stored. */
export function checkPortalUser(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  if (isTrue(object, item.draft, 'IsPrmSuperUser'))
    refuse('Super user access', 'the vendor switches it on for an org, which no document shows the effect of');
  if (!isPortalUser(step, item)) return;
  if (!transaction.schema.features.has(DIGITAL_EXPERIENCES)) {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', PORTAL_TEXTS.experiences, ['ProfileId']);
    return;
  }
  const contactId = textOf(object, item.draft, 'ContactId');
  const accountId = textOf(object, item.draft, 'AccountId');
  if (contactId === null) addError(item, 'FIELD_INTEGRITY_EXCEPTION', PORTAL_TEXTS.contact, ['ContactId']);
  else if (accountId === null) addError(item, 'FIELD_INTEGRITY_EXCEPTION', PORTAL_TEXTS.account, ['ContactId']);
  else if (isTaken(step, item, contactId)) addError(item, 'DUPLICATE_VALUE', PORTAL_TEXTS.taken, ['ContactId']);
  else if (item.isInsert) giveRole(step, item, accountId);
  else if (!rolesOf(transaction, accountId).has(textOf(object, item.draft, 'UserRoleId') ?? ''))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', PORTAL_TEXTS.role, ['UserRoleId']);
}

function isTaken({ object, transaction }: SaveStep, item: SaveItem, contactId: string): boolean {
  return [...liveRows(transaction.store, object, 'ContactId', contactId)].some(
    (row) => idOf(row) !== item.id && isTrue(object, row, 'IsActive')
  );
}

function giveRole(step: SaveStep, item: SaveItem, accountId: string): void {
  const { object, transaction } = step;
  const roleField = object.field('UserRoleId');
  if (roleField === undefined) return;
  const roles = rolesOf(transaction, accountId);
  const chosen = item.draft[roleField.slot];
  if (chosen !== null) {
    if (!roles.has(String(chosen))) addError(item, 'FIELD_INTEGRITY_EXCEPTION', PORTAL_TEXTS.role, ['UserRoleId']);
    return;
  }
  const wanted = textOf(object, item.draft, 'PortalRole') ?? DEFAULT_PORTAL_ROLE;
  const known = roles.size > 0 ? roles : createRoles(transaction, accountId);
  if (known === null) {
    addError(item, 'UNKNOWN_EXCEPTION', PORTAL_TEXTS.ownerRole);
    return;
  }
  const found = [...known].find(([, portalRole]) => portalRole === wanted);
  item.draft[roleField.slot] = found?.[0] ?? null;
}

/** Role Id → `PortalRole` of the roles an account has. */
function rolesOf({ schema, store }: Transaction, accountId: string): ReadonlyMap<string, string> {
  const role = requireObject(schema, 'UserRole');
  return new Map(
    Array.from(liveRows(store, role, 'PortalAccountId', accountId), (row) => [
      idOf(row),
      textOf(role, row, 'PortalRole') ?? ''
    ])
  );
}

/** null where the owner of the account has no role to stand above them. */
function createRoles(transaction: Transaction, accountId: string): ReadonlyMap<string, string> | null {
  const { schema, store } = transaction;
  const account = requireObject(schema, 'Account');
  const user = requireObject(schema, 'User');
  const role = requireObject(schema, 'UserRole');
  const group = requireObject(schema, 'Group');
  const accountRow = store.get(account, accountId);
  const ownerId = accountRow === undefined ? null : textOf(account, accountRow, 'OwnerId');
  const ownerRow = ownerId === null ? undefined : store.get(user, ownerId);
  let parent = ownerRow === undefined ? null : textOf(user, ownerRow, 'UserRoleId');
  if (accountRow === undefined || parent === null) return null;
  const created = new Map<string, string>();
  const accountName = textOf(account, accountRow, 'Name') ?? '';
  for (const { title, portalRole } of PARTNER_ROLES) {
    const name = `${accountName} ${title}`;
    const developerName = uniqueName(transaction, developerNameOf(name).replace(/_/g, ''));
    const id = addRow(transaction, role, {
      Name: name,
      DeveloperName: developerName,
      ParentRoleId: parent,
      PortalType: 'Partner',
      PortalRole: portalRole,
      PortalAccountId: accountId,
      PortalAccountOwnerId: ownerId,
      OpportunityAccessForAccountOwner: 'None',
      CaseAccessForAccountOwner: 'None',
      ContactAccessForAccountOwner: 'None'
    });
    for (const type of roleGroupTypes(schema, true))
      addRow(transaction, group, roleGroup(type, id, { developerName, name }));
    created.set(id, portalRole);
    parent = id;
  }
  changeRow(transaction, account, accountRow, { IsPartner: true });
  return created;
}

function uniqueName({ schema, store }: Transaction, wanted: string): string {
  const role = requireObject(schema, 'UserRole');
  const taken = new Set(Array.from(store.scan(role), (row) => textOf(role, row, 'DeveloperName')?.toLowerCase()));
  let name = wanted;
  for (let count = 1; taken.has(name.toLowerCase()); count += 1) name = `${wanted}${count}`;
  return name;
}

/** Roles of the account stand below the role of its owner, so that an owner needs one. */
export function checkNewOwner({ object, transaction }: SaveStep, item: SaveItem): void {
  const owner = textOf(object, item.draft, 'OwnerId');
  if (item.before === null || owner === textOf(object, item.before, 'OwnerId')) return;
  const user = requireObject(transaction.schema, 'User');
  const row = transaction.store.get(user, owner ?? '');
  if (rolesOf(transaction, item.id ?? '').size > 0 && (row === undefined || textOf(user, row, 'UserRoleId') === null))
    addError(item, 'UNKNOWN_EXCEPTION', PORTAL_TEXTS.ownerRole);
}

/** Moves the roles of an account below the role of its new owner. */
export function followOwner({ object, transaction }: SaveStep, item: SaveItem): void {
  const owner = textOf(object, item.draft, 'OwnerId');
  if (item.before === null || owner === null || owner === textOf(object, item.before, 'OwnerId')) return;
  const { schema, store } = transaction;
  const [user, role] = [requireObject(schema, 'User'), requireObject(schema, 'UserRole')];
  const row = store.get(user, owner);
  const parent = row === undefined ? null : textOf(user, row, 'UserRoleId');
  for (const each of [...liveRows(store, role, 'PortalAccountId', item.id)]) {
    const above = isTop(role, each) ? parent : textOf(role, each, 'ParentRoleId');
    changeRow(transaction, role, each, { PortalAccountOwnerId: owner, ParentRoleId: above });
  }
}

/** An owner of partner accounts keeps a role; when it changes, the roles of the accounts move along. */
export function checkOwnersRole(step: SaveStep, item: SaveItem): void {
  if (item.before === null || textOf(step.object, item.draft, 'UserRoleId') !== null) return;
  if (rolesBelowOwner(step, item).length > 0) addError(item, 'UNKNOWN_EXCEPTION', PORTAL_TEXTS.ownerRole);
}

export function followOwnersRole(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const roleId = textOf(object, item.draft, 'UserRoleId');
  if (item.before === null || roleId === textOf(object, item.before, 'UserRoleId')) return;
  const role = requireObject(transaction.schema, 'UserRole');
  for (const row of rolesBelowOwner(step, item)) changeRow(transaction, role, row, { ParentRoleId: roleId });
}

/** The highest role of each account the user owns. */
function rolesBelowOwner({ transaction }: SaveStep, item: SaveItem): readonly Row[] {
  const role = requireObject(transaction.schema, 'UserRole');
  return [...liveRows(transaction.store, role, 'PortalAccountOwnerId', item.id)].filter((row) => isTop(role, row));
}

function isTop(role: ObjectSchema, row: Row): boolean {
  return textOf(role, row, 'PortalRole') === PARTNER_ROLES[0]?.portalRole;
}
