/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitypartner.htm */
import { isTrue, textOf } from '../../access/rowReader.ts';
import { isLive } from '../deletionPlan.ts';
import type { Behaviour } from './behaviour.ts';
import { PARTNER_POLICY } from './partnerPolicy.ts';
import { checkOnOpportunity, checkRole, draftText } from './partnerRules.ts';
import { completeOpportunityPartner, customerOf, demoteOthers, removeFromOpportunity } from './partnerRows.ts';

export const OpportunityPartnerBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) checkRole(step, item);
    checkOnOpportunity(step, items);
  },
  afterSave({ transaction, object }, items) {
    for (const item of items) {
      const opportunityId = draftText(object, item, 'OpportunityId') ?? '';
      completeOpportunityPartner(transaction, item.id ?? '', {
        opportunityId,
        customerId: customerOf(transaction, opportunityId),
        partnerId: draftText(object, item, 'AccountToId') ?? '',
        role: draftText(object, item, 'Role'),
        hasReverse: PARTNER_POLICY.directInsertCreatesReverseRow
      });
      if (isTrue(object, item.draft, 'IsPrimary')) demoteOthers(transaction, opportunityId, item.id ?? '');
    }
  },
  beforeDelete({ transaction, object }, items) {
    for (const item of items) {
      const row = transaction.store.get(object, item.id ?? '');
      if (!isLive(object, row)) continue;
      removeFromOpportunity(transaction, row, customerOf(transaction, textOf(object, row, 'OpportunityId') ?? ''));
    }
  }
};
