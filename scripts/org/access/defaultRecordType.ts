/**
 * The record type a new record gets where nobody names one: the default of the user's profile, else the master record type.
 * https://help.salesforce.com/s/articleView?id=platform.customize_recordtype_considerations.htm
 */
import type { Store } from '../data/store.ts';
import type { ObjectSchema, OrgSchema, RecordTypeSchema } from '../schema/model.ts';
import { findDeployed, permissionSetIdsOf, profileNameOf } from './loadGrants.ts';
import type { Clock } from '../transaction/transaction.ts';
import { idOf, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import type { UserContext } from './userContext.ts';

interface Org {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly user: UserContext;
  readonly clock: Clock;
}

/** null: the master record type. */
export function defaultRecordType({ schema, user }: Org, object: ObjectSchema): RecordTypeSchema | null {
  if (object.recordTypes.length === 0) return null;
  const profile = schema.permissions.find(
    (each) => each.kind === 'profile' && profileNameOf(each) === user.profileName
  );
  for (const path of profile?.defaultRecordTypes ?? []) {
    const found = object.recordTypes.find((each) => each.isActive && isNamed(schema, object, each, path));
    if (found !== undefined) return found;
  }
  return null;
}

/** `path` is as in profiles: `Account.Partner` */
function isNamed(schema: OrgSchema, object: ObjectSchema, { name }: RecordTypeSchema, path: string): boolean {
  const [owner = '', wanted = ''] = path.split('.');
  const names = [name.canonical, ...(name.namespace === schema.namespace ? [name.localName] : [])];
  return schema.object(owner) === object && names.some((known) => known.toLowerCase() === wanted.toLowerCase());
}

/** True where the user's profile or a permission set of the user's makes it visible; the master record type always is. */
export function isAvailable(org: Org, object: ObjectSchema, recordType: RecordTypeSchema | null): boolean {
  if (recordType === null) return true;
  const { schema, store, user, clock } = org;
  const sets = requireObject(schema, 'PermissionSet');
  for (const id of permissionSetIdsOf(store, schema, user.id, user.profileId, clock.now())) {
    const row = store.get(sets, id);
    const visible = row === undefined ? [] : (findDeployed(store, schema, sets, row)?.recordTypes ?? []);
    if (visible.some((path) => isNamed(schema, object, recordType, path))) return true;
  }
  return false;
}

/** null where it is the master record type. */
export function defaultRecordTypeId(org: Org, object: ObjectSchema): string | null {
  const recordType = defaultRecordType(org, object);
  if (recordType === null) return null;
  const rows = requireObject(org.schema, 'RecordType');
  for (const row of org.store.scan(rows)) {
    const isOf = textOf(rows, row, 'SobjectType') === object.name.canonical;
    const isNamed =
      textOf(rows, row, 'DeveloperName') === recordType.name.localName &&
      textOf(rows, row, 'NamespacePrefix') === recordType.name.namespace;
    if (isOf && isNamed) return idOf(row);
  }
  return null;
}
