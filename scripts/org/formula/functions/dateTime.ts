/**
 * Date and time functions.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions_date_time.htm
 */
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexTime } from '../../apex/values/apexTime.ts';
import { addMonths, dayNumber, dayOfWeek, dayOfYear, daysInMonth, MS_PER_DAY } from '../../apex/values/calendar.ts';
import type { FormulaChecker } from '../checker.ts';
import { dayAt, instantAt } from '../dates.ts';
import { faultTexts } from '../formulaFault.ts';
import type { CallNode } from '../formulaNode.ts';
import { FormulaError } from '../formulaType.ts';
import type { FormulaRun, FormulaType, FormulaValue, TypedExpression } from '../formulaType.ts';
import { count, multiply, whole } from '../numbers.ts';
import { hasCount, parameter, plain, strict } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

const DATE = parameter('date', 'Date');

function part(name: string, body: (date: ApexDate) => number): FormulaFunction {
  return strict<[ApexDate]>(name, {
    group: 'Date and Time',
    parameters: [DATE],
    result: 'Number',
    body: (date) => whole(body(date))
  });
}

function timePart(name: string, body: (time: ApexTime) => number): FormulaFunction {
  return strict<[ApexTime]>(name, {
    group: 'Date and Time',
    parameters: [parameter('time', 'Time')],
    result: 'Number',
    body: (time) => whole(body(time))
  });
}

function current(name: string, result: FormulaType, body: (run: FormulaRun) => FormulaValue): FormulaFunction {
  return plain(name, { group: 'Date and Time', parameters: [], result, body: (_, run) => body(run) });
}

/** To the second, as the platform stores instants. */
function now({ transaction }: FormulaRun): ApexDatetime {
  return new ApexDatetime(Math.floor(transaction.clock.now() / 1000) * 1000);
}

function inUserZone(instant: ApexDatetime, { transaction }: FormulaRun): { date: ApexDate; time: ApexTime } {
  return instant.inZone(transaction.user.timeZone);
}

/** Days that do not exist are errors: nothing rolls over. */
function toDate(year: ApexDecimal, month: ApexDecimal, day: ApexDecimal): ApexDate {
  const [y, m, d] = [count(year), count(month), count(day)];
  if (y < 1 || y > 9999) throw new FormulaError('Year out of range in DATE() function');
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m))
    throw new FormulaError('Month or Day out of range in DATE() function');
  return ApexDate.of(y, m, d);
}

const MONDAY_OF_WEEK_1 = (year: number): number => {
  const january4 = dayNumber(year, 1, 4);
  return january4 - ((dayOfWeek(january4) + 6) % 7);
};

/** ISO 8601: weeks start on Monday, the first one holds the year's first Thursday. */
function isoYear({ days, parts }: ApexDate): number {
  if (days < MONDAY_OF_WEEK_1(parts.year)) return parts.year - 1;
  return days >= MONDAY_OF_WEEK_1(parts.year + 1) ? parts.year + 1 : parts.year;
}

function isoWeek(date: ApexDate): number {
  return Math.floor((date.days - MONDAY_OF_WEEK_1(isoYear(date))) / 7) + 1;
}

/** From the last day of a month to the last day of the other one. */
function addMonthsTo(days: number, months: number): number {
  const { year, month, day } = new ApexDate(days).parts;
  return day === daysInMonth(year, month) ? addMonths(days + 1, months) - 1 : addMonths(days, months);
}

/** The date of `2026-01-31`, with or without more behind it. */
function readDate(text: string): ApexDate {
  const date = ApexDate.parseIso(text.slice(0, 10));
  if (date === null) throw new FormulaError('Invalid date');
  return date;
}

/** `2026-01-31 09:30:00` in GMT. */
function readInstant(text: string): ApexDatetime {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text);
  const instant = match === null ? null : ApexDatetime.parseIso(`${match[1] ?? ''}T${match[2] ?? ''}Z`);
  if (instant === null) throw new FormulaError('Invalid date and time');
  return instant;
}

function readTime(text: string): ApexTime {
  const time = /^\d{2}:\d{2}:\d{2}\.\d{3}$/.test(text) ? ApexTime.parseIso(text) : null;
  if (time === null) throw new FormulaError(`Invalid time format: ${text}`);
  return time;
}

