/**
 * Objects whose status says whether they are closed.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
 */
import { textOf } from '../../access/rowReader.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

function derive({ object, transaction }: SaveStep, item: SaveItem): void {
  const status = textOf(object, item.draft, 'Status');
  const value = object.field('Status')?.picklist?.values.find((each) => each.value === status);
  const isClosed = value?.attributes?.['isClosed'] === true;
  const flag = object.field('IsClosed');
  const closedDate = object.field('ClosedDate');
  if (flag === undefined) return;
  item.draft[flag.slot] = isClosed;
  if (closedDate === undefined) return;
  if (!isClosed) item.draft[closedDate.slot] = null;
  else item.draft[closedDate.slot] ??= new ApexDatetime(Math.floor(transaction.clock.now() / 1000) * 1000);
}

export const StatusFlagsBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item);
  }
};
