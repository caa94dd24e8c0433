/** The bus of one org: events that wait for delivery, and what each trigger has still to see of them. */
import { currentTransaction, hasTransaction } from '../transaction/transaction.ts';
import type { Org } from '../engine/org.ts';
import { findProcessUser } from './automatedProcess.ts';
import { deliverOnce } from './deliverEvents.ts';
import type { Backlog } from './deliverEvents.ts';
import type { PublishedEvent } from './eventMessages.ts';
import { callBack } from './publishCallbacks.ts';
import type { PublishOutcome } from './publishCallbacks.ts';
import { sharedState } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';

export interface BusState {
  readonly events: readonly PublishedEvent[];
  readonly backlogs: ReadonlyMap<string, Backlog>;
  /** Names of the triggers that get no more events. */
  readonly stopped: ReadonlySet<string>;
  readonly lastReplayId: number;
}

export const EMPTY_BUS: BusState = { events: [], backlogs: new Map(), stopped: new Set(), lastReplayId: 0 };

export class EventBus {
  state: BusState = EMPTY_BUS;
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  nextReplayId(): number {
    const lastReplayId = this.state.lastReplayId + 1;
    this.state = { ...this.state, lastReplayId };
    return lastReplayId;
  }

  add(events: readonly PublishedEvent[]): void {
    if (events.length > 0) this.state = { ...this.state, events: [...this.state.events, ...events] };
  }

  get isEmpty(): boolean {
    return this.state.events.length === 0 && this.state.backlogs.size === 0;
  }

  /**
   * Delivers what waits now; events that triggers publish meanwhile wait for the next call. Events that a trigger wants again come
   * again at once (`untilSeen`), or with the next call, as in tests.
   */
  deliver({ untilSeen }: { readonly untilSeen: boolean }): readonly JobOutcome[] {
    const published = this.state.events;
    this.distribute();
    const failures = [...this.tell('Success', published)].filter(({ error }) => error !== null);
    for (const trigger of [...this.state.backlogs.keys()]) {
      do {
        const outcome = this.step(trigger);
        if (outcome.error !== null) failures.push(outcome);
      } while (this.mustGoOn(trigger, untilSeen));
    }
    return failures;
  }

  /** Drops what waits and tells its publishers. */
  fail(): readonly JobOutcome[] {
    const { events } = this.state;
    this.state = { ...this.state, events: [] };
    return this.tell('Failure', events);
  }

  private tell(outcome: PublishOutcome, events: readonly PublishedEvent[]): readonly JobOutcome[] {
    if (events.every(({ callback }) => callback === null)) return [];
    return callBack(this.org, outcome, events, { userId: findProcessUser(this.org), shared: this.shared() });
  }

  private shared(): ReadonlyMap<symbol, unknown> {
    return hasTransaction() ? sharedState(currentTransaction()) : new Map<symbol, unknown>();
  }

  /** More events than one batch holds, or than the trigger has let pass its checkpoint, come in the same delivery. */
  private mustGoOn(trigger: string, untilSeen: boolean): boolean {
    const backlog = this.state.backlogs.get(trigger);
    return backlog !== undefined && (untilSeen || backlog.retries === 0);
  }

  /** Hands the waiting events to the triggers on their objects, in the order in which they were published. */
  private distribute(): void {
    const backlogs = new Map(this.state.backlogs);
    const events = [...this.state.events].sort((a, b) => a.replayId - b.replayId);
    for (const event of events) {
      for (const { name } of this.handlesFor(event.object.name.canonical)) {
        if (this.state.stopped.has(name)) continue;
        const backlog = backlogs.get(name) ?? { events: [], retries: 0, lastError: null };
        backlogs.set(name, { ...backlog, events: [...backlog.events, event] });
      }
    }
    this.state = { ...this.state, events: [], backlogs };
  }

  private step(trigger: string): JobOutcome {
    const backlog = this.state.backlogs.get(trigger);
    const object = backlog?.events[0]?.object.name.canonical;
    const handle = object === undefined ? undefined : this.handlesFor(object).find(({ name }) => name === trigger);
    if (backlog === undefined || handle === undefined) throw new Error(`${trigger} has no events to see.`);
    const result = deliverOnce(this.org, { handle, userId: findProcessUser(this.org), shared: this.shared() }, backlog);
    const backlogs = new Map(this.state.backlogs);
    if (result.backlog.events.length === 0) backlogs.delete(trigger);
    else backlogs.set(trigger, result.backlog);
    const stopped = result.isStopped ? new Set([...this.state.stopped, trigger]) : this.state.stopped;
    this.state = { ...this.state, backlogs, stopped };
    return result.outcome;
  }

  private handlesFor(object: string): ReturnType<Org['triggers']['triggersFor']> {
    return this.org.triggers.triggersFor(object, 'AFTER_INSERT');
  }
}
