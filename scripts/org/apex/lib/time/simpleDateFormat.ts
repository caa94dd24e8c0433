/**
 * Patterns of Java's SimpleDateFormat, which `Datetime.format(pattern)` uses (P52).
 * https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
 */
import type { ApexDatetime } from '../../values/apexDatetime.ts';
import { dayNumber, dayOfWeek, dayOfYear, zoneOffset } from '../../values/calendar.ts';
import type { CalendarDay, ClockTime } from '../../values/calendar.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { isKnownZone } from './timeZones.ts';

interface Moment extends CalendarDay, ClockTime {
  readonly days: number;
  readonly ms: number;
  readonly zone: string;
  readonly locale: string;
}

const number = (value: number, width: number): string => String(value).padStart(width, '0');

const name = (moment: Moment, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(moment.locale, { ...options, timeZone: 'UTC' }).format(moment.days * 86_400_000);

/** Weeks begin on Sunday and the first one holds 1 January, as in the locale of the United States. */
function week(moment: Moment): { readonly year: number; readonly week: number } {
  const saturday = moment.days + (6 - dayOfWeek(moment.days));
  const { year } = moment;
  const belongsToNext = saturday >= dayNumber(year + 1, 1, 1);
  if (belongsToNext) return { year: year + 1, week: 1 };
  const firstSunday = dayNumber(year, 1, 1) - dayOfWeek(dayNumber(year, 1, 1));
  return { year, week: Math.floor((moment.days - firstSunday) / 7) + 1 };
}

const yearText = (year: number, width: number): string => (width === 2 ? number(year % 100, 2) : number(year, width));

function offsetText(moment: Moment, separator: string): string {
  const minutes = zoneOffset(moment.zone, moment.ms) / 60_000;
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${number(Math.floor(size / 60), 2)}${separator}${number(Math.floor(size % 60), 2)}`;
}

function zoneName(moment: Moment, width: number): string {
  const style = width >= 4 ? 'long' : 'short';
  const parts = new Intl.DateTimeFormat(moment.locale, { timeZone: moment.zone, timeZoneName: style }).formatToParts(
    moment.ms
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? moment.zone;
}

const LETTERS: Readonly<Record<string, (moment: Moment, width: number) => string>> = {
  G: (moment) => (moment.year > 0 ? 'AD' : 'BC'),
  y: (moment, width) => yearText(moment.year, width),
  Y: (moment, width) => yearText(week(moment).year, width),
  M: (moment, width) =>
    width >= 3 ? name(moment, { month: width === 3 ? 'short' : 'long' }) : number(moment.month, width),
  L: (moment, width) =>
    width >= 3 ? name(moment, { month: width === 3 ? 'short' : 'long' }) : number(moment.month, width),
  w: (moment, width) => number(week(moment).week, width),
  W: (moment, width) => number(Math.floor((moment.day - 1 + dayOfWeek(moment.days - moment.day + 1)) / 7) + 1, width),
  D: (moment, width) => number(dayOfYear(moment.days), width),
  d: (moment, width) => number(moment.day, width),
  F: (moment, width) => number(Math.floor((moment.day - 1) / 7) + 1, width),
  E: (moment, width) => name(moment, { weekday: width >= 4 ? 'long' : 'short' }),
  u: (moment, width) => number(dayOfWeek(moment.days) || 7, width),
  a: (moment) => (moment.hour < 12 ? 'AM' : 'PM'),
  H: (moment, width) => number(moment.hour, width),
  k: (moment, width) => number(moment.hour || 24, width),
  K: (moment, width) => number(moment.hour % 12, width),
  h: (moment, width) => number(moment.hour % 12 || 12, width),
  m: (moment, width) => number(moment.minute, width),
  s: (moment, width) => number(moment.second, width),
  S: (moment, width) => number(moment.millisecond, width),
  z: zoneName,
  Z: (moment) => offsetText(moment, ''),
  X: (moment, width) =>
    zoneOffset(moment.zone, moment.ms) === 0
      ? 'Z'
      : width === 1
        ? offsetText(moment, '').slice(0, 3)
        : offsetText(moment, width === 2 ? '' : ':')
};

/** Throws IllegalArgumentException for an unknown letter, an open quote or an unknown zone. */
export function formatDatetime(value: ApexDatetime, pattern: string, zone: string, locale: string): string {
  if (!isKnownZone(zone)) return throwApex('System.IllegalArgumentException', `Invalid time zone: ${zone}`);
  const { date, time } = value.inZone(zone);
  const moment: Moment = { ...date.parts, ...time.parts, days: date.days, ms: value.ms, zone, locale };
  let result = '';
  for (let index = 0; index < pattern.length; ) {
    const character = pattern.charAt(index);
    if (character === "'") {
      const { text, end } = quoted(pattern, index);
      result += text;
      index = end;
    } else if (/[a-zA-Z]/u.test(character)) {
      const width = /^(.)\1*/u.exec(pattern.slice(index))?.[0].length ?? 1;
      const letter =
        LETTERS[character] ?? throwApex('System.IllegalArgumentException', `Illegal pattern character '${character}'`);
      result += letter(moment, width);
      index += width;
    } else {
      result += character;
      index += 1;
    }
  }
  return result;
}

/** `'text'` is literal and `''` a quote, inside of literal text as well. */
function quoted(pattern: string, start: number): { text: string; end: number } {
  if (pattern.charAt(start + 1) === "'") return { text: "'", end: start + 2 };
  let text = '';
  for (let index = start + 1; index < pattern.length; index += 1) {
    if (pattern.charAt(index) !== "'") text += pattern.charAt(index);
    else if (pattern.charAt(index + 1) === "'") {
      text += "'";
      index += 1;
    } else return { text, end: index + 1 };
  }
  return throwApex('System.IllegalArgumentException', 'Unterminated quote');
}
