/**
 * WHERE and HAVING. AND and OR do not mix without parentheses, and NOT stands alone in its parentheses or clause.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_conditionexpression.htm
 */
import type { BindValue, CompareOperator, Condition, Operand, SoqlQuery, Value } from './ast.ts';
import type { TokenReader } from './tokenReader.ts';

/** Reads a semi-join's query; the opening parenthesis has been taken, SELECT comes next. */
export type ParseInnerQuery = () => SoqlQuery;

const COMPARISONS: ReadonlyMap<string, CompareOperator> = new Map([
  ['=', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>=']
]);

export function parseCondition(reader: TokenReader, innerQuery: ParseInnerQuery): Condition {
  return reader.nested(() => {
    const start = reader.peek().start;
    if (startsNegation(reader)) {
      reader.next();
      return { kind: 'not', term: parseTerm(reader, innerQuery), span: { start, end: reader.lastEnd() } };
    }
    const terms = [parseTerm(reader, innerQuery)];
    const word = reader.isWord('AND') ? 'AND' : 'OR';
    while (reader.takeWords(word)) terms.push(parseTerm(reader, innerQuery));
    const only = terms[0] as Condition;
    return terms.length === 1
      ? only
      : { kind: word === 'AND' ? 'and' : 'or', terms, span: { start, end: reader.lastEnd() } };
  });
}

function startsNegation(reader: TokenReader): boolean {
  return reader.isWord('NOT') && (reader.peek(1).kind === 'word' || reader.isSymbol('(', 1));
}

function parseTerm(reader: TokenReader, innerQuery: ParseInnerQuery): Condition {
  if (startsNegation(reader)) reader.unexpected();
  if (!reader.takeSymbol('(')) return parseComparison(reader, innerQuery);
  const inner = parseCondition(reader, innerQuery);
  reader.closeParenthesis();
  return inner;
}

function parseComparison(reader: TokenReader, innerQuery: ParseInnerQuery): Condition {
  const start = reader.peek().start;
  const left = reader.operand();
  const span = () => ({ start, end: reader.lastEnd() });
  const negated = reader.takeWords('NOT');
  if (negated && !reader.isWord('IN')) reader.unexpected();
  if (reader.takeWords('IN'))
    return { kind: 'in', left, negated, values: parseMembers(reader, innerQuery), span: span() };
  for (const operator of ['INCLUDES', 'EXCLUDES'] as const) {
    if (reader.takeWords(operator)) return { kind: 'multi', left, operator, values: parseValues(reader), span: span() };
  }
  if (reader.takeWords('LIKE')) return compare(left, 'LIKE', reader.value(true), span());
  const operator = reader.peek().kind === 'symbol' ? COMPARISONS.get(reader.peek().text) : undefined;
  if (operator === undefined) return reader.unexpected();
  reader.next();
  return compare(left, operator, reader.value(false), span());
}

function compare(left: Operand, operator: CompareOperator, right: Value, span: Condition['span']): Condition {
  return { kind: 'compare', left, operator, right, span };
}

function parseMembers(reader: TokenReader, innerQuery: ParseInnerQuery): readonly Value[] | BindValue | SoqlQuery {
  if (!reader.isSymbol('(') || !reader.isWord('SELECT', 1)) return parseValues(reader);
  reader.next();
  const query = innerQuery();
  reader.closeParenthesis();
  return query;
}

function parseValues(reader: TokenReader): readonly Value[] | BindValue {
  if (reader.peek().kind === 'bind') return reader.value(false) as BindValue;
  reader.expectSymbol('(');
  const values = reader.list(() => reader.value(false));
  reader.closeParenthesis();
  return values;
}
