/**
 * What products of opportunities, orders and quotes have in common: a record they belong to and a price, both of one price book and one
 * currency.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
import { isTrue, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { Row } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import { setField } from './draftFields.ts';

export interface FoundRow {
  readonly object: ObjectSchema;
  readonly row: Row;
}

/** Lookup to the record a product belongs to, and its object. */
const OWNERS: Readonly<Record<string, readonly [lookup: string, object: string]>> = {
  OpportunityLineItem: ['OpportunityId', 'Opportunity'],
  OrderItem: ['OrderId', 'Order'],
  QuoteLineItem: ['QuoteId', 'Quote']
};

/** The documents state the rules; see DIFFERENCES.md OL2. */
export const LINE_ITEM_TEXTS = {
  noPrice: 'Required fields are missing: [TotalPrice]',
  twoPrices: 'field integrity exception: TotalPrice (Specify either UnitPrice or TotalPrice, not both)',
  zero: 'field integrity exception: Quantity (Quantity must be nonzero)',
  otherBook: (owner: string): string =>
    `field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the ${owner})`,
  otherCurrency: (owner: string): string =>
    `field integrity exception: PricebookEntryId (pricebook entry currency code does not match ${owner} currency code)`,
  inactive: 'field integrity exception: PricebookEntryId (pricebook entry is inactive)'
} as const;

function find({ object, transaction }: SaveStep, item: SaveItem, lookup: string, target: string): FoundRow | null {
  const found = requireObject(transaction.schema, target);
  const row = transaction.store.get(found, textOf(object, item.draft, lookup) ?? '');
  return row === undefined ? null : { object: found, row };
}

export function entryOf(step: SaveStep, item: SaveItem): FoundRow | null {
  return find(step, item, 'PricebookEntryId', 'PricebookEntry');
}

export function ownerOf(step: SaveStep, item: SaveItem): FoundRow | null {
  const owner = OWNERS[step.object.name.canonical];
  return owner === undefined ? null : find(step, item, ...owner);
}

/** @param names columns of the line item that take over those of the price book entry */
export function takeFromEntry(step: SaveStep, item: SaveItem, names: Readonly<Record<string, string>>): void {
  const entry = item.isInsert ? entryOf(step, item) : null;
  if (entry === null) return;
  for (const [name, source] of Object.entries(names))
    setField(step.object, item, name, valueOf(entry.object, entry.row, source));
}

/** Of a new product: the price is active, and of the price book and currency of the record it is added to. */
export function checkEntry(step: SaveStep, item: SaveItem, takesFirstBook: boolean): void {
  const entry = item.isInsert ? entryOf(step, item) : null;
  const owner = ownerOf(step, item);
  if (entry === null || owner === null) return;
  const refuse = (text: string): void => addError(item, 'FIELD_INTEGRITY_EXCEPTION', text, ['PricebookEntryId']);
  const name = owner.object.name.canonical.toLowerCase();
  const book = textOf(owner.object, owner.row, 'Pricebook2Id');
  if ((book !== null || !takesFirstBook) && book !== textOf(entry.object, entry.row, 'Pricebook2Id'))
    refuse(LINE_ITEM_TEXTS.otherBook(name));
  const currency = textOf(owner.object, owner.row, 'CurrencyIsoCode');
  if (textOf(entry.object, entry.row, 'CurrencyIsoCode') !== currency) refuse(LINE_ITEM_TEXTS.otherCurrency(name));
  if (!isTrue(entry.object, entry.row, 'IsActive')) refuse(LINE_ITEM_TEXTS.inactive);
}
