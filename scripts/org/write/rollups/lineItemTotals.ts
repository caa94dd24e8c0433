/**
 * What products make of the opportunity, order or quote they belong to: amounts and quantities are their sums.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_quote.htm
 */
import { liveRows, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';

type Totals = Readonly<Record<string, StoredValue>>;

interface LineItems {
  readonly child: string;
  readonly lookup: string;
  readonly totals: (sum: (field: string) => ApexDecimal, count: number, master: ObjectSchema, row: Row) => Totals;
}

const HUNDRED = ApexDecimal.fromInteger(100);

/** By the record that has line items. */
const LINE_ITEMS: Readonly<Record<string, LineItems>> = {
  Opportunity: {
    child: 'OpportunityLineItem',
    lookup: 'OpportunityId',
    // Amounts of opportunities whose last product went are zero: see DIFFERENCES.md OL3.
    totals: (sum, count, opportunity, row): Totals =>
      count === 0 && valueOf(opportunity, row, 'HasOpportunityLineItem') !== true
        ? {}
        : {
            Amount: sum('TotalPrice'),
            TotalOpportunityQuantity: sum('Quantity'),
            HasOpportunityLineItem: count > 0
          }
  },
  Order: { child: 'OrderItem', lookup: 'OrderId', totals: (sum) => ({ TotalAmount: sum('TotalPrice') }) },
  Quote: {
    child: 'QuoteLineItem',
    lookup: 'QuoteId',
    totals: (sum, count) => {
      const [subtotal, total] = [sum('Subtotal'), sum('TotalPrice')];
      const discount = subtotal.signum === 0 ? null : HUNDRED.multiply(subtotal.subtract(total)).divide(subtotal);
      return {
        Subtotal: subtotal,
        TotalPrice: total,
        Discount: discount?.setScale(2, 'HALF_UP') ?? null,
        LineItemCount: count
      };
    }
  }
};

/** True for the lookup of a line item to the record whose totals it changes. */
export function isTotalled(child: ObjectSchema, lookup: string): boolean {
  return Object.values(LINE_ITEMS).some((each) => each.child === child.name.canonical && each.lookup === lookup);
}

export function lineItemTotals({ schema, store }: Transaction, master: ObjectSchema, row: Row): Totals {
  const items = LINE_ITEMS[master.name.canonical];
  if (items === undefined || schema.object(items.child) === undefined) return {};
  const child = requireObject(schema, items.child);
  const lines = [...liveRows(store, child, items.lookup, row[0] ?? null)];
  const sum = (field: string): ApexDecimal =>
    lines.reduce<ApexDecimal>((total, line) => {
      const value = valueOf(child, line, field);
      return value instanceof ApexDecimal ? total.add(value) : total;
    }, ApexDecimal.zero.setScale(2));
  return items.totals(sum, lines.length, master, row);
}
