/** One contact of an opportunity is primary. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitycontactrole.htm */
import { idOf, isTrue, liveRows, textOf } from '../../access/rowReader.ts';
import { changeRow } from '../rowChanges.ts';
import type { Behaviour } from './behaviour.ts';

export const OpportunityContactRoleBehaviour: Behaviour = {
  afterSave({ object, transaction }, items) {
    for (const item of items) {
      if (!isTrue(object, item.draft, 'IsPrimary')) continue;
      for (const row of [
        ...liveRows(transaction.store, object, 'OpportunityId', textOf(object, item.draft, 'OpportunityId'))
      ]) {
        if (idOf(row) !== item.id && isTrue(object, row, 'IsPrimary'))
          changeRow(transaction, object, row, { IsPrimary: false });
      }
    }
  }
};
