/**
 * A product has a price in the standard price book before it has one in another; each price book has it once.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_pricebookentry.htm
 */
import { idOf, isTrue, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { Row } from '../../data/store.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** The documents state the rules; see DIFFERENCES.md OL1. */
export const PRICE_TEXTS = {
  noStandardPrice: 'Before creating a custom price, create a standard price.',
  duplicate: 'This price definition already exists in this price book',
  standardOfItself: 'An entry of the standard price book cannot use the standard price'
} as const;

function isStandardBook({ transaction }: SaveStep, id: string | null): boolean {
  const book = requireObject(transaction.schema, 'Pricebook2');
  const row = id === null ? undefined : transaction.store.get(book, id);
  return row !== undefined && isTrue(book, row, 'IsStandard');
}

function entriesOfProduct({ object, transaction }: SaveStep, draft: Row): readonly Row[] {
  const currency = valueOf(object, draft, 'CurrencyIsoCode');
  return [...liveRows(transaction.store, object, 'Product2Id', valueOf(object, draft, 'Product2Id'))].filter(
    (row) => valueOf(object, row, 'CurrencyIsoCode') === currency
  );
}

function check(step: SaveStep, item: SaveItem, earlier: readonly SaveItem[]): void {
  const { object } = step;
  const bookOf = (row: Row): string | null => textOf(object, row, 'Pricebook2Id');
  const inStatement = earlier
    .filter((each) =>
      ['Product2Id', 'CurrencyIsoCode'].every(
        (name) => textOf(object, each.draft, name) === textOf(object, item.draft, name)
      )
    )
    .map(({ draft }) => draft);
  const others = [...entriesOfProduct(step, item.draft), ...inStatement].filter((row) => idOf(row) !== item.id);
  const isStandard = isStandardBook(step, bookOf(item.draft));
  if (others.some((row) => bookOf(row) === bookOf(item.draft)))
    addError(item, 'DUPLICATE_VALUE', PRICE_TEXTS.duplicate);
  if (isStandard && isTrue(object, item.draft, 'UseStandardPrice'))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', PRICE_TEXTS.standardOfItself, ['UseStandardPrice']);
  if (!isStandard && !others.some((row) => isStandardBook(step, bookOf(row))))
    addError(item, 'STANDARD_PRICE_NOT_DEFINED', PRICE_TEXTS.noStandardPrice);
}

export const PricebookEntryBehaviour: Behaviour = {
  derive(step, items) {
    const { object, transaction } = step;
    const product = requireObject(transaction.schema, 'Product2');
    for (const { draft } of items) {
      const row = transaction.store.get(product, textOf(object, draft, 'Product2Id') ?? '');
      for (const name of ['Name', 'ProductCode']) {
        const slot = object.field(name)?.slot;
        if (row !== undefined && slot !== undefined) draft[slot] = valueOf(product, row, name);
      }
      if (!isTrue(object, draft, 'UseStandardPrice')) continue;
      const standard = entriesOfProduct(step, draft).find((each) =>
        isStandardBook(step, textOf(object, each, 'Pricebook2Id'))
      );
      const price = object.field('UnitPrice')?.slot;
      if (standard !== undefined && price !== undefined) draft[price] = standard[price] ?? null;
    }
  },
  validate(step, items) {
    items.forEach((item, index) => {
      if (item.isInsert) check(step, item, items.slice(0, index));
    });
  }
};
