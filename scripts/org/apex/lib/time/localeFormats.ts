/** Dates and times as the running user's locale writes and reads them: `2/10/2026`, `2/10/2026, 3:45 PM`. */
import { ApexDate } from '../../values/apexDate.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { ApexTime } from '../../values/apexTime.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { daysInMonth } from '../../values/calendar.ts';
import { userLocale, userZone } from '../userZone.ts';

const DATE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** Intl separates the day period by a narrow space; the platform by an ordinary one. */
const plain = (text: string): string => text.replace(/[\u202F\u00A0]/gu, ' ');

export function formatDateForUser(date: ApexDate): string {
  return plain(new Intl.DateTimeFormat(userLocale(), { ...DATE, timeZone: 'UTC' }).format(date.utc));
}

export function formatDatetimeForUser(value: ApexDatetime): string {
  return plain(new Intl.DateTimeFormat(userLocale(), { ...DATE, ...TIME, timeZone: userZone() }).format(value.ms));
}

/** `Datetime.formatLong()`: with seconds and the zone's name. */
export function formatLongForUser(value: ApexDatetime): string {
  return plain(
    new Intl.DateTimeFormat(userLocale(), {
      ...DATE,
      ...TIME,
      second: '2-digit',
      timeZoneName: 'short',
      timeZone: userZone()
    }).format(value.ms)
  );
}

/** Throws TypeException "Invalid date: x". */
export function parseDateForUser(text: string): ApexDate {
  return readDate(text) ?? throwApex('System.TypeException', `Invalid date: ${text}`);
}

/** Throws TypeException "Invalid date/time: x". */
export function parseDatetimeForUser(text: string): ApexDatetime {
  const match = /^(\S+?),?\s+(\d{1,2}):(\d{2})(?:\s*([AaPp][Mm]))?$/u.exec(text);
  const date = match === null ? null : readDate(match[1] ?? '');
  const hour = match === null ? null : hourOf(Number(match[2]), match[4]);
  if (match === null || date === null || hour === null || Number(match[3]) > 59)
    return throwApex('System.TypeException', `Invalid date/time: ${text}`);
  return ApexDatetime.fromWall(userZone(), date, ApexTime.of(hour, Number(match[3]), 0, 0));
}

function hourOf(hour: number, period: string | undefined): number | null {
  if (period === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (period.toLowerCase() === 'pm' ? 12 : 0);
}

/** Numbers in the order of the locale. */
function readDate(text: string): ApexDate | null {
  const numbers = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?$/u.exec(text.trim());
  if (numbers === null) return null;
  const order = new Intl.DateTimeFormat(userLocale(), DATE)
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');
  const read = (type: 'year' | 'month' | 'day'): number => Number(numbers[order.indexOf(type) + 1]);
  const [year, month, day] = [read('year'), read('month'), read('day')];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return ApexDate.of(year < 100 ? year + 2000 : year, month, day);
}
