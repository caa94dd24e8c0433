/**
 * Currencies of an org with several: the corporate one and those an administrator has activated. A new scratch org has the first only;
 * without a way to activate others from Apex, the local org starts with these, all active.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm
 */
export interface OrgCurrency {
  readonly isoCode: string;
  readonly decimalPlaces: number;
  /** Units for one of the corporate currency. */
  readonly rate: string;
  /** Rate before {@link DATED_RATES_FROM}, where rates have dates. */
  readonly earlierRate: string;
}

export const CORPORATE_CURRENCY = 'USD';

export const ORG_CURRENCIES: readonly OrgCurrency[] = [
  { isoCode: CORPORATE_CURRENCY, decimalPlaces: 2, rate: '1', earlierRate: '1' },
  { isoCode: 'EUR', decimalPlaces: 2, rate: '0.9', earlierRate: '0.8' },
  { isoCode: 'GBP', decimalPlaces: 2, rate: '0.8', earlierRate: '0.75' },
  { isoCode: 'JPY', decimalPlaces: 0, rate: '150', earlierRate: '120' }
];

/** First day of the later of two ranges of dated rates. */
export const DATED_RATES_FROM = '2025-01-01';
/** First day of the earlier range, and the end of the later one as the platform shows an open end. */
export const FIRST_RATE_DATE = '2000-01-01';
export const OPEN_END_DATE = '9999-12-31';

/** Objects whose amounts take the rate of the day their opportunity closes, where rates have dates. */
export const DATED_OBJECTS: ReadonlySet<string> = new Set(['Opportunity', 'OpportunityHistory', 'OpportunityLineItem']);
