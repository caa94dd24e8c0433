/**
 * Flows that the save of records starts, as the save order runs them: in system mode without sharing, all records of a chunk together.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm
 */
import type { Access } from '../access/access.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { enqueueFlowPath } from '../async/enqueue.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type {
  FlowMoment,
  FlowSubject,
  RecordFlow,
  Transaction,
  TriggerContext,
  TriggerHandle
} from '../transaction/transaction.ts';
import { setUncommittedWork } from '../transaction/uncommittedWork.ts';
import type { RecordTrigger } from './compileFlow.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { CompiledFlow, Interview } from './interview.ts';
import { fromDatabase, storedRecord } from './recordFields.ts';
import { runInterviews } from './runInterviews.ts';
import { createInterview } from './startFlow.ts';

/** The flows of an object at a moment of the save, in the order in which they run. */
export function createFlowLookup(
  triggers: readonly RecordTrigger[]
): (object: string, moment: FlowMoment) => readonly RecordFlow[] {
  const flows = new Map<string, RecordFlow[]>();
  for (const trigger of triggers) {
    if (trigger.moment === 'platformEvent') continue;
    const key = keyOf((trigger.flow.object as ObjectSchema).name.canonical, trigger.moment);
    flows.set(key, [...(flows.get(key) ?? []), { name: trigger.flow.name, run: (subjects) => run(trigger, subjects) }]);
  }
  return (object, moment) => flows.get(keyOf(object, moment)) ?? [];
}

/** Flows on platform events, as the triggers they are to the event bus, by canonical name of the event. */
export function eventFlows(
  triggers: readonly RecordTrigger[]
): readonly { readonly object: string; readonly handle: TriggerHandle }[] {
  return triggers
    .filter(({ moment }) => moment === 'platformEvent')
    .map((trigger) => ({
      object: (trigger.flow.object as ObjectSchema).name.canonical,
      handle: { name: trigger.flow.name, run: (context) => runForEvents(trigger, context) }
    }));
}

function runForEvents(trigger: RecordTrigger, { newList }: TriggerContext): void {
  const records = newList instanceof ApexList ? newList.items.filter((item) => item instanceof ApexSObject) : [];
  runAll(
    trigger,
    trigger.flow,
    records.map((record) => ({ record, prior: null }))
  );
}

/** Outside of a save a fault has no record to land on: it ends the transaction. */
function runAll(
  trigger: RecordTrigger,
  flow: CompiledFlow,
  records: readonly Pick<FlowSubject, 'record' | 'prior'>[]
): void {
  const access = accessOf(trigger);
  inFlowContext(currentTransaction(), access.sharing, () => {
    const interviews = records.map(({ record, prior }) =>
      createInterview(flow, { access, record: fromDatabase(record), prior })
    );
    const started =
      trigger.moment === 'platformEvent' ? interviews.filter((interview) => trigger.entry(interview)) : interviews;
    runInterviews(started);
    for (const { failure } of started) if (failure !== null) throwApex('System.FlowException', failure.message);
  });
}

/** The records as they are when the path runs; those that are gone by then are left out. */
function queueAsyncPath(trigger: RecordTrigger, subjects: readonly FlowSubject[]): void {
  const { flow, asyncTarget } = trigger;
  const transaction = currentTransaction();
  const kept = subjects.map(({ record, prior }) => ({ id: record.id ?? '', prior }));
  enqueueFlowPath(transaction, `${transaction.requestId} ${flow.name} ${kept.map(({ id }) => id).join()}`, () => {
    const records = kept.flatMap(({ id, prior }) => {
      const record = storedRecord(flow.object as ObjectSchema, id);
      return record === null ? [] : [{ record, prior }];
    });
    runAll(trigger, { ...flow, first: asyncTarget }, records);
  });
}

function accessOf({ flow }: RecordTrigger): Access {
  const { user } = currentTransaction();
  return { user, mode: 'system', sharing: flow.runInMode === 'SystemModeWithSharing' ? 'with' : 'without' };
}

function keyOf(object: string, moment: FlowMoment): string {
  return `${object} ${moment}`;
}

function run(trigger: RecordTrigger, subjects: readonly FlowSubject[]): void {
  const transaction = currentTransaction();
  const access = accessOf(trigger);
  // The save is under way: no callout may leave from here, although Apex sees no trigger.
  setUncommittedWork(transaction, true);
  inFlowContext(transaction, access.sharing, () => {
    const started = subjects
      .filter(({ isNew }) => trigger.moment === 'beforeDelete' || (isNew ? trigger.onCreate : trigger.onUpdate))
      .flatMap((subject) => {
        const interview = createInterview(trigger.flow, {
          access,
          record: fromDatabase(subject.record),
          prior: subject.prior
        });
        return meetsEntry(trigger, interview, subject) ? [{ subject, interview }] : [];
      });
    if (trigger.asyncTarget !== null && started.length > 0)
      queueAsyncPath(
        trigger,
        started.map(({ subject }) => subject)
      );
    runInterviews(started.map(({ interview }) => interview));
    for (const { subject, interview } of started) report(trigger, subject, interview);
  });
}

function meetsEntry({ flow, entry }: RecordTrigger, interview: Interview, subject: FlowSubject): boolean {
  try {
    return entry(interview);
  } catch (thrown) {
    if (!(thrown instanceof FlowFault)) throw thrown;
    subject.fail('CANNOT_EXECUTE_FLOW_TRIGGER', faultTexts.failedSave(flow.label, thrown.message), []);
    return false;
  }
}

function report({ flow }: RecordTrigger, subject: FlowSubject, { failure, customErrors }: Interview): void {
  for (const { message, field } of customErrors)
    subject.fail('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field]);
  if (failure !== null)
    subject.fail('CANNOT_EXECUTE_FLOW_TRIGGER', faultTexts.failedSave(flow.label, failure.message), []);
}

/** Apex that a flow calls sees no trigger, and the flow's sharing where it declares none of its own. */
function inFlowContext(transaction: Transaction, sharing: Access['sharing'], work: () => void): void {
  const { trigger, sharing: outer } = transaction;
  transaction.trigger = null;
  transaction.sharing = sharing;
  try {
    work();
  } finally {
    transaction.trigger = trigger;
    transaction.sharing = outer;
  }
}
