/**
 * The value of one roll-up summary field of one master (P94); amounts are summed up in the currency of the master.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm
 */
import { liveRows, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { convertOfRow, currencyOf, hasSeveralCurrencies } from '../../currency/conversion.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { FieldSchema, ObjectSchema, RollUpFilter, RollUpSummary } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
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
  ).filter((row) => summary.filters.every((filter) => fits(child, row, filter)));
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
    (best, value) => (best === null || sign * compare(value, best) > 0 ? value : best),
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

function compare(left: StoredValue, right: StoredValue): number {
  if (left instanceof ApexDecimal && right instanceof ApexDecimal) return left.compare(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms - right.ms;
  return Number(left) - Number(right);
}

/** Text is compared without case: see DIFFERENCES.md RU3. */
function fits(child: ObjectSchema, row: Row, { field, operation, value }: RollUpFilter): boolean {
  const stored = valueOf(child, row, field);
  const wanted = value.split(',').map((each) => each.trim());
  const equal = (): boolean => wanted.some((each) => isEqual(stored, each));
  const text = String(stored ?? '').toLowerCase();
  const holds = (test: (part: string) => boolean): boolean =>
    stored !== null && wanted.some((each) => test(each.toLowerCase()));
  const order = (test: (difference: number) => boolean): boolean =>
    wanted.some((each) => {
      const difference = orderOf(stored, each);
      return difference !== null && test(difference);
    });
  switch (operation) {
    case 'equals':
      return equal();
    case 'notEqual':
      return !equal();
    case 'lessThan':
      return order((difference) => difference < 0);
    case 'lessOrEqual':
      return order((difference) => difference <= 0);
    case 'greaterThan':
      return order((difference) => difference > 0);
    case 'greaterOrEqual':
      return order((difference) => difference >= 0);
    case 'contains':
      return holds((part) => text.includes(part));
    case 'notContain':
      return !holds((part) => text.includes(part));
    case 'startsWith':
      return holds((part) => text.startsWith(part));
    case 'includes':
      return holds((part) => text.split(';').includes(part));
    case 'excludes':
      return !holds((part) => text.split(';').includes(part));
  }
}

function isEqual(stored: StoredValue, wanted: string): boolean {
  if (stored === null) return wanted === '';
  if (typeof stored === 'boolean') return stored === (wanted === '1' || wanted.toLowerCase() === 'true');
  return typeof stored === 'string' ? stored.toLowerCase() === wanted.toLowerCase() : orderOf(stored, wanted) === 0;
}

/** null where the two cannot be compared. */
function orderOf(stored: StoredValue, wanted: string): number | null {
  const number = ApexDecimal.parse(wanted);
  if (stored instanceof ApexDecimal) return number === null ? null : stored.compare(number);
  if (typeof stored === 'number') return number === null ? null : ApexDecimal.fromInteger(stored).compare(number);
  if (typeof stored !== 'string') return null;
  const [left, right] = [stored.toLowerCase(), wanted.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
