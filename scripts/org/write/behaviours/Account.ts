/**
 * An account with opportunities that were won cannot be deleted; with the account go its partners and those of its opportunities.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
 */
import { idOf, isTrue, liveRows } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { nameOf } from '../rowNames.ts';
import { addError } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { checkNewOwner, followOwner } from './portalUsers.ts';
import { removeAllFromOpportunity, removeAllOfAccount } from './partnerRows.ts';

export const AccountBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) checkNewOwner(step, item);
  },
  afterSave(step, items) {
    for (const item of items) followOwner(step, item);
  },
  beforeDelete({ object, transaction }, items) {
    const opportunity = requireObject(transaction.schema, 'Opportunity');
    for (const item of items) {
      const accountId = item.id ?? '';
      const deals = [...liveRows(transaction.store, opportunity, 'AccountId', accountId)];
      const won = deals.filter((row) => isTrue(opportunity, row, 'IsWon')).map((row) => nameOf(opportunity, row));
      if (won.length > 0) {
        const message = `Your attempt to delete ${nameOf(object, item.before ?? [])} could not be completed because some opportunities in that account were closed won. The opportunities that could not be deleted are shown below.: ${won.join(', ')}\n`;
        addError(item, 'DELETE_FAILED', message);
        continue;
      }
      for (const deal of deals) removeAllFromOpportunity(transaction, idOf(deal), accountId);
      removeAllOfAccount(transaction, accountId);
    }
  }
};
