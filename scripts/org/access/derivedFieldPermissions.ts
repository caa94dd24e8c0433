/**
 * What standard profiles grant on standard fields, as rows of FieldPermissions: too many to keep, so they are made when they are asked
 * for. A row that was written for the same field stands in their place.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
 */
import { idChecksum } from '../apex/values/apexId.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { idOf, liveRows, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';
import { lettersOf, standardProfile } from './standardProfiles.ts';

/** What stands behind the key prefix of a derived row; stored rows count up from zeros and never get there. */
const MARK = 'D';
const PARENT_LENGTH = 5;
const ORDINAL_LENGTH = 6;

/** Of one permission set, or of those of all profiles. */
export function* derivedFieldPermissions(
  object: ObjectSchema,
  transaction: Transaction,
  parentId?: string
): Iterable<Row> {
  const { schema, store } = transaction;
  const permissionSet = requireObject(schema, 'PermissionSet');
  const profile = requireObject(schema, 'Profile');
  const only = parentId === undefined ? undefined : store.get(permissionSet, parentId);
  for (const parent of parentId === undefined ? store.scan(permissionSet) : only === undefined ? [] : [only]) {
    const profileRow = store.get(profile, textOf(permissionSet, parent, 'ProfileId') ?? '');
    const standard = profileRow === undefined ? undefined : standardProfile(textOf(profile, profileRow, 'Name') ?? '');
    if (standard === undefined || standard.standardFields === 'none') continue;
    const written = new Set(
      Array.from(liveRows(store, object, 'ParentId', idOf(parent)), (row) => textOf(object, row, 'Field'))
    );
    let ordinal = 0;
    for (const name of Object.keys(lettersOf(standard))) {
      for (const field of schema.object(name)?.fields ?? []) {
        if (!field.isPermissionable || field.isCustom) continue;
        ordinal += 1;
        const path = `${name}.${field.name.canonical}`;
        if (written.has(path)) continue;
        yield rowOf(object, idOf(parent), ordinal, {
          SobjectType: name,
          Field: path,
          PermissionsRead: true,
          PermissionsEdit: standard.standardFields === 'edit'
        });
      }
    }
  }
}

function rowOf(
  object: ObjectSchema,
  parentId: string,
  ordinal: number,
  more: Readonly<Record<string, StoredValue>>
): Row {
  const short =
    object.keyPrefix +
    MARK +
    parentId.slice(15 - PARENT_LENGTH, 15) +
    ordinal.toString(36).padStart(ORDINAL_LENGTH, '0');
  const values: Readonly<Record<string, StoredValue>> = { ...more, Id: short + idChecksum(short), ParentId: parentId };
  return object.fields.map(({ name, type }) => values[name.canonical] ?? (type === 'boolean' ? false : null));
}
