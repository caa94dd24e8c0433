/**
 * Products of opportunities: prices follow from the price book entry, quantity and discount; the first one gives the opportunity its
 * price book. Sums go to the opportunity as roll-ups do, see `../rollups/lineItemTotals.ts`.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
import { textOf, valueOf } from '../../access/rowReader.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { changeRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { decimalOf, isGiven, setField } from './draftFields.ts';
import { checkEntry, entryOf, LINE_ITEM_TEXTS, ownerOf, takeFromEntry } from './lineItems.ts';

const HUNDRED = ApexDecimal.fromInteger(100);
const ONE = ApexDecimal.one;

function set({ object }: SaveStep, item: SaveItem, name: string, value: StoredValue): void {
  setField(object, item, name, value);
}

function isPriceGiven(object: ObjectSchema, item: SaveItem, name: string): boolean {
  return decimalOf(object, item.draft, name) !== null && isGiven(object, item, name);
}

/** Unit price × quantity, less the discount; or the unit price from the total that was given. */
function derivePrices(step: SaveStep, item: SaveItem): void {
  const { object } = step;
  const quantity = decimalOf(object, item.draft, 'Quantity');
  if (quantity === null || quantity.compare(ApexDecimal.zero) === 0) return;
  const discount = decimalOf(object, item.draft, 'Discount') ?? ApexDecimal.zero;
  const share = ONE.subtract(discount.divide(HUNDRED));
  const total = decimalOf(object, item.draft, 'TotalPrice');
  if (
    isPriceGiven(step.object, item, 'TotalPrice') &&
    !isPriceGiven(step.object, item, 'UnitPrice') &&
    total !== null
  ) {
    if (share.compare(ApexDecimal.zero) === 0) return;
    set(step, item, 'UnitPrice', total.divide(quantity.multiply(share)).setScale(2, 'HALF_UP'));
  }
  const unit = decimalOf(object, item.draft, 'UnitPrice');
  if (unit === null) return;
  set(step, item, 'Subtotal', unit.multiply(quantity).setScale(2, 'HALF_UP'));
  if (!isPriceGiven(step.object, item, 'TotalPrice'))
    set(step, item, 'TotalPrice', unit.multiply(quantity).multiply(share).setScale(2, 'HALF_UP'));
}

function deriveNames(step: SaveStep, item: SaveItem): void {
  const entry = entryOf(step, item);
  if (entry === null || !item.isInsert) return;
  const deal = ownerOf(step, item);
  const dealName = deal === null ? '' : textOf(deal.object, deal.row, 'Name');
  set(step, item, 'Name', `${dealName} ${textOf(entry.object, entry.row, 'Name')}`);
  takeFromEntry(step, item, { ListPrice: 'UnitPrice', Product2Id: 'Product2Id', ProductCode: 'ProductCode' });
}

function check(step: SaveStep, item: SaveItem): void {
  const { object } = step;
  const quantity = decimalOf(object, item.draft, 'Quantity');
  if (quantity?.compare(ApexDecimal.zero) === 0)
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.zero, ['Quantity']);
  const unit = decimalOf(object, item.draft, 'UnitPrice');
  if (unit === null) addError(item, 'REQUIRED_FIELD_MISSING', LINE_ITEM_TEXTS.noPrice, ['TotalPrice']);
  checkEntry(step, item, true);
}

export const OpportunityLineItemBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) {
      if (isPriceGiven(step.object, item, 'UnitPrice') && isPriceGiven(step.object, item, 'TotalPrice'))
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.twoPrices, ['TotalPrice']);
      deriveNames(step, item);
      derivePrices(step, item);
    }
  },
  validate(step, items) {
    for (const item of items) check(step, item);
  },
  afterSave(step, items) {
    for (const item of items.filter(({ isInsert }) => isInsert)) {
      const entry = entryOf(step, item);
      const deal = ownerOf(step, item);
      if (entry === null || deal === null || textOf(deal.object, deal.row, 'Pricebook2Id') !== null) continue;
      const book = valueOf(entry.object, entry.row, 'Pricebook2Id');
      changeRow(step.transaction, deal.object, deal.row, { Pricebook2Id: book });
    }
  }
};
