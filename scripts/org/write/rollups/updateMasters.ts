/**
 * Steps 16 and 17 of the save order: masters of written details whose summaries change are saved themselves, with their triggers and
 * rules; what is wrong with a master is an error of the details that changed it (P94).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { textOf } from '../../access/rowReader.ts';
import { indexKey } from '../../data/indexKey.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema, RollUpSummary } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { isLive } from '../deletionPlan.ts';
import { createItem } from '../loadItems.ts';
import { deletionOf } from '../recycleBin.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import { isTotalled, lineItemTotals } from './lineItemTotals.ts';
import { computeSummary } from './computeSummary.ts';
import { updateFollowingRows } from './followingRows.ts';

type SaveOrder = (step: SaveStep, items: readonly SaveItem[]) => void;

/** Rows of one object whose masters may have to follow; `items` take the errors. */
interface ChangedDetails {
  readonly object: ObjectSchema;
  readonly rows: readonly Row[];
  readonly items: readonly SaveItem[];
}

interface Master {
  readonly object: ObjectSchema;
  readonly id: string;
  /** The details that name it, or named it. */
  readonly items: SaveItem[];
}

/** `runSaveOrder` is handed in, since the save order itself calls this. */
export function updateMasters(step: SaveStep, items: readonly SaveItem[], runSaveOrder: SaveOrder): void {
  const { object } = step;
  const details = items.map((item) => ({
    object,
    rows: item.before === null ? [item.draft] : [item.before, item.draft],
    items: [item]
  }));
  saveMasters(step, details, runSaveOrder);
}

/** After a deletion or its undoing: what went or came along counts for its masters as well. */
export function updateMastersOfDeleted(step: SaveStep, items: readonly SaveItem[], runSaveOrder: SaveOrder): void {
  const { object, transaction } = step;
  const details = items.flatMap((item): readonly ChangedDetails[] => [
    { object, rows: [item.before ?? item.draft], items: [item] },
    ...deletionOf(transaction.store, item.id ?? '').cascaded.map((child) => ({
      object: child.object,
      rows: [transaction.store.get(child.object, child.id) ?? []],
      items: [item]
    }))
  ]);
  saveMasters(step, details, runSaveOrder);
}

/** After a merge: the record that stays has the details of the others. */
export function updateOwnSummaries(step: SaveStep, item: SaveItem, runSaveOrder: SaveOrder): void {
  if (item.id !== null)
    saveChanged(step, step.object, [{ object: step.object, id: item.id, items: [item] }], runSaveOrder);
}

function saveMasters(step: SaveStep, details: readonly ChangedDetails[], runSaveOrder: SaveOrder): void {
  updateFollowingRows(step.transaction, details);
  for (const [object, masters] of groupMasters(step.transaction, details))
    saveChanged(step, object, masters, runSaveOrder);
}

function saveChanged(step: SaveStep, object: ObjectSchema, masters: readonly Master[], runSaveOrder: SaveOrder): void {
  const { transaction } = step;
  const changed = masters.flatMap((master) => {
    const computed = changedSummaries(transaction, master);
    return computed.size === 0 ? [] : [{ master, item: itemFor(master, computed) }];
  });
  if (changed.length === 0) return;
  const access = { user: transaction.user, mode: 'system', sharing: 'without' } as const;
  runSaveOrder(
    { ...step, object, access },
    changed.map(({ item }) => item)
  );
  for (const { master, item } of changed) {
    for (const detail of master.items)
      detail.errors.push(...item.errors.map(({ statusCode, message }) => ({ statusCode, message, fields: [] })));
  }
}

function itemFor({ object, id }: Master, computed: ReadonlyMap<number, StoredValue>): SaveItem {
  const source = new ApexSObject(object);
  source.id = id;
  return createItem(-1, source, false, computed);
}

/** Masters that have summaries of these details, by object, in the order of the details. */
function groupMasters(
  transaction: Transaction,
  details: readonly ChangedDetails[]
): ReadonlyMap<ObjectSchema, readonly Master[]> {
  const found = new Map<ObjectSchema, Map<string, Master>>();
  for (const { object, rows, items } of details) {
    for (const { master, foreignKey } of mastersOf(transaction, object)) {
      for (const row of rows) {
        const id = textOf(object, row, foreignKey);
        if (id === null) continue;
        const ofObject = found.get(master) ?? new Map<string, Master>();
        const known = ofObject.get(id) ?? { object: master, id, items: [] };
        known.items.push(...items.filter((item) => !known.items.includes(item)));
        found.set(master, ofObject.set(id, known));
      }
    }
  }
  return new Map([...found].map(([object, masters]) => [object, [...masters.values()]]));
}

interface MasterKey {
  readonly master: ObjectSchema;
  readonly foreignKey: string;
}

const KEYS = new WeakMap<ObjectSchema, readonly MasterKey[]>();

function mastersOf({ schema }: Transaction, child: ObjectSchema): readonly MasterKey[] {
  const known = KEYS.get(child);
  if (known !== undefined) return known;
  const keys = child.fields.flatMap(({ name, reference }) =>
    (reference?.to ?? []).flatMap((target) => {
      const master = schema.object(target);
      const isSummed = master?.fields.some(({ summary }) => isOf(summary, child, name.canonical)) === true;
      return master !== undefined && (isSummed || isTotalled(child, name.canonical))
        ? [{ master, foreignKey: name.canonical }]
        : [];
    })
  );
  KEYS.set(child, keys);
  return keys;
}

function isOf(summary: RollUpSummary | null, child: ObjectSchema, foreignKey: string): boolean {
  return summary?.childObject === child.name.canonical && summary.foreignKey === foreignKey;
}

/** Masters are saved only where a summary changes: see DIFFERENCES.md RU1. */
function changedSummaries(transaction: Transaction, { object, id }: Master): ReadonlyMap<number, StoredValue> {
  const row = transaction.store.get(object, id);
  const changes = new Map<number, StoredValue>();
  if (!isLive(object, row)) return changes;
  for (const field of object.fields) {
    if (field.summary === null) continue;
    const value = computeSummary(transaction, object, row, field, field.summary);
    if (indexKey(field, value) !== indexKey(field, row[field.slot] ?? null)) changes.set(field.slot, value);
  }
  for (const [name, value] of Object.entries(lineItemTotals(transaction, object, row))) {
    const field = object.field(name);
    if (field !== undefined && indexKey(field, value) !== indexKey(field, row[field.slot] ?? null))
      changes.set(field.slot, value);
  }
  return changes;
}
