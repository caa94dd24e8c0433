/**
 * Restricted picklists take the values of the record's type and, where another field controls them, those valid for its value. Picklists
 * that are not restricted take any text from code, whatever record type and controlling field say.
 *
 * https://help.salesforce.com/s/articleView?id=platform.customize_recordtype_considerations.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm
 */
import type { FieldSchema, ObjectSchema, PicklistDependency } from '../schema/model.ts';
import { badPicklistValue } from './fieldValidation.ts';
import { splitValues } from './normalise.ts';
import { recordTypeOf } from './recordTypes.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

const CHOICES = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

/** Restricted picklists that do not take all of their values in every record. */
function limitedFields(object: ObjectSchema): readonly FieldSchema[] {
  let known = CHOICES.get(object);
  if (known === undefined) {
    known = object.fields.filter(
      ({ picklist, name }) =>
        picklist?.isRestricted === true &&
        (picklist.dependency !== undefined || object.recordTypes.some((each) => each.picklists.has(name.canonical)))
    );
    CHOICES.set(object, known);
  }
  return known;
}

/** @param writtenOnly leaves out what new records got by default: before triggers these may still change */
export function validateChoices(step: SaveStep, item: SaveItem, writtenOnly: boolean): void {
  const { object, transaction } = step;
  const fields = limitedFields(object);
  if (fields.length === 0) return;
  const subsets = recordTypeOf(transaction, object, item.draft)?.picklists;
  for (const field of fields) {
    const value = item.draft[field.slot];
    if (typeof value !== 'string' || !isConcerned(object, item, field, writtenOnly)) continue;
    const values = subsets?.get(field.name.canonical)?.values;
    const dependency = field.picklist?.dependency;
    const chosen = field.type === 'multipicklist' ? splitValues(value) : [value];
    const wrong = chosen.find(
      (each) =>
        values?.has(each.toLowerCase()) === false ||
        (dependency !== undefined && !isValidFor(object, item, dependency, each))
    );
    if (wrong !== undefined) item.errors.push(badPicklistValue(field, wrong));
  }
}

function isConcerned(object: ObjectSchema, item: SaveItem, field: FieldSchema, writtenOnly: boolean): boolean {
  if (item.isInsert) return !writtenOnly || item.written.has(field.slot);
  const controlling = object.field(field.picklist?.dependency?.controllingField ?? '');
  return [field, controlling].some((each) => each !== undefined && item.draft[each.slot] !== item.before?.[each.slot]);
}

function isValidFor(
  object: ObjectSchema,
  { draft }: SaveItem,
  { controllingField, validFor }: PicklistDependency,
  value: string
): boolean {
  const field = object.field(controllingField);
  const controlling = field === undefined ? null : (draft[field.slot] ?? null);
  const key =
    typeof controlling === 'boolean'
      ? controlling
        ? 'checked'
        : 'unchecked'
      : String(controlling ?? '').toLowerCase();
  return validFor.get(value.toLowerCase())?.has(key) === true;
}
