/**
 * Functions that take a date apart. Datetimes count in GMT unless convertTimezone() asks for the user's zone (P67).
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { calendarDay, dayOfWeek, dayOfYear } from '../apex/values/calendar.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldType } from '../schema/model.ts';

interface DateFunction {
  readonly result: FieldType;
  /** Takes datetimes only. */
  readonly needsTime: boolean;
  apply(day: ApexDate, msOfDay: number): StoredValue;
}

function ofDay(pick: (days: number) => number): DateFunction {
  return { result: 'integer', needsTime: false, apply: (day) => pick(day.days) };
}

const quarter = ofDay((days) => Math.floor((calendarDay(days).month - 1) / 3) + 1);
const month = ofDay((days) => calendarDay(days).month);
const year = ofDay((days) => calendarDay(days).year);

/** The fiscal year begins in January. */
const FUNCTIONS: ReadonlyMap<string, DateFunction> = new Map<string, DateFunction>([
  ['CALENDAR_MONTH', month],
  ['CALENDAR_QUARTER', quarter],
  ['CALENDAR_YEAR', year],
  ['FISCAL_MONTH', month],
  ['FISCAL_QUARTER', quarter],
  ['FISCAL_YEAR', year],
  ['DAY_IN_MONTH', ofDay((days) => calendarDay(days).day)],
  ['DAY_IN_WEEK', ofDay((days) => dayOfWeek(days) + 1)],
  ['DAY_IN_YEAR', ofDay(dayOfYear)],
  ['WEEK_IN_MONTH', ofDay((days) => Math.floor((calendarDay(days).day - 1) / 7) + 1)],
  ['WEEK_IN_YEAR', ofDay((days) => Math.floor((dayOfYear(days) - 1) / 7) + 1)],
  ['DAY_ONLY', { result: 'date', needsTime: true, apply: (day) => day }],
  ['HOUR_IN_DAY', { result: 'integer', needsTime: true, apply: (_day, ms) => Math.floor(ms / 3_600_000) }]
]);

export function dateFunction(name: string): DateFunction | undefined {
  return FUNCTIONS.get(name.toUpperCase());
}

/** Null for null. */
export function applyDateFunction(called: DateFunction, value: StoredValue, zone: string): StoredValue {
  if (value instanceof ApexDatetime) {
    const { date, time } = value.inZone(zone);
    return called.apply(date, time.ms);
  }
  return value instanceof ApexDate ? called.apply(value, 0) : null;
}
