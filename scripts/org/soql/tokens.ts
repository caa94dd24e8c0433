/**
 * Text of a query to tokens. Every keyword is contextual: the lexer only knows words.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
import type { Span } from './ast.ts';
import { SoqlSyntaxError } from './queryFault.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'string'
  | 'date'
  | 'datetime'
  | 'time'
  | 'symbol'
  | 'bind'
  | 'braced'
  | 'end'
  | 'broken';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As written; `<EOF>` at the end; strings without their quotes, escapes undecoded; of a broken token what is wrong with it. */
  readonly text: string;
  /** Binds only. */
  readonly index: number;
}

/** Where the expressions of a static query stand (the colon not included), or 'dynamic' for names found by the lexer. */
export type BindSource = readonly Span[] | 'dynamic';

const WHITESPACE = /[ \t\r\n\f]+/y;
const COMMENT = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//y;
const BIND_NAME = /[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)?/y;
const STRING = /'((?:[^'\\]|\\[\s\S])*)'/y;
const BRACED = /\{((?:[^}\\]|\\[\s\S])*)\}/y;

/** First match wins. */
const RULES: readonly (readonly [TokenKind, RegExp])[] = [
  ['datetime', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})/iy],
  ['date', /\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ['time', /\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?(?!\w)/iy],
  ['number', /[+-]?\d+(?:\.\d+)?(?!\w)/y],
  ['word', /\w+/y],
  ['symbol', /<=|>=|<>|!=|[()<>=,.:]/y]
];

/** All tokens with one `end` token behind them. Static queries may hold comments, dynamic ones may not. */
export function tokenize(
  text: string,
  binds: BindSource
): { readonly tokens: readonly Token[]; readonly bindNames: readonly string[] } {
  const tokens: Token[] = [];
  const bindNames: string[] = [];
  let position = skipBlank(0);

  function skipBlank(from: number): number {
    let at = from;
    for (;;) {
      const blank = matchAt(WHITESPACE, text, at) ?? (binds === 'dynamic' ? null : matchAt(COMMENT, text, at));
      if (blank === null) return at;
      at += blank[0].length;
    }
  }

  function readBind(): Token | null {
    const start = skipBlank(position + 1);
    const span = binds === 'dynamic' ? dynamicBind(start) : binds.find((each) => each.start === start);
    if (span === undefined) return null;
    const name = text.slice(span.start, span.end);
    const index = binds === 'dynamic' ? bindNames.push(name.replace(/\s/g, '')) - 1 : binds.indexOf(span);
    return { kind: 'bind', text: name, start: position, end: span.end, index };
  }

  function dynamicBind(start: number): Span | undefined {
    const match = matchAt(BIND_NAME, text, start);
    return match === null ? undefined : { start, end: start + match[0].length };
  }

  function readToken(): Token {
    const char = text[position];
    if (char === ':') {
      const bind = readBind();
      if (bind !== null) return bind;
    }
    if (char === "'") {
      const match = matchAt(STRING, text, position);
      if (match === null)
        return broken(`${place(text, text.length)} mismatched character '<EOF>' expecting '''`, position, text.length);
      return { kind: 'string', text: match[1] ?? '', start: position, end: position + match[0].length, index: -1 };
    }
    if (char === '{' && binds === 'dynamic') {
      const match = matchAt(BRACED, text, position);
      if (match !== null)
        return { kind: 'braced', text: match[1] ?? '', start: position, end: position + match[0].length, index: -1 };
    }
    for (const [kind, pattern] of RULES) {
      const match = matchAt(pattern, text, position);
      if (match !== null) return { kind, text: match[0], start: position, end: position + match[0].length, index: -1 };
    }
    throw new SoqlSyntaxError(
      `${place(text, position)} no viable alternative at character '${char}'`,
      position,
      position + 1
    );
  }

  while (position < text.length) {
    const token = readToken();
    tokens.push(token);
    if (token.kind === 'broken') break;
    position = skipBlank(token.end);
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length, index: -1 });
  return { tokens, bindNames: binds === 'dynamic' ? bindNames : binds.map((span) => text.slice(span.start, span.end)) };
}

/** A fault the parser reports only if it gets that far, as it reads no further than the first fault. */
function broken(message: string, start: number, end: number): Token {
  return { kind: 'broken', text: message, start, end, index: -1 };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** `line 1:58`: the line from 1, the column from 0. */
function place(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}:${before.at(-1)?.length ?? 0}`;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  _: '_',
  '%': '%'
};

/**
 * The value of a string literal. In a LIKE pattern `\_`, `\%` and `\\` stay escaped, so that literals and binds are patterns of one form.
 */
export function decodeString(token: Token, isPattern: boolean): string {
  return token.text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g,
    (escape: string, code: string | undefined, letter: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (isPattern && (letter === '_' || letter === '%' || letter === '\\')) return escape;
      const value = SIMPLE_ESCAPES[(letter ?? '').toLowerCase()];
      if (value === undefined)
        throw new SoqlSyntaxError(
          `Invalid string literal '${token.text}'. Illegal character sequence '${escape}' in string literal.`,
          token.start,
          token.end
        );
      return value;
    }
  );
}
