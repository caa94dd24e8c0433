import type { Clock } from '../transaction/transaction.ts';

/** The instant at which every test, script and one-off query starts: Monday 2026-01-05, 09:00 UTC. */
export const FIXED_START = Date.UTC(2026, 0, 5, 9);

export interface SteppingClock extends Clock {
  /** Back to the start, as before each test method. */
  reset(): void;
  /** Forward to this time, in UTC milliseconds; never back. */
  advanceTo(time: number): void;
}

/** Each reading is one millisecond later than the one before, so that runs repeat exactly. */
export function createSteppingClock(start: number = FIXED_START): SteppingClock {
  let current = start;
  return {
    now: () => current++,
    reset() {
      current = start;
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
