/**
 * What EventBus.TriggerContext knows: the delivery of platform events that fired the running trigger.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex_refire.htm
 */
import type { Transaction } from './transaction.ts';

export interface EventDelivery {
  /** How often EventBus.RetryableException has put these events back. */
  readonly retries: number;
  /** Message of the exception that did so last. */
  readonly lastError: string | null;
  /** Replay Id of the last event that need not come again; null while none was set. */
  resumeCheckpoint: string | null;
  /** Replay Ids of the events of this delivery. */
  readonly replayIds: readonly string[];
}

const DELIVERY = Symbol('event delivery');

export function setEventDelivery(transaction: Transaction, delivery: EventDelivery): void {
  transaction.slots.set(DELIVERY, delivery);
}

/** null outside of triggers of platform events. */
export function eventDelivery(transaction: Transaction): EventDelivery | null {
  return (transaction.slots.get(DELIVERY) as EventDelivery | undefined) ?? null;
}
