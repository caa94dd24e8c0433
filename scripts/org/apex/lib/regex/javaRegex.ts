/**
 * Java regular expressions, which Apex uses, translated to JavaScript ones (P47).
 * https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 *
 * The result has the flags `v` (sets, code points) and `d` (positions of groups); case, dot and line flags are written into the
 * pattern, because Java may switch them in the middle. What has no counterpart is refused by name.
 */
import { throwApex } from '../../values/apexThrow.ts';
import { refuse } from '../refusal.ts';
import { translateClass, translateEscape } from './characterClass.ts';

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, multiline: false, dotAll: false };
const TERMINATOR = '[\\n\\r\\u0085\\u2028\\u2029]';
const END = '(?![^])';

/** Position in the Java text; the translation is built by recursive descent over groups. */
class Translator {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): string {
    const result = this.alternatives(NO_FLAGS);
    if (this.position < this.text.length) this.fail("Unmatched closing ')'");
    return result;
  }

  /** Up to the closing parenthesis or the end. A flag switched inside holds up to there, over further alternatives too. */
  private alternatives(outer: Flags): string {
    let flags = outer;
    let result = '';
    while (this.position < this.text.length && this.peek() !== ')') {
      if (this.peek() === '|') {
        result += this.take();
        continue;
      }
      const switched = this.flagSwitch(flags);
      if (switched !== null) flags = switched;
      else result += this.quantified(flags);
    }
    return result;
  }

  /** `(?i)`, `(?-s)`: null when the text goes on otherwise. */
  private flagSwitch(flags: Flags): Flags | null {
    const match = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/u.exec(this.text.slice(this.position));
    if (match === null) return null;
    this.position += match[0].length;
    return this.changeFlags(flags, match[1] ?? '', match[2] ?? '');
  }

  private changeFlags(flags: Flags, on: string, off: string): Flags {
    const names: Record<string, keyof Flags> = { i: 'ignoreCase', m: 'multiline', s: 'dotAll' };
    let result = flags;
    for (const [letters, value] of [
      [on, true],
      [off, false]
    ] as const) {
      for (const letter of letters) {
        if (letter === 'u') continue;
        const name = names[letter];
        if (name === undefined)
          refuse(`The regular expression flag (?${letter})`, 'it has no counterpart in the engine');
        result = { ...result, [name]: value };
      }
    }
    return result;
  }

  private quantified(flags: Flags): string {
    const atom = this.atom(flags);
    const match = /^(?:[*+?]|\{\d+(?:,\d*)?\})/u.exec(this.text.slice(this.position));
    if (match === null) return atom;
    this.position += match[0].length;
    if (this.peek() === '+')
      refuse('A possessive quantifier in a regular expression', 'it has no counterpart in the engine');
    const lazy = this.peek() === '?' ? this.take() : '';
    return `${/^\(\?[=!<]/u.test(atom) && !/^\(\?<[a-zA-Z]/u.test(atom) ? `(?:${atom})` : atom}${match[0]}${lazy}`;
  }

  private atom(flags: Flags): string {
    const character = this.take();
    switch (character) {
      case '(':
        return this.group(flags);
      case '[':
        return this.caseOf(this.characterClass(), flags);
      case '.':
        return flags.dotAll ? '[^]' : `[^\\n\\r\\u0085\\u2028\\u2029]`;
      case '^':
        return flags.multiline ? `(?:(?<![^])|(?<=[\\n\\u0085\\u2028\\u2029]|\\r(?!\\n))(?=[^]))` : '(?<![^])';
      case '$':
        return flags.multiline
          ? `(?=\\r\\n|(?<!\\r)\\n|[\\r\\u0085\\u2028\\u2029]|${END})`
          : `(?=(?:\\r\\n|${TERMINATOR})?${END})`;
      case '\\':
        return this.caseOf(this.escape(), flags);
      case '*':
      case '+':
      case '?':
        return this.fail(`Dangling meta character '${character}'`);
      case '{':
        return this.fail('Illegal repetition');
      default:
        return this.caseOf(/[\]}/]/u.test(character) ? `\\${character}` : this.wholeCharacter(character), flags);
    }
  }

  /** Surrogate pairs stay together. */
  private wholeCharacter(first: string): string {
    const code = first.charCodeAt(0);
    return code >= 0xd800 && code <= 0xdbff && this.position < this.text.length ? first + this.take() : first;
  }

  private caseOf(piece: string, flags: Flags): string {
    return flags.ignoreCase ? `(?i:${piece})` : piece;
  }

  private group(flags: Flags): string {
    const match = /^\?(?:([=!:]|<[=!]|>)|<([a-zA-Z][a-zA-Z0-9]*)>|([a-zA-Z]*)(?:-([a-zA-Z]+))?:)/u.exec(
      this.text.slice(this.position)
    );
    let open = '(';
    let inner = flags;
    if (match !== null) {
      this.position += match[0].length;
      if (match[1] === '>') refuse('An atomic group in a regular expression', 'it has no counterpart in the engine');
      if (match[1] !== undefined) open = `(?${match[1]}`;
      else if (match[2] !== undefined) open = `(?<${match[2]}>`;
      else {
        inner = this.changeFlags(flags, match[3] ?? '', match[4] ?? '');
        open = '(?:';
      }
    } else if (this.peek() === '?') this.fail('Unknown inline modifier');
    const body = this.alternatives(inner);
    if (this.peek() !== ')') this.fail('Unclosed group');
    this.position += 1;
    return `${open}${body})`;
  }

  private characterClass(): string {
    const { pattern, end } = translateClass(this.text, this.position, (message) => this.fail(message));
    this.position = end;
    return pattern;
  }

  private escape(): string {
    const rest = this.text.slice(this.position);
    if (rest === '') return this.fail('Unexpected internal error');
    if (rest.startsWith('Q')) return this.quoted();
    const simple: Record<string, string> = {
      A: '(?<![^])',
      z: END,
      Z: `(?=(?:\\r\\n|${TERMINATOR})?${END})`,
      R: '(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])',
      b: '\\b',
      B: '\\B'
    };
    const known = simple[rest.charAt(0)];
    if (known !== undefined) {
      this.position += 1;
      return known;
    }
    const reference = /^(?:[1-9]\d*|k<[a-zA-Z][a-zA-Z0-9]*>)/u.exec(rest);
    if (reference !== null) {
      this.position += reference[0].length;
      return `(?:\\${reference[0]})`;
    }
    const { pattern, length } = translateEscape(rest, (message) => this.fail(message));
    this.position += length;
    return pattern;
  }

  /** `\Q...\E` */
  private quoted(): string {
    const start = this.position + 1;
    const found = this.text.indexOf('\\E', start);
    const end = found < 0 ? this.text.length : found;
    this.position = found < 0 ? end : end + 2;
    const literal = this.text.slice(start, end).replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    return literal.length > 1 ? `(?:${literal})` : literal;
  }

  private peek(): string {
    return this.text.charAt(this.position);
  }

  private take(): string {
    const character = this.text.charAt(this.position);
    this.position += 1;
    return character;
  }

  private fail(message: string): never {
    return throwApex('System.StringException', `Invalid regex at character ${this.position}\n${message}\n${this.text}`);
  }
}

const compiled = new Map<string, RegExp>();
const CACHE_SIZE = 500;

/** Throws StringException for a text that is no regular expression in Java. The result has no state: callers set `lastIndex`. */
export function compileJavaRegex(text: string): RegExp {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const pattern = new Translator(text).run();
  if (compiled.size >= CACHE_SIZE) compiled.clear();
  const regex = new RegExp(pattern, 'dgv');
  compiled.set(text, regex);
  return regex;
}

/** The same expression, anchored at both ends. */
export function compileWhole(text: string): RegExp {
  const source = compileJavaRegex(text).source;
  return new RegExp(`(?<![^])(?:${source})(?![^])`, 'dgv');
}

/** The same expression, anchored at the start. */
export function compileStart(text: string): RegExp {
  return new RegExp(compileJavaRegex(text).source, 'dyv');
}
