/** Public groups and queues. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm */
import { textOf } from '../../access/rowReader.ts';
import { developerNameOf } from '../developerName.ts';
import { addError } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** Kinds that code may create; the platform keeps the others itself. */
const CREATEABLE_TYPES: ReadonlySet<string> = new Set(['Regular', 'Queue']);

const unwriteable = (type: string): string => `Groups of the type ${type} cannot be written`;

export const GroupBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const type = object.field('Type');
      const developerName = object.field('DeveloperName');
      if (type !== undefined) item.draft[type.slot] ??= 'Regular';
      if (developerName !== undefined)
        item.draft[developerName.slot] ??= developerNameOf(textOf(object, item.draft, 'Name') ?? '');
      const bosses = object.field('DoesIncludeBosses');
      if (bosses !== undefined && item.isInsert && !item.written.has(bosses.slot))
        item.draft[bosses.slot] = textOf(object, item.draft, 'Type') === 'Regular';
    }
  },
  validate({ object }, items) {
    for (const item of items) {
      const type = textOf(object, item.before === null ? item.draft : item.before, 'Type') ?? '';
      if (!CREATEABLE_TYPES.has(type)) addError(item, 'FIELD_INTEGRITY_EXCEPTION', unwriteable(type), ['Type']);
    }
  },
  beforeDelete({ object }, items) {
    for (const item of items) {
      const type = textOf(object, item.before ?? [], 'Type') ?? '';
      if (!CREATEABLE_TYPES.has(type)) addError(item, 'DELETE_FAILED', unwriteable(type));
    }
  }
};
