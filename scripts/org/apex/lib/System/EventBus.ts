import type { WriteResult } from '../../../write/contract.ts';
import type { ApexList } from '../../values/apexList.ts';
import { ApexObject, derivesFrom } from '../../values/apexObject.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { eventDelivery } from '../../../transaction/eventDelivery.ts';
import type { EventDelivery } from '../../../transaction/eventDelivery.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { resultList, ResultValue } from '../Database/results.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { services } from '../services.ts';

type Callback = ApexObject | null;

/** P96: what it counts against, and when subscribers run, is the publisher's affair. */
function publish(events: readonly (ApexSObject | null)[], callback: Callback): readonly WriteResult[] {
  return services().publishEvents(events.map(required), callback);
}

function publishOne(event: ApexSObject | null, callback: Callback = null): ResultValue {
  const [result] = publish([event], callback);
  if (result === undefined) throw new Error('One event has one result.');
  return new ResultValue('SaveResult', result);
}

function publishAll(events: ApexList | null, callback: Callback = null): ApexList {
  return resultList('SaveResult', publish(required(events).items as (ApexSObject | null)[], callback));
}

const CALLBACK_INTERFACES = ['EventBus.EventPublishSuccessCallback', 'EventBus.EventPublishFailureCallback'].map(
  (name) => RuntimeType.of(name)
);

/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_callbacks.htm */
function callbackOf(value: unknown): Callback {
  const isCallback =
    value instanceof ApexObject && CALLBACK_INTERFACES.some((type) => derivesFrom(value.apexClass, type));
  return isCallback
    ? value
    : throwApex('System.IllegalArgumentException', 'The callback must implement an interface for published events.');
}

export const EventBusType = defineType({
  name: 'System.EventBus',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_eventbus.htm',
  statics: {
    'Database.SaveResult publish(SObject event)': (event: ApexSObject | null) => publishOne(event),
    'List<Database.SaveResult> publish(List<SObject> events)': (events: ApexList | null) => publishAll(events),
    'Database.SaveResult publish(SObject event, Object callback)': (event: ApexSObject | null, callback: unknown) =>
      publishOne(event, callbackOf(callback)),
    'List<Database.SaveResult> publish(List<SObject> events, Object callback)': (
      events: ApexList | null,
      callback: unknown
    ) => publishAll(events, callbackOf(callback))
  },
  refused: { 'String getOperationId(Object result)': 'results of publishing have no operation of their own' }
});

class TestBrokerValue {
  readonly type = RuntimeType.of('EventBus.TestBroker');
}

/** What Test.getEventBus() gives. */
export const TEST_BROKER = new TestBrokerValue();

class TriggerContextValue {
  readonly type = RuntimeType.of('EventBus.TriggerContext');
  readonly delivery: EventDelivery;

  constructor(delivery: EventDelivery) {
    this.delivery = delivery;
  }
}

function currentContext(): TriggerContextValue {
  const delivery = eventDelivery(currentTransaction());
  if (delivery === null) {
    return throwApex('System.UnsupportedOperationException', 'Only triggers of platform events have an event context.');
  }
  return new TriggerContextValue(delivery);
}

/** Only events of the running delivery can be named. */
function setResumeCheckpoint({ delivery }: TriggerContextValue, replayId: string | null): void {
  if (!delivery.replayIds.includes(required(replayId))) {
    throwApex('EventBus.InvalidReplayIdException', `Replay Id ${replayId} is not valid.`);
  }
  delivery.resumeCheckpoint = replayId;
}

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

export const EVENT_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'EventBus.TestBroker',
    doc: `${REFERENCE}apex_class_eventbus_TestBroker.htm`,
    methods: {
      'void deliver()': () => services().deliverEvents(),
      'void fail()': () => services().failEvents()
    }
  }),
  defineType({
    name: 'EventBus.TriggerContext',
    doc: `${REFERENCE}apex_class_eventbus_TriggerContext.htm`,
    statics: { 'EventBus.TriggerContext currentContext()': currentContext },
    methods: {
      'String getResumeCheckpoint()': (self: TriggerContextValue) => self.delivery.resumeCheckpoint,
      'void setResumeCheckpoint(String replayId)': setResumeCheckpoint
    },
    properties: {
      'String lastError': (self: TriggerContextValue) => self.delivery.lastError,
      'Integer retries': (self: TriggerContextValue) => self.delivery.retries
    }
  }),
  ...(['Success', 'Failure'] as const).flatMap((outcome) => [
    defineType({
      name: `EventBus.EventPublish${outcome}Callback`,
      doc: `${REFERENCE}apex_interface_eventbus_EventPublish${outcome}Callback.htm`,
      kind: 'interface' as const,
      abstracts: [`void on${outcome}(EventBus.${outcome}Result result)`]
    }),
    defineType({
      name: `EventBus.${outcome}Result`,
      doc: `${REFERENCE}apex_class_eventbus_${outcome}Result.htm`,
      kind: 'interface' as const,
      abstracts: ['List<String> getEventUuids()']
    })
  ])
];
