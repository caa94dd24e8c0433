import type { Clock } from '../transaction/transaction.ts';

/** The instant at which every test, script and one-off query starts: Monday 2026-01-05, 09:00 UTC. */
export const FIXED_START = Date.UTC(2026, 0, 5, 9);

export interface SteppingClock extends Clock {
  /** The next reading, without taking it. */
  next(): number;
  /** Back to what {@link next} said, as after each test method. */
  returnTo(time: number): void;
  /** Forward to this time, in UTC milliseconds; never back. */
  advanceTo(time: number): void;
}

/** Each reading is one millisecond later than the one before, so that runs repeat exactly. */
export function createSteppingClock(start: number = FIXED_START): SteppingClock {
  let current = start;
  return {
    now: () => current++,
    next: () => current,
    returnTo(time) {
      current = time;
    },
    advanceTo(time) {
      current = Math.max(current, time);
    }
  };
}

/** The machine's time, for serving pages. */
export function createSystemClock(): Clock {
  return { now: () => Date.now() };
}
