/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionsetassignment.htm */
import { loadGrants } from '../../access/loadGrants.ts';
import { idOf, isTrue, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { licenseOfType } from '../../schema/licenses.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** One of the two is assigned. */
const ASSIGNED = ['PermissionSetId', 'PermissionSetGroupId'] as const;

function check({ object, transaction }: SaveStep, item: SaveItem, seen: Set<string>): void {
  const field = ASSIGNED.find((name) => textOf(object, item.draft, name) !== null);
  if (field === undefined) {
    addError(item, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [PermissionSetId]', ['PermissionSetId']);
    return;
  }
  const assigned = textOf(object, item.draft, field) ?? '';
  const assignee = textOf(object, item.draft, 'AssigneeId') ?? '';
  const permissionSet = requireObject(transaction.schema, 'PermissionSet');
  const row = transaction.store.get(permissionSet, assigned);
  if (row !== undefined && isTrue(permissionSet, row, 'IsOwnedByProfile')) {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', 'Permission sets that belong to a profile cannot be assigned', [field]);
  }
  checkLicense(transaction, item, { assigned, assignee }, field);
  const rival = [...liveRows(transaction.store, object, 'AssigneeId', assignee)].find(
    (each) => textOf(object, each, field) === assigned
  );
  const key = `${assignee}|${assigned}`;
  if (rival !== undefined || seen.has(key)) {
    const id = rival === undefined ? '<unknown>' : idOf(rival).slice(0, 15);
    addError(item, 'DUPLICATE_VALUE', `duplicate value found: ${field} duplicates value on record with id: ${id}`, [
      field
    ]);
  }
  seen.add(key);
}

/** What the licence of the user does not allow cannot be assigned, nor a permission set of another licence. */
function checkLicense(
  transaction: SaveStep['transaction'],
  item: SaveItem,
  { assigned, assignee }: { readonly assigned: string; readonly assignee: string },
  field: string
): void {
  const { schema, store } = transaction;
  const [user, permissionSet, license] = ['User', 'PermissionSet', 'UserLicense'].map((name) =>
    requireObject(schema, name)
  ) as [ObjectSchema, ObjectSchema, ObjectSchema];
  const userRow = store.get(user, assignee);
  const setRow = store.get(permissionSet, assigned);
  const held = licenseOfType(userRow === undefined ? '' : (textOf(user, userRow, 'UserType') ?? ''));
  if (userRow === undefined || setRow === undefined || held === undefined) return;
  const licenseRow = store.get(license, textOf(permissionSet, setRow, 'LicenseId') ?? '');
  const label = textOf(permissionSet, setRow, 'Label') ?? '';
  const refuse = (why: string): void => {
    const message = `Can't assign permission set ${label} to user ${textOf(user, userRow, 'Name') ?? ''}. ${why}`;
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', message, [field]);
  };
  if (licenseRow !== undefined && textOf(license, licenseRow, 'Name') !== held.name)
    refuse("The user license doesn't match the license of the permission set");
  const grants = loadGrants(store, schema, [assigned]);
  const forbidden = [
    ...[...grants.userPermissions].filter((each) => held.forbiddenPermissions.has(each)),
    ...[...grants.objects].flatMap(([object, operations]) =>
      [...operations].filter((each) => held.forbiddenOperations.has(each)).map((each) => `${each} ${object}`)
    )
  ][0];
  if (forbidden !== undefined) refuse(`The user license doesn't allow the permission: ${forbidden}`);
}

export const PermissionSetAssignmentBehaviour: Behaviour = {
  derive({ object }, items) {
    const active = object.field('IsActive');
    for (const item of items) if (active !== undefined) item.draft[active.slot] = true;
  },
  validate(step, items) {
    const seen = new Set<string>();
    for (const item of items.filter((each) => each.isInsert)) check(step, item, seen);
  }
};
