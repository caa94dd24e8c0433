/** Calendar days `YYYY-MM-DD`, both included. */
export interface Period {
  readonly firstDay: string;
  readonly lastDay: string;
}

const MONTHS_OF_QUARTER = 3;
const DAY_LENGTH = 10;

/** Calendar quarters, the first so many before the one of that day in the user's time zone. */
export function quartersBefore(now: Date, before: number, count: number): Period {
  const quarter = Math.floor(now.getMonth() / MONTHS_OF_QUARTER) - before;
  const first = Date.UTC(now.getFullYear(), quarter * MONTHS_OF_QUARTER, 1);
  const last = Date.UTC(now.getFullYear(), (quarter + count) * MONTHS_OF_QUARTER, 0);
  return { firstDay: textOf(first), lastDay: textOf(last) };
}

/** A day as a number that grows with it. */
export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`);
}

function textOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, DAY_LENGTH);
}
