/** Character classes and escapes of Java regular expressions in JavaScript's notation for the flag `v`. */
import { refuse } from '../refusal.ts';

type Fail = (message: string) => never;

/** Java's named classes; without further flags the POSIX ones are ASCII only. */
const PROPERTIES: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Graph: '!-~',
  Print: '\\x20-~',
  Blank: '\\x20\\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: '\\x20\\t\\n\\x0B\\f\\r',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '\\t-\\r\\x1C-\\x1F\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000',
  IsAlphabetic: '\\p{Alphabetic}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsPunctuation: '\\p{P}',
  IsLowercase: '\\p{Lowercase}',
  IsUppercase: '\\p{Uppercase}',
  IsWhite_Space: '\\p{White_Space}',
  InCombiningDiacriticalMarks: '\\u0300-\\u036F'
};

const SHORTHANDS: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z_0-9',
  s: '\\x20\\t\\n\\x0B\\f\\r',
  h: '\\x20\\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000',
  v: '\\n-\\r\\x85\\u2028\\u2029'
};

const CONTROLS: Readonly<Record<string, string>> = { t: '\\t', n: '\\n', r: '\\r', f: '\\f', a: '\\x07', e: '\\x1B' };

/** `rest` starts after the backslash. The pattern is a set or one character, fit for use inside and outside of classes. */
export function translateEscape(rest: string, fail: Fail): { pattern: string; length: number } {
  const first = rest.charAt(0);
  const shorthand = SHORTHANDS[first.toLowerCase()];
  if (shorthand !== undefined)
    return { pattern: first === first.toLowerCase() ? `[${shorthand}]` : `[^${shorthand}]`, length: 1 };
  const property = /^([pP])(?:\{(\^?)([\w= ]+)\}|([A-Z]))/u.exec(rest);
  if (property !== null)
    return {
      pattern: propertyClass(property[3] ?? property[4] ?? '', (property[1] === 'P') !== (property[2] === '^')),
      length: property[0].length
    };
  const control = CONTROLS[first];
  if (control !== undefined) return { pattern: control, length: 1 };
  const coded = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|x\{([0-9a-fA-F]+)\}|0([0-3]?[0-7]{1,2}))/u.exec(rest);
  if (coded !== null) {
    const code =
      coded[4] === undefined
        ? Number.parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '', 16)
        : Number.parseInt(coded[4], 8);
    return { pattern: `\\u{${code.toString(16)}}`, length: coded[0].length };
  }
  if (/[a-zA-Z0-9]/u.test(first))
    return 'GXNc'.includes(first)
      ? refuse(`\\${first} in a regular expression`, 'it has no counterpart in the engine')
      : fail('Illegal/unsupported escape sequence');
  return { pattern: literal(first), length: first.length };
}

function propertyClass(name: string, isNegated: boolean): string {
  const known = PROPERTIES[name];
  if (known !== undefined) return `[${isNegated ? '^' : ''}${known}]`;
  const plain = name.replace(/^(?:Is|general_category=|gc=)/u, '').replace(/^(?:script=|sc=)/u, 'Script=');
  try {
    new RegExp(`\\p{${plain}}`, 'v');
  } catch {
    return refuse(`\\p{${name}} in a regular expression`, 'the engine has no such class');
  }
  return `\\${isNegated ? 'P' : 'p'}{${plain}}`;
}

/** One character, escaped where it would mean something in a pattern or a class. */
function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/\-&!#%,:;<=>@`~]/u.test(character) ? `\\${character}` : character;
}

/** The class whose text starts after `[` at `start`; nested classes and intersections included. */
export function translateClass(text: string, start: number, fail: Fail): { pattern: string; end: number } {
  let position = start;
  const isNegated = text.charAt(position) === '^';
  if (isNegated) position += 1;
  /** Operands of `&&`; each is a list of set elements. */
  const operands: string[] = [''];
  const append = (piece: string): void => {
    operands[operands.length - 1] = (operands[operands.length - 1] ?? '') + piece;
  };
  for (let isFirst = true; ; isFirst = false) {
    const character = text.charAt(position);
    if (character === '') return fail('Unclosed character class');
    if (character === ']' && !isFirst) break;
    if (character === '[') {
      const inner = translateClass(text, position + 1, fail);
      append(inner.pattern);
      position = inner.end;
    } else if (text.startsWith('&&', position)) {
      operands.push('');
      position += 2;
    } else {
      const low = readCharacter(text, position, fail);
      position = low.end;
      const isRange =
        text.charAt(position) === '-' &&
        !/[[\]]/u.test(text.charAt(position + 1)) &&
        !text.startsWith('&&', position + 1);
      if (isRange && !low.isSet) {
        const high = readCharacter(text, position + 1, fail);
        append(`${low.pattern}-${high.pattern}`);
        position = high.end;
      } else append(low.pattern);
    }
  }
  const sets = operands.filter((operand) => operand !== '');
  const body = sets.length > 1 ? sets.map((operand) => `[${operand}]`).join('&&') : (sets[0] ?? '');
  return { pattern: `[${isNegated ? '^' : ''}${body}]`, end: position + 1 };
}

function readCharacter(text: string, position: number, fail: Fail): { pattern: string; end: number; isSet: boolean } {
  if (text.charAt(position) !== '\\') {
    const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
    return { pattern: literal(character), end: position + character.length, isSet: false };
  }
  const { pattern, length } = translateEscape(text.slice(position + 1), fail);
  return { pattern, end: position + 1 + length, isSet: /^\[|^\\[pP]/u.test(pattern) };
}
