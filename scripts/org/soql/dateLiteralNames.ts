/**
 * The words a date or date-time field may be compared with, and whether `:n` follows.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
const UNITS = ['DAYS', 'WEEKS', 'MONTHS', 'QUARTERS', 'YEARS', 'FISCAL_QUARTERS', 'FISCAL_YEARS'] as const;

const PLAIN = [
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  ...['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].flatMap((unit) => [
    `LAST_${unit}`,
    `THIS_${unit}`,
    `NEXT_${unit}`
  ]),
  'LAST_90_DAYS',
  'NEXT_90_DAYS'
];

const COUNTED = UNITS.flatMap((unit) => [`LAST_N_${unit}`, `NEXT_N_${unit}`, `N_${unit}_AGO`]);

/** Name in upper case to whether a number follows. */
export const DATE_LITERALS: ReadonlyMap<string, boolean> = new Map([
  ...PLAIN.map((name) => [name, false] as const),
  ...COUNTED.map((name) => [name, true] as const)
]);
