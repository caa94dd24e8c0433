/** String: asking and finding. Null arguments fail with "Argument cannot be null." (P10). */
import { valuesEqual } from '../../values/equality.ts';
import { stringHash } from '../../values/apexHash.ts';
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { chargeWork, required } from '../arguments.ts';
import type { LibraryFunction } from '../library.ts';
import { consistsOf, isAllLowerCase, isAllUpperCase } from './characters.ts';

type Text = string | null;
type Count = number | null;

const fold = (text: string): string => text.toLowerCase();

function outOfBounds(index: number): never {
  return throwApex('System.StringException', `String index out of bounds: ${index}`);
}

function codePointAt(self: string, index: number): number {
  return self.codePointAt(index) ?? outOfBounds(index);
}

function checkIndex(self: string, index: Count): number {
  const value = required(index);
  return value < 0 || value >= self.length ? outOfBounds(value) : value;
}

function indexOfAny(self: string, characters: Text, isWanted: boolean): number {
  const set = required(characters);
  for (let index = 0; index < self.length; index += 1) if (set.includes(self.charAt(index)) === isWanted) return index;
  return -1;
}

/** Java starts at 0 for a negative index. */
function indexOf(self: string, part: string, from: number): number {
  chargeWork(self.length);
  return self.indexOf(part, Math.max(from, 0));
}

function lastIndexOf(self: string, part: string, end: number): number {
  chargeWork(self.length);
  return end < 0 ? -1 : self.lastIndexOf(part, end);
}

function countMatches(self: string, part: string): number {
  if (part === '') return 0;
  chargeWork(self.length);
  return self.split(part).length - 1;
}

export function differenceIndex(left: string, right: string): number {
  if (left === right) return -1;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) if (left[index] !== right[index]) return index;
  return length;
}

