/** Date: a calendar day without time or zone, kept as days since 1970-01-01. Immutable. */
import { calendarDay, dayNumber, daysInMonth, MS_PER_DAY } from './calendar.ts';
import type { CalendarDay } from './calendar.ts';

export class ApexDate {
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  /** Months and days out of range roll over (P52). */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(dayNumber(year, month, day));
  }

  /** Reads `yyyy-MM-dd`, as in SOQL, JSON and seeds; null for any other text or a day that does not exist. */
  static parseIso(text: string): ApexDate | null {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (match === null) return null;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
    return ApexDate.of(year, month, day);
  }

  get parts(): CalendarDay {
    return calendarDay(this.days);
  }

  /** Midnight in GMT as UTC milliseconds. */
  get utc(): number {
    return this.days * MS_PER_DAY;
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** `yyyy-MM-dd` */
  toString(): string {
    const { year, month, day } = this.parts;
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
}
