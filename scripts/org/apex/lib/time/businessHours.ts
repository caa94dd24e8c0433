/**
 * Counting within business hours: a week of opening hours on the wall clock of a time zone. Instants are UTC milliseconds.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_businesshours.htm
 */
import { dayOfWeek, MS_PER_DAY, zonedToUtc, zoneOffset } from '../../values/calendar.ts';

/** Milliseconds since local midnight; a day that is open to its end closes at `MS_PER_DAY`. */
export interface DayHours {
  readonly start: number;
  readonly end: number;
}

export interface WeekHours {
  readonly zone: string;
  /** From Sunday; null for a closed day. */
  readonly days: readonly (DayHours | null)[];
}

/** From `open` until before `close`. */
interface Opening {
  readonly open: number;
  readonly close: number;
}

const MS_PER_MINUTE = 60_000;

/** Openings that end after the instant, in order, without an end; `onDay` is called for each day looked at. */
function* openings({ zone, days }: WeekHours, from: number, onDay: () => void): Iterable<Opening> {
  if (days.every((each) => each === null)) return;
  for (let day = Math.floor((from + zoneOffset(zone, from)) / MS_PER_DAY); ; day += 1) {
    onDay();
    const hours = days[dayOfWeek(day)] ?? null;
    if (hours === null) continue;
    const open = zonedToUtc(zone, day * MS_PER_DAY + hours.start);
    const close = zonedToUtc(zone, day * MS_PER_DAY + hours.end);
    if (close > from && close > open) yield { open, close };
  }
}

/** Null where the week has no opening. A whole number of minutes is added, the rest of the interval ignored; never negative. */
export function addWithin(week: WeekHours, start: number, interval: number, onDay: () => void): number | null {
  let left = Math.floor(interval / MS_PER_MINUTE) * MS_PER_MINUTE;
  for (const { open, close } of openings(week, start, onDay)) {
    const from = Math.max(open, start);
    if (left <= close - from) return from + left;
    left -= close - from;
  }
  return null;
}

/** Negative where the end is before the start. */
export function timeWithin(week: WeekHours, start: number, end: number, onDay: () => void): number {
  if (end < start) return -timeWithin(week, end, start, onDay);
  let total = 0;
  for (const { open, close } of openings(week, start, onDay)) {
    if (open >= end) break;
    total += Math.min(close, end) - Math.max(open, start);
  }
  return total;
}

/** The instant itself where it is open; null where the week has no opening. */
export function nextOpen(week: WeekHours, from: number, onDay: () => void): number | null {
  for (const { open } of openings(week, from, onDay)) return Math.max(open, from);
  return null;
}
