import type { WriteResult } from '../../../write/contract.ts';
import type { ApexList } from '../../values/apexList.ts';
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

/** P96: what it counts against, and when subscribers run, is the publisher's affair. */
function publish(events: readonly ApexSObject[]): readonly WriteResult[] {
  return services().publishEvents(events);
}

function publishOne(event: ApexSObject | null): ResultValue {
  const [result] = publish([required(event)]);
  if (result === undefined) throw new Error('One event has one result.');
  return new ResultValue('SaveResult', result);
}

const CALLBACKS = 'publish callbacks are not delivered';

export const EventBusType = defineType({
  name: 'System.EventBus',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_EventBus.htm',
  statics: {
    'Database.SaveResult publish(SObject event)': publishOne,
    'List<Database.SaveResult> publish(List<SObject> events)': (events: ApexList | null) =>
      resultList('SaveResult', publish((required(events).items as (ApexSObject | null)[]).map(required)))
  },
  refused: {
    'Database.SaveResult publish(SObject event, Object callback)': CALLBACKS,
    'List<Database.SaveResult> publish(List<SObject> events, Object callback)': CALLBACKS,
    'String getOperationId(Object result)': CALLBACKS
  }
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
    methods: { 'void deliver()': () => services().deliverEvents() },
    refused: { 'void fail()': CALLBACKS }
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
  })
];
