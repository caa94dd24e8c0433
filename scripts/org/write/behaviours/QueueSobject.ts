/** Which objects' records a queue may own. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_queuesobject.htm */
import { idOf, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

export const QUEUE_TEXTS = {
  queue: 'only queues own records',
  object: (name: string): string => `records of ${name} cannot be owned by a queue`,
  twice: (id: string): string => `duplicate value found: SobjectType duplicates value on record with id: ${id}`
} as const;

function check({ object, transaction }: SaveStep, item: SaveItem, seen: Set<string>): void {
  const { schema, store } = transaction;
  const group = requireObject(schema, 'Group');
  const queueId = textOf(object, item.draft, 'QueueId') ?? '';
  const row = store.get(group, queueId);
  if (row === undefined || textOf(group, row, 'Type') !== 'Queue') {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', QUEUE_TEXTS.queue, ['QueueId']);
    return;
  }
  const name = textOf(object, item.draft, 'SobjectType') ?? '';
  if (schema.object(name)?.field('OwnerId')?.reference?.to.includes('Group') !== true) {
    addError(item, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', QUEUE_TEXTS.object(name), ['SobjectType']);
    return;
  }
  const twin = [...liveRows(store, object, 'QueueId', queueId)].find(
    (each) => idOf(each) !== item.id && textOf(object, each, 'SobjectType') === name
  );
  if (twin !== undefined || seen.has(`${queueId}|${name}`)) {
    const id = twin === undefined ? '<unknown>' : idOf(twin).slice(0, 15);
    addError(item, 'DUPLICATE_VALUE', QUEUE_TEXTS.twice(id), ['SobjectType']);
  }
  seen.add(`${queueId}|${name}`);
}

export const QueueSobjectBehaviour: Behaviour = {
  derive({ object, transaction }, items) {
    const field = object.field('SobjectType');
    for (const item of items) {
      const name = textOf(object, item.draft, 'SobjectType');
      if (field !== undefined && name !== null)
        item.draft[field.slot] = transaction.schema.object(name)?.name.canonical ?? name;
    }
  },
  validate(step, items) {
    const seen = new Set<string>();
    for (const item of items) check(step, item, seen);
  }
};
