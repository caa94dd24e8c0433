/**
 * Products of orders: priced by the price book of the order, changed only while it is a draft.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_orderitem.htm
 */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { decimalOf, isChanged, setField } from './draftFields.ts';
import { checkEntry, LINE_ITEM_TEXTS, ownerOf, takeFromEntry } from './lineItems.ts';
import { isActivated } from './Order.ts';

/** The documents state the rules without their texts; see DIFFERENCES.md SO4. */
export const ORDER_ITEM_TEXTS = {
  noUnitPrice: 'Required fields are missing: [UnitPrice]',
  activated: 'Products of an activated order cannot be changed'
} as const;

/** Fields of a product that an activated order keeps. */
const KEPT = ['Quantity', 'UnitPrice', 'PricebookEntryId'];

function derive({ object }: SaveStep, item: SaveItem): void {
  const quantity = decimalOf(object, item.draft, 'Quantity');
  const unit = decimalOf(object, item.draft, 'UnitPrice');
  const total = quantity === null || unit === null ? null : unit.multiply(quantity).setScale(2, 'HALF_UP');
  setField(object, item, 'TotalPrice', total);
  setField(object, item, 'AvailableQuantity', quantity);
}

function isOfActivated(step: SaveStep, item: SaveItem): boolean {
  const order = ownerOf(step, { ...item, draft: [...(item.before ?? item.draft)] });
  return order !== null && isActivated(order.object, order.row);
}

export const OrderItemBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) {
      takeFromEntry(step, item, { ListPrice: 'UnitPrice', Product2Id: 'Product2Id' });
      derive(step, item);
    }
  },
  validate(step, items) {
    const { object } = step;
    for (const item of items) {
      if (decimalOf(object, item.draft, 'UnitPrice') === null)
        addError(item, 'REQUIRED_FIELD_MISSING', ORDER_ITEM_TEXTS.noUnitPrice, ['UnitPrice']);
      if (decimalOf(object, item.draft, 'Quantity')?.compare(ApexDecimal.zero) === 0)
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.zero, ['Quantity']);
      if (KEPT.some((name) => isChanged(object, item, name)) && isOfActivated(step, item))
        addError(item, 'INVALID_STATUS', ORDER_ITEM_TEXTS.activated);
      checkEntry(step, item, false);
    }
  },
  beforeDelete(step, items) {
    for (const item of items)
      if (isOfActivated(step, item)) addError(item, 'INVALID_STATUS', ORDER_ITEM_TEXTS.activated);
  }
};
