/**
 * Required lookup filters: the record pointed to has to match, each time the record that points is saved; and nobody may change a record
 * so that lookups to it no longer match. Text is compared with its case.
 *
 * https://help.salesforce.com/s/articleView?id=platform.fields_lookup_filters.htm
 */
import { idOf, liveRows, textOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import type { Row, StoredValue } from '../data/store.ts';
import { holds } from '../schema/conditionLogic.ts';
import { resolveFilterPath } from '../schema/lookupFilters.ts';
import type { FilterPath } from '../schema/lookupFilters.ts';
import type { FieldSchema, LookupFilter, LookupFilterItem, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { referencesTo } from './deletionPlan.ts';
import { compareStored, fits } from './filterConditions.ts';
import { withFormulas } from './ruleEvaluator.ts';
import { addError, isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

/** The platform's own text; those of a filter take its place. */
export const FILTER_MISMATCH = 'Value does not exist or does not match filter criteria.';

interface Pointing {
  readonly source: ObjectSchema;
  readonly sourceRow: Row;
  readonly target: ObjectSchema;
  readonly targetRow: Row;
}

export function validateLookupFilters(step: SaveStep, items: readonly SaveItem[]): void {
  const { object, transaction } = step;
  for (const field of object.fields) {
    const filter = requiredFilter(field);
    const target = transaction.schema.object(field.reference?.to[0] ?? '');
    if (filter === null || target === undefined) continue;
    for (const item of items.filter(isSound)) {
      const targetRow = transaction.store.get(target, String(item.draft[field.slot] ?? ''));
      if (targetRow === undefined) continue;
      if (!matches(transaction, filter, { source: object, sourceRow: item.draft, target, targetRow }))
        reject(item, field, filter);
    }
  }
  for (const { object: source, field } of referencesTo(transaction.schema, object)) {
    const filter = requiredFilter(field);
    if (filter === null) continue;
    for (const item of items) checkPointing(step, item, source, field, filter);
  }
}

function requiredFilter({ reference }: FieldSchema): LookupFilter | null {
  const filter = reference?.filter;
  return filter?.isRequired === true ? filter : null;
}

function reject(item: SaveItem, field: FieldSchema, filter: LookupFilter): void {
  addError(item, 'FIELD_FILTER_VALIDATION_EXCEPTION', filter.errorMessage ?? FILTER_MISMATCH, [field.name.canonical]);
}

/** Lookups to the record that matched before and would not do so any more. */
function checkPointing(
  { object: target, transaction }: SaveStep,
  item: SaveItem,
  source: ObjectSchema,
  field: FieldSchema,
  filter: LookupFilter
): void {
  const { before, draft } = item;
  if (before === null || !isSound(item)) return;
  for (const sourceRow of liveRows(transaction.store, source, field.name.canonical, idOf(before))) {
    const matched = matches(transaction, filter, { source, sourceRow, target, targetRow: before });
    if (!matched || matches(transaction, filter, { source, sourceRow, target, targetRow: draft })) continue;
    addError(item, 'FIELD_FILTER_VALIDATION_EXCEPTION', filter.errorMessage ?? FILTER_MISMATCH);
    return;
  }
}

function matches(transaction: Transaction, filter: LookupFilter, pointing: Pointing): boolean {
  return holds(filter.logic, (index) => {
    const item = filter.items[index];
    return item !== undefined && holdsItem(transaction, item, pointing);
  });
}

function holdsItem(
  transaction: Transaction,
  { field, operation, value, valueField }: LookupFilterItem,
  pointing: Pointing
): boolean {
  const stored = read(transaction, field, pointing);
  if (valueField === null) return fits(stored, operation, value ?? '', true);
  const other = read(transaction, valueField, pointing);
  if (operation === 'equals') return isSame(stored, other);
  if (operation === 'notEqual') return !isSame(stored, other);
  if (typeof stored === 'string') return fits(stored, operation, String(other ?? ''), true);
  if (stored === null || other === null) return false;
  const order = compareStored(stored, other);
  return {
    lessThan: order < 0,
    lessOrEqual: order <= 0,
    greaterThan: order > 0,
    greaterOrEqual: order >= 0
  }[operation as 'lessThan'];
}

function isSame(left: StoredValue, right: StoredValue): boolean {
  if (left === null || right === null || typeof left !== 'object') return left === right;
  return typeof right === 'object' && compareStored(left, right) === 0;
}

function read(transaction: Transaction, path: string, { source, sourceRow, target, targetRow }: Pointing): StoredValue {
  const found = resolveFilterPath(transaction.schema, path, source, target);
  // Deployment refuses filters with unknown fields.
  if (found === null) throw new Error(`There is no field ${path}.`);
  let object = startOf(transaction, found.root, source, target);
  let row: Row | null =
    found.root === 'target' ? targetRow : found.root === '$Source' ? sourceRow : userRow(transaction, found.root);
  for (const { lookup, target: next } of found.hops) {
    row = row === null ? null : (transaction.store.get(next, String(row[lookup.slot] ?? '')) ?? null);
    object = next;
  }
  return row === null ? null : (withFormulas(object, row, transaction)[found.field.slot] ?? null);
}

function startOf(
  { schema }: Transaction,
  root: FilterPath['root'],
  source: ObjectSchema,
  target: ObjectSchema
): ObjectSchema {
  if (root === 'target') return target;
  return root === '$Source' ? source : requireObject(schema, root.slice(1));
}

/** The running user, its profile or its role. */
function userRow({ schema, store, user }: Transaction, root: '$User' | '$Profile' | '$UserRole'): Row | null {
  const users = requireObject(schema, 'User');
  const row = store.get(users, user.id);
  if (row === undefined || root === '$User') return row ?? null;
  const id = textOf(users, row, root === '$Profile' ? 'ProfileId' : 'UserRoleId');
  return store.get(requireObject(schema, root.slice(1)), id ?? '') ?? null;
}
