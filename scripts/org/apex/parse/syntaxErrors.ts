/** Faults of the parser library in the platform's words. */
import type { ApexToken, ApexParser as Parser } from '@apexdevtools/apex-parser';
import { ApexErrorListener, ApexLexer } from '@apexdevtools/apex-parser';
import type { Diagnostic } from '../../diagnostic.ts';
import { createError } from '../../diagnostic.ts';
import { parseSoql } from '../../soql/parseSoql.ts';
import { parseSosl } from '../../soql/parseSosl.ts';
import { blankComments } from './buildQueries.ts';
import { unexpectedToken } from './builder.ts';
import type { SourceText } from './sourceText.ts';

type SyntaxErrorArguments = Parameters<ApexErrorListener['syntaxError']>;

/** What a reader most likely forgot, in the order in which we look for it among the expected tokens. */
const CLOSERS: readonly (readonly [number, string])[] = [
  [ApexLexer.SEMI, ';'],
  [ApexLexer.RPAREN, ')'],
  [ApexLexer.RBRACK, ']'],
  [ApexLexer.RBRACE, '}']
];

/** Collects one error per line: after the first, the library only reports how it tries to recover. */
export class SyntaxErrorCollector extends ApexErrorListener {
  private readonly source: SourceText;
  private readonly found = new Map<number, Diagnostic>();
  /** A broken string swallows what follows, so nothing behind its line is worth reporting. */
  private lastLine = Number.POSITIVE_INFINITY;

  constructor(source: SourceText) {
    super();
    this.source = source;
  }

  get diagnostics(): Diagnostic[] {
    return [...this.found.values()]
      .filter(({ origin }) => origin.line <= this.lastLine)
      .sort((a, b) => a.origin.line - b.origin.line);
  }

  override syntaxError(...[recognizer, offending, line, , message]: SyntaxErrorArguments): void {
    const diagnostic =
      typeof offending === 'object' && offending !== null
        ? this.parserError(recognizer as unknown as Parser, offending, message)
        : this.lexerError(recognizer as unknown as ApexLexer, message);
    if (!this.found.has(line)) this.found.set(line, diagnostic);
  }

  apexSyntaxError(): void {
    // syntaxError above sees the token itself and leaves nothing to this.
  }

  private parserError(parser: Parser, reported: ApexToken, message: string): Diagnostic {
    const isCall = message.startsWith("missing ';' at '('");
    const token = isCall ? furthestToken(parser, reported) : reported;
    const inQuery = findQueryFault(this.source, this.source.offset(token.start));
    if (inQuery !== null) return inQuery;
    const isEnd = token.type === ApexLexer.EOF;
    const text = isEnd
      ? '<EOF>'
      : this.source.text.slice(this.source.offset(token.start), this.source.offset(token.stop + 1));
    if (isCall && token !== reported)
      return createError('apex.syntax', inArguments(parser, token, text), this.source.ofToken(token));
    const expected = expectedTokens(parser, message);
    const missing = CLOSERS.find(([type, closer]) => expected.has(type) && closer !== text);
    const words = missing === undefined ? unexpectedToken(text) : `Missing '${missing[1]}' at '${text}'`;
    return createError('apex.syntax', words, this.source.ofToken(token));
  }

  /** The lexer stops at characters that start no token: an open string, an unknown escape, a stray sign. */
  private lexerError(lexer: ApexLexer, message: string): Diagnostic {
    const start = this.source.offset((lexer as unknown as { _tokenStartCharIndex: number })._tokenStartCharIndex);
    const origin = this.source.originOf(start, start + 1);
    const text = /^token recognition error at: '([\s\S]*)'$/.exec(message)?.[1] ?? '';
    if (!text.startsWith("'")) return createError('apex.syntax', unexpectedToken(text), origin);
    this.lastLine = Math.min(this.lastLine, origin.line);
    const escape = /\\(?![btnfr"'\\]|u[0-9a-f]{4})/i.exec(text);
    if (escape === null) return createError('apex.syntax', 'Line breaks not allowed in string literals', origin);
    const word = `Invalid string literal '${text.slice(1, escape.index + 2)}'. Illegal character sequence '${text.slice(escape.index, escape.index + 2)}' in string literal.`;
    return createError('apex.syntax', word, origin);
  }
}

/** A call whose arguments fail is reported at its `(`; the token that made them fail is the last one looked at. */
function furthestToken(parser: Parser, reported: ApexToken): ApexToken {
  return tokensOf(parser).findLast((token) => token.channel === 0) ?? reported;
}

function inArguments(parser: Parser, token: ApexToken, text: string): string {
  const before = tokensOf(parser).findLast((each) => each.channel === 0 && each.start < token.start);
  const endsValue = before !== undefined && /[\w)\]}']$/.test(before.text);
  return endsValue && /^[;{}]$/.test(text) ? `Missing ')' at '${text}'` : unexpectedToken(text);
}

function tokensOf(parser: Parser): readonly ApexToken[] {
  return (parser.getTokenStream() as unknown as { readonly tokens: readonly ApexToken[] }).tokens;
}

/** Only where the library itself names what it expects; a failed prediction says nothing about what is missing. */
function expectedTokens(parser: Parser, message: string): Set<number> {
  if (/^(?:missing|mismatched input|extraneous input)/.test(message)) {
    const types = new Set<number>();
    const expected = parser.getExpectedTokens() as unknown as { intervals: { start: number; stop: number }[] | null };
    for (const { start, stop } of expected.intervals ?? [])
      for (let type = start; type < stop; type += 1) types.add(type);
    return types;
  }
  return new Set();
}

/** Inside `[SELECT ...]` and `[FIND ...]` the query parser knows better what is wrong. */
function findQueryFault(source: SourceText, offset: number): Diagnostic | null {
  for (const match of source.text.matchAll(/\[\s*(select|find)\b/gi)) {
    const start = match.index + 1;
    const end = closingBracket(source.text, start);
    if (offset < start || offset > end) continue;
    const text = blankComments(source.text.slice(start, end));
    const parse = (match[1] ?? '').toLowerCase() === 'select' ? parseSoql : parseSosl;
    const [fault] = parse(text, { binds: 'dynamic' }).errors;
    if (fault === undefined) return null;
    return createError('soql.syntax', fault.message, source.originOf(start + fault.start, start + fault.end));
  }
  return null;
}

/** Offset of the `]` that ends the query, or of the end of the text. */
function closingBracket(text: string, start: number): number {
  const parts = /'(?:[^'\\\r\n]|\\.)*'|[[\]]/g;
  parts.lastIndex = start;
  let depth = 1;
  for (let match = parts.exec(text); match !== null; match = parts.exec(text)) {
    if (match[0] === '[') depth += 1;
    else if (match[0] === ']') depth -= 1;
    if (depth === 0) return match.index;
  }
  return text.length;
}
