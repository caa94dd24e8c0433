/**
 * The one entrance to every write: counts it, splits it into objects and chunks of 200, runs the save order, and undoes what failed.
 *
 * All-or-none: the first chunk with an error ends the statement and all of it is rolled back. Otherwise each chunk is tried up to three
 * times, each time without the records that failed before, and triggers fire again for the rest (P80); statics are kept, and limits go
 * on counting although the documentation says they start afresh: the stricter reading.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
 */
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { returnToCheckpoint, takeCheckpoint } from '../transaction/checkpoint.ts';
import { TICKS_PER_MS } from '../transaction/limits.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { setUncommittedWork } from '../transaction/uncommittedWork.ts';
import { checkObjectAccess } from './checkAccess.ts';
import type { WriteRequest, WriteResult } from './contract.ts';
import { runDeleteOrder, runUndeleteOrder } from './deleteOrder.ts';
import { createItem } from './loadItems.ts';
import { runMergeOrder } from './mergeOrder.ts';
import { checkMixedDml } from './mixedDmlRule.ts';
import { addError, isSound } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';
import { runSaveOrder } from './saveOrder.ts';
import { checkStatement, groupRecords } from './statementRules.ts';
import { createUpsertItems } from './upsertKeys.ts';

/** Records a trigger gets at a time. */
export const CHUNK_SIZE = 200;
export const MOST_ATTEMPTS = 3;
/** CPU a saved row costs by itself, a tenth of a millisecond; what triggers do is counted as they run. */
const TICKS_PER_ROW = TICKS_PER_MS / 10;
export const TOO_MANY_RETRIES = {
  statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  message: 'Too many batch retries in the presence of Apex triggers and partial failures.'
} as const;

/** Results in the order of the records. Errors of rows are results; errors of the statement are thrown, and undo it. */
export function executeWrite(request: WriteRequest): WriteResult[] {
  const transaction = currentTransaction();
  transaction.limits.charge('dmlStatements');
  transaction.limits.charge('dmlRows', request.records.length);
  transaction.limits.chargeTicks(request.records.length * TICKS_PER_ROW);
  checkStatement(transaction, request);
  setUncommittedWork(transaction, true);
  const checkpoint = takeCheckpoint(transaction);
  const inserted: ApexSObject[] = [];
  const undo = (): void => {
    returnToCheckpoint(transaction, checkpoint);
    forgetIds(inserted);
  };
  try {
    const results = runGroups(transaction, request, inserted);
    if (!request.allOrNone || results.every((result) => result.isSuccess)) return results;
    undo();
    return results.map((result) => (result.isSuccess ? NOT_DONE : result));
  } catch (thrown) {
    undo();
    throw thrown;
  }
}

/** Stops after the first chunk with an error where all or none must succeed. */
function runGroups(transaction: Transaction, request: WriteRequest, inserted: ApexSObject[]): WriteResult[] {
  const results = new Array<WriteResult>(request.records.length).fill(NOT_DONE);
  const groups = groupRecords(transaction, request);
  for (const { object } of groups) checkObjectAccess(request.access, object, request.operation);
  for (const { object, indexes } of groups) {
    const step: SaveStep = { transaction, access: request.access, object, allOrNone: request.allOrNone };
    for (let start = 0; start < indexes.length; start += CHUNK_SIZE) {
      const items = runChunk(step, request, indexes.slice(start, start + CHUNK_SIZE));
      for (const item of items) results[item.index] = resultOf(item);
      inserted.push(...items.filter((item) => item.isInsert && isSound(item)).map((item) => item.source));
      if (request.allOrNone && !items.every(isSound)) return results;
    }
  }
  return results;
}

/** A record without errors of its own in a statement that was rolled back. */
const NOT_DONE: WriteResult = { id: null, isSuccess: false, isCreated: false, errors: [] };

function resultOf(item: SaveItem): WriteResult {
  const isSuccess = isSound(item);
  return {
    id: isSuccess ? item.id : null,
    isSuccess,
    isCreated: isSuccess && item.isInsert,
    errors: item.errors,
    relatedIds: isSuccess ? item.relatedIds : []
  };
}

function runChunk(step: SaveStep, request: WriteRequest, indexes: readonly number[]): readonly SaveItem[] {
  if (request.allOrNone) return attempt(step, request, indexes);
  const { transaction } = step;
  const failed = new Map<number, SaveItem>();
  for (let count = 1; ; count += 1) {
    const candidates = indexes.filter((index) => !failed.has(index));
    const checkpoint = takeCheckpoint(transaction);
    const items = attempt(step, request, candidates);
    const rejected = items.filter((item) => !isSound(item));
    if (rejected.length === 0) return sorted([...failed.values(), ...items]);
    returnToCheckpoint(transaction, checkpoint);
    forgetIds(items.filter((item) => item.isInsert && isSound(item)).map((item) => item.source));
    for (const item of count === MOST_ATTEMPTS ? items : rejected) {
      if (isSound(item)) addError(item, TOO_MANY_RETRIES.statusCode, TOO_MANY_RETRIES.message);
      failed.set(item.index, item);
    }
    if (failed.size === indexes.length) return sorted([...failed.values()]);
  }
}

function sorted(items: SaveItem[]): readonly SaveItem[] {
  return items.sort((left, right) => left.index - right.index);
}

/** One pass over a chunk; what it stored is undone by the caller where records failed. */
function attempt(step: SaveStep, request: WriteRequest, indexes: readonly number[]): readonly SaveItem[] {
  const items = createItems(step.transaction, step, request, indexes);
  for (const item of items) item.options = request.options ?? item.options;
  checkMixedDml(step, request.operation, items.filter(isSound));
  const ready = items.filter(isSound);
  switch (request.operation) {
    case 'insert':
    case 'update':
    case 'upsert':
      runSaveOrder(step, ready);
      break;
    case 'delete':
      runDeleteOrder(step, ready);
      break;
    case 'undelete':
      runUndeleteOrder(step, ready);
      break;
    case 'merge':
      if (request.master === null) throw new Error('A merge needs the record that stays.');
      runMergeOrder(step, ready, request.master);
  }
  forgetIds(
    items.filter((item) => item.isInsert && !isSound(item) && item.source.id === item.id).map((item) => item.source)
  );
  return items;
}

function createItems(
  transaction: Transaction,
  { object }: SaveStep,
  request: WriteRequest,
  indexes: readonly number[]
): readonly SaveItem[] {
  const records = indexes.map((index) => ({ index, source: request.records[index] as ApexSObject }));
  if (request.operation === 'upsert') return createUpsertItems(transaction, object, records, request.externalIdField);
  return records.map(({ index, source }) => createItem(index, source, request.operation === 'insert'));
}

/** Ids that this statement gave out and took back (P78). */
function forgetIds(records: readonly ApexSObject[]): void {
  for (const record of records) record.id = null;
}
