/**
 * Tells publishers what became of their events, as the Automated Process user in a transaction of its own.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_callbacks.htm
 */
import { LibraryInstance } from '../apex/lib/interfaceCalls.ts';
import { callMethodNamed, derivesFrom } from '../apex/values/apexObject.ts';
import type { ApexObject } from '../apex/values/apexObject.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { Org } from '../engine/org.ts';
import type { RunningJob } from '../transaction/runningJob.ts';
import type { PublishedEvent } from './eventMessages.ts';
import { runJobTransaction } from './jobTransaction.ts';
import type { JobOutcome } from './jobTransaction.ts';

export type PublishOutcome = 'Success' | 'Failure';

export interface CallbackRun {
  readonly userId: string;
  readonly shared: ReadonlyMap<symbol, unknown>;
}

/** One call for each callback object, with all of its events. */
export function callBack(
  org: Org,
  outcome: PublishOutcome,
  events: readonly PublishedEvent[],
  { userId, shared }: CallbackRun
): readonly JobOutcome[] {
  const byCallback = Map.groupBy(
    events.filter(({ callback }) => callback !== null),
    ({ callback }) => callback as ApexObject
  );
  const wanted = RuntimeType.of(`EventBus.EventPublish${outcome}Callback`);
  return [...byCallback]
    .filter(([callback]) => derivesFrom(callback.apexClass, wanted))
    .map(([callback, own]) => {
      const uuids = new ApexList(
        RuntimeType.listOfString,
        own.map(({ uuid }) => uuid)
      );
      const result = new LibraryInstance(`EventBus.${outcome}Result`, { geteventuuids: () => uuids });
      const [{ isTest, debug } = { isTest: false, debug: () => undefined }] = own;
      const quiddity = 'PLATFORM_EVENT_PUBLISH_CALLBACK';
      return runJobTransaction(
        org,
        { userId, quiddity, profile: 'synchronous', isTest, debug, statics: null, shared, running: RUNNING },
        () => callMethodNamed(callback, `on${outcome.toLowerCase()}`, [result])
      );
    });
}

const RUNNING: RunningJob = {
  stage: 'eventTrigger',
  jobId: null,
  depth: 0,
  maximumDepth: null,
  delayMinutes: 0,
  retries: 0,
  allowsCallouts: false,
  finalizer: null
};