/** DATEVALUE and its kin: the types they convert from. */
function conversion(
  name: string,
  result: FormulaType,
  from: Readonly<Partial<Record<FormulaType, (value: NonNullable<FormulaValue>, run: FormulaRun) => FormulaValue>>>
): FormulaFunction {
  return {
    name,
    group: 'Date and Time',
    signature: 'expression',
    uses: null,
    check(checker, node): TypedExpression | null {
      if (!hasCount(checker, node, 1, 1)) return null;
      const [arg] = node.args;
      const value = arg === undefined ? null : checker.check(arg);
      if (value === null) return null;
      const convert = from[value.type];
      if (convert === undefined) return checker.fault('formula.type', faultTexts.wrongArgument(node.name), arg ?? node);
      return {
        type: result,
        evaluate(run) {
          const given = value.evaluate(run);
          return given === null ? null : convert(given, run);
        }
      };
    }
  };
}

/** More than all months there are. */
const MOST_MONTHS = 12 * 9999;

function monthsOf(value: ApexDecimal): number {
  return Math.max(-MOST_MONTHS, Math.min(MOST_MONTHS, count(value)));
}

function checkAddMonths(checker: FormulaChecker, node: CallNode): TypedExpression | null {
  if (!hasCount(checker, node, 2, 2)) return null;
  const [first, second] = node.args;
  const start = first === undefined ? null : checker.expect(node.name, first, 'Date', 'DateTime');
  const months = second === undefined ? null : checker.expect(node.name, second, 'Number');
  if (start === null || months === null) return null;
  return {
    type: start.type,
    evaluate(run) {
      const from = start.evaluate(run);
      const by = months.evaluate(run);
      if (from === null || !(by instanceof ApexDecimal)) return null;
      if (from instanceof ApexDate) return dayAt(addMonthsTo(from.days, monthsOf(by)));
      const { ms } = from as ApexDatetime;
      const days = Math.floor(ms / MS_PER_DAY);
      return instantAt(ms + (addMonthsTo(days, monthsOf(by)) - days) * MS_PER_DAY);
    }
  };
}

const THOUSAND = whole(1000);
const seconds = (ms: number): ApexDecimal => whole(Math.floor(ms / 1000));

export const DATE_TIME_FUNCTIONS: readonly FormulaFunction[] = [
  { name: 'ADDMONTHS', group: 'Date and Time', signature: 'date, num', uses: null, check: checkAddMonths },
  strict<[ApexDecimal, ApexDecimal, ApexDecimal]>('DATE', {
    group: 'Date and Time',
    parameters: [parameter('year', 'Number'), parameter('month', 'Number'), parameter('day', 'Number')],
    result: 'Date',
    body: toDate
  }),
  conversion('DATEVALUE', 'Date', {
    Text: (value) => readDate(value as string),
    DateTime: (value, run) => inUserZone(value as ApexDatetime, run).date
  }),
  conversion('DATETIMEVALUE', 'DateTime', {
    Text: (value) => readInstant(value as string),
    Date: (value) => new ApexDatetime((value as ApexDate).utc),
    DateTime: (value) => value
  }),
  part('DAY', ({ parts }) => parts.day),
  part('DAYOFYEAR', ({ days }) => dayOfYear(days)),
  strict<[ApexDecimal]>('FROMUNIXTIME', {
    group: 'Date and Time',
    parameters: [parameter('number', 'Number')],
    result: 'DateTime',
    body: (value) => instantAt(count(multiply(value, THOUSAND)))
  }),
  timePart('HOUR', ({ parts }) => parts.hour),
  part('ISOWEEK', isoWeek),
  part('ISOYEAR', isoYear),
  timePart('MILLISECOND', ({ parts }) => parts.millisecond),
  timePart('MINUTE', ({ parts }) => parts.minute),
  part('MONTH', ({ parts }) => parts.month),
  current('NOW', 'DateTime', now),
  timePart('SECOND', ({ parts }) => parts.second),
  current('TIMENOW', 'Time', (run) => now(run).inZone('GMT').time),
  conversion('TIMEVALUE', 'Time', {
    Text: (value) => readTime(value as string),
    DateTime: (value) => (value as ApexDatetime).inZone('GMT').time,
    Time: (value) => value
  }),
  current('TODAY', 'Date', (run) => inUserZone(now(run), run).date),
  conversion('UNIXTIMESTAMP', 'Number', {
    Date: (value) => seconds((value as ApexDate).utc),
    DateTime: (value) => seconds((value as ApexDatetime).ms),
    Time: (value) => seconds((value as ApexTime).ms)
  }),
  part('WEEKDAY', ({ days }) => dayOfWeek(days) + 1),
  part('YEAR', ({ parts }) => parts.year)
];
