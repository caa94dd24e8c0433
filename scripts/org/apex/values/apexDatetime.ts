/** Datetime: an instant, kept as UTC milliseconds. Immutable. Zones are a matter of those who print or take it apart. */
import { ApexDate } from './apexDate.ts';
import { ApexTime } from './apexTime.ts';
import { MS_PER_DAY, zonedToUtc, zoneOffset } from './calendar.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?:\.?(Z|[+-]\d{2}:?\d{2}))?$/;

export class ApexDatetime {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  static fromWall(zone: string, date: ApexDate, time: ApexTime): ApexDatetime {
    return new ApexDatetime(zonedToUtc(zone, date.utc + time.ms));
  }

  /** Reads ISO 8601 as in SOQL, JSON and seeds; without an offset the text is UTC; null for any other text. */
  static parseIso(text: string): ApexDatetime | null {
    const match = ISO.exec(text);
    if (match === null) return null;
    const date = ApexDate.parseIso(match[1] ?? '');
    const time = ApexTime.parseIso(match[2] ?? '');
    if (date === null || time === null) return null;
    return new ApexDatetime(date.utc + time.ms - offsetMs(match[3] ?? 'Z'));
  }

  /** The wall clock of the zone as day and time of day. */
  inZone(zone: string): { readonly date: ApexDate; readonly time: ApexTime } {
    const wall = this.ms + zoneOffset(zone, this.ms);
    return { date: new ApexDate(Math.floor(wall / MS_PER_DAY)), time: new ApexTime(wall) };
  }

  /** `yyyy-MM-dd HH:mm:ss` in the zone. */
  textIn(zone: string): string {
    const { date, time } = this.inZone(zone);
    return `${date.toString()} ${time.toString().slice(0, 8)}`;
  }

  /** `yyyy-MM-dd HH:mm:ss` in GMT: what debug output and concatenation show (P52). */
  toString(): string {
    return this.textIn('GMT');
  }

  /** `2026-01-01T00:00:00.000Z` */
  toIso(): string {
    const { date, time } = this.inZone('GMT');
    return `${date.toString()}T${time.toString()}`;
  }
}

function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
