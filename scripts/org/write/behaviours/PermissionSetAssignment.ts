/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionsetassignment.htm */
import { idOf, isTrue, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
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
