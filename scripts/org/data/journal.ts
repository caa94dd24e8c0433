/**
 * The durable side of the store: one SQLite transaction per Apex commit, written before the caller gets its answer.
 *
 * Rows are kept by Id with their values by full field name, so that a field added later reads null. The file is held under an
 * exclusive lock while it is open.
 */
import { DatabaseSync } from 'node:sqlite';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import { JournalError } from './journalError.ts';
import { decodeRow, encodeRow } from './rowCodec.ts';
import type { RowChange, Store } from './store.ts';

/** Raised whenever older files can no longer be read. */
export const JOURNAL_FORMAT = 1;

export interface Journal {
  /** Fills an empty store in insertion order and forgets its undo log. Throws {@link JournalError} where the schema no longer fits. */
  load(store: Store): void;
  /** All of it or nothing; on return it is on disk. `state` merges into what `state()` gives. */
  commit(changes: readonly RowChange[], state?: Readonly<Record<string, string>>): void;
  /** Small texts of other layers, such as Id counters. */
  state(): Readonly<Record<string, string>>;
  /** True until the first commit. */
  isNew(): boolean;
  close(): void;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS field (object TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (object, name)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS record (sequence INTEGER PRIMARY KEY, object TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (object, id));
`;

/** Opens or creates the file. Throws {@link JournalError} when another process holds it or its format is foreign. */
export function openJournal(file: string, schema: OrgSchema): Journal {
  const database = openExclusively(file);
  const known = readFields(database);
  const putField = database.prepare('INSERT INTO field (object, name, type) VALUES (?, ?, ?)');
  const putRecord = database.prepare(
    'INSERT INTO record (object, id, body) VALUES (?, ?, ?) ON CONFLICT (object, id) DO UPDATE SET body = excluded.body'
  );
  const dropRecord = database.prepare('DELETE FROM record WHERE object = ? AND id = ?');
  const putState = database.prepare('INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)');

  function objectOf(name: string): ObjectSchema {
    const object = schema.object(name);
    if (object === undefined)
      throw new JournalError(`Object ${name} is in the data file but no longer in the project.`);
    return object;
  }

  function writeChange(change: RowChange): void {
    if (change.after === null) {
      dropRecord.run(change.object, change.id);
      return;
    }
    const { body, fields } = encodeRow(objectOf(change.object), change.after);
    for (const field of fields) {
      const name = field.name.canonical;
      const key = fieldKey(change.object, name);
      if (known.has(key)) continue;
      putField.run(change.object, name, field.type);
      known.set(key, field.type);
    }
    putRecord.run(change.object, change.id, body);
  }

  return {
    load(store) {
      checkFields(known, schema);
      for (const row of database.prepare('SELECT object, body FROM record ORDER BY sequence').iterate()) {
        const object = objectOf(row['object'] as string);
        store.put(object, decodeRow(object, row['body'] as string));
      }
      store.clearUndo();
    },
    commit(changes, state = {}) {
      const knownBefore = new Map(known);
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const change of changes) writeChange(change);
        for (const [name, value] of Object.entries(state)) putState.run(name, value);
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        known.clear();
        for (const [key, type] of knownBefore) known.set(key, type);
        throw error;
      }
    },
    state: () =>
      Object.fromEntries(
        database
          .prepare('SELECT name, value FROM state')
          .all()
          .map((row) => [row['name'] as string, row['value'] as string])
      ),
    isNew: () =>
      database.prepare('SELECT 1 FROM record LIMIT 1').get() === undefined &&
      database.prepare('SELECT 1 FROM state LIMIT 1').get() === undefined,
    close: () => database.close()
  };
}

function openExclusively(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('BEGIN EXCLUSIVE');
    database.exec(TABLES);
    checkFormat(database, file);
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/i.test(error.message))
      throw new JournalError(`${file} is in use by another process.`);
    if (error instanceof Error && /not a database/i.test(error.message))
      throw new JournalError(`${file} is not a data file of the local org.`);
    throw error;
  }
}

function checkFormat(database: DatabaseSync, file: string): void {
  const found = database.prepare("SELECT value FROM meta WHERE name = 'format'").get();
  if (found === undefined) {
    database.prepare("INSERT INTO meta (name, value) VALUES ('format', ?)").run(String(JOURNAL_FORMAT));
    return;
  }
  if (found['value'] !== String(JOURNAL_FORMAT))
    throw new JournalError(
      `${file} has format ${String(found['value'])}; this version reads format ${JOURNAL_FORMAT}.`
    );
}

/** Types of the fields that ever held a value, by object and name. */
function readFields(database: DatabaseSync): Map<string, string> {
  return new Map(
    database
      .prepare('SELECT object, name, type FROM field')
      .all()
      .map((row) => [fieldKey(row['object'] as string, row['name'] as string), row['type'] as string])
  );
}

function checkFields(known: ReadonlyMap<string, string>, schema: OrgSchema): void {
  const faults: string[] = [];
  for (const [key, type] of known) {
    const [objectName = '', name = ''] = key.split(' ');
    const object = schema.object(objectName);
    const field = object?.field(name);
    if (object === undefined) faults.push(`object ${objectName} no longer exists`);
    else if (field === undefined || field.formula !== null) faults.push(`field ${objectName}.${name} no longer exists`);
    else if (field.type !== type) faults.push(`field ${objectName}.${name} was ${type} and is now ${field.type}`);
  }
  if (faults.length > 0)
    throw new JournalError(`The data file does not fit the project: ${[...new Set(faults)].join('; ')}.`);
}

function fieldKey(object: string, name: string): string {
  return `${object} ${name}`;
}
