/**
 * Partner is either a partner on an opportunity or one on an account; its rows are those of OpportunityPartner and AccountPartner.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_partner.htm
 */
import { isTrue, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { isLive } from '../deletionPlan.ts';
import { addRow } from '../rowChanges.ts';
import { addError, isSound } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { checkOnAccount, checkOnOpportunity, checkRole, draftText } from './partnerRules.ts';
import {
  completeAccountPartner,
  completeOpportunityPartner,
  customerOf,
  demoteOthers,
  removeFromAccount,
  removeFromOpportunity
} from './partnerRows.ts';

function isOnOpportunity({ object }: SaveStep, item: SaveItem): boolean {
  return draftText(object, item, 'OpportunityId') !== null;
}

/** The row was stored as Partner; its real row takes over the Id, and the image is made anew from it. */
function storeRealRow({ transaction, object }: SaveStep, item: SaveItem): void {
  const id = item.id ?? '';
  const values = {
    Id: id,
    AccountToId: draftText(object, item, 'AccountToId'),
    Role: draftText(object, item, 'Role'),
    IsPrimary: isTrue(object, item.draft, 'IsPrimary')
  };
  const toId = values.AccountToId ?? '';
  const opportunityId = draftText(object, item, 'OpportunityId');
  if (opportunityId === null) {
    const fromId = draftText(object, item, 'AccountFromId') ?? '';
    addRow(transaction, requireObject(transaction.schema, 'AccountPartner'), { ...values, AccountFromId: fromId });
    completeAccountPartner(transaction, id, { fromId, toId, role: values.Role, opportunityId: null });
    return;
  }
  addRow(transaction, requireObject(transaction.schema, 'OpportunityPartner'), {
    ...values,
    OpportunityId: opportunityId
  });
  completeOpportunityPartner(transaction, id, {
    opportunityId,
    customerId: customerOf(transaction, opportunityId),
    partnerId: toId,
    role: values.Role,
    hasReverse: true
  });
  if (values.IsPrimary) demoteOthers(transaction, opportunityId, id);
}

export const PartnerBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) {
      const hasAccount = draftText(step.object, item, 'AccountFromId') !== null;
      if (isOnOpportunity(step, item) && hasAccount)
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', 'Cannot specify both Opportunity and AccountFrom');
      else if (!isOnOpportunity(step, item) && !hasAccount) {
        addError(item, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [AccountFromId]', ['AccountFromId']);
      }
      checkRole(step, item);
    }
    const sound = items.filter(isSound);
    checkOnOpportunity(
      step,
      sound.filter((item) => isOnOpportunity(step, item))
    );
    checkOnAccount(
      step,
      sound.filter((item) => !isOnOpportunity(step, item))
    );
  },
  afterSave(step, items) {
    for (const item of items) storeRealRow(step, item);
  },
  beforeDelete({ transaction }, items) {
    const onOpportunity = requireObject(transaction.schema, 'OpportunityPartner');
    const onAccount = requireObject(transaction.schema, 'AccountPartner');
    for (const item of items) {
      const deal = transaction.store.get(onOpportunity, item.id ?? '');
      if (isLive(onOpportunity, deal)) {
        removeFromOpportunity(
          transaction,
          deal,
          customerOf(transaction, textOf(onOpportunity, deal, 'OpportunityId') ?? '')
        );
      }
      const account = transaction.store.get(onAccount, item.id ?? '');
      if (isLive(onAccount, account)) removeFromAccount(transaction, account);
    }
  }
};
