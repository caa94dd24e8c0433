/**
 * The one entrance to every write: Apex statements, Database methods, the UI API, seeds and nested automation use this request.
 */
import type { Access } from '../access/access.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';

export type WriteOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export interface WriteRequest {
  readonly operation: WriteOperation;
  readonly records: readonly ApexSObject[];
  readonly access: Access;
  readonly allOrNone: boolean;
  /** Upsert: canonical field name; null means Id. */
  readonly externalIdField: string | null;
  /** Merge: the record that stays; `records` are the ones merged into it. */
  readonly master: ApexSObject | null;
  /** Of the statement; a record may carry its own. */
  readonly options?: SaveOptions | null;
}

/** What DML options ask of a save. */
export interface SaveOptions {
  readonly allowsDuplicates: boolean;
  readonly runsAsCurrentUser: boolean;
  /** The active assignment rule gives the record its owner. */
  readonly usesAssignmentRule: boolean;
}

export interface DuplicateMatch {
  /** Matching rule and its object. */
  readonly rule: string;
  readonly object: string;
  readonly ids: readonly string[];
}

export interface Duplicates {
  readonly rule: string;
  readonly object: string;
  /** Code may save the record all the same. */
  readonly isAllowed: boolean;
  readonly message: string;
  readonly matches: readonly DuplicateMatch[];
}

export interface WriteError {
  /** Platform status code, for example `REQUIRED_FIELD_MISSING`. */
  readonly statusCode: string;
  readonly message: string;
  /** Canonical field names. */
  readonly fields: readonly string[];
  /** What a duplicate rule has found. */
  readonly duplicates?: Duplicates;
}

export interface WriteResult {
  /** Id of the record that was written; null where the write failed. */
  readonly id: string | null;
  readonly isSuccess: boolean;
  readonly isCreated: boolean;
  readonly errors: readonly WriteError[];
  /** Merge: Ids of the rows that got the record that stays as their parent. */
  readonly relatedIds?: readonly string[];
}
