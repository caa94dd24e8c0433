/** String: cutting, padding, replacing. Clamping members clamp, `substring` throws (P48). */
import { throwApex } from '../../values/apexThrow.ts';
import { checkHeap } from '../../values/heap.ts';
import { chargeWork, required } from '../arguments.ts';
import type { LibraryFunction } from '../library.ts';
import { differenceIndex } from './stringSearch.ts';

type Text = string | null;
type Count = number | null;

function substring(self: string, start: number, end: number): string {
  if (start < 0 || start > self.length)
    throwApex('System.StringException', `Starting position out of bounds: ${start}`);
  if (end < start || end > self.length) throwApex('System.StringException', `Ending position out of bounds: ${end}`);
  return self.slice(start, end);
}

function repeat(text: string, count: number): string {
  if (count <= 0) return '';
  checkHeap(text.length * count * 2);
  chargeWork(text.length * count);
  return text.repeat(count);
}

/** Fills up with copies of `pad`; an empty pad means spaces. */
function padding(size: number, pad: string): string {
  const unit = pad === '' ? ' ' : pad;
  return size <= 0 ? '' : repeat(unit, Math.ceil(size / unit.length)).slice(0, size);
}

function center(self: string, size: number, pad: string): string {
  const missing = size - self.length;
  if (missing <= 0) return self;
  const left = Math.floor(missing / 2);
  return padding(left, pad) + self + padding(missing - left, pad);
}

/** Every occurrence; an empty target matches between all characters, as in Java. */
function replace(self: string, target: string, replacement: string): string {
  chargeWork(self.length + replacement.length);
  const result = self.replaceAll(target, () => replacement);
  checkHeap(result.length * 2);
  return result;
}

function abbreviate(self: string, width: number, offset: number): string {
  if (width < 4) throwApex('System.StringException', 'Minimum abbreviation width is 4');
  if (self.length <= width) return self;
  let start = Math.min(offset, self.length);
  if (self.length - start < width - 3) start = self.length - (width - 3);
  if (start <= 4) return `${self.slice(0, width - 3)}...`;
  if (width < 7) throwApex('System.StringException', 'Minimum abbreviation width with offset is 7');
  return start + width - 3 < self.length
    ? `...${abbreviate(self.slice(start), width - 3, 0)}`
    : `...${self.slice(self.length - (width - 3))}`;
}

function before(self: string, index: number): string {
  return index < 0 ? self : self.slice(0, index);
}

