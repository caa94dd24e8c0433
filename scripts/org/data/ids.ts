import { idChecksum } from '../apex/values/apexId.ts';
import type { IdSource } from '../transaction/transaction.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const COUNTER_LENGTH = 12;

/** By key prefix, the number of Ids given out. */
export type IdCounters = Readonly<Record<string, number>>;

export interface IdSequence extends IdSource {
  counters(): IdCounters;
  /** Goes on from these counters, as before each test method or at a restart. */
  restore(counters: IdCounters): void;
  /** Never gives out this Id or an older one of its prefix. */
  skipPast(id: string): void;
}

/** Ids count up per key prefix from 1, so that the same work gives the same Ids. */
export function createIdSequence(): IdSequence {
  let given = new Map<string, number>();
  return {
    next(keyPrefix) {
      const number = (given.get(keyPrefix) ?? 0) + 1;
      given.set(keyPrefix, number);
      const short = keyPrefix + encode(number);
      return short + idChecksum(short);
    },
    counters: () => Object.fromEntries(given),
    restore(counters) {
      given = new Map(Object.entries(counters));
    },
    skipPast(id) {
      const keyPrefix = id.slice(0, 3);
      given.set(keyPrefix, Math.max(given.get(keyPrefix) ?? 0, decode(id.slice(3, 15))));
    }
  };
}

function encode(number: number): string {
  let rest = number;
  let text = '';
  while (rest > 0) {
    text = DIGITS.charAt(rest % DIGITS.length) + text;
    rest = Math.floor(rest / DIGITS.length);
  }
  return text.padStart(COUNTER_LENGTH, '0');
}

/** An Id from another org may exceed what counts here; its counter is then out of reach and cannot collide. */
function decode(text: string): number {
  let number = 0;
  for (const character of text) number = number * DIGITS.length + DIGITS.indexOf(character);
  return Number.isSafeInteger(number) ? number : 0;
}
