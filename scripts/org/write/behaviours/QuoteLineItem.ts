/**
 * Line items of quotes: priced by the price book of the quote, less a discount.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_quotelineitem.htm
 */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { numberOfRecord } from '../autoNumber.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { decimalOf, setField } from './draftFields.ts';
import { checkEntry, LINE_ITEM_TEXTS, takeFromEntry } from './lineItems.ts';

const HUNDRED = ApexDecimal.fromInteger(100);
const NUMBER_DIGITS = 8;

function derive({ object }: SaveStep, item: SaveItem): void {
  const quantity = decimalOf(object, item.draft, 'Quantity');
  const unit = decimalOf(object, item.draft, 'UnitPrice');
  if (quantity === null || unit === null) return;
  const discount = decimalOf(object, item.draft, 'Discount') ?? ApexDecimal.zero;
  const subtotal = unit.multiply(quantity);
  setField(object, item, 'Subtotal', subtotal.setScale(2, 'HALF_UP'));
  const share = ApexDecimal.one.subtract(discount.divide(HUNDRED));
  setField(object, item, 'TotalPrice', subtotal.multiply(share).setScale(2, 'HALF_UP'));
}

export const QuoteLineItemBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) {
      takeFromEntry(step, item, { ListPrice: 'UnitPrice', Product2Id: 'Product2Id' });
      derive(step, item);
    }
  },
  validate(step, items) {
    for (const item of items) {
      if (item.isInsert && item.id !== null)
        setField(step.object, item, 'LineNumber', numberOfRecord(item.id, NUMBER_DIGITS));
      if (decimalOf(step.object, item.draft, 'Quantity')?.compare(ApexDecimal.zero) === 0)
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.zero, ['Quantity']);
      checkEntry(step, item, false);
    }
  }
};