function levenshtein(left: string, right: string): number {
  chargeWork(left.length * right.length);
  let row = Array.from({ length: right.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

export const STRING_SEARCH: Readonly<Record<string, LibraryFunction>> = {
  'Integer charAt(Integer index)': (self: string, index: Count) => self.charCodeAt(checkIndex(self, index)),
  'Integer codePointAt(Integer index)': (self: string, index: Count) => codePointAt(self, checkIndex(self, index)),
  'Integer codePointBefore(Integer index)': (self: string, index: Count) =>
    codePointAt(self, checkIndex(self, required(index) - 1)),
  'Integer codePointCount(Integer begin, Integer end)': (self: string, begin: Count, end: Count) =>
    [...self.slice(required(begin), required(end))].length,
  'Integer compareTo(String other)': (self: string, other: Text) => {
    const right = required(other);
    const index = differenceIndex(self, right);
    if (index < 0) return 0;
    return index < self.length && index < right.length
      ? self.charCodeAt(index) - right.charCodeAt(index)
      : self.length - right.length;
  },
  'Boolean contains(String part)': (self: string, part: Text) => indexOf(self, required(part), 0) >= 0,
  'Boolean containsAny(String characters)': (self: string, characters: Text) => indexOfAny(self, characters, true) >= 0,
  'Boolean containsIgnoreCase(String part)': (self: string, part: Text) =>
    indexOf(fold(self), fold(required(part)), 0) >= 0,
  'Boolean containsNone(String characters)': (self: string, characters: Text) => indexOfAny(self, characters, true) < 0,
  'Boolean containsOnly(String characters)': (self: string, characters: Text) =>
    indexOfAny(self, characters, false) < 0,
  'Boolean containsWhitespace()': (self: string) => /\s/u.test(self),
  'Integer countMatches(String part)': (self: string, part: Text) => countMatches(self, required(part)),
  'Boolean endsWith(String suffix)': (self: string, suffix: Text) => self.endsWith(required(suffix)),
  'Boolean endsWithIgnoreCase(String suffix)': (self: string, suffix: Text) =>
    fold(self).endsWith(fold(required(suffix))),
  'Boolean equals(String other)': (self: string, other: Text) => self === other,
  'Boolean equals(Object other)': (self: string, other: unknown) => valuesEqual(self, other),
  'Boolean equalsIgnoreCase(String other)': (self: string, other: Text) => other !== null && fold(self) === fold(other),
  'List<Integer> getChars()': (self: string) =>
    new ApexList(
      RuntimeType.of('List<Integer>'),
      Array.from({ length: self.length }, (_unused, index) => self.charCodeAt(index))
    ),
  'Integer getLevenshteinDistance(String other)': (self: string, other: Text) => levenshtein(self, required(other)),
  'Integer getLevenshteinDistance(String other, Integer threshold)': (self: string, other: Text, threshold: Count) => {
    const distance = levenshtein(self, required(other));
    return distance > required(threshold) ? -1 : distance;
  },
  'Integer hashCode()': (self: string) => stringHash(self),
  'Integer indexOf(String part)': (self: string, part: Text) => indexOf(self, required(part), 0),
  'Integer indexOf(String part, Integer start)': (self: string, part: Text, start: Count) =>
    indexOf(self, required(part), required(start)),
  'Integer indexOfAny(String characters)': (self: string, characters: Text) => indexOfAny(self, characters, true),
  'Integer indexOfAnyBut(String characters)': (self: string, characters: Text) => indexOfAny(self, characters, false),
  'Integer indexOfChar(Integer character)': (self: string, character: Count) =>
    indexOf(self, String.fromCodePoint(required(character)), 0),
  'Integer indexOfChar(Integer character, Integer start)': (self: string, character: Count, start: Count) =>
    indexOf(self, String.fromCodePoint(required(character)), required(start)),
  'Integer indexOfDifference(String other)': (self: string, other: Text) => differenceIndex(self, required(other)),
  'Integer indexOfIgnoreCase(String part)': (self: string, part: Text) => indexOf(fold(self), fold(required(part)), 0),
  'Integer indexOfIgnoreCase(String part, Integer start)': (self: string, part: Text, start: Count) =>
    indexOf(fold(self), fold(required(part)), required(start)),
  'Boolean isAllLowerCase()': isAllLowerCase,
  'Boolean isAllUpperCase()': isAllUpperCase,
  'Boolean isAlpha()': (self: string) => self !== '' && consistsOf(self, 'alpha'),
  'Boolean isAlphaSpace()': (self: string) => consistsOf(self, 'alphaSpace'),
  'Boolean isAlphanumeric()': (self: string) => self !== '' && consistsOf(self, 'alphanumeric'),
  'Boolean isAlphanumericSpace()': (self: string) => consistsOf(self, 'alphanumericSpace'),
  'Boolean isAsciiPrintable()': (self: string) => consistsOf(self, 'asciiPrintable'),
  'Boolean isNumeric()': (self: string) => self !== '' && consistsOf(self, 'numeric'),
  'Boolean isNumericSpace()': (self: string) => consistsOf(self, 'numericSpace'),
  'Boolean isWhitespace()': (self: string) => consistsOf(self, 'whitespace'),
  'Integer lastIndexOf(String part)': (self: string, part: Text) => lastIndexOf(self, required(part), self.length),
  'Integer lastIndexOf(String part, Integer end)': (self: string, part: Text, end: Count) =>
    lastIndexOf(self, required(part), required(end)),
  'Integer lastIndexOfChar(Integer character)': (self: string, character: Count) =>
    lastIndexOf(self, String.fromCodePoint(required(character)), self.length),
  'Integer lastIndexOfChar(Integer character, Integer end)': (self: string, character: Count, end: Count) =>
    lastIndexOf(self, String.fromCodePoint(required(character)), required(end)),
  'Integer lastIndexOfIgnoreCase(String part)': (self: string, part: Text) =>
    lastIndexOf(fold(self), fold(required(part)), self.length),
  'Integer lastIndexOfIgnoreCase(String part, Integer end)': (self: string, part: Text, end: Count) =>
    lastIndexOf(fold(self), fold(required(part)), required(end)),
  'Integer length()': (self: string) => self.length,
  'Integer offsetByCodePoints(Integer index, Integer offset)': (self: string, index: Count, offset: Count) =>
    required(index) + [...self.slice(required(index))].slice(0, required(offset)).join('').length,
  'Boolean startsWith(String prefix)': (self: string, prefix: Text) => self.startsWith(required(prefix)),
  'Boolean startsWithIgnoreCase(String prefix)': (self: string, prefix: Text) =>
    fold(self).startsWith(fold(required(prefix))),
  'String toString()': (self: string) => self
};
