import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDate } from '../../values/apexDate.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { addMonths, dayOfWeek, dayOfYear, daysInMonth, isLeapYear } from '../../values/calendar.ts';
import { typeOf } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { formatDateForUser, parseDateForUser } from '../time/localeFormats.ts';
import { userZone } from '../userZone.ts';

type I = number | null;

export function today(): ApexDate {
  return new ApexDatetime(currentTransaction().clock.now()).inZone(userZone()).date;
}

function fromText(text: string): ApexDate {
  const match = /^(\d{4}-\d{1,2}-\d{1,2})(?: \d{1,2}:\d{2}:\d{2})?$/u.exec(text);
  const [year = '', month = '', day = ''] = (match?.[1] ?? '').split('-');
  return (
    ApexDate.parseIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ??
    throwApex('System.TypeException', `Invalid date: ${text}`)
  );
}

function valueOf(value: unknown): ApexDate | null {
  if (value === null || value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return value.inZone(userZone()).date;
  if (typeof value === 'string') return fromText(value);
  return throwApex('System.TypeException', `Invalid date: ${typeOf(value).name}`);
}

/** Days do not count. */
function monthsBetween(from: ApexDate, to: ApexDate): number {
  return (to.parts.year - from.parts.year) * 12 + to.parts.month - from.parts.month;
}

/** Weeks begin as in the user's locale. */
export function startOfWeek(date: ApexDate, firstDay: number): ApexDate {
  return date.addDays(-((dayOfWeek(date.days) - firstDay + 7) % 7));
}

export const DateType = defineType({
  name: 'System.Date',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm',
  statics: {
    'Integer daysInMonth(Integer year, Integer month)': (year: I, month: I) =>
      daysInMonth(required(year), required(month)),
    'Boolean isLeapYear(Integer year)': (year: I) => isLeapYear(required(year)),
    'Date newInstance(Integer year, Integer month, Integer day)': (year: I, month: I, day: I) =>
      ApexDate.of(required(year), required(month), required(day)),
    'Date parse(String text)': (text: string | null) => parseDateForUser(required(text)),
    'Date today()': today,
    'Date valueOf(String text)': (text: string | null) => fromText(required(text)),
    'Date valueOf(Object value)': valueOf
  },
  methods: {
    'Date addDays(Integer days)': (self: ApexDate, days: I) => self.addDays(required(days)),
    'Date addMonths(Integer months)': (self: ApexDate, months: I) =>
      new ApexDate(addMonths(self.days, required(months))),
    'Date addYears(Integer years)': (self: ApexDate, years: I) =>
      new ApexDate(addMonths(self.days, required(years) * 12)),
    'Integer day()': (self: ApexDate) => self.parts.day,
    'Integer dayOfYear()': (self: ApexDate) => dayOfYear(self.days),
    'Integer daysBetween(Date other)': (self: ApexDate, other: ApexDate | null) => required(other).days - self.days,
    'String format()': formatDateForUser,
    'Boolean isSameDay(Date other)': (self: ApexDate, other: ApexDate | null) => self.days === required(other).days,
    'Integer month()': (self: ApexDate) => self.parts.month,
    'Integer monthsBetween(Date other)': (self: ApexDate, other: ApexDate | null) =>
      monthsBetween(self, required(other)),
    'Date toStartOfMonth()': (self: ApexDate) => self.addDays(1 - self.parts.day),
    'Date toStartOfWeek()': (self: ApexDate) => startOfWeek(self, firstDayOfWeek()),
    'Integer year()': (self: ApexDate) => self.parts.year
  }
});

/** 0 is Sunday. */
function firstDayOfWeek(): number {
  const locale = new Intl.Locale(currentTransaction().user.locale.replaceAll('_', '-')) as Intl.Locale & {
    getWeekInfo(): { firstDay: number };
  };
  return locale.getWeekInfo().firstDay % 7;
}
