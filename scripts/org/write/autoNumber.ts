/**
 * Auto-numbers follow the sequence of Ids of the object, which is kept with the data and never goes back: like the platform's they are
 * unique, rise, and have gaps after a failed save (P93).
 */
import type { FieldSchema } from '../schema/model.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `INV-{0000}` and the 12th Id of its object give `INV-0012` when numbering starts at 1. */
export function autoNumberFor(field: FieldSchema, id: string): string | null {
  if (field.autoNumber === null) return null;
  const { displayFormat, startingNumber } = field.autoNumber;
  const number = startingNumber - 1 + sequenceOf(id);
  return displayFormat.replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, '0'));
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
