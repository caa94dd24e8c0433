/**
 * What is wrong with a statement as a whole, whatever its records hold: these are exceptions, not errors of rows.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_limitations.htm
 */
import { ApexList } from '../apex/values/apexList.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import type { ObjectOperations, ObjectSchema } from '../schema/model.ts';
import { OBJECTS_WITHOUT_DML } from '../schema/withoutDml.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { WriteOperation, WriteRequest } from './contract.ts';
import { refuse } from '../apex/lib/refusal.ts';
import { MOST_MERGED } from './mergeOrder.ts';

/** Records of one object that stand together in the list (P79). */
export interface RecordGroup {
  readonly object: ObjectSchema;
  /** Positions in the request. */
  readonly indexes: readonly number[];
}

export const MOST_GROUPS = 10;

const NEEDED: Readonly<Record<WriteOperation, readonly (keyof ObjectOperations)[]>> = {
  insert: ['isCreateable'],
  update: ['isUpdateable'],
  upsert: ['isCreateable', 'isUpdateable'],
  delete: ['isDeletable'],
  undelete: ['isUndeletable'],
  merge: ['isMergeable']
};

/** Objects that change other rows when they are written, in ways the local org does not follow yet. */
const MISSING_BEHAVIOUR: Readonly<Record<string, string>> = {
  Document: 'documents are not checked against folders and addresses',
  EmailMessage: 'messages bring tasks',
  MailmergeTemplate: 'mail merge does not exist'
};

/** Kinds that are written by other means: deploys, and EventBus.publish. */
const NEVER_WRITTEN: ReadonlySet<string> = new Set(['customMetadata', 'platformEvent', 'virtual']);

export function groupRecords(transaction: Transaction, { records, operation }: WriteRequest): readonly RecordGroup[] {
  const groups: { object: ObjectSchema; indexes: number[] }[] = [];
  records.forEach((record, index) => {
    const object = operation === 'delete' ? objectHolding(transaction, record) : record.schema;
    const last = groups.at(-1);
    if (last !== undefined && last.object === object) last.indexes.push(index);
    else groups.push({ object, indexes: [index] });
  });
  if (groups.length > MOST_GROUPS) {
    throwApex(
      'System.TypeException',
      `Cannot have more than ${MOST_GROUPS} chunks in a single operation. Please rearrange the data to reduce chunking.`
    );
  }
  return groups;
}

/** Ids of partner rows share one key prefix: a record known by its Id alone may name the wrong object; all of them are Partner rows. */
function objectHolding({ schema, store }: Transaction, { schema: object, id }: ApexSObject): ObjectSchema {
  const partner = schema.object('Partner');
  if (partner === undefined || partner.keyPrefix !== object.keyPrefix || id === null) return object;
  return store.get(object, id) === undefined && store.get(partner, id) !== undefined ? partner : object;
}

export function checkStatement(transaction: Transaction, request: WriteRequest): void {
  const { records, operation } = request;
  for (const record of records) {
    if ((record as ApexSObject | null) === null)
      throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
  }
  checkTriggerRecords(transaction, records);
  checkRepeated(records, operation);
  for (const object of new Set(records.map((record) => record.schema))) checkAllowed(object, operation);
  if (operation === 'merge' && records.length > MOST_MERGED) {
    throwApex('System.DmlException', `Merge failed. At most ${MOST_MERGED} records can be merged into another`);
  }
}

/** The operation is one the object offers at all; Partner, OpportunityPartner and AccountPartner offer no update, upsert and undelete. */
function checkAllowed(object: ObjectSchema, operation: WriteOperation): void {
  const missing = MISSING_BEHAVIOUR[object.name.canonical];
  if (missing !== undefined) refuse(`DML on ${object.name.canonical}`, missing);
  const isOffered = NEEDED[operation].every((name) => object.operations[name]);
  if (isOffered && !NEVER_WRITTEN.has(object.kind) && !OBJECTS_WITHOUT_DML.has(object.name.canonical)) return;
  throwApex('System.TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.name.canonical}`);
}

/** Records of Trigger.new are saved by the statement that fired the trigger. */
function checkTriggerRecords({ trigger }: Transaction, records: readonly ApexSObject[]): void {
  if (trigger === null) return;
  const inTrigger = new Set(
    [trigger.newList, trigger.oldList].flatMap((list) => (list instanceof ApexList ? list.items : []))
  );
  if (records.some((record) => inTrigger.has(record))) {
    throwApex('System.SObjectException', 'DML statement cannot operate on trigger.new or trigger.old');
  }
}

function checkRepeated(records: readonly ApexSObject[], operation: WriteOperation): void {
  if (operation === 'insert' || operation === 'upsert') {
    const position = records.findIndex((record, index) => records.indexOf(record) !== index);
    if (position >= 0) {
      const verb = operation === 'insert' ? 'Before Insert' : 'Before Insert or Upsert';
      throwApex('System.ListException', `${verb} list must not have two identically equal elements`);
    }
  }
  if (operation === 'insert') return;
  const ids = new Set<string>();
  for (const { id } of records) {
    if (id === null) continue;
    if (ids.has(id)) throwApex('System.ListException', `Duplicate id in list: ${id}`);
    ids.add(id);
  }
}
