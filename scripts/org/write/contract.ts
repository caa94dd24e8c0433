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
}

export interface WriteError {
  /** Platform status code, for example `REQUIRED_FIELD_MISSING`. */
  readonly statusCode: string;
  readonly message: string;
  /** Canonical field names. */
  readonly fields: readonly string[];
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
