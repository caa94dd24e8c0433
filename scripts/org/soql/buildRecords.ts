/** Rows to SObjects that remember what was selected (P57, P59). */
import { ApexList } from '../apex/values/apexList.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { FieldSelection } from '../apex/values/apexSObject.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { convertOfRow, roundToCurrency } from '../currency/conversion.ts';
import type { Row, StoredValue } from '../data/store.ts';
import { compoundValue } from './compoundValue.ts';
import { isCompound } from './fieldKinds.ts';
import { NAME_ENTITY } from './nameEntity.ts';
import type { ChildPlan, Column, ParentColumn, PolymorphicShape, RecordShape, Run } from './plan.ts';
import { labelOf, readField, readNameField, visibleParent } from './planReader.ts';
import type { FoundRecord } from './planReader.ts';

const ID_SLOT = 0;

/** The rows of a subquery by parent Id. */
export type ChildRows = (child: ChildPlan) => (parentId: string) => readonly Row[];

const selections = new WeakMap<RecordShape, FieldSelection>();

function selectionOf(shape: RecordShape): FieldSelection {
  let known = selections.get(shape);
  if (known === undefined) {
    known = {
      fields: new Set([
        ...shape.columns.flatMap(({ field, alias }) => (alias === null ? [field.slot] : [])),
        ...shape.parents.map(({ lookup }) => lookup.slot)
      ]),
      parents: new Set(shape.parents.map(({ lookup }) => lookup.slot)),
      children: new Set(shape.children.map(({ relationshipName }) => relationshipName.toLowerCase()))
    };
    selections.set(shape, known);
  }
  return known;
}

/** Values that are null are left out; the Id and the lookups of selected parents come along unasked. */
export function buildRecord(run: Run, shape: RecordShape, found: FoundRecord, childRows: ChildRows): ApexSObject {
  const record = new ApexSObject(shape.object, selectionOf(shape));
  const { object, row } = found;
  for (const column of shape.columns) {
    const { field, alias } = column;
    const stored =
      shape.object === NAME_ENTITY
        ? readNameField(run, field.name.canonical, object, row)
        : isCompound(field)
          ? compoundValue(object, field, row)
          : readField(run, object, field.slot, row);
    const value = shownValue(run, column, found, stored);
    if (alias === null) setValue(record, field.slot, value);
    else record.setAlias(alias, field, value);
  }
  for (const column of shape.parents) {
    setValue(record, column.lookup.slot, row[column.lookup.slot] ?? null);
    record.parents.set(column.lookup.slot, buildParent(run, column, row, childRows));
  }
  setValue(record, ID_SLOT, row[ID_SLOT] ?? null);
  for (const child of shape.children) {
    const rows = childRows(child)(row[ID_SLOT] as string);
    const { object: childObject } = child.plan;
    const items = rows.map((each) => buildRecord(run, child.plan.shape, { object: childObject, row: each }, childRows));
    record.children.set(
      child.relationshipName.toLowerCase(),
      new ApexList(RuntimeType.of(`List<${childObject.name.canonical}>`), items)
    );
  }
  return record;
}

function shownValue(
  { transaction }: Run,
  { field, shown }: Column,
  found: FoundRecord,
  stored: StoredValue
): StoredValue {
  if (shown === 'value') return stored;
  if (shown === 'label') return labelOf(field.picklist, stored);
  const { currency } = transaction.user;
  const amount = convertOfRow(transaction, found.object, found.row, stored, currency);
  return amount instanceof ApexDecimal ? roundToCurrency(transaction, amount, currency) : amount;
}

function setValue(record: ApexSObject, slot: number, value: StoredValue): void {
  if (value !== null && !record.values.has(slot)) record.values.set(slot, value);
}

function buildParent(run: Run, { lookup, shape }: ParentColumn, row: Row, childRows: ChildRows): ApexSObject | null {
  const id = row[lookup.slot];
  if (typeof id !== 'string') return null;
  const found = visibleParent(run, { field: lookup, target: shape.kind === 'record' ? shape.object : NAME_ENTITY }, id);
  if (found === null) return null;
  const chosen = shape.kind === 'record' ? shape : chooseBranch(shape, found);
  return chosen === null ? null : buildRecord(run, chosen, found, childRows);
}

/** TYPEOF: the branch of the record's object, else what ELSE names. */
function chooseBranch(shape: PolymorphicShape, found: FoundRecord): RecordShape | null {
  return shape.branches.get(found.object.name.canonical) ?? shape.name ?? shape.otherwise;
}
