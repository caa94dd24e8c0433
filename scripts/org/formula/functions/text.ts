/**
 * Text functions. Positions and lengths count UTF-16 code units, the first position is 1.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions_text.htm
 */
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexTime } from '../../apex/values/apexTime.ts';
import { normalizeId } from '../../apex/values/apexId.ts';
import { FormulaError } from '../formulaType.ts';
import type { FormulaType, FormulaValue } from '../formulaType.ts';
import { count, plainText, whole, ZERO } from '../numbers.ts';
import { optional, orNull, parameter, plain, strict } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

const TEXT = parameter('text', 'Text');
const LENGTH = parameter('num_chars', 'Number');

type Text = string | null;

/** Longer than any field: what is padded beyond is an error. */
const LONGEST = 131_072;
/** Numbers written with a larger exponent are no numbers here. */
const MOST_PLACES = 400;

function ofText(name: string, result: FormulaType, body: (text: string) => FormulaValue): FormulaFunction {
  return strict<[string]>(name, { group: 'Text', parameters: [TEXT], result, body });
}

function withLength(name: string, body: (text: string, length: number) => string): FormulaFunction {
  return strict<[string, ApexDecimal]>(name, {
    group: 'Text',
    parameters: [TEXT, LENGTH],
    result: 'Text',
    body: (text, length) => orNull(body(text, Math.max(count(length), 0)))
  });
}

/** BEGINS and CONTAINS: everything has the empty text in it; of blank text nothing else is known. */
function search(name: 'BEGINS' | 'CONTAINS', body: (text: string, wanted: string) => boolean): FormulaFunction {
  return plain(name, {
    group: 'Text',
    parameters: [TEXT, parameter('compare_text', 'Text')],
    result: 'Boolean',
    body([text = null, wanted = null]) {
      if (wanted === null) return true;
      return text === null ? null : body(text as string, wanted as string);
    }
  });
}

/** LPAD and RPAD cut what is longer; without a padding text they fill with spaces. */
function pad(name: 'LPAD' | 'RPAD', body: (text: string, length: number, filler: string) => string): FormulaFunction {
  return strict<[string, ApexDecimal, string?] & NonNullable<FormulaValue>[]>(name, {
    group: 'Text',
    parameters: [TEXT, parameter('padded_length', 'Number'), optional('pad_string', 'Text')],
    result: 'Text',
    body(text, length, filler = ' ') {
      const wanted = Math.max(count(length), 0);
      if (wanted > LONGEST) throw new FormulaError('The text is too long');
      return orNull(text.length >= wanted ? text.slice(0, wanted) : body(text, wanted, filler));
    }
  });
}

function letterCase(
  name: 'UPPER' | 'LOWER',
  body: (text: string, locale: string | undefined) => string
): FormulaFunction {
  return plain(name, {
    group: 'Text',
    parameters: [TEXT, optional('locale', 'Text')],
    result: 'Text',
    body: ([text = null, locale = null]) =>
      text === null ? null : body(text as string, (locale as Text)?.replaceAll('_', '-'))
  });
}

/** Spaces only, as the function says. */
const trim = (text: string): string => text.replace(/^ +| +$/g, '');

/** The first letter of each word in upper case, all others in lower case; digits belong to words. */
function capitalise(text: string): string {
  return text.replace(/[\p{L}\p{Nd}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

/** Dates and times print in the form that DATEVALUE and its kin read, instants in GMT. */
function print(value: NonNullable<FormulaValue>): string {
  if (value instanceof ApexDecimal) return plainText(value);
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexDatetime) return `${value.toString()}Z`;
  return value instanceof ApexTime ? value.toString().slice(0, -1) : String(value);
}

function toNumber(text: string): ApexDecimal {
  const value = ApexDecimal.parse(text);
  if (value === null || Math.abs(value.scale) > MOST_PLACES)
    throw new FormulaError(`The value '${text}' is not a valid number.`);
  return value;
}

function character(code: ApexDecimal): Text {
  const point = count(code);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null;
}

export const TEXT_FUNCTIONS: readonly FormulaFunction[] = [
  ofText('ASCII', 'Number', (text) => whole(text.codePointAt(0) ?? 0)),
  search('BEGINS', (text, wanted) => text.startsWith(wanted)),
  {
    name: 'BR',
    group: 'Text',
    signature: '',
    uses: null,
    check: plain('BR', { group: 'Text', parameters: [], result: 'Text', body: () => '<br>' }).check
  },
  ofText('CASESAFEID', 'Text', (text) => normalizeId(text)),
  strict<[ApexDecimal]>('CHR', {
    group: 'Text',
    parameters: [parameter('number', 'Number')],
    result: 'Text',
    body: character
  }),
  search('CONTAINS', (text, wanted) => text.includes(wanted)),
  plain('FIND', {
    group: 'Text',
    parameters: [parameter('search_text', 'Text'), TEXT, optional('start_num', 'Number')],
    result: 'Number',
    body([wanted = null, text = null, start]) {
      if (start === null) return null;
      if (wanted === null || text === null) return ZERO;
      const from = start === undefined ? 0 : count(start as ApexDecimal) - 1;
      return whole((text as string).indexOf(wanted as string, from) + 1);
    }
  }),
  ofText('INITCAP', 'Text', capitalise),
  plain('ISNUMBER', {
    group: 'Text',
    parameters: [TEXT],
    result: 'Boolean',
    body: ([text = null]) => text !== null && ApexDecimal.parse(text as string) !== null
  }),
  withLength('LEFT', (text, length) => text.slice(0, length)),
  plain('LEN', {
    group: 'Text',
    parameters: [TEXT],
    result: 'Number',
    body: ([text = null]) => whole(((text as Text) ?? '').length)
  }),
  letterCase('LOWER', (text, locale) => text.toLocaleLowerCase(locale)),
  pad('LPAD', (text, length, filler) => text.padStart(length, filler)),
  strict<[string, ApexDecimal, ApexDecimal]>('MID', {
    group: 'Text',
    parameters: [TEXT, parameter('start_num', 'Number'), LENGTH],
    result: 'Text',
    body(text, start, length) {
      const from = Math.max(count(start), 1) - 1;
      return orNull(text.slice(from, from + Math.max(count(length), 0)));
    }
  }),
  ofText('REVERSE', 'Text', (text) => [...text].reverse().join('')),
  withLength('RIGHT', (text, length) => (length === 0 ? '' : text.slice(-length))),
  pad('RPAD', (text, length, filler) => text.padEnd(length, filler)),
  plain('SUBSTITUTE', {
    group: 'Text',
    parameters: [TEXT, parameter('old_text', 'Text'), parameter('new_text', 'Text')],
    result: 'Text',
    body([text = null, old = null, replacement = null]) {
      if (text === null || old === null) return null;
      return orNull((text as string).replaceAll(old as string, () => (replacement as Text) ?? ''));
    }
  }),
  strict<[NonNullable<FormulaValue>]>('TEXT', {
    group: 'Text',
    parameters: [parameter('value', 'Number', 'Date', 'DateTime', 'Time', 'Picklist')],
    result: 'Text',
    body: print
  }),
  ofText('TRIM', 'Text', (text) => orNull(trim(text))),
  letterCase('UPPER', (text, locale) => text.toLocaleUpperCase(locale)),
  ofText('VALUE', 'Number', toNumber)
];
