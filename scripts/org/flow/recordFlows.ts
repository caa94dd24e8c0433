/**
 * Flows that the save of records starts, as the save order runs them: in system mode without sharing, all records of a chunk together.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm
 */
import type { Access } from '../access/access.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { FlowMoment, FlowSubject, RecordFlow, Transaction } from '../transaction/transaction.ts';
import type { RecordTrigger } from './compileFlow.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { Interview } from './interview.ts';
import { fromDatabase } from './recordFields.ts';
import { runInterviews } from './runInterviews.ts';
import { createInterview } from './startFlow.ts';

/** The flows of an object at a moment of the save, in the order in which they run. */
export function createFlowLookup(triggers: readonly RecordTrigger[]): (object: string, moment: FlowMoment) => readonly RecordFlow[] {
  const flows = new Map<string, RecordFlow[]>();
  for (const trigger of triggers) {
    const key = keyOf((trigger.flow.object as ObjectSchema).name.canonical, trigger.moment);
    flows.set(key, [...(flows.get(key) ?? []), { name: trigger.flow.name, run: (subjects) => run(trigger, subjects) }]);
  }
  return (object, moment) => flows.get(keyOf(object, moment)) ?? [];
}

function keyOf(object: string, moment: FlowMoment): string {
  return `${object} ${moment}`;
}

function run(trigger: RecordTrigger, subjects: readonly FlowSubject[]): void {
  const transaction = currentTransaction();
  const access: Access = { user: transaction.user, mode: 'system', sharing: trigger.flow.runInMode === 'SystemModeWithSharing' ? 'with' : 'without' };
  inFlowContext(transaction, access.sharing, () => {
    const started = subjects.filter(({ isNew }) => trigger.moment === 'beforeDelete' || (isNew ? trigger.onCreate : trigger.onUpdate)).flatMap((subject) => {
      const interview = createInterview(trigger.flow, { access, record: fromDatabase(subject.record), prior: subject.prior });
      return meetsEntry(trigger, interview, subject) ? [{ subject, interview }] : [];
    });
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
  for (const { message, field } of customErrors) subject.fail('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field]);
  if (failure !== null) subject.fail('CANNOT_EXECUTE_FLOW_TRIGGER', faultTexts.failedSave(flow.label, failure.message), []);
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
