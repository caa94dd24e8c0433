/** Public groups and queues. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm */
import { textOf } from '../../access/rowReader.ts';
import { developerNameOf } from '../developerName.ts';
import { addError } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** Kinds that code may create; the platform keeps the others itself. */
const CREATEABLE_TYPES: ReadonlySet<string> = new Set(['Regular', 'Queue']);

export const GroupBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const type = object.field('Type');
      const developerName = object.field('DeveloperName');
      if (type !== undefined) item.draft[type.slot] ??= 'Regular';
      if (developerName !== undefined)
        item.draft[developerName.slot] ??= developerNameOf(textOf(object, item.draft, 'Name') ?? '');
    }
  },
  validate({ object }, items) {
    for (const item of items) {
      const type = textOf(object, item.draft, 'Type') ?? '';
      if (!CREATEABLE_TYPES.has(type))
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', `Groups of the type ${type} cannot be written`, ['Type']);
    }
  }
};
