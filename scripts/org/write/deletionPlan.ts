/**
 * What goes with a deleted record: details and cascading lookups are deleted, other lookups are cleared, restricting lookups forbid the
 * deletion (P89). None of it fires triggers.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_ignoring_operations.htm
 */
import { idOf, isDeleted, liveRows } from '../access/rowReader.ts';
import type { Row } from '../data/store.ts';
import type { DeleteConstraint, FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';

export interface PlannedRow {
  readonly object: ObjectSchema;
  readonly row: Row;
}

export interface PlannedClearing extends PlannedRow {
  readonly field: FieldSchema;
}

export interface DeletionPlan {
  /** Without the record itself. */
  readonly cascaded: readonly PlannedRow[];
  readonly cleared: readonly PlannedClearing[];
  /** Rows that forbid the deletion. */
  readonly restricting: readonly PlannedRow[];
}

/** Partner rows are removed by the behaviour of accounts and opportunities, which knows their reciprocal rows. */
const REMOVED_BY_BEHAVIOUR: ReadonlySet<string> = new Set(['OpportunityPartner', 'Partner', 'AccountPartner']);

export function planDeletion(transaction: Transaction, object: ObjectSchema, row: Row): DeletionPlan {
  const cascaded: PlannedRow[] = [];
  const cleared: PlannedClearing[] = [];
  const restricting: PlannedRow[] = [];
  const seen = new Set([idOf(row)]);
  const open: PlannedRow[] = [{ object, row }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const reference of referencesTo(transaction.schema, next.object)) {
      for (const childRow of liveRows(
        transaction.store,
        reference.object,
        reference.field.name.canonical,
        idOf(next.row)
      )) {
        const child = { object: reference.object, row: childRow };
        if (seen.has(idOf(childRow))) continue;
        if (reference.onDelete === 'SetNull') cleared.push({ ...child, field: reference.field });
        else if (reference.onDelete === 'Restrict') restricting.push(child);
        else {
          seen.add(idOf(childRow));
          cascaded.push(child);
          open.push(child);
        }
      }
    }
  }
  return {
    cascaded,
    cleared: cleared.filter((each) => !seen.has(idOf(each.row))),
    restricting: restricting.filter((each) => !seen.has(idOf(each.row)))
  };
}

export interface IncomingReference {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly onDelete: DeleteConstraint;
}

const INCOMING = new WeakMap<OrgSchema, Map<string, readonly IncomingReference[]>>();

/** Lookups of stored rows that may point to rows of `target`; who made or owns a record is not among them. */
export function referencesTo(schema: OrgSchema, target: ObjectSchema): readonly IncomingReference[] {
  const known = INCOMING.get(schema) ?? collectReferences(schema);
  INCOMING.set(schema, known);
  return known.get(target.name.canonical) ?? [];
}

const IGNORED_FIELDS: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById', 'MasterRecordId']);

function collectReferences(schema: OrgSchema): Map<string, readonly IncomingReference[]> {
  const found = new Map<string, IncomingReference[]>();
  for (const name of schema.objectNames) {
    const object = schema.object(name);
    if (object === undefined || object.kind === 'virtual' || REMOVED_BY_BEHAVIOUR.has(name)) continue;
    for (const field of object.fields) {
      if (field.reference === null || IGNORED_FIELDS.has(field.name.canonical)) continue;
      const onDelete = field.name.canonical === 'OwnerId' ? 'Restrict' : field.reference.onDelete;
      for (const target of field.reference.to) {
        const list = found.get(target) ?? [];
        list.push({ object, field, onDelete });
        found.set(target, list);
      }
    }
  }
  return found;
}

/** True where deletion keeps the row in the recycle bin. */
export function hasRecycleBin(object: ObjectSchema): boolean {
  return object.field('IsDeleted') !== undefined;
}

/** True for rows that are there and not in the recycle bin. */
export function isLive(object: ObjectSchema, row: Row | undefined): row is Row {
  return row !== undefined && !isDeleted(object, row);
}
