/** A converted lead is closed to changes. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_lead.htm */
import { isTrue } from '../../access/rowReader.ts';
import { CONVERTED_LEAD } from '../leads/convertedLead.ts';
import { deriveFullName } from '../rowNames.ts';
import { addError } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

export const LeadBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) deriveFullName(object, item.draft);
  },
  validate({ object }, items) {
    for (const item of items) {
      if (item.before !== null && isTrue(object, item.before, 'IsConverted'))
        addError(item, CONVERTED_LEAD.statusCode, CONVERTED_LEAD.message);
    }
  }
};
