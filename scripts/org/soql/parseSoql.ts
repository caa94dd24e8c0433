/**
 * SOQL text to its syntax tree, for static and dynamic queries alike. Faults carry the platform's wording.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
 */
import type { FromClause, GroupBy, SelectItem, SoqlQuery, WithClause } from './ast.ts';
import { parseIntegerClause, parseOrderBy } from './parseClauses.ts';
import { parseCondition } from './parseCondition.ts';
import type { QueryFault } from './queryFault.ts';
import { SoqlSyntaxError } from './queryFault.ts';
import { TokenReader } from './tokenReader.ts';
import type { BindSource, Token } from './tokens.ts';
import { tokenize } from './tokens.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm */
const MAX_QUERY_LENGTH = 100_000;

/**
 * Words that are no alias and no object name.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_alias.htm
 */
const RESERVED = new Set(
  'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS OR SELECT USING WHERE WITH'.split(
    ' '
  )
);
/** Objects exist under these reserved words. */
const OBJECT_NAMES = new Set(['GROUP']);
const WITH_WORDS = ['USER_MODE', 'SYSTEM_MODE', 'SECURITY_ENFORCED'] as const;

export interface ParsedSoql {
  readonly query: SoqlQuery | null;
  /** Empty exactly when `query` is not null. */
  readonly errors: readonly QueryFault[];
  /** Dynamic: the name of each bind in order (`name`, `owner.name`); static: the text of each given span. */
  readonly bindNames: readonly string[];
}

/** `binds`: the places of the expressions of a static query (without their colons), or 'dynamic'. */
export function parseSoql(text: string, options: { readonly binds: BindSource }): ParsedSoql {
  try {
    if (text.length > MAX_QUERY_LENGTH)
      throw new SoqlSyntaxError(
        `SOQL statements cannot be longer than ${MAX_QUERY_LENGTH.toLocaleString('en-US')} characters.`,
        0,
        text.length
      );
    const { tokens, bindNames } = tokenize(text, options.binds);
    const reader = new TokenReader(tokens);
    const query = parseQuery(reader, false);
    if (reader.peek().kind !== 'end') reader.unexpected();
    return { query, errors: [], bindNames };
  } catch (error) {
    if (error instanceof SoqlSyntaxError) return { query: null, errors: [error.fault], bindNames: [] };
    throw error;
  }
}

/** `isInner`: inside parentheses, as a subquery of the field list or a semi-join. */
function parseQuery(reader: TokenReader, isInner: boolean): SoqlQuery {
  return reader.nested(() => {
    const start = reader.peek().start;
    reader.expectWord('SELECT');
    const select = reader.list(() => parseSelectItem(reader));
    reader.expectWord('FROM');
    const [from, ...aliases] = reader.list(() => parseFrom(reader)) as [FromClause, ...FromClause[]];
    const inner = (): SoqlQuery => parseQuery(reader, true);
    const scope = reader.takeWords('USING') ? parseScope(reader) : null;
    const where = reader.takeWords('WHERE') ? parseCondition(reader, inner) : null;
    const withClause = reader.takeWords('WITH') ? parseWith(reader) : null;
    const groupBy = reader.takeWords('GROUP', 'BY') ? parseGroupBy(reader) : null;
    const having = reader.takeWords('HAVING') ? parseCondition(reader, inner) : null;
    const orderBy = parseOrderBy(reader);
    const limit = parseIntegerClause(reader, 'LIMIT');
    const offset = parseIntegerClause(reader, 'OFFSET');
    const allRows = !isInner && reader.takeWords('ALL', 'ROWS');
    const forClause = parseFor(reader);
    refuseUpdateClause(reader);
    const span = { start, end: reader.lastEnd() };
    return {
      select,
      from,
      aliases,
      scope,
      where,
      withClause,
      groupBy,
      having,
      orderBy,
      limit,
      offset,
      forClause,
      allRows,
      span
    };
  });
}

function parseSelectItem(reader: TokenReader): SelectItem {
  const start = reader.peek().start;
  if (reader.takeSymbol('(')) {
    const query = parseQuery(reader, true);
    reader.closeParenthesis();
    return { kind: 'subquery', query, span: { start, end: reader.lastEnd() } };
  }
  if (reader.isWord('TYPEOF') && reader.peek(1).kind === 'word' && !reader.isWord('FROM', 1))
    return parseTypeof(reader, start);
  if (reader.isWord('FIELDS') && reader.isSymbol('(', 1)) return parseFields(reader, start);
  if (reader.isFunction()) return { kind: 'function', call: reader.functionCall(), alias: parseAlias(reader) };
  // `Group.Name` is a path through a relationship.
  if (!reader.isSymbol('.', 1)) rejectReserved(reader, reader.peek());
  return { kind: 'field', path: reader.path(), alias: parseAlias(reader) };
}

