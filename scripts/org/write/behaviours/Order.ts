/**
 * Orders start as drafts; activating one takes a product. Their amount is the sum of their products, see `../rollups/lineItemTotals.ts`.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm
 */
import { liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { Row } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isChanged, setField } from './draftFields.ts';

/** The documents state the rules without their texts; see DIFFERENCES.md SO4. */
export const ORDER_TEXTS = {
  notDraft: 'An order must be created as a draft',
  noProducts: 'An order must have at least one product',
  bookOfProducts: 'The price book of an order with products cannot be changed',
  activated: 'Activated orders cannot be deleted'
} as const;

const ACTIVATED = 'Activated';

export function isActivated(object: ObjectSchema, row: Row): boolean {
  return textOf(object, row, 'StatusCode') === ACTIVATED;
}

function derive({ object, transaction }: SaveStep, item: SaveItem): void {
  const status = textOf(object, item.draft, 'Status');
  const value = object.field('Status')?.picklist?.values.find((each) => each.value === status);
  const code = value?.attributes?.['statusCode'];
  if (typeof code === 'string') setField(object, item, 'StatusCode', code);
  if (item.isInsert) setField(object, item, 'TotalAmount', ApexDecimal.zero.setScale(2));
  if (!isChanged(object, item, 'StatusCode') || item.isInsert) return;
  const isActive = isActivated(object, item.draft);
  const now = new ApexDatetime(Math.floor(transaction.clock.now() / 1000) * 1000);
  setField(object, item, 'ActivatedDate', isActive ? now : null);
  setField(object, item, 'ActivatedById', isActive ? transaction.user.id : null);
}

function hasProducts({ transaction }: SaveStep, item: SaveItem): boolean {
  const items = requireObject(transaction.schema, 'OrderItem');
  return [...liveRows(transaction.store, items, 'OrderId', item.id)].length > 0;
}

export const OrderBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item);
  },
  validate(step, items) {
    const { object } = step;
    for (const item of items) {
      const isActive = isActivated(object, item.draft);
      if (item.isInsert && isActive) addError(item, 'INVALID_STATUS', ORDER_TEXTS.notDraft, ['Status']);
      if (item.isInsert) continue;
      const becomesActive = isActive && isChanged(object, item, 'StatusCode');
      if (becomesActive && !hasProducts(step, item)) addError(item, 'FAILED_ACTIVATION', ORDER_TEXTS.noProducts);
      const book = valueOf(object, item.before ?? [], 'Pricebook2Id');
      if (book !== null && isChanged(object, item, 'Pricebook2Id') && hasProducts(step, item))
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', ORDER_TEXTS.bookOfProducts, ['Pricebook2Id']);
    }
  },
  beforeDelete({ object }, items) {
    for (const item of items)
      if (isActivated(object, item.before ?? [])) addError(item, 'DELETE_FAILED', ORDER_TEXTS.activated);
  }
};
