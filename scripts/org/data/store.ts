/**
 * The record store: rows as arrays indexed by field slot, a single writer, indexes and an undo log. No Apex semantics here.
 *
 * Values are immutable ({@link StoredValue}); a row array is never changed in place and never handed out for writing.
 */
import type { ApexDate } from '../apex/values/apexDate.ts';
import type { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { ApexTime } from '../apex/values/apexTime.ts';
import type { ApexAddress, ApexLocation } from '../apex/values/apexAddress.ts';
import type { ApexBlob } from '../apex/values/apexBlob.ts';
import type { ObjectSchema } from '../schema/model.ts';

/** Text, picklists and Ids as strings (18 characters); `integer` fields as numbers; other numbers as Decimal at the field's scale. */
export type StoredValue =
  | null
  | string
  | boolean
  | number
  | ApexDecimal
  | ApexDate
  | ApexDatetime
  | ApexTime
  | ApexBlob
  /** Of compound fields in memory; the store never holds them. */
  | ApexAddress
  | ApexLocation;

/** Indexed by {@link FieldSchema.slot}; formula slots stay null. */
export type Row = readonly StoredValue[];

export interface UndoMark {
  readonly position: number;
}

export interface RowChange {
  readonly object: string;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface Store {
  /** A stored row, deleted ones (recycle bin) included; undefined when there is none. */
  get(object: ObjectSchema, id: string): Row | undefined;
  /** In insertion order, deleted rows included; callers filter. */
  scan(object: ObjectSchema): Iterable<Row>;
  /** Rows whose field holds exactly this value, by index where there is one (Id, lookups, external ids, unique, Name), else by scan. */
  lookup(object: ObjectSchema, slot: number, value: StoredValue): Iterable<Row>;
  hasIndex(object: ObjectSchema, slot: number): boolean;
  count(object: ObjectSchema): number;
  /** Those that have rows, deleted ones included. */
  objects(): readonly ObjectSchema[];
  /** Inserts or replaces by Id; the array is taken over. */
  put(object: ObjectSchema, row: Row): void;
  /** Removes physically (emptying the recycle bin, undo); ordinary deletion is a put with IsDeleted true. */
  remove(object: ObjectSchema, id: string): void;
  mark(): UndoMark;
  /** Undoes everything since the mark. */
  rollbackTo(mark: UndoMark): void;
  /** The net changes since the mark, one per row, in first-touched order; what the journal writes at commit. */
  changesSince(mark: UndoMark): readonly RowChange[];
  /** Forgets the undo log: nothing before this point can be rolled back. */
  clearUndo(): void;
}
