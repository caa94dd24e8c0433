/**
 * The in-memory store behind {@link Store}: one writer, indexes built on first use, an undo log. No Apex semantics here.
 */
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import { indexKey } from './indexKey.ts';
import type { Row, RowChange, Store, StoredValue, UndoMark } from './store.ts';

/** The place of one row; its sequence keeps the insertion order across undo. */
interface Entry {
  readonly id: string;
  readonly sequence: number;
  row: Row;
}

/** Most keys have one row: a Set only where there are more. */
type Bucket = Entry | Set<Entry>;

interface Table {
  readonly object: ObjectSchema;
  /** Replaced as a whole when it is put in order, so that a scan under way goes on undisturbed. */
  entries: Map<string, Entry>;
  /** By slot; built by the first look-up. */
  readonly indexes: Map<number, { readonly field: FieldSchema; readonly buckets: Map<string, Bucket> }>;
  /** An undone removal put an entry behind younger ones. */
  isOutOfOrder: boolean;
}

interface LogItem {
  readonly object: string;
  readonly table: Table;
  readonly entry: Entry;
  readonly before: Row | null;
  readonly after: Row | null;
}

const ID_SLOT = 0;

/** An empty store for the objects of `schema`; an object of another schema is a fault of the caller. */
export function createStore(schema: OrgSchema): Store {
  const tables = new Map<string, Table>();
  let log: LogItem[] = [];
  /** Number of log items forgotten so far, so that positions stay unique. */
  let base = 0;
  let lastSequence = 0;

  function tableOf(object: ObjectSchema): Table {
    const name = object.name.canonical;
    const known = tables.get(name);
    if (known !== undefined) return known;
    if (schema.object(name) === undefined) throw new Error(`The store has no object ${name}.`);
    const table: Table = { object, entries: new Map(), indexes: new Map(), isOutOfOrder: false };
    tables.set(name, table);
    return table;
  }

  function itemsSince(mark: UndoMark): number {
    const position = mark.position - base;
    if (position < 0 || position > log.length) throw new Error('The undo mark is no longer valid.');
    return position;
  }

  return {
    get: (object, id) => tableOf(object).entries.get(id)?.row,
    *scan(object) {
      for (const entry of inOrder(tableOf(object))) yield entry.row;
    },
    *lookup(object, slot, value) {
      for (const entry of find(tableOf(object), object, slot, value)) yield entry.row;
    },
    hasIndex: (object, slot) => isIndexed(fieldAt(object, slot)),
    count: (object) => tableOf(object).entries.size,
    objects: () => [...tables.values()].filter(({ entries }) => entries.size > 0).map(({ object }) => object),
    put(object, row) {
      const table = tableOf(object);
      const id = row[ID_SLOT];
      if (typeof id !== 'string') throw new Error(`A row of ${object.name.canonical} has no Id.`);
      const known = table.entries.get(id);
      const entry = known ?? { id, sequence: (lastSequence += 1), row };
      log.push({
        object: object.name.canonical,
        table,
        entry,
        before: known === undefined ? null : known.row,
        after: row
      });
      apply(table, entry, known === undefined ? null : known.row, row);
    },
    remove(object, id) {
      const table = tableOf(object);
      const entry = table.entries.get(id);
      if (entry === undefined) return;
      log.push({ object: object.name.canonical, table, entry, before: entry.row, after: null });
      apply(table, entry, entry.row, null);
    },
    mark: () => ({ position: base + log.length }),
    rollbackTo(mark) {
      const position = itemsSince(mark);
      while (log.length > position) {
        const item = log.pop() as LogItem;
        if (item.after === null) item.table.isOutOfOrder = true;
        apply(item.table, item.entry, item.after, item.before);
      }
    },
    changesSince(mark) {
      const changes = new Map<string, RowChange>();
      for (const { object, entry, before, after } of log.slice(itemsSince(mark))) {
        const key = `${object}:${entry.id}`;
        const first = changes.get(key);
        changes.set(key, { object, id: entry.id, before: first === undefined ? before : first.before, after });
      }
      return [...changes.values()].filter((change) => change.before !== change.after);
    },
    clearUndo() {
      base += log.length;
      log = [];
    }
  };
}

function fieldAt(object: ObjectSchema, slot: number): FieldSchema {
  const field = object.fields[slot];
  if (field === undefined) throw new Error(`${object.name.canonical} has no field in slot ${slot}.`);
  return field;
}

function isIndexed(field: FieldSchema): boolean {
  return (
    field.slot === ID_SLOT || field.reference !== null || field.isExternalId || field.isUnique || field.isNameField
  );
}

/** Moves an entry from one state to another; null is absence. */
function apply(table: Table, entry: Entry, from: Row | null, to: Row | null): void {
  for (const [slot, { field, buckets }] of table.indexes) {
    const oldKey = from === null ? null : indexKey(field, from[slot] ?? null);
    const newKey = to === null ? null : indexKey(field, to[slot] ?? null);
    if (oldKey === newKey) continue;
    if (oldKey !== null) removeFrom(buckets, oldKey, entry);
    if (newKey !== null) addTo(buckets, newKey, entry);
  }
  if (to === null) {
    table.entries.delete(entry.id);
    return;
  }
  entry.row = to;
  if (from === null) table.entries.set(entry.id, entry);
}

function addTo(buckets: Map<string, Bucket>, key: string, entry: Entry): void {
  const bucket = buckets.get(key);
  if (bucket === undefined) buckets.set(key, entry);
  else if (bucket instanceof Set) bucket.add(entry);
  else buckets.set(key, new Set([bucket, entry]));
}

function removeFrom(buckets: Map<string, Bucket>, key: string, entry: Entry): void {
  const bucket = buckets.get(key);
  if (bucket === entry) buckets.delete(key);
  else if (bucket instanceof Set && bucket.delete(entry) && bucket.size === 0) buckets.delete(key);
}

function inOrder(table: Table): Iterable<Entry> {
  if (table.isOutOfOrder) {
    table.entries = new Map(bySequence([...table.entries.values()]).map((entry) => [entry.id, entry]));
    table.isOutOfOrder = false;
  }
  return table.entries.values();
}

function bySequence(entries: Entry[]): Entry[] {
  return entries.sort((left, right) => left.sequence - right.sequence);
}

/** A snapshot: the caller may write while it iterates. */
function find(table: Table, object: ObjectSchema, slot: number, value: StoredValue): readonly Entry[] {
  const field = fieldAt(object, slot);
  const key = indexKey(field, value);
  if (slot === ID_SLOT) {
    const entry = typeof value === 'string' ? table.entries.get(value) : undefined;
    return entry === undefined ? [] : [entry];
  }
  if (key === null || !isIndexed(field))
    return [...inOrder(table)].filter((entry) => indexKey(field, entry.row[slot] ?? null) === key);
  const bucket = indexOn(table, field).get(key);
  if (bucket === undefined) return [];
  return bucket instanceof Set ? bySequence([...bucket]) : [bucket];
}

function indexOn(table: Table, field: FieldSchema): Map<string, Bucket> {
  const known = table.indexes.get(field.slot);
  if (known !== undefined) return known.buckets;
  const buckets = new Map<string, Bucket>();
  for (const entry of table.entries.values()) {
    const key = indexKey(field, entry.row[field.slot] ?? null);
    if (key !== null) addTo(buckets, key, entry);
  }
  table.indexes.set(field.slot, { field, buckets });
  return buckets;
}
