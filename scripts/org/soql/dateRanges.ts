/**
 * Date literals as half-open ranges of days.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
import { calendarDay, dayNumber, dayOfWeek } from '../apex/values/calendar.ts';

/** Days since 1970-01-01; `end` is not included. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** First day of the org's fiscal year is 1 January: fiscal units are calendar units. */
const FISCAL_PREFIX = /^FISCAL_/;

/** `firstWeekday`: 0 is Sunday. */
export function dateRange(name: string, n: number | null, today: number, firstWeekday: number): DayRange {
  const span = (unit: Unit, from: number, to: number): DayRange => ({
    start: unitStart(unit, today, from, firstWeekday),
    end: unitStart(unit, today, to, firstWeekday)
  });
  const count = n ?? 0;
  switch (name) {
    case 'YESTERDAY':
      return span('DAY', -1, 0);
    case 'TODAY':
      return span('DAY', 0, 1);
    case 'TOMORROW':
      return span('DAY', 1, 2);
    case 'LAST_90_DAYS':
      return span('DAY', -90, 1);
    case 'NEXT_90_DAYS':
      return span('DAY', 1, 91);
    case 'LAST_N_DAYS':
      // The one counted literal that takes in the current unit.
      return span('DAY', -count, 1);
  }
  const match = /^(LAST_N|NEXT_N|LAST|THIS|NEXT|N)_(\w+?)(S)?(_AGO)?$/.exec(name);
  const unit = match?.[2]?.replace(FISCAL_PREFIX, '') as Unit;
  switch (match?.[1]) {
    case 'LAST':
      return span(unit, -1, 0);
    case 'THIS':
      return span(unit, 0, 1);
    case 'NEXT':
      return span(unit, 1, 2);
    case 'LAST_N':
      return span(unit, -count, 0);
    case 'NEXT_N':
      return span(unit, 1, 1 + count);
    case 'N':
      return span(unit, -count, -count + 1);
    default:
      throw new Error(`Not a date literal: ${name}`);
  }
}

/** First day of the unit that lies `offset` units from the one today is in. */
function unitStart(unit: Unit, today: number, offset: number, firstWeekday: number): number {
  const { year, month } = calendarDay(today);
  switch (unit) {
    case 'DAY':
      return today + offset;
    case 'WEEK':
      return today - ((dayOfWeek(today) - firstWeekday + 7) % 7) + 7 * offset;
    case 'MONTH':
      return dayNumber(year, month + offset, 1);
    case 'QUARTER':
      return dayNumber(year, 3 * Math.floor((month - 1) / 3) + 1 + 3 * offset, 1);
    case 'YEAR':
      return dayNumber(year + offset, 1, 1);
  }
}

/** 0 is Sunday; from the user's locale such as `en_US`. */
export function firstWeekdayOf(locale: string): number {
  const info = new Intl.Locale(locale.replaceAll('_', '-')) as Intl.Locale & { getWeekInfo(): { firstDay: number } };
  return info.getWeekInfo().firstDay % 7;
}
