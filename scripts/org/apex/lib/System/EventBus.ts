import type { WriteResult } from '../../../write/contract.ts';
import type { ApexList } from '../../values/apexList.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { required } from '../arguments.ts';
import { resultList, ResultValue } from '../Database/results.ts';
import { defineType } from '../library.ts';
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
