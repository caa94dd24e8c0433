/**
 * How one thread sees that another one is stuck inside of a transaction: both share one number, 0 while nothing runs, another one with
 * each transaction that begins or ends. Counted CPU ends a transaction first; this is for what counts none (DESIGN.md).
 */
import type { Org } from './org.ts';

export type Pulse = SharedArrayBuffer;

/** Seconds that a transaction may take by the wall clock before it is ended; waiting for callouts is not counted. */
export const LONGEST_TRANSACTION_SECONDS = 60;

/** Message of the System.LimitException that a transaction fails with when it is ended. */
export function endedText(longestMs: number): string {
  return `Apex CPU time limit exceeded (a transaction that counted no CPU took longer than ${longestMs / 1000} s)`;
}

const LAST_NUMBER = 0x3fff_ffff;
const LONGEST_LOOK_MS = 250;

export function createPulse(): Pulse {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

export function beatWith(org: Org, pulse: Pulse): void {
  const number = new Int32Array(pulse);
  let depth = 0;
  let last = 0;
  const show = (): void => {
    last = (last % LAST_NUMBER) + 1;
    Atomics.store(number, 0, depth === 0 ? 0 : last);
  };
  org.observe({
    began() {
      depth += 1;
      show();
    },
    ended() {
      depth -= 1;
      show();
    }
  });
}

export interface Watchdog {
  /** The transaction waits for something outside: its time starts again afterwards. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** Calls `onStuck` once, when a transaction has taken longer than `longestMs`. */
export function watchPulse(pulse: Pulse, longestMs: number, onStuck: () => void): Watchdog {
  const number = new Int32Array(pulse);
  let seen = 0;
  let since = performance.now();
  let pauses = 0;
  const look = setInterval(
    () => {
      const current = Atomics.load(number, 0);
      if (current === 0 || current !== seen || pauses > 0) {
        seen = current;
        since = performance.now();
      } else if (performance.now() - since > longestMs) {
        clearInterval(look);
        onStuck();
      }
    },
    Math.min(LONGEST_LOOK_MS, longestMs / 4)
  );
  look.unref();
  return {
    pause: () => void (pauses += 1),
    resume: () => void (pauses -= 1),
    stop: () => clearInterval(look)
  };
}