function parseAlias(reader: TokenReader): string | null {
  const token = reader.peek();
  if (token.kind !== 'word' || reader.isWord('FROM')) return null;
  rejectReserved(reader, token);
  return reader.identifier().text;
}

function rejectReserved(reader: TokenReader, token: Token): void {
  if (token.kind === 'word' && RESERVED.has(token.text.toUpperCase())) reader.unexpected(token);
}

function parseTypeof(reader: TokenReader, start: number): SelectItem {
  reader.expectWord('TYPEOF');
  const subject = reader.path();
  const branches = [];
  reader.expectWord('WHEN');
  do {
    const type = reader.identifier().text;
    reader.expectWord('THEN');
    branches.push({ type, fields: reader.list(() => reader.path()) });
  } while (reader.takeWords('WHEN'));
  const otherwise = reader.takeWords('ELSE') ? reader.list(() => reader.path()) : [];
  reader.expectWord('END');
  return { kind: 'typeof', subject, branches, otherwise, span: { start, end: reader.lastEnd() } };
}

function parseFields(reader: TokenReader, start: number): SelectItem {
  reader.expectWord('FIELDS');
  reader.expectSymbol('(');
  const which = (['ALL', 'STANDARD', 'CUSTOM'] as const).find((word) => reader.takeWords(word));
  if (which === undefined) return reader.unexpected();
  reader.closeParenthesis();
  return { kind: 'fields', which, span: { start, end: reader.lastEnd() } };
}

function parseFrom(reader: TokenReader): FromClause {
  const first = reader.peek();
  if (!OBJECT_NAMES.has(first.text.toUpperCase())) rejectReserved(reader, first);
  const { names, span } = reader.path();
  const alias = startsClause(reader) || reader.peek().kind !== 'word' ? null : reader.identifier().text;
  return { name: names.join('.'), alias, span };
}

function startsClause(reader: TokenReader): boolean {
  if (reader.isWord('ORDER') || reader.isWord('GROUP')) return reader.isWord('BY', 1);
  if (reader.isWord('ALL')) return reader.isWord('ROWS', 1);
  if (reader.isWord('OFFSET')) return reader.peek(1).kind === 'number' || reader.peek(1).kind === 'bind';
  return ['FOR', 'UPDATE', ...RESERVED].some((word) => reader.isWord(word));
}

function parseScope(reader: TokenReader): string {
  reader.expectWord('SCOPE');
  return reader.identifier().text;
}

function parseWith(reader: TokenReader): WithClause {
  const token = reader.peek();
  const word = WITH_WORDS.find((each) => reader.takeWords(each));
  if (word !== undefined) return { kind: word, text: token.text, span: { start: token.start, end: token.end } };
  if (!reader.takeWords('DATA', 'CATEGORY')) return reader.unexpected();
  const words = [parseCategory(reader)];
  while (reader.takeWords('AND')) words.push(parseCategory(reader));
  return { kind: 'DATA CATEGORY', text: words.join(' AND '), span: { start: token.start, end: reader.lastEnd() } };
}

function parseCategory(reader: TokenReader): string {
  const group = reader.identifier().text;
  const selector = ['ABOVE_OR_BELOW', 'ABOVE', 'BELOW', 'AT'].find((each) => reader.takeWords(each));
  if (selector === undefined) return reader.unexpected();
  if (!reader.takeSymbol('(')) return `${group} ${selector} ${reader.identifier().text}`;
  const categories = reader.list(() => reader.identifier().text);
  reader.closeParenthesis();
  return `${group} ${selector} (${categories.join(', ')})`;
}

function parseGroupBy(reader: TokenReader): GroupBy {
  const kind = (['ROLLUP', 'CUBE'] as const).find((word) => reader.isWord(word) && reader.isSymbol('(', 1));
  if (kind === undefined) return { kind: 'plain', items: reader.list(() => reader.operand()) };
  reader.next();
  reader.next();
  const items = reader.list(() => reader.operand());
  reader.closeParenthesis();
  return { kind, items };
}

function parseFor(reader: TokenReader): SoqlQuery['forClause'] {
  const found: SoqlQuery['forClause'][number][] = [];
  while (reader.takeWords('FOR')) {
    const word = (['UPDATE', 'VIEW', 'REFERENCE'] as const).find((each) => reader.takeWords(each));
    found.push(word ?? reader.unexpected());
  }
  return found;
}

function refuseUpdateClause(reader: TokenReader): void {
  for (const word of ['TRACKING', 'VIEWSTAT']) {
    if (reader.isWord('UPDATE') && reader.isWord(word, 1))
      reader.refuse(`UPDATE ${word}`, {
        start: reader.peek().start,
        end: reader.peek(1).end
      });
  }
}
