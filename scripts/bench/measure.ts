/** Times, medians and the fixed loop everything else is compared with. */
import { availableParallelism } from 'node:os';

export interface Row {
  readonly what: string;
  /** Cells after the first, one for each column of the table. */
  readonly cells: readonly string[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Bench {
  readonly name: string;
  run(): Table | Promise<Table>;
}

export const REPEATS = 5;
const CALIBRATION_STEPS = 20_000_000;
const RANDOM_FACTOR = 1_664_525;
const RANDOM_TERM = 1_013_904_223;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Milliseconds of the median of {@link REPEATS} runs, after one that does not count. */
export function time(work: () => unknown): number {
  work();
  return median(Array.from({ length: REPEATS }, () => timeOnce(work)));
}

export function timeOnce(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** As {@link time}, for work that is done when its promise is. */
export async function timeAsync(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let index = 0; index < REPEATS; index += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

let calibrated: number | null = null;

/** Milliseconds of 20 million steps of whole-number arithmetic in JavaScript on this machine, now. */
export function calibration(): number {
  return (calibrated ??= time(calibrationLoop));
}

/** Wraps after every operation, as Apex does. */
export function calibrationLoop(): number {
  let sum = 1;
  for (let index = 0; index < CALIBRATION_STEPS; index = (index + 1) | 0) {
    sum = (((Math.imul(sum, RANDOM_FACTOR) + RANDOM_TERM) | 0) + index) | 0;
  }
  return sum;
}

export function ratio(milliseconds: number, base: number = calibration()): string {
  return (milliseconds / base).toFixed(2);
}

export function inMs(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}

export function environment(): string {
  return `Node.js ${process.version}, ${availableParallelism()} cores; calibration loop ${inMs(calibration())}, median of ${REPEATS}`;
}
