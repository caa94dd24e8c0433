/**
 * SOSL text to its syntax tree.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_syntax.htm
 */
import type { SoslSearch, Value } from './ast.ts';
import { parseIntegerClause, parseOrderBy } from './parseClauses.ts';
import { parseCondition } from './parseCondition.ts';
import type { QueryFault } from './queryFault.ts';
import { SoqlSyntaxError } from './queryFault.ts';
import { TokenReader } from './tokenReader.ts';
import type { BindSource } from './tokens.ts';
import { tokenize } from './tokens.ts';

type Returning = SoslSearch['returning'][number];

const SCOPES = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'] as const;

export interface ParsedSosl {
  readonly search: SoslSearch | null;
  /** Empty exactly when `search` is not null. */
  readonly errors: readonly QueryFault[];
  readonly bindNames: readonly string[];
}

/** As `parseSoql`. Braces around the searched words are taken in dynamic text only. */
export function parseSosl(text: string, options: { readonly binds: BindSource }): ParsedSosl {
  try {
    const { tokens, bindNames } = tokenize(text, options.binds);
    const reader = new TokenReader(tokens);
    const search = parseSearch(reader);
    if (reader.peek().kind !== 'end') reader.unexpected();
    return { search, errors: [], bindNames };
  } catch (error) {
    if (error instanceof SoqlSyntaxError) return { search: null, errors: [error.fault], bindNames: [] };
    throw error;
  }
}

function parseSearch(reader: TokenReader): SoslSearch {
  const start = reader.peek().start;
  reader.expectWord('FIND');
  const find = parseFind(reader);
  const scope = reader.takeWords('IN') ? parseScope(reader) : 'ALL';
  const returning = reader.takeWords('RETURNING') ? reader.list(() => parseReturning(reader)) : [];
  const withClauses: string[] = [];
  while (reader.takeWords('WITH')) withClauses.push(skipClause(reader));
  const limit = parseIntegerClause(reader, 'LIMIT');
  return { find, scope, returning, limit, withClauses, span: { start, end: reader.lastEnd() } };
}

function parseFind(reader: TokenReader): Value {
  const token = reader.peek();
  if (token.kind === 'string' || token.kind === 'bind') return reader.value(false);
  if (token.kind !== 'braced') return reader.unexpected();
  reader.next();
  return { kind: 'string', value: token.text.replace(/\\([{}])/g, '$1'), span: { start: token.start, end: token.end } };
}

function parseScope(reader: TokenReader): SoslSearch['scope'] {
  const scope = SCOPES.find((word) => reader.takeWords(word));
  if (scope === undefined) return reader.unexpected();
  reader.expectWord('FIELDS');
  return scope;
}

function parseReturning(reader: TokenReader): Returning {
  const object = reader.identifier();
  const end = () => ({ start: object.start, end: reader.lastEnd() });
  if (!reader.takeSymbol('('))
    return { object: object.text, fields: [], where: null, orderBy: [], limit: null, offset: null, span: end() };
  const fields = reader.list(() => {
    if (reader.isFunction()) reader.refuse(`${reader.peek().text}() in RETURNING`, reader.peek());
    return reader.path();
  });
  if (reader.isWord('USING')) reader.refuse('USING ListView', reader.peek());
  const where = reader.takeWords('WHERE') ? parseCondition(reader, () => reader.unexpected()) : null;
  const orderBy = parseOrderBy(reader);
  const limit = parseIntegerClause(reader, 'LIMIT');
  const offset = parseIntegerClause(reader, 'OFFSET');
  reader.closeParenthesis();
  return { object: object.text, fields, where, orderBy, limit, offset, span: end() };
}

/** The words of a WITH clause up to the next clause of the search. */
function skipClause(reader: TokenReader): string {
  const words: string[] = [];
  while (reader.peek().kind !== 'end' && !reader.isWord('WITH') && !reader.isWord('LIMIT'))
    words.push(reader.next().text);
  if (words.length === 0) reader.unexpected();
  return words.join(' ');
}
