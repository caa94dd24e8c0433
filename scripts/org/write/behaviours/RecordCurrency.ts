/**
 * The currency of a record in an org with several: the one its parent has where nobody may choose it, otherwise the user's.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
import { textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { CURRENCY_FIELD } from '../../currency/conversion.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** Lookup to the record whose currency the row has. */
const PARENTS: Readonly<Record<string, string>> = {
  OpportunityLineItem: 'OpportunityId',
  OrderItem: 'OrderId',
  Quote: 'OpportunityId',
  QuoteLineItem: 'QuoteId'
};

export function hasCurrency(object: ObjectSchema): boolean {
  return object.field(CURRENCY_FIELD) !== undefined;
}

export const RecordCurrencyBehaviour: Behaviour = {
  derive(step, items) {
    const field = step.object.field(CURRENCY_FIELD);
    if (field === undefined) return;
    for (const item of items) {
      item.draft[field.slot] ??=
        item.before?.[field.slot] ?? parentCurrency(step, item) ?? step.transaction.user.currency;
    }
  }
};

function parentCurrency({ object, transaction }: SaveStep, item: SaveItem): string | null {
  const lookup = object.field(PARENTS[object.name.canonical] ?? '');
  const parentId = lookup === undefined ? null : textOf(object, item.draft, lookup.name.canonical);
  if (parentId === null || lookup === undefined) return null;
  const parent = requireObject(transaction.schema, lookup.reference?.to[0] ?? '');
  const row = transaction.store.get(parent, parentId);
  return row === undefined ? null : textOf(parent, row, CURRENCY_FIELD);
}
