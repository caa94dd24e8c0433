/**
 * Flows that the save of records starts, as the save order runs them: in system mode without sharing, all records of a chunk together.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm
 */
import { ApexList } from '../apex/values/apexList.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { FlowMoment, FlowSubject, RecordFlow, TriggerContext, TriggerHandle } from '../transaction/transaction.ts';
import { setUncommittedWork } from '../transaction/uncommittedWork.ts';
import type { RecordTrigger } from './compileFlow.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { Interview } from './interview.ts';
import { inFlowContext, runOutsideOfSaves, systemAccess } from './outsideOfSaves.ts';
import { keepScheduledPaths, queueAsyncPath } from './pathInterviews.ts';
import { fromDatabase } from './recordFields.ts';
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
  runOutsideOfSaves(
    trigger.flow,
    records.map((record) => ({ record, prior: null })),
    trigger.entry
  );
}

function keyOf(object: string, moment: FlowMoment): string {
  return `${object} ${moment}`;
}

function run(trigger: RecordTrigger, subjects: readonly FlowSubject[]): void {
  const transaction = currentTransaction();
  const access = systemAccess(trigger.flow);
  // The save is under way: no callout may leave from here, although Apex sees no trigger.
  setUncommittedWork(transaction, true);
  inFlowContext(transaction, access.sharing, () => {
    const started = subjects.flatMap((subject) => {
      if (!concerns(trigger, subject)) return [];
      const interview = createInterview(trigger.flow, {
        access,
        record: fromDatabase(subject.record),
        prior: subject.prior
      });
      const starts = startsOn(trigger, subject) && meetsEntry(trigger, interview, subject);
      if (trigger.scheduledPaths.length > 0) {
        const meets = starts || meetsNow(trigger, interview);
        keepScheduledPaths(trigger, subject, { meets, starts });
      }
      return starts ? [{ subject, interview }] : [];
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

function startsOn({ moment, onCreate, onUpdate }: RecordTrigger, { isNew }: FlowSubject): boolean {
  return moment === 'beforeDelete' || (isNew ? onCreate : onUpdate);
}

/** Every save of a record may move or end what scheduled paths have waiting for it. */
function concerns(trigger: RecordTrigger, subject: FlowSubject): boolean {
  return startsOn(trigger, subject) || trigger.scheduledPaths.length > 0;
}

/** Conditions that cannot be computed do not hold. */
function meetsNow({ conditions }: RecordTrigger, interview: Interview): boolean {
  try {
    return conditions(interview);
  } catch (thrown) {
    if (!(thrown instanceof FlowFault)) throw thrown;
    return false;
  }
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
