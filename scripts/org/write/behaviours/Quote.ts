/**
 * Quotes take account and currency of their opportunity; their prices are sums of their line items, see `../rollups/lineItemTotals.ts`.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_quote.htm
 */
import { isTrue, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { numberOfRecord } from '../autoNumber.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { decimalOf, isChanged, setField } from './draftFields.ts';

const NUMBER_DIGITS = 8;
const ZERO = ApexDecimal.zero.setScale(2);

function derive({ object, transaction }: SaveStep, item: SaveItem): void {
  const opportunity = requireObject(transaction.schema, 'Opportunity');
  const deal = transaction.store.get(opportunity, textOf(object, item.draft, 'OpportunityId') ?? '');
  if (deal !== undefined) setField(object, item, 'AccountId', valueOf(opportunity, deal, 'AccountId'));
  if (item.isInsert) {
    setField(object, item, 'LineItemCount', 0);
    for (const name of ['Subtotal', 'TotalPrice']) setField(object, item, name, ZERO);
  }
  const amounts = ['TotalPrice', 'Tax', 'ShippingHandling'].map((name) => decimalOf(object, item.draft, name) ?? ZERO);
  setField(
    object,
    item,
    'GrandTotal',
    amounts.reduce((total, amount) => total.add(amount))
  );
}

export const QuoteBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item);
  },
  validate({ object }, items) {
    for (const item of items) {
      if (item.isInsert && item.id !== null)
        setField(object, item, 'QuoteNumber', numberOfRecord(item.id, NUMBER_DIGITS));
      if (isTrue(object, item.draft, 'IsSyncing') && isChanged(object, item, 'IsSyncing'))
        refuse('Syncing quotes', 'line items of quote and opportunity do not follow each other');
    }
  }
};
