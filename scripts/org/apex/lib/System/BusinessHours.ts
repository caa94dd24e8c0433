/**
 * Counting within the business hours of a row. Holidays count once they are assigned to business hours, which only Setup does: no
 * holiday of the local org is (DIFFERENCES.md BH1).
 */
import { isTrue, textOf, valueOf } from '../../../access/rowReader.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { toId } from '../../values/apexId.ts';
import { ApexTime } from '../../values/apexTime.ts';
import { MS_PER_DAY } from '../../values/calendar.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { refuse } from '../refusal.ts';
import { addWithin, nextOpen, timeWithin } from '../time/businessHours.ts';
import type { DayHours, WeekHours } from '../time/businessHours.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** CPU time of a day that is looked at, about what it takes here. */
const TICKS_PER_DAY = 2_000;

function weekOf(id: string | null): WeekHours {
  const { schema, store } = currentTransaction();
  const object = schema.object('BusinessHours');
  const row = object === undefined ? undefined : store.get(object, toId(required(id)));
  if (object === undefined || row === undefined)
    return refuse('BusinessHours', `${id} is no business hours of the org, and no document says what happens then`);
  if (!isTrue(object, row, 'IsActive'))
    return refuse('BusinessHours', `${id} is not active, and no document says how it counts`);
  const hours = (day: string): DayHours | null => {
    const start = valueOf(object, row, `${day}StartTime`);
    const end = valueOf(object, row, `${day}EndTime`);
    if (!(start instanceof ApexTime) || !(end instanceof ApexTime)) return null;
    // Midnight as the end is that of the next day: from midnight to midnight is 24 hours.
    return { start: start.ms, end: end.ms === 0 ? MS_PER_DAY : end.ms };
  };
  return { zone: textOf(object, row, 'TimeZoneSidKey') ?? 'GMT', days: DAYS.map(hours) };
}

function chargeDay(): void {
  currentTransaction().limits.chargeTicks(TICKS_PER_DAY);
}

function datetimeOf(instant: number | null): ApexDatetime {
  if (instant === null) return refuse('BusinessHours', 'the business hours are never open');
  return new ApexDatetime(instant);
}

/** The local and the GMT method give the same instant; zones are a matter of printing. */
function add(id: string | null, start: ApexDatetime | null, interval: bigint | null): ApexDatetime {
  const week = weekOf(id);
  const milliseconds = Number(required(interval));
  if (milliseconds < 0) return refuse('BusinessHours.add with a negative interval', 'no document says how it counts');
  return datetimeOf(addWithin(week, required(start).ms, milliseconds, chargeDay));
}

function nextStart(id: string | null, target: ApexDatetime | null): ApexDatetime {
  return datetimeOf(nextOpen(weekOf(id), required(target).ms, chargeDay));
}

export const BusinessHoursType = defineType({
  name: 'System.BusinessHours',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_businesshours.htm',
  statics: {
    'Datetime add(String businessHoursId, Datetime startDate, Long intervalMilliseconds)': add,
    'Datetime addGmt(String businessHoursId, Datetime startDate, Long intervalMilliseconds)': add,
    'Long diff(String businessHoursId, Datetime startDate, Datetime endDate)': (
      id: string | null,
      start: ApexDatetime | null,
      end: ApexDatetime | null
    ) => BigInt(timeWithin(weekOf(id), required(start).ms, required(end).ms, chargeDay)),
    'Boolean isWithin(String businessHoursId, Datetime targetDate)': (id: string | null, target: ApexDatetime | null) =>
      nextOpen(weekOf(id), required(target).ms, chargeDay) === required(target).ms,
    'Datetime nextStartDate(String businessHoursId, Datetime targetDate)': nextStart
  }
});