function between(self: string, open: string, close: string): string | null {
  const start = self.indexOf(open);
  if (start < 0) return null;
  const end = self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

function swapCase(self: string): string {
  return Array.from(self, (character) =>
    character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()
  ).join('');
}

const changeFirst = (self: string, change: (first: string) => string): string => {
  const [first = ''] = self;
  return change(first) + self.slice(first.length);
};

const locale = (name: Text): string => required(name).replaceAll('_', '-');

const removeEnd = (self: string, part: string, isEnd: boolean): string =>
  part !== '' && isEnd ? self.slice(0, -part.length) : self;

export const STRING_EDITING: Readonly<Record<string, LibraryFunction>> = {
  'String abbreviate(Integer width)': (self: string, width: Count) => abbreviate(self, required(width), 0),
  'String abbreviate(Integer width, Integer offset)': (self: string, width: Count, offset: Count) =>
    abbreviate(self, required(width), required(offset)),
  'String capitalize()': (self: string) => changeFirst(self, (first) => first.toUpperCase()),
  'String center(Integer size)': (self: string, size: Count) => center(self, required(size), ' '),
  'String center(Integer size, String pad)': (self: string, size: Count, pad: Text) =>
    center(self, required(size), required(pad)),
  'String deleteWhitespace()': (self: string) => self.replace(/\s+/gu, ''),
  'String difference(String other)': (self: string, other: Text) => {
    const index = differenceIndex(self, required(other));
    return index < 0 ? '' : (other ?? '').slice(index);
  },
  'String left(Integer length)': (self: string, length: Count) => self.slice(0, Math.max(required(length), 0)),
  'String leftPad(Integer length)': (self: string, length: Count) =>
    padding(required(length) - self.length, ' ') + self,
  'String leftPad(Integer length, String pad)': (self: string, length: Count, pad: Text) =>
    padding(required(length) - self.length, required(pad)) + self,
  'String mid(Integer start, Integer length)': (self: string, start: Count, length: Count) => {
    const from = Math.max(required(start), 0);
    return required(length) < 0 ? '' : self.slice(from, from + (length ?? 0));
  },
  'String normalizeSpace()': (self: string) => self.trim().replace(/\s+/gu, ' '),
  'String remove(String part)': (self: string, part: Text) =>
    required(part) === '' ? self : replace(self, part ?? '', ''),
  'String removeEnd(String part)': (self: string, part: Text) =>
    removeEnd(self, required(part), self.endsWith(required(part))),
  'String removeEndIgnoreCase(String part)': (self: string, part: Text) =>
    removeEnd(self, required(part), self.toLowerCase().endsWith(required(part).toLowerCase())),
  'String removeStart(String part)': (self: string, part: Text) =>
    self.startsWith(required(part)) ? self.slice((part ?? '').length) : self,
  'String removeStartIgnoreCase(String part)': (self: string, part: Text) =>
    self.toLowerCase().startsWith(required(part).toLowerCase()) ? self.slice((part ?? '').length) : self,
  'String repeat(Integer times)': (self: string, times: Count) => repeat(self, required(times)),
  'String repeat(String separator, Integer times)': (self: string, separator: Text, times: Count) =>
    required(times) <= 0 ? '' : repeat(self + required(separator), (times ?? 0) - 1) + self,
  'String replace(String target, String replacement)': (self: string, target: Text, replacement: Text) =>
    replace(self, required(target), required(replacement)),
  'String reverse()': (self: string) => [...self].reverse().join(''),
  'String right(Integer length)': (self: string, length: Count) =>
    required(length) <= 0 ? '' : self.slice(-(length ?? 0)),
  'String rightPad(Integer length)': (self: string, length: Count) =>
    self + padding(required(length) - self.length, ' '),
  'String rightPad(Integer length, String pad)': (self: string, length: Count, pad: Text) =>
    self + padding(required(length) - self.length, required(pad)),
  'String stripHtmlTags()': (self: string) => self.replace(/<[^>]*>/gu, ''),
  'String substring(Integer start)': (self: string, start: Count) => substring(self, required(start), self.length),
  'String substring(Integer start, Integer end)': (self: string, start: Count, end: Count) =>
    substring(self, required(start), required(end)),
  'String substringAfter(String separator)': (self: string, separator: Text) => {
    if (separator === null) return '';
    const index = self.indexOf(separator);
    return index < 0 ? '' : self.slice(index + separator.length);
  },
  'String substringAfterLast(String separator)': (self: string, separator: Text) => {
    if (separator === null || separator === '') return '';
    const index = self.lastIndexOf(separator);
    return index < 0 ? '' : self.slice(index + separator.length);
  },
  'String substringBefore(String separator)': (self: string, separator: Text) =>
    separator === null ? self : before(self, self.indexOf(separator)),
  'String substringBeforeLast(String separator)': (self: string, separator: Text) =>
    separator === null || separator === '' ? self : before(self, self.lastIndexOf(separator)),
  'String substringBetween(String tag)': (self: string, tag: Text) => (tag === null ? null : between(self, tag, tag)),
  'String substringBetween(String open, String close)': (self: string, open: Text, close: Text) =>
    open === null || close === null ? null : between(self, open, close),
  'String swapCase()': swapCase,
  'String toLowerCase()': (self: string) => self.toLowerCase(),
  'String toLowerCase(String locale)': (self: string, name: Text) => self.toLocaleLowerCase(locale(name)),
  'String toUpperCase()': (self: string) => self.toUpperCase(),
  'String toUpperCase(String locale)': (self: string, name: Text) => self.toLocaleUpperCase(locale(name)),
  // eslint-disable-next-line no-control-regex -- Java trims every character up to the space
  'String trim()': (self: string) => self.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/gu, ''),
  'String uncapitalize()': (self: string) => changeFirst(self, (first) => first.toLowerCase())
};
