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
