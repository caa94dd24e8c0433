/** People: the name is put together from its parts. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contact.htm */
import { deriveFullName } from '../rowNames.ts';
import type { Behaviour } from './behaviour.ts';

export const ContactBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) deriveFullName(object, item.draft);
  }
};
