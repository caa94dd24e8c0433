/**
 * Cursors: the rows of a query, fetched in parts. Which rows they are is settled when the cursor is made; those deleted since are left out.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_cursors.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexList } from '../../values/apexList.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { services } from '../services.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
/** Rows of one fetch, and of a cursor that pages are made of. */
const LARGEST_FETCH = 2000;
const LARGEST_PAGINATION = 100_000;

const invalid = (message: string): never => throwApex('System.InvalidParameterValueException', message);

export type CursorTypeName = 'Database.Cursor' | 'Database.PaginationCursor';

export class CursorValue {
  readonly type: RuntimeType;
  readonly rows: ApexList;

  constructor(typeName: CursorTypeName, rows: ApexList) {
    this.type = RuntimeType.of(typeName);
    this.rows = rows;
    if (typeName === 'Database.PaginationCursor' && this.size > LARGEST_PAGINATION)
      throwApex('System.FatalCursorException', `A pagination cursor has at most ${LARGEST_PAGINATION} rows`);
  }

  get size(): number {
    return this.rows.items.length;
  }

  /** The rows at these positions that are still there. */
  slice(start: number, end: number): ApexSObject[] {
    const { store } = currentTransaction();
    return (this.rows.items.slice(start, end) as ApexSObject[]).filter(({ schema, id }) => {
      const row = id === null ? undefined : store.get(schema, id);
      const deleted = schema.field('IsDeleted');
      return row !== undefined && (deleted === undefined || row[deleted.slot] !== true);
    });
  }

  /** Counts as a query, and its rows as rows of one. */
  charged(records: readonly ApexSObject[]): ApexList {
    const { limits } = currentTransaction();
    limits.charge('queries');
    limits.charge('cursorFetches');
    limits.charge('queryRows', records.length);
    return services().copyValue(new ApexList(this.rows.type, [...records])) as ApexList;
  }
}

function checkRange(
  cursor: CursorValue,
  position: number | null,
  count: number | null
): { start: number; size: number } {
  const [start, size] = [required(position), required(count)];
  if (start < 0 || start > cursor.size) invalid(`Invalid position: ${start}`);
  if (size < 0 || size > LARGEST_FETCH) invalid(`Invalid count: ${size}`);
  return { start, size };
}

function fetch(self: CursorValue, position: number | null, count: number | null): ApexList {
  const { start, size } = checkRange(self, position, count);
  return self.charged(self.slice(start, start + size));
}

class FetchResult {
  readonly type = RuntimeType.of('Database.CursorFetchResult');
  readonly records: ApexList;
  readonly nextIndex: number;
  readonly deleted: number;
  readonly isDone: boolean;

  constructor(records: ApexList, nextIndex: number, deleted: number, isDone: boolean) {
    this.records = records;
    this.nextIndex = nextIndex;
    this.deleted = deleted;
    this.isDone = isDone;
  }
}

/** A page is filled with the rows behind those that were deleted. */
function fetchPage(self: CursorValue, position: number | null, count: number | null): FetchResult {
  const { start, size } = checkRange(self, position, count);
  const found: ApexSObject[] = [];
  let next = start;
  let deleted = 0;
  while (found.length < size && next < self.size) {
    const [row] = self.slice(next, next + 1);
    if (row === undefined) deleted += 1;
    else found.push(row);
    next += 1;
  }
  return new FetchResult(self.charged(found), next, deleted, next >= self.size);
}

export const CURSOR_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'Database.Cursor',
    doc: `${REFERENCE}apex_class_Database_Cursor.htm`,
    methods: {
      'List<SObject> fetch(Integer position, Integer count)': fetch,
      'Integer getNumRecords()': (self: CursorValue) => self.size
    }
  }),
  defineType({
    name: 'Database.PaginationCursor',
    doc: `${REFERENCE}apex_class_Database_PaginationCursor.htm`,
    methods: {
      'Database.CursorFetchResult fetchPage(Integer start, Integer pageSize)': fetchPage,
      'Integer getNumRecords()': (self: CursorValue) => self.size
    },
    refused: { 'Integer fetchDeleted(Integer start, Integer pageSize)': 'deleted rows are counted by pages' }
  }),
  defineType({
    name: 'Database.CursorFetchResult',
    doc: `${REFERENCE}apex_class_Database_CursorFetchResult.htm`,
    methods: {
      'Integer getNextIndex()': (self: FetchResult) => self.nextIndex,
      'Integer getNumDeletedRecords()': (self: FetchResult) => self.deleted,
      'List<SObject> getRecords()': (self: FetchResult) => self.records,
      'Boolean isDone()': (self: FetchResult) => self.isDone
    }
  })
];
