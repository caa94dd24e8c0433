/**
 * Rows of an org with several currencies, and with dated rates where its shape has them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_datedconversionrate.htm
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import {
  CORPORATE_CURRENCY,
  DATED_RATES_FROM,
  FIRST_RATE_DATE,
  OPEN_END_DATE,
  ORG_CURRENCIES
} from '../schema/currencies.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { Seeder } from './seedRow.ts';

/** Digits after the point of a conversion rate. */
const RATE_SCALE = 6;

export function seedCurrencies(schema: OrgSchema, seeder: Seeder): void {
  if (schema.object('CurrencyType') === undefined) return;
  for (const { isoCode, decimalPlaces, rate } of ORG_CURRENCIES) {
    seeder.add('CurrencyType', {
      IsoCode: isoCode,
      DecimalPlaces: decimalPlaces,
      ConversionRate: toRate(rate),
      IsActive: true,
      IsCorporate: isoCode === CORPORATE_CURRENCY
    });
  }
  if (schema.object('DatedConversionRate') === undefined) return;
  for (const { isoCode, rate, earlierRate } of ORG_CURRENCIES) {
    addRate(seeder, isoCode, earlierRate, FIRST_RATE_DATE, DATED_RATES_FROM);
    addRate(seeder, isoCode, rate, DATED_RATES_FROM, OPEN_END_DATE);
  }
}

function addRate(seeder: Seeder, isoCode: string, rate: string, start: string, next: string): void {
  seeder.add('DatedConversionRate', {
    IsoCode: isoCode,
    ConversionRate: toRate(rate),
    StartDate: ApexDate.parseIso(start),
    NextStartDate: ApexDate.parseIso(next)
  });
}

function toRate(text: string): ApexDecimal | null {
  return ApexDecimal.parse(text)?.setScale(RATE_SCALE) ?? null;
}
