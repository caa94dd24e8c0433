/**
 * Runs the triggers of one event for at most 200 records (P77), maps what they throw and the errors they add to rows (P81, P82), and
 * stops a chain of triggers that start each other (P83).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
import { ApexException } from '../apex/values/apexException.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexThrow } from '../apex/values/apexThrow.ts';
import type { TriggerContext, TriggerHandle } from '../transaction/transaction.ts';
import { recordList, recordMap } from './recordImage.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

export type TriggerOperation = TriggerContext['operation'];

export interface TriggerRecords {
  /** null where the platform gives null. */
  readonly newRecords: readonly ApexSObject[] | null;
  readonly oldRecords: readonly ApexSObject[] | null;
}

export const MAXIMUM_TRIGGER_DEPTH = 16;

const EVENT_NAMES: Readonly<Record<TriggerOperation, string>> = {
  BEFORE_INSERT: 'BeforeInsert',
  BEFORE_UPDATE: 'BeforeUpdate',
  BEFORE_DELETE: 'BeforeDelete',
  AFTER_INSERT: 'AfterInsert',
  AFTER_UPDATE: 'AfterUpdate',
  AFTER_DELETE: 'AfterDelete',
  AFTER_UNDELETE: 'AfterUndelete'
};

/** `items` in the order of the records; errors land on the items. */
export function fireTriggers(
  step: SaveStep,
  operation: TriggerOperation,
  items: readonly SaveItem[],
  records: TriggerRecords
): void {
  const { transaction, object } = step;
  const handles = transaction.triggers.triggersFor(object.name.canonical, operation);
  if (handles.length === 0 || items.length === 0) return;
  const context = createContext(step, operation, records);
  for (const handle of handles) {
    if (!runTrigger(step, handle, context, items)) return;
  }
  collectErrors(items, records);
}

function createContext(
  { object }: SaveStep,
  operation: TriggerOperation,
  { newRecords, oldRecords }: TriggerRecords
): TriggerContext {
  const hasNewMap = newRecords !== null && operation !== 'BEFORE_INSERT';
  return {
    object: object.name.canonical,
    operation,
    newList: newRecords === null ? null : recordList(object, newRecords),
    oldList: oldRecords === null ? null : recordList(object, oldRecords),
    newMap: hasNewMap ? recordMap(object, newRecords) : null,
    oldMap: oldRecords === null ? null : recordMap(object, oldRecords),
    size: (newRecords ?? oldRecords ?? []).length
  };
}

/** False after an exception: it fails every record of the chunk, and the other triggers do not run. */
function runTrigger(
  { transaction, access }: SaveStep,
  handle: TriggerHandle,
  context: TriggerContext,
  items: readonly SaveItem[]
): boolean {
  const event = EVENT_NAMES[context.operation];
  if (transaction.triggerDepth >= MAXIMUM_TRIGGER_DEPTH) {
    failAll(items, `${handle.name}: maximum trigger depth exceeded\n${context.object} trigger event ${event}`);
    return false;
  }
  const { trigger: outer, sharing } = transaction;
  transaction.trigger = context;
  transaction.triggerDepth += 1;
  transaction.sharing = isNestedWithSharing(outer, access) ? 'with' : 'without';
  try {
    handle.run(context);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof ApexThrow)) throw thrown;
    failAll(items, `${handle.name}: execution of ${event}\n\ncaused by: ${describe(thrown)}`);
    return false;
  } finally {
    transaction.trigger = outer;
    transaction.triggerDepth -= 1;
    transaction.sharing = sharing;
  }
}

/**
 * Triggers run without sharing, but for those that a statement within another trigger fires in user mode or with sharing (P99).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
function isNestedWithSharing(outer: TriggerContext | null, { mode, sharing }: SaveStep['access']): boolean {
  return outer !== null && (mode === 'user' || sharing === 'with');
}

function failAll(items: readonly SaveItem[], message: string): void {
  for (const item of items) addError(item, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
}

function describe({ exception }: ApexThrow): string {
  const headline = `${exception.typeName()}: ${exception.getMessage() ?? ''}`;
  const trace = exception instanceof ApexException ? exception.stackTrace : null;
  return trace === null || trace === '' ? headline : `${headline}\n\n${trace}`;
}

/** addError works on the records of Trigger.new, and of Trigger.old when records are deleted. */
function collectErrors(items: readonly SaveItem[], { newRecords, oldRecords }: TriggerRecords): void {
  const carriers = newRecords ?? oldRecords ?? [];
  items.forEach((item, position) => {
    for (const { statusCode, message, field } of carriers[position]?.errors ?? []) {
      addError(item, statusCode, message, field === null ? [] : [field]);
    }
  });
}
