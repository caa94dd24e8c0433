/** Days and instants that formulas compute: of the years 1 to 9999, everything else is an error. */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { dayNumber, MS_PER_DAY } from '../apex/values/calendar.ts';
import { FormulaError } from './formulaType.ts';

const FIRST = dayNumber(1, 1, 1);
const LAST = dayNumber(9999, 12, 31);

export function dayAt(days: number): ApexDate {
  if (days < FIRST || days > LAST) throw new FormulaError('Date out of range');
  return new ApexDate(days);
}

export function instantAt(ms: number): ApexDatetime {
  return new ApexDatetime(dayAt(Math.floor(ms / MS_PER_DAY)).utc + (ms - Math.floor(ms / MS_PER_DAY) * MS_PER_DAY));
}
