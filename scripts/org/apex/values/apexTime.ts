/** Time: milliseconds since midnight, without zone. Immutable. */
import { clockTime, MS_PER_DAY } from './calendar.ts';
import type { ClockTime } from './calendar.ts';

export class ApexTime {
  readonly ms: number;

  /** Values out of range wrap around midnight. */
  constructor(ms: number) {
    this.ms = ((ms % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond);
  }

  /** Reads `HH:mm:ss.SSSZ`, with parts after the minutes optional; null for any other text. */
  static parseIso(text: string): ApexTime | null {
    const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
    if (match === null) return null;
    const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) return null;
    return ApexTime.of(hour, minute, second, Number((match[4] ?? '0').padEnd(3, '0')));
  }

  get parts(): ClockTime {
    return clockTime(this.ms);
  }

  /** `HH:mm:ss.SSSZ` */
  toString(): string {
    const { hour, minute, second, millisecond } = this.parts;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${two(hour)}:${two(minute)}:${two(second)}.${String(millisecond).padStart(3, '0')}Z`;
  }
}
