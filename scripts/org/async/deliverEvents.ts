/**
 * Brings platform events to the triggers on them: up to 2,000 at a time, each trigger in a transaction of its own, as the Automated
 * Process user (P96).
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex_refire.htm
 */
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexThrow } from '../apex/values/apexThrow.ts';
import type { Org } from '../engine/org.ts';
import { setEventDelivery } from '../transaction/eventDelivery.ts';
import type { EventDelivery } from '../transaction/eventDelivery.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import type { Transaction, TriggerContext, TriggerHandle } from '../transaction/transaction.ts';
import { readOnly, recordList, recordOf } from '../write/recordImage.ts';
import type { PublishedEvent } from './eventMessages.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';

export const LARGEST_EVENT_BATCH = 2000;
/** Times that EventBus.RetryableException brings the same events back before the trigger stops for good. */
export const MOST_EVENT_RETRIES = 9;

/** What one trigger has still to see. */
export interface Backlog {
  readonly events: readonly PublishedEvent[];
  readonly retries: number;
  readonly lastError: string | null;
}

export interface Subscription {
  readonly handle: TriggerHandle;
  readonly userId: string;
  readonly shared: ReadonlyMap<symbol, unknown>;
}

export interface DeliveryResult {
  /** Empty once everything has been seen. */
  readonly backlog: Backlog;
  readonly outcome: JobOutcome;
  /** True where the trigger has asked for the same events too often. */
  readonly isStopped: boolean;
}

/** Fires the trigger once, for the oldest events of one object. */
export function deliverOnce(org: Org, { handle, userId, shared }: Subscription, backlog: Backlog): DeliveryResult {
  const batch = backlog.events.slice(0, LARGEST_EVENT_BATCH);
  const [first] = batch;
  if (first === undefined) throw new Error(`${handle.name} has no events to see.`);
  const delivery: EventDelivery = {
    retries: backlog.retries,
    lastError: backlog.lastError,
    resumeCheckpoint: null,
    replayIds: batch.map(({ replayId }) => String(replayId))
  };
  const running: RunningJob = {
    stage: 'eventTrigger',
    jobId: null,
    depth: 0,
    maximumDepth: null,
    delayMinutes: 0,
    retries: 0,
    allowsCallouts: false,
    finalizer: null
  };
  const { isTest, debug } = first;
  const options = {
    userId,
    quiddity: 'UNDEFINED',
    profile: 'synchronous',
    isTest,
    debug,
    statics: null,
    shared,
    running
  } as const;
  const outcome = runJobTransaction(org, options, (transaction) => {
    setEventDelivery(transaction, delivery);
    fire(transaction, handle, batch);
  });
  if (isRetry(outcome.error)) {
    const isStopped = backlog.retries >= MOST_EVENT_RETRIES;
    const again: Backlog = {
      events: backlog.events,
      retries: backlog.retries + 1,
      lastError: outcome.failure?.message ?? null
    };
    return { backlog: isStopped ? { ...again, events: [] } : again, outcome: { ...outcome, error: null }, isStopped };
  }
  const seen =
    delivery.resumeCheckpoint === null ? batch.length : delivery.replayIds.indexOf(delivery.resumeCheckpoint) + 1;
  const rest: Backlog = { events: backlog.events.slice(seen), retries: 0, lastError: null };
  return { backlog: rest, outcome, isStopped: false };
}

function fire(transaction: Transaction, handle: TriggerHandle, events: readonly PublishedEvent[]): void {
  const records = events.map(toRecord);
  const object = records[0]?.schema;
  if (object === undefined) return;
  const context: TriggerContext = {
    object: object.name.canonical,
    operation: 'AFTER_INSERT',
    newList: recordList(object, records),
    oldList: null,
    newMap: null,
    oldMap: null,
    size: records.length
  };
  transaction.trigger = context;
  transaction.triggerDepth = 1;
  handle.run(context);
}

/** Subscribers see no Id: what is stored for a while on the bus is known by its ReplayId. */
function toRecord({ object, row }: PublishedEvent): ApexSObject {
  const record = recordOf(object, row);
  record.id = null;
  return readOnly(record);
}

function isRetry(error: unknown): boolean {
  return error instanceof ApexThrow && error.exception.typeName() === 'EventBus.RetryableException';
}
