/**
 * What the products of an opportunity make of it: its amount and quantity are their sums.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 */
import { liveRows, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';

/** Amounts of an opportunity whose last product went are zero: see DIFFERENCES.md OL3. */
export function lineItemTotals(
  { schema, store }: Transaction,
  opportunity: ObjectSchema,
  row: Row
): Readonly<Record<string, StoredValue>> {
  const lineItem = requireObject(schema, 'OpportunityLineItem');
  const lines = [...liveRows(store, lineItem, 'OpportunityId', row[0] ?? null)];
  if (lines.length === 0 && valueOf(opportunity, row, 'HasOpportunityLineItem') !== true) return {};
  const sum = (field: string): ApexDecimal =>
    lines.reduce<ApexDecimal>((total, line) => {
      const value = valueOf(lineItem, line, field);
      return value instanceof ApexDecimal ? total.add(value) : total;
    }, ApexDecimal.zero.setScale(2));
  return {
    Amount: sum('TotalPrice'),
    TotalOpportunityQuantity: sum('Quantity'),
    HasOpportunityLineItem: lines.length > 0
  };
}
