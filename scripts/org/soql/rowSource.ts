/** Where the rows of an object come from: the store, or for some objects rows that are made when asked for. */
import { derivedFieldPermissions } from '../access/derivedFieldPermissions.ts';
import { derivedShareRows } from '../access/derivedShares.ts';
import { sharedBy } from '../access/shareRows.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { customMetadataRows } from './customMetadataRows.ts';
import { entityDefinitionRows, fieldDefinitionRows, flowDefinitionRows } from './definitionRows.ts';
import type { IndexHint, Run } from './plan.ts';
import { throwUnsupported } from './queryException.ts';
import { userRecordAccessRows } from './userRecordAccessRows.ts';

export interface RowSource {
  /** In insertion order. */
  rows(): Iterable<Row>;
  get(id: string): Row | undefined;
  /** Rows that hold the value; null where there is no index on the field. */
  lookup(field: FieldSchema, value: StoredValue): Iterable<Row> | null;
  /** Objects whose rows exist only for what a query filters on. */
  readonly fromHints?: (run: Run, hints: readonly IndexHint[]) => Iterable<Row>;
}

export function rowSourceOf(object: ObjectSchema, transaction: Transaction): RowSource {
  if (object.kind === 'customMetadata') return fixedRows(customMetadataRows(transaction.schema, object));
  if (object.kind === 'virtual') return virtualSource(object, transaction);
  const { store } = transaction;
  const share = sharedBy(transaction.schema, object);
  if (share !== null)
    return withDerived(object, share.parentField, transaction, (parentId) =>
      derivedShareRows(share, transaction, parentId)
    );
  if (object.name.canonical === 'FieldPermissions')
    return withDerived(object, 'ParentId', transaction, (parentId) =>
      derivedFieldPermissions(object, transaction, parentId)
    );
  return {
    rows: () => store.scan(object),
    get: (id) => store.get(object, id),
    lookup: (field, value) => (store.hasIndex(object, field.slot) ? store.lookup(object, field.slot, value) : null)
  };
}

/** Rows that were written, and behind them those that follow from other rows: of one parent, or of all. */
function withDerived(
  object: ObjectSchema,
  parentField: string,
  { store }: Transaction,
  derived: (parentId?: string) => Iterable<Row>
): RowSource {
  const get = (id: string): Row | undefined => store.get(object, id) ?? [...derived()].find((row) => row[0] === id);
  return {
    *rows() {
      yield* store.scan(object);
      yield* derived();
    },
    get,
    lookup(field, value) {
      if (typeof value !== 'string') return null;
      if (field.type === 'id') return [get(value) ?? []].filter((row) => row.length > 0);
      return field.name.canonical === parentField
        ? [...store.lookup(object, field.slot, value), ...derived(value)]
        : null;
    }
  };
}

/** Objects nobody stores. */
function virtualSource(object: ObjectSchema, transaction: Transaction): RowSource {
  switch (object.name.canonical) {
    case 'UserRecordAccess':
      return { ...fixedRows(new Map()), fromHints: (run, hints) => userRecordAccessRows(object, run, hints) };
    case 'EntityDefinition':
      return fixedRows(entityDefinitionRows(object, transaction.schema));
    case 'EntityParticle':
    case 'FieldDefinition':
      return { ...fixedRows(new Map()), fromHints: (run, hints) => fieldDefinitionRows(object, run, hints) };
    case 'FlowDefinitionView':
      return fixedRows(flowDefinitionRows(object, transaction.schema));
    default:
      return throwUnsupported(`A query of ${object.name.canonical}`);
  }
}

function fixedRows(rows: ReadonlyMap<string, Row>): RowSource {
  return { rows: () => rows.values(), get: (id) => rows.get(id), lookup: () => null };
}

/** In the recycle bin. */
export function isDeletedRow(object: ObjectSchema, row: Row): boolean {
  const slot = deletedSlot(object);
  return slot !== undefined && row[slot] === true;
}

const deletedSlots = new WeakMap<ObjectSchema, number | null>();

function deletedSlot(object: ObjectSchema): number | undefined {
  let slot = deletedSlots.get(object);
  if (slot === undefined) deletedSlots.set(object, (slot = object.field('IsDeleted')?.slot ?? null));
  return slot ?? undefined;
}
