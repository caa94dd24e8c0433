/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountpartner.htm */
import { isLive } from '../deletionPlan.ts';
import type { Behaviour } from './behaviour.ts';
import { checkOnAccount, checkRole, draftText } from './partnerRules.ts';
import { completeAccountPartner, removeFromAccount } from './partnerRows.ts';

export const AccountPartnerBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) checkRole(step, item);
    checkOnAccount(step, items);
  },
  afterSave({ transaction, object }, items) {
    for (const item of items) {
      completeAccountPartner(transaction, item.id ?? '', {
        fromId: draftText(object, item, 'AccountFromId') ?? '',
        toId: draftText(object, item, 'AccountToId') ?? '',
        role: draftText(object, item, 'Role'),
        opportunityId: draftText(object, item, 'OpportunityId')
      });
    }
  },
  beforeDelete({ transaction, object }, items) {
    for (const item of items) {
      const row = transaction.store.get(object, item.id ?? '');
      if (isLive(object, row)) removeFromAccount(transaction, row);
    }
  }
};
