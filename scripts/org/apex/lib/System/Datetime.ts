import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDate } from '../../values/apexDate.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { ApexTime } from '../../values/apexTime.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { addMonths, dayOfYear } from '../../values/calendar.ts';
import { typeOf } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import { formatDatetimeForUser, formatLongForUser, parseDatetimeForUser } from '../time/localeFormats.ts';
import { formatDatetime } from '../time/simpleDateFormat.ts';
import { userLocale, userZone } from '../userZone.ts';

type I = number | null;
type Zone = () => string;

const gmt: Zone = () => 'GMT';
const MIDNIGHT = new ApexTime(0);

export function now(): ApexDatetime {
  return new ApexDatetime(currentTransaction().clock.now());
}

const plus = (unit: number) => (self: ApexDatetime, amount: I) => new ApexDatetime(self.ms + required(amount) * unit);

/** Whole days, months and years keep the wall clock of the user's zone across changes of daylight saving (P52). */
const onCalendar = (change: (days: number, amount: number) => number) => (self: ApexDatetime, amount: I) => {
  const { date, time } = self.inZone(userZone());
  return ApexDatetime.fromWall(userZone(), new ApexDate(change(date.days, required(amount))), time);
};

/** Parts of the wall clock, in the user's zone and, with `Gmt` after the name, in GMT. */
function parts(): Record<string, LibraryFunction> {
  const readers: Readonly<Record<string, (date: ApexDate, time: ApexTime) => unknown>> = {
    'Integer year': (date) => date.parts.year,
    'Integer month': (date) => date.parts.month,
    'Integer day': (date) => date.parts.day,
    'Integer dayOfYear': (date) => dayOfYear(date.days),
    'Integer hour': (_date, time) => time.parts.hour,
    'Integer minute': (_date, time) => time.parts.minute,
    'Integer second': (_date, time) => time.parts.second,
    'Integer millisecond': (_date, time) => time.parts.millisecond,
    'Date date': (date) => date,
    'Time time': (_date, time) => time
  };
  const members: Record<string, LibraryFunction> = {};
  for (const [signature, read] of Object.entries(readers)) {
    for (const [suffix, zone] of [
      ['', userZone],
      ['Gmt', gmt]
    ] as const) {
      members[`${signature}${suffix}()`] = (self: ApexDatetime) => {
        const { date, time } = self.inZone(zone());
        return read(date, time);
      };
    }
  }
  return members;
}

function creators(name: string, zone: Zone): Record<string, LibraryFunction> {
  return {
    [`Datetime ${name}(Date day, Time clock)`]: (day: ApexDate | null, clock: ApexTime | null) =>
      ApexDatetime.fromWall(zone(), required(day), clock ?? MIDNIGHT),
    [`Datetime ${name}(Integer year, Integer month, Integer day)`]: (year: I, month: I, day: I) =>
      ApexDatetime.fromWall(zone(), ApexDate.of(required(year), required(month), required(day)), MIDNIGHT),
    [`Datetime ${name}(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)`]: (
      year: I,
      month: I,
      day: I,
      hour: I,
      minute: I,
      second: I
    ) => {
      const seconds = required(hour) * 3600 + required(minute) * 60 + required(second);
      const date = ApexDate.of(required(year), required(month), required(day)).addDays(Math.floor(seconds / 86_400));
      return ApexDatetime.fromWall(zone(), date, new ApexTime(seconds * 1000));
    }
  };
}

function fromText(text: string, zone: string): ApexDatetime {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})$/u.exec(text);
  const two = (index: number): string => (match?.[index] ?? '').padStart(2, '0');
  const date = match === null ? null : ApexDate.parseIso(`${match[1]}-${two(2)}-${two(3)}`);
  const time = match === null ? null : ApexTime.parseIso(`${two(4)}:${two(5)}:${two(6)}`);
  return date === null || time === null
    ? throwApex('System.TypeException', `Invalid date/time: ${text}`)
    : ApexDatetime.fromWall(zone, date, time);
}

function valueOf(value: unknown): ApexDatetime | null {
  if (value === null || value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.utc);
  if (typeof value === 'string') return fromText(value, userZone());
  return throwApex('System.TypeException', `Invalid date/time: ${typeOf(value).name}`);
}

const isSameDay = (self: ApexDatetime, other: ApexDatetime | null): boolean =>
  self.inZone(userZone()).date.days === required(other).inZone(userZone()).date.days;

export const DatetimeType = defineType({
  name: 'System.Datetime',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm',
  statics: {
    'Datetime newInstance(Long milliseconds)': (ms: bigint | null) => new ApexDatetime(Number(required(ms))),
    ...creators('newInstance', userZone),
    ...creators('newInstanceGmt', gmt),
    'Datetime now()': now,
    'Datetime parse(String text)': (text: string | null) => parseDatetimeForUser(required(text)),
    'Datetime valueOf(String text)': (text: string | null) => fromText(required(text), userZone()),
    'Datetime valueOf(Object value)': valueOf,
    'Datetime valueOfGmt(String text)': (text: string | null) => fromText(required(text), 'GMT')
  },
  methods: {
    ...parts(),
    'Datetime addDays(Integer days)': onCalendar((days, amount) => days + amount),
    'Datetime addMonths(Integer months)': onCalendar(addMonths),
    'Datetime addYears(Integer years)': onCalendar((days, amount) => addMonths(days, amount * 12)),
    'Datetime addHours(Integer hours)': plus(3_600_000),
    'Datetime addMinutes(Integer minutes)': plus(60_000),
    'Datetime addSeconds(Integer seconds)': plus(1000),
    'String format()': formatDatetimeForUser,
    'String format(String pattern)': (self: ApexDatetime, pattern: string | null) =>
      formatDatetime(self, required(pattern), userZone(), userLocale()),
    'String format(String pattern, String zone)': (self: ApexDatetime, pattern: string | null, zone: string | null) =>
      formatDatetime(self, required(pattern), required(zone), userLocale()),
    'String formatGmt(String pattern)': (self: ApexDatetime, pattern: string | null) =>
      formatDatetime(self, required(pattern), 'GMT', userLocale()),
    'String formatLong()': formatLongForUser,
    'Long getTime()': (self: ApexDatetime) => BigInt(self.ms),
    'Boolean isSameDay(Datetime other)': isSameDay
  }
});
