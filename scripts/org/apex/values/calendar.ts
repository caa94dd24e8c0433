/**
 * Calendar arithmetic of the proleptic Gregorian calendar on day numbers, and conversions between UTC and a named time zone.
 * Months are 1 to 12; day 0 is 1970-01-01.
 */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const MS_PER_DAY = 86_400_000;

/** Months and days out of range roll over, as Date.newInstance(2026, 14, 31) does (P52). */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_PER_DAY);
}

export function calendarDay(days: number): CalendarDay {
  const date = new Date(days * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  return calendarDay(dayNumber(year, month + 1, 0)).day;
}

export function isLeapYear(year: number): boolean {
  return daysInMonth(year, 2) === 29;
}

/** Clamps to the end of a shorter month: 31 January plus one month is 28 or 29 February. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = calendarDay(days);
  const target = calendarDay(dayNumber(year, month + months, 1));
  return dayNumber(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

/** 0 is Sunday. */
export function dayOfWeek(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

export function dayOfYear(days: number): number {
  return days - dayNumber(calendarDay(days).year, 1, 1) + 1;
}

export function clockTime(msOfDay: number): ClockTime {
  return {
    hour: Math.floor(msOfDay / 3_600_000),
    minute: Math.floor(msOfDay / 60_000) % 60,
    second: Math.floor(msOfDay / 1000) % 60,
    millisecond: msOfDay % 1000
  };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds to add to UTC to get the wall clock of the zone at that instant. Throws RangeError for an unknown zone. */
export function zoneOffset(zone: string, utc: number): number {
  if (zone === 'GMT' || zone === 'UTC') return 0;
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US-u-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short'
    });
    formatters.set(zone, formatter);
  }
  const parts = new Map(formatter.formatToParts(utc).map((part) => [part.type, part.value]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const wall =
    dayNumber(year, part('month'), part('day')) * MS_PER_DAY +
    part('hour') * 3_600_000 +
    part('minute') * 60_000 +
    part('second') * 1000;
  return wall - Math.floor(utc / 1000) * 1000;
}

/**
 * The instant at which the zone's wall clock shows `wall` (milliseconds as if it were UTC). A time that is skipped in spring is
 * moved forward by the gap; of a time that occurs twice in autumn the first is meant.
 */
export function zonedToUtc(zone: string, wall: number): number {
  const before = zoneOffset(zone, wall - MS_PER_DAY);
  const after = zoneOffset(zone, wall + MS_PER_DAY);
  const candidate = wall - before;
  if (zoneOffset(zone, candidate) === before) return candidate;
  const other = wall - after;
  return zoneOffset(zone, other) === after ? other : candidate;
}
