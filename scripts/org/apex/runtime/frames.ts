/** Depth of Apex calls and ticks of CPU: what every emitted function keeps up. */
import type { LimitCounters } from '../../transaction/limits.ts';
import { throwApex, Uncatchable } from '../values/apexThrow.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
export const MAX_DEPTH = 1000;

/** One per process: a transaction runs to its end before the next one starts. */
export const frames = { depth: 0 };

export function tooDeep(): never {
  throw new Uncatchable('System.LimitException', `Maximum stack depth reached: ${MAX_DEPTH + 1}`);
}

/** Hands `count` ticks of a loop over. */
export function tick(limits: LimitCounters, count: number): void {
  limits.ticks += count;
  if (limits.ticks > limits.tickCeiling) limits.checkCpu();
}

/** Runs an entry point of its own (a job, a test method) with the whole depth before it, and restores what was. */
export function withFreshFrames<T>(work: () => T): T {
  const { depth } = frames;
  frames.depth = 0;
  try {
    return work();
  } finally {
    frames.depth = depth;
  }
}

/** P10 */
export function npe(): never {
  return throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
}
