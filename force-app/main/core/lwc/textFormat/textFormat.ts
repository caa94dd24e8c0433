import LOCALE from '@salesforce/i18n/locale';

/** Fills the `{0}`, `{1}` places of a label. */
export function formatText(label: string, ...values: readonly string[]): string {
  return label.replace(/\{(\d+)\}/g, (place: string, index: string) => values[Number(index)] ?? place);
}

/** A share of a hundred, such as `62.5%`, in the user's locale; for sentences, where no base component can stand. */
export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 2 }).format(percent / 100);
}

/** A list as the user's language joins it: `A, B, and C`. */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(parts);
}

/** A calendar day `YYYY-MM-DD` in the user's locale; a day has no time zone, so none may shift it. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

const WHOLE = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const COMPACT = { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 } as const;

/** An amount such as `$120,000`: in whole units, exact to the cent, or short as `$1.2M` where space is scarce. */
export function formatMoney(amount: number, currency: string, length: 'whole' | 'exact' | 'short' = 'whole'): string {
  const exact = Number.isInteger(amount) ? WHOLE : CENTS;
  const digits = { whole: WHOLE, exact, short: COMPACT }[length];
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency, ...digits }).format(amount);
}

/** A number in the user's locale, with at most one decimal. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(value);
}

/** A calendar quarter by its first day, such as `Q3 2026`. */
export function formatQuarter(firstDay: string): string {
  const [year = '', month = '1'] = firstDay.split('-');
  return `Q${Math.ceil(Number(month) / 3)} ${year}`;
}
