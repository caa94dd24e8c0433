/**
 * Cron expressions as System.schedule takes them: seconds, minutes, hours, day of month, month, day of week and, if wanted, the year.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
import {
  calendarDay,
  dayNumber,
  dayOfWeek,
  daysInMonth,
  MS_PER_DAY,
  zonedToUtc,
  zoneOffset
} from '../apex/values/calendar.ts';

export class CronError extends Error {}

interface Part {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly rangeText: string;
  readonly names: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const LAST_YEAR = 2099;

const PARTS: readonly [Part, Part, Part, Part, Part, Part, Part] = [
  { name: 'seconds', low: 0, high: 59, rangeText: 'Minute and Second values must be between 0 and 59', names: [] },
  { name: 'minutes', low: 0, high: 59, rangeText: 'Minute and Second values must be between 0 and 59', names: [] },
  { name: 'hours', low: 0, high: 23, rangeText: 'Hour values must be between 0 and 23', names: [] },
  { name: 'day of month', low: 1, high: 31, rangeText: 'Day of month values must be between 1 and 31', names: [] },
  { name: 'month', low: 1, high: 12, rangeText: 'Month values must be between 1 and 12', names: MONTHS },
  { name: 'day of week', low: 1, high: 7, rangeText: 'Day-of-Week values must be between 1 and 7', names: DAYS },
  {
    name: 'year',
    low: 1970,
    high: LAST_YEAR,
    rangeText: `Year values must be between 1970 and ${LAST_YEAR}`,
    names: []
  }
];

/** Says of a day whether it fits: year, month, day of the month, day of the week (1 is Sunday). */
type DayTest = (year: number, month: number, day: number, weekday: number) => boolean;

export interface CronExpression {
  readonly seconds: ReadonlySet<number>;
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly isDay: DayTest;
}

/** @throws CronError with the platform's text */
export function parseCron(text: string): CronExpression {
  const words = text.trim().split(/\s+/u);
  if (words.length < 6) throw new CronError('Unexpected end of expression.');
  if (words.length > 7) throw new CronError(`Illegal cron expression format: ${text}`);
  const [seconds = '', minutes = '', hours = '', day = '', month = '', weekday = '', year = '*'] = words.map((word) =>
    word.toUpperCase()
  );
  if (!/^\d+$/u.test(seconds) || !/^\d+$/u.test(minutes)) {
    throw new CronError(`Seconds and minutes must be specified as integers: ${text}`);
  }
  if ([hours, month, year].some((word) => word.includes('?'))) {
    throw new CronError("'?' can only be specfied for Day-of-Month or Day-of-Week.");
  }
  if (day === '?' && weekday === '?')
    throw new CronError("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
  if (day !== '?' && weekday !== '?') {
    throw new CronError('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
  }
  return {
    seconds: readSet(seconds, PARTS[0]),
    minutes: readSet(minutes, PARTS[1]),
    hours: readSet(hours, PARTS[2]),
    months: readSet(month, PARTS[4]),
    years: readSet(year, PARTS[6]),
    isDay: day === '?' ? weekdayTest(weekday) : dayTest(day)
  };
}

/** The first moment after `after` at which the zone's wall clock fits; null for never. Both in UTC milliseconds. */
export function nextFireTime(cron: CronExpression, after: number, zone: string): number | null {
  const wall = after + zoneOffset(zone, after);
  const today = Math.floor(wall / MS_PER_DAY);
  const last = Math.max(...cron.years);
  for (let day = today; calendarDay(day).year <= last; day += 1) {
    const { year, month, day: ofMonth } = calendarDay(day);
    if (!cron.years.has(year)) {
      day = dayNumber(year + 1, 1, 1) - 1;
      continue;
    }
    if (!cron.months.has(month)) {
      day = dayNumber(year, month + 1, 1) - 1;
      continue;
    }
    if (!cron.isDay(year, month, ofMonth, dayOfWeek(day) + 1)) continue;
    for (const time of timesOfDay(cron)) {
      const moment = zonedToUtc(zone, day * MS_PER_DAY + time);
      if (moment > after) return moment;
    }
  }
  return null;
}

/** Milliseconds of the day, ascending. */
function* timesOfDay({ hours, minutes, seconds }: CronExpression): Iterable<number> {
  for (const hour of ascending(hours)) {
    for (const minute of ascending(minutes)) {
      for (const second of ascending(seconds)) yield ((hour * 60 + minute) * 60 + second) * 1000;
    }
  }
}

function ascending(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** `*`, `1,2`, `1-5`, `0/15`, names where the part has them. */
function readSet(word: string, part: Part): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const item of word.split(',')) {
    const [range = '', stepText] = item.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    if (!Number.isInteger(step) || step < 1 || item.split('/').length > 2) throw illegal(item);
    const [low, high] = readRange(range, part, stepText !== undefined);
    // A range that ends before it starts goes round: FRI-MON.
    const size = part.high - part.low + 1;
    const end = high < low ? high + size : high;
    for (let number = low; number <= end; number += step) numbers.add(((number - part.low) % size) + part.low);
  }
  return numbers;
}

function readRange(range: string, part: Part, hasStep: boolean): readonly [number, number] {
  if (range === '*') return [part.low, part.high];
  const [first = '', second, ...more] = range.split('-');
  if (more.length > 0) throw illegal(range);
  const low = readNumber(first, part);
  if (second !== undefined) return [low, readNumber(second, part)];
  return [low, hasStep ? part.high : low];
}

function readNumber(text: string, part: Part): number {
  const named = part.names.indexOf(text);
  if (named >= 0) return named + 1;
  if (!/^\d+$/u.test(text)) throw illegal(text);
  const number = Number(text);
  if (number < part.low || number > part.high) throw new CronError(part.rangeText);
  return number;
}

function illegal(text: string): CronError {
  return new CronError(`Illegal characters for this position: '${text}'`);
}

/** `L` the last day, `LW` the last weekday, `15W` the weekday nearest to the 15th. */
function dayTest(word: string): DayTest {
  const part = PARTS[3];
  if (word === 'L') return (year, month, day) => day === daysInMonth(year, month);
  if (word === 'LW') return (year, month, day) => day === nearestWeekday(year, month, daysInMonth(year, month));
  const nearest = /^(\d+)W$/u.exec(word)?.[1];
  if (nearest !== undefined) {
    const wanted = readNumber(nearest, part);
    return (year, month, day) => wanted <= daysInMonth(year, month) && day === nearestWeekday(year, month, wanted);
  }
  const days = readSet(word, part);
  return (_year, _month, day) => days.has(day);
}

/** Stays within the month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = dayOfWeek(dayNumber(year, month, day));
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === daysInMonth(year, month) ? day - 2 : day + 1;
  return day;
}

/** `6L` the last Friday of the month, `6#3` the third one, `L` Saturday. */
function weekdayTest(word: string): DayTest {
  const part = PARTS[5];
  if (word === 'L') return (_year, _month, _day, weekday) => weekday === 7;
  const lastOne = /^(\w+)L$/u.exec(word)?.[1];
  if (lastOne !== undefined) {
    const wanted = readNumber(lastOne, part);
    return (year, month, day, weekday) => weekday === wanted && day > daysInMonth(year, month) - 7;
  }
  const [, nth, count] = /^(\w+)#(\d)$/u.exec(word) ?? [];
  if (nth !== undefined && count !== undefined) {
    const wanted = readNumber(nth, part);
    return (_year, _month, day, weekday) => weekday === wanted && Math.ceil(day / 7) === Number(count);
  }
  const weekdays = readSet(word, part);
  return (_year, _month, _day, weekday) => weekdays.has(weekday);
}
