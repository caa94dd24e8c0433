/**
 * Auto-numbers follow the sequence of Ids of the object, which is kept with the data and never goes back: like the platform's they are
 * unique, rise, and have gaps after a failed save (P93).
 */
import type { ApexDate } from '../apex/values/apexDate.ts';
import type { FieldSchema } from '../schema/model.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `INV-{YYYY}-{0000}` and the 12th Id of its object give `INV-2026-0012` when numbering starts at 1. */
export function autoNumberFor(field: FieldSchema, id: string, today: ApexDate): string | null {
  if (field.autoNumber === null) return null;
  const { displayFormat, startingNumber } = field.autoNumber;
  const number = startingNumber - 1 + sequenceOf(id);
  const { year, month, day } = today.parts;
  const parts: Readonly<Record<string, string>> = {
    YYYY: String(year),
    YY: String(year % 100).padStart(2, '0'),
    MM: String(month).padStart(2, '0'),
    DD: String(day).padStart(2, '0')
  };
  return displayFormat.replace(
    /\{(0+|YYYY|YY|MM|DD)\}/g,
    (_, part: string) => parts[part] ?? String(number).padStart(part.length, '0')
  );
}

/** The number of a record without a format of its own, with leading zeros. */
export function numberOfRecord(id: string, digits: number): string {
  return String(sequenceOf(id)).padStart(digits, '0');
}

function sequenceOf(id: string): number {
  let number = 0;
  for (const character of id.slice(3, 15)) number = number * DIGITS.length + DIGITS.indexOf(character);
  return number;
}
