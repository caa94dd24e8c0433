/**
 * Products of opportunities: prices follow from the price book entry, quantity and discount; the first one gives the opportunity its
 * price book. Sums go to the opportunity as roll-ups do, see `../rollups/lineItemTotals.ts`.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
import { isTrue, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { changeRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** The documents state the rules; see DIFFERENCES.md OL2. */
export const LINE_ITEM_TEXTS = {
  noPrice: 'Required fields are missing: [TotalPrice]',
  twoPrices: 'field integrity exception: TotalPrice (Specify either UnitPrice or TotalPrice, not both)',
  zero: 'field integrity exception: Quantity (Quantity must be nonzero)',
  otherBook:
    'field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the opportunity)',
  otherCurrency:
    'field integrity exception: PricebookEntryId (pricebook entry currency code does not match opportunity currency code)',
  inactive: 'field integrity exception: PricebookEntryId (pricebook entry is inactive)'
} as const;

const HUNDRED = ApexDecimal.fromInteger(100);
const ONE = ApexDecimal.one;

function decimalOf(object: ObjectSchema, row: Row, field: string): ApexDecimal | null {
  const value = valueOf(object, row, field);
  return value instanceof ApexDecimal ? value : null;
}

function set({ object }: SaveStep, item: SaveItem, name: string, value: StoredValue): void {
  const slot = object.field(name)?.slot;
  if (slot !== undefined) item.draft[slot] = value;
}

function isGiven({ object }: SaveStep, item: SaveItem, name: string): boolean {
  const value = decimalOf(object, item.draft, name);
  const slot = object.field(name)?.slot ?? -1;
  if (value === null || !item.written.has(slot)) return false;
  const before = item.before === null ? null : decimalOf(object, item.before, name);
  return before === null || before.compare(value) !== 0;
}

function entryOf({ object, transaction }: SaveStep, item: SaveItem): { entry: ObjectSchema; row: Row } | null {
  const entry = requireObject(transaction.schema, 'PricebookEntry');
  const row = transaction.store.get(entry, textOf(object, item.draft, 'PricebookEntryId') ?? '');
  return row === undefined ? null : { entry, row };
}

/** Unit price × quantity, less the discount; or the unit price from the total that was given. */
function derivePrices(step: SaveStep, item: SaveItem): void {
  const { object } = step;
  const quantity = decimalOf(object, item.draft, 'Quantity');
  if (quantity === null || quantity.compare(ApexDecimal.zero) === 0) return;
  const discount = decimalOf(object, item.draft, 'Discount') ?? ApexDecimal.zero;
  const share = ONE.subtract(discount.divide(HUNDRED));
  const total = decimalOf(object, item.draft, 'TotalPrice');
  if (isGiven(step, item, 'TotalPrice') && !isGiven(step, item, 'UnitPrice') && total !== null) {
    if (share.compare(ApexDecimal.zero) === 0) return;
    set(step, item, 'UnitPrice', total.divide(quantity.multiply(share)).setScale(2, 'HALF_UP'));
  }
  const unit = decimalOf(object, item.draft, 'UnitPrice');
  if (unit === null) return;
  set(step, item, 'Subtotal', unit.multiply(quantity).setScale(2, 'HALF_UP'));
  if (!isGiven(step, item, 'TotalPrice'))
    set(step, item, 'TotalPrice', unit.multiply(quantity).multiply(share).setScale(2, 'HALF_UP'));
}

function deriveNames(step: SaveStep, item: SaveItem): void {
  const found = entryOf(step, item);
  if (found === null || !item.isInsert) return;
  const { object, transaction } = step;
  const { entry, row } = found;
  const opportunity = requireObject(transaction.schema, 'Opportunity');
  const deal = transaction.store.get(opportunity, textOf(object, item.draft, 'OpportunityId') ?? '');
  const dealName = deal === undefined ? '' : textOf(opportunity, deal, 'Name');
  set(step, item, 'Name', `${dealName} ${textOf(entry, row, 'Name')}`);
  set(step, item, 'ListPrice', valueOf(entry, row, 'UnitPrice'));
  set(step, item, 'Product2Id', valueOf(entry, row, 'Product2Id'));
  set(step, item, 'ProductCode', valueOf(entry, row, 'ProductCode'));
}

function check(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const quantity = decimalOf(object, item.draft, 'Quantity');
  if (quantity?.compare(ApexDecimal.zero) === 0)
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.zero, ['Quantity']);
  const unit = decimalOf(object, item.draft, 'UnitPrice');
  if (unit === null) addError(item, 'REQUIRED_FIELD_MISSING', LINE_ITEM_TEXTS.noPrice, ['TotalPrice']);
  const found = entryOf(step, item);
  if (!item.isInsert || found === null) return;
  const opportunity = requireObject(transaction.schema, 'Opportunity');
  const deal = transaction.store.get(opportunity, textOf(object, item.draft, 'OpportunityId') ?? '');
  const book = deal === undefined ? null : textOf(opportunity, deal, 'Pricebook2Id');
  if (book !== null && book !== textOf(found.entry, found.row, 'Pricebook2Id'))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.otherBook, ['PricebookEntryId']);
  if (textOf(found.entry, found.row, 'CurrencyIsoCode') !== textOf(object, item.draft, 'CurrencyIsoCode'))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.otherCurrency, ['PricebookEntryId']);
  if (!isTrue(found.entry, found.row, 'IsActive'))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.inactive, ['PricebookEntryId']);
}

export const OpportunityLineItemBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) {
      if (isGiven(step, item, 'UnitPrice') && isGiven(step, item, 'TotalPrice'))
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', LINE_ITEM_TEXTS.twoPrices, ['TotalPrice']);
      deriveNames(step, item);
      derivePrices(step, item);
    }
  },
  validate(step, items) {
    for (const item of items) check(step, item);
  },
  afterSave(step, items) {
    const { object, transaction } = step;
    const opportunity = requireObject(transaction.schema, 'Opportunity');
    for (const item of items.filter(({ isInsert }) => isInsert)) {
      const found = entryOf(step, item);
      const deal = transaction.store.get(opportunity, textOf(object, item.draft, 'OpportunityId') ?? '');
      if (found === null || deal === undefined || textOf(opportunity, deal, 'Pricebook2Id') !== null) continue;
      changeRow(transaction, opportunity, deal, { Pricebook2Id: valueOf(found.entry, found.row, 'Pricebook2Id') });
    }
  }
};
