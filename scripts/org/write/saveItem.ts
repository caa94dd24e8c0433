/** One record on its way through a save, and what every step of the save order needs. */
import type { Access } from '../access/access.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { SaveOptions, WriteError } from './contract.ts';

export interface SaveItem {
  /** Position in the request. */
  readonly index: number;
  /** The caller's record; only its Id is ever changed. */
  readonly source: ApexSObject;
  readonly isInsert: boolean;
  id: string | null;
  /** As stored before this statement; null for an insert. */
  before: Row | null;
  /** What is to be stored, by slot; taken over by the store. */
  draft: StoredValue[];
  /** Slots that the caller or a before trigger wrote. */
  readonly written: Set<number>;
  /** Values that the platform computes and no caller may write, by slot: roll-up summaries. */
  readonly computed: ReadonlyMap<number, StoredValue>;
  /** The record triggers see; null where the object has none. */
  record: ApexSObject | null;
  readonly errors: WriteError[];
  /** null where neither statement nor record has any. */
  options: SaveOptions | null;
  /** Merge: Ids of the rows that were given another parent. */
  readonly relatedIds: string[];
}

export interface SaveStep {
  readonly transaction: Transaction;
  readonly access: Access;
  readonly object: ObjectSchema;
  /** One failed record fails all: nothing more is done once there is one. */
  readonly allOrNone: boolean;
  /** Records that are merged are duplicates, and meant to be. */
  readonly skipsDuplicateRules?: true;
}

export function addError(
  item: { readonly errors: WriteError[] },
  statusCode: string,
  message: string,
  fields: readonly string[] = []
): void {
  item.errors.push({ statusCode, message, fields });
}

export function isSound(item: { readonly errors: readonly WriteError[] }): boolean {
  return item.errors.length === 0;
}

/** True when the statement is lost already, so that storing and after triggers can be left out. */
export function isLost(step: SaveStep, items: readonly SaveItem[]): boolean {
  return step.allOrNone && !items.every(isSound);
}
