/**
 * Amounts from one currency into another. Rates are units for one of the corporate currency.
 *
 * Where rates have dates, opportunities, their products and their history take the rate of the day they close; everything else takes
 * the static rate of the currency.
 * https://help.salesforce.com/s/articleView?id=sales.administration_about_advanced_currency_management.htm
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
import { isTrue, liveRows, textOf, valueOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../data/store.ts';
import { DATED_OBJECTS } from '../schema/currencies.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';

export const CURRENCY_FIELD = 'CurrencyIsoCode';
/** Digits after the point that a converted amount keeps before it is rounded for show. */
const CONVERTED_DIGITS = 12;

export function hasSeveralCurrencies(schema: OrgSchema): boolean {
  return schema.features.has('MultiCurrency');
}

/** The corporate currency for a row that has none of its own. */
export function currencyOf(transaction: Transaction, object: ObjectSchema, row: Row): string {
  return textOf(object, row, CURRENCY_FIELD) ?? corporateCurrency(transaction);
}

export function corporateCurrency({ schema, store }: Transaction): string {
  const object = requireObject(schema, 'CurrencyType');
  for (const row of store.scan(object)) {
    if (isTrue(object, row, 'IsCorporate')) return textOf(object, row, 'IsoCode') ?? '';
  }
  throw new Error('An org with several currencies has no corporate one.');
}

function typeOf({ schema, store }: Transaction, isoCode: string): { object: ObjectSchema; row: Row | undefined } {
  const object = requireObject(schema, 'CurrencyType');
  const [row] = liveRows(store, object, 'IsoCode', isoCode);
  return { object, row };
}

/** Currencies that were not activated take no part in filters. */
export function isActiveCurrency(transaction: Transaction, isoCode: string): boolean {
  const { object, row } = typeOf(transaction, isoCode);
  return row !== undefined && isTrue(object, row, 'IsActive');
}

/** Rounded as amounts of the currency are shown. */
export function roundToCurrency(transaction: Transaction, amount: ApexDecimal, isoCode: string): ApexDecimal {
  const { object, row } = typeOf(transaction, isoCode);
  const places = row === undefined ? null : valueOf(object, row, 'DecimalPlaces');
  return typeof places === 'number' ? amount.setScale(places, 'HALF_UP') : amount;
}

/** The day whose rate the amounts of a row take; null for the static rate. */
export function conversionDay(transaction: Transaction, object: ObjectSchema, row: Row): ApexDate | null {
  const { schema, store } = transaction;
  if (!schema.features.has('DatedConversionRates') || !DATED_OBJECTS.has(object.name.canonical)) return null;
  if (object.field('CloseDate') !== undefined) return dayOf(valueOf(object, row, 'CloseDate'));
  const opportunity = requireObject(schema, 'Opportunity');
  const parent = store.get(opportunity, textOf(object, row, 'OpportunityId') ?? '');
  return parent === undefined ? null : dayOf(valueOf(opportunity, parent, 'CloseDate'));
}

function dayOf(value: StoredValue): ApexDate | null {
  return value instanceof ApexDate ? value : null;
}

/** null where there is no such currency. */
export function staticRate(transaction: Transaction, isoCode: string): ApexDecimal | null {
  const { object, row } = typeOf(transaction, isoCode);
  const rate = row === undefined ? null : valueOf(object, row, 'ConversionRate');
  return rate instanceof ApexDecimal ? rate : null;
}

/** The rate of the range the day falls into; before the first range its rate, see DIFFERENCES.md CU3. */
function datedRate({ schema, store }: Transaction, isoCode: string, day: ApexDate): ApexDecimal | null {
  const object = requireObject(schema, 'DatedConversionRate');
  const startOf = (row: Row): number => dayOf(valueOf(object, row, 'StartDate'))?.days ?? 0;
  const rows = [...liveRows(store, object, 'IsoCode', isoCode)].sort((left, right) => startOf(left) - startOf(right));
  const row = rows.findLast((each) => startOf(each) <= day.days) ?? rows[0];
  const rate = row === undefined ? null : valueOf(object, row, 'ConversionRate');
  return rate instanceof ApexDecimal ? rate : null;
}

/** @param day takes the rates of this day, null the static ones; unrounded but for {@link CONVERTED_DIGITS} */
export function convertAmount(
  transaction: Transaction,
  amount: ApexDecimal,
  from: string,
  to: string,
  day: ApexDate | null
): ApexDecimal {
  if (from === to) return amount;
  const rate = (isoCode: string): ApexDecimal => {
    const found = (day === null ? null : datedRate(transaction, isoCode, day)) ?? staticRate(transaction, isoCode);
    return found ?? ApexDecimal.one;
  };
  const converted = amount
    .multiply(rate(to))
    .divideToScale(rate(from), CONVERTED_DIGITS, 'HALF_UP')
    .stripTrailingZeros();
  return converted.scale < amount.scale ? converted.setScale(amount.scale) : converted;
}

/** The amount of a row in another currency. */
export function convertOfRow(
  transaction: Transaction,
  object: ObjectSchema,
  row: Row,
  amount: StoredValue,
  to: string
): StoredValue {
  if (!(amount instanceof ApexDecimal)) return amount;
  const from = currencyOf(transaction, object, row);
  return convertAmount(transaction, amount, from, to, conversionDay(transaction, object, row));
}
