/**
 * A parent given as a record with one external id stands for its Id (P87).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_foreign_keys.htm
 */
import { idOf, isDeleted } from '../access/rowReader.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { FieldSchema } from '../schema/model.ts';
import { normalise } from './normalise.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/** A parent that came from a query, or that has an Id, was not meant as a key. */
export function resolveExternalParents(step: SaveStep, item: SaveItem): void {
  for (const [slot, parent] of item.source.parents) {
    const field = step.object.fields[slot];
    if (
      field === undefined ||
      parent === null ||
      parent.id !== null ||
      parent.selection !== null ||
      item.source.values.has(slot)
    )
      continue;
    resolve(step, item, field, parent);
  }
}

function resolve({ transaction, object }: SaveStep, item: SaveItem, field: FieldSchema, parent: ApexSObject): void {
  const keys = parent.schema.fields.filter((each) => parent.values.has(each.slot));
  const key = keys[0];
  const name = field.name.canonical;
  if (key === undefined) return;
  if (keys.length > 1 || !(key.isExternalId || key.isUnique || key.isIdLookup)) {
    const relationship = field.reference?.relationshipName ?? name;
    addError(
      item,
      'INVALID_FIELD',
      `More than 1 field provided in an external foreign key reference in entity: ${relationship}`,
      [name]
    );
    return;
  }
  const value = normalise(key, parent.values.get(key.slot));
  const found = [...transaction.store.lookup(parent.schema, key.slot, value)].filter(
    (row) => !isDeleted(parent.schema, row)
  );
  const row = found[0];
  if (row === undefined || found.length > 1) {
    addError(
      item,
      'INVALID_FIELD',
      `Foreign key external ID: ${String(value)} ${row === undefined ? 'not found' : 'is not unique'} for field ${key.name.canonical} in entity ${object.name.canonical}`
    );
    return;
  }
  item.draft[field.slot] = idOf(row);
  item.written.add(field.slot);
}
