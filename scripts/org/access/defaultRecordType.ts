/**
 * The record type a new record gets where nobody names one: the default of the user's profile, else the master record type.
 * https://help.salesforce.com/s/articleView?id=platform.customize_recordtype_considerations.htm
 */
import type { Store } from '../data/store.ts';
import type { ObjectSchema, OrgSchema, RecordTypeSchema } from '../schema/model.ts';
import { profileNameOf } from './loadGrants.ts';
import { idOf, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import type { UserContext } from './userContext.ts';

interface Org {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly user: UserContext;
}

/** null: the master record type. */
export function defaultRecordType({ schema, user }: Org, object: ObjectSchema): RecordTypeSchema | null {
  if (object.recordTypes.length === 0) return null;
  const profile = schema.permissions.find(
    (each) => each.kind === 'profile' && profileNameOf(each) === user.profileName
  );
  for (const path of profile?.defaultRecordTypes ?? []) {
    const [owner = '', name = ''] = path.split('.');
    if (schema.object(owner) !== object) continue;
    const found = object.recordTypes.find((each) => {
      const names = [each.name.canonical, ...(each.name.namespace === schema.namespace ? [each.name.localName] : [])];
      return each.isActive && names.some((known) => known.toLowerCase() === name.toLowerCase());
    });
    if (found !== undefined) return found;
  }
  return null;
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
