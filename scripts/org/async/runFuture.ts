/** One call of a future method. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_invoking_future_methods.htm */
import { ProjectClass } from '../apex/runtime/projectClass.ts';
import type { ApexClassInfo } from '../apex/values/apexObject.ts';
import type { Org } from '../engine/org.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { changeRow, completed } from './jobRows.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';
import type { FutureJob } from './queuedJob.ts';

const EXPECTED = Symbol('expected future call');

export function runFuture(org: Org, job: FutureJob): JobOutcome {
  const { id, owner, key, args } = job;
  const method = owner instanceof ProjectClass ? owner.statics[key] : undefined;
  if (method === undefined) throw new Error(`${owner.name}.${key} has no code.`);
  const running: RunningJob = {
    stage: 'future',
    jobId: id,
    depth: 0,
    maximumDepth: null,
    delayMinutes: 0,
    retries: 0,
    allowsCallouts: asksForCallouts(owner, key),
    finalizer: null
  };
  return runJobTransaction(org, { ...job, quiddity: 'FUTURE', profile: 'asynchronous', running }, (transaction) => {
    changeRow(transaction, 'AsyncApexJob', id, { Status: 'Processing' });
    transaction.slots.set(EXPECTED, `${owner.name}.${key}`);
    method(...args);
    changeRow(transaction, 'AsyncApexJob', id, completed(transaction));
  });
}

/** `@Future(callout=true)` */
function asksForCallouts(owner: ApexClassInfo, key: string): boolean {
  const method = owner instanceof ProjectClass ? owner.description.methods.find((each) => each.key === key) : undefined;
  return method?.annotations.some(({ name, values }) => name === 'Future' && values['callout'] === true) ?? false;
}

/** True once: for the call that {@link runFuture} makes. Every other call of the method goes into the queue. */
export function takeExpectedCall({ slots }: Transaction, ownerName: string, key: string): boolean {
  if (slots.get(EXPECTED) !== `${ownerName}.${key}`) return false;
  slots.delete(EXPECTED);
  return true;
}
