/**
 * The value of one roll-up summary field of one master (P94); amounts are summed up in the currency of the master.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm
 */
import { liveRows, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { convertOfRow, currencyOf, hasSeveralCurrencies } from '../../currency/conversion.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { FieldSchema, ObjectSchema, RollUpSummary } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { compareStored, fits } from '../filterConditions.ts';
import { withFormulas } from '../ruleEvaluator.ts';

/** Of a master without details: see DIFFERENCES.md RU2. */
export function emptySummary(field: FieldSchema, { operation }: RollUpSummary): StoredValue {
  return operation === 'count' || operation === 'sum' ? ApexDecimal.zero.setScale(field.scale) : null;
}

export function computeSummary(
  transaction: Transaction,
  master: ObjectSchema,
  masterRow: Row,
  field: FieldSchema,
  summary: RollUpSummary
): StoredValue {
  const { schema, store } = transaction;
  const child = requireObject(schema, summary.childObject);
  const rows = Array.from(liveRows(store, child, summary.foreignKey, masterRow[0] ?? null), (row) =>
    withFormulas(child, row, transaction)
  ).filter((row) =>
    // Text is compared without case: see DIFFERENCES.md RU3.
    summary.filters.every(({ field: name, operation, value }) => fits(valueOf(child, row, name), operation, value))
  );
  if (summary.operation === 'count') return ApexDecimal.fromInteger(rows.length).setScale(field.scale);
  const valueIn = (row: Row): StoredValue => valueOf(child, row, summary.summarizedField ?? '');
  const isConverted = field.type === 'currency' && hasSeveralCurrencies(schema);
  const currency = isConverted ? currencyOf(transaction, master, masterRow) : '';
  const values = rows.flatMap(
    (row) => (isConverted ? convertOfRow(transaction, child, row, valueIn(row), currency) : valueIn(row)) ?? []
  );
  if (summary.operation === 'sum') return sum(values).setScale(field.scale, 'HALF_UP');
  const sign = summary.operation === 'max' ? 1 : -1;
  const best = values.reduce<StoredValue>(
    (best, value) => (best === null || sign * compareStored(value, best) > 0 ? value : best),
    null
  );
  return isConverted && best instanceof ApexDecimal ? best.setScale(field.scale, 'HALF_UP') : best;
}

function sum(values: readonly StoredValue[]): ApexDecimal {
  return values.reduce<ApexDecimal>((total, value) => {
    if (value instanceof ApexDecimal) return total.add(value);
    return typeof value === 'number' ? total.add(ApexDecimal.fromInteger(value)) : total;
  }, ApexDecimal.zero);
}
