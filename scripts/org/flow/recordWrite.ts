/**
 * Writes of flows: one statement for the records of all interviews that wait at an element. An interview one of whose records fails
 * writes nothing; the others are not touched by that.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexThrow } from '../apex/values/apexThrow.ts';
import { returnToCheckpoint, takeCheckpoint } from '../transaction/checkpoint.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { WriteError } from '../write/contract.ts';
import { executeWrite } from '../write/executeWrite.ts';
import { FlowFault, databaseFault, faultTexts } from './flowFault.ts';
import type { Interview } from './interview.ts';
import { slotsToUpdate } from './recordFields.ts';

export type FlowOperation =
  | { readonly kind: 'insert' | 'update' | 'delete' }
  /** `externalIdField` null: by Id. */
  | { readonly kind: 'upsert'; readonly externalIdField: string | null };

/** As fault messages say it. */
const DOING: Readonly<Record<FlowOperation['kind'], string>> = {
  insert: 'create records',
  upsert: 'create or update records',
  update: 'update records',
  delete: 'delete records'
};

export interface WriteTask {
  readonly interview: Interview;
  readonly records: readonly ApexSObject[];
}

/** The faults by interview; records that were created have their Ids. */
export function writeRecords(operation: FlowOperation, tasks: readonly WriteTask[]): ReadonlyMap<Interview, FlowFault> {
  const faults = new Map<Interview, FlowFault>();
  for (;;) {
    const remaining = tasks.filter(({ interview, records }) => !faults.has(interview) && records.length > 0);
    if (remaining.length === 0) return faults;
    const failed = attempt(operation, remaining);
    if (failed.size === 0) return faults;
    for (const [interview, fault] of failed) faults.set(interview, fault);
  }
}

function attempt(operation: FlowOperation, tasks: readonly WriteTask[]): ReadonlyMap<Interview, FlowFault> {
  const [first] = tasks;
  if (first === undefined) return new Map();
  const transaction = currentTransaction();
  const checkpoint = takeCheckpoint(transaction);
  const copies = tasks.flatMap(({ interview, records }) =>
    records.map((record) => ({ interview, record, copy: toWrite(operation, record) }))
  );
  const failed = new Map<Interview, FlowFault>();
  try {
    const results = executeWrite({
      operation: operation.kind,
      records: copies.map(({ copy }) => copy),
      access: first.interview.access,
      allOrNone: false,
      externalIdField: operation.kind === 'upsert' ? operation.externalIdField : null,
      master: null
    });
    results.forEach(({ isSuccess, errors }, index) => {
      const owner = copies[index]?.interview;
      if (!isSuccess && owner !== undefined && !failed.has(owner)) failed.set(owner, faultOf(operation, errors));
    });
  } catch (thrown) {
    if (!(thrown instanceof ApexThrow)) throw thrown;
    const { exception } = thrown;
    const fault = new FlowFault(faultTexts.apex(exception.typeName(), exception.getMessage() ?? ''));
    for (const { interview } of tasks) failed.set(interview, fault);
  }
  if (failed.size > 0) returnToCheckpoint(transaction, checkpoint);
  else if (operation.kind === 'insert' || operation.kind === 'upsert')
    for (const { record, copy } of copies) record.id = copy.id;
  return failed;
}

function faultOf(operation: FlowOperation, [error]: readonly WriteError[]): FlowFault {
  return databaseFault(DOING[operation.kind], error);
}

/** Writes work on copies, so that a failed one leaves no traces; an update sends what the flow has set. */
function toWrite(operation: FlowOperation, record: ApexSObject): ApexSObject {
  const copy = new ApexSObject(record.schema);
  const { kind } = operation;
  if (kind === 'insert') for (const [slot, value] of record.values) copy.values.set(slot, value);
  if (kind === 'update' || kind === 'upsert')
    for (const slot of slotsToUpdate(record)) copy.values.set(slot, record.peek(slot));
  if (kind === 'upsert' && operation.externalIdField !== null) {
    const key = record.field(operation.externalIdField);
    copy.values.set(key.slot, record.peek(key.slot));
  } else if (kind !== 'insert' && record.id !== null) copy.id = record.id;
  return copy;
}
