/**
 * The running user as rows say it is. Permissions are read on first use, once for each transaction.
 */
import type { Row, Store } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { RollbackParticipant } from '../transaction/checkpoint.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { createEffectivePermissions } from './effectivePermissions.ts';
import { loadUserGrants } from './loadGrants.ts';
import { isTrue, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import { standardProfile } from './standardProfiles.ts';
import type { EffectivePermissions, UserContext } from './userContext.ts';

/** Currency of an org that does not offer several. */
const DEFAULT_CURRENCY = 'USD';

/**
 * @param now UTC milliseconds; assignments that expired before do not count
 * @throws Error where there is no such user: callers check Ids that come from outside
 */
export function loadUserContext(store: Store, schema: OrgSchema, userId: string, now: number): UserContext {
  const object = requireObject(schema, 'User');
  const row = store.get(object, userId);
  if (row === undefined) throw new Error(`There is no user ${userId}.`);
  const profile = requireObject(schema, 'Profile');
  const profileId = textOf(object, row, 'ProfileId') ?? '';
  const profileRow = store.get(profile, profileId);
  const profileName = profileRow === undefined ? '' : (textOf(profile, profileRow, 'Name') ?? '');
  const userType = textOf(object, row, 'UserType') ?? 'Standard';
  const text = (field: string, fallback: string): string => textOf(object, row, field) ?? fallback;
  return {
    id: userId,
    username: text('Username', ''),
    name: fullName(object, row),
    profileId,
    profileName,
    roleId: textOf(object, row, 'UserRoleId'),
    userType,
    accountId: textOf(object, row, 'AccountId'),
    timeZone: text('TimeZoneSidKey', 'GMT'),
    locale: text('LocaleSidKey', 'en_US'),
    language: text('LanguageLocaleKey', 'en_US'),
    currency: text('DefaultCurrencyIsoCode', DEFAULT_CURRENCY),
    isActive: isTrue(object, row, 'IsActive'),
    permissions: onFirstUse(() =>
      createEffectivePermissions({
        schema,
        profile: standardProfile(profileName),
        userType,
        grants: loadUserGrants(store, schema, userId, profileId, now)
      })
    )
  };
}

function fullName(object: ObjectSchema, row: Row): string {
  const parts = [textOf(object, row, 'FirstName'), textOf(object, row, 'LastName')];
  return parts.filter((part) => part !== null).join(' ');
}

function onFirstUse(load: () => EffectivePermissions): EffectivePermissions {
  let loaded: EffectivePermissions | null = null;
  const get = (): EffectivePermissions => (loaded ??= load());
  return {
    can: (object, operation) => get().can(object, operation),
    canField: (object, field, operation) => get().canField(object, field, operation),
    has: (permission) => get().has(permission),
    hasCustom: (permission) => get().hasCustom(permission),
    canRunClass: (name) => get().canRunClass(name)
  };
}

/** Emptied by every rollback: rows it was read from may be gone. */
class UserContextCache implements RollbackParticipant {
  readonly contexts = new Map<string, UserContext>();

  capture(): null {
    return null;
  }

  restore(): void {
    this.contexts.clear();
  }
}

const CACHE = Symbol('user contexts');

/** The context of any user within a transaction, kept until rows it depends on are written. */
export function userContextIn(transaction: Transaction, userId: string): UserContext {
  const cache = (transaction.slots.get(CACHE) as UserContextCache | undefined) ?? new UserContextCache();
  transaction.slots.set(CACHE, cache);
  const found = cache.contexts.get(userId);
  if (found !== undefined) return found;
  const loaded = loadUserContext(transaction.store, transaction.schema, userId, transaction.clock.now());
  cache.contexts.set(userId, loaded);
  return loaded;
}

const SOURCES: ReadonlySet<string> = new Set([
  'User',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
  'CustomPermission'
]);

/** Called by the write pipeline after it wrote rows of `object`. */
export function forgetUserContexts(transaction: Transaction, object: string): void {
  if (SOURCES.has(object)) transaction.slots.delete(CACHE);
}
