/** The clauses SOQL and the RETURNING part of SOSL share. */
import type { IntegerOperand, OrderItem } from './ast.ts';
import type { TokenReader } from './tokenReader.ts';
import { SoqlSyntaxError } from './queryFault.ts';

export function parseOrderBy(reader: TokenReader): OrderItem[] {
  if (!reader.takeWords('ORDER', 'BY')) return [];
  return reader.list(() => {
    const by = reader.operand();
    const direction = reader.takeWords('DESC') ? 'DESC' : (reader.takeWords('ASC'), 'ASC');
    return { by, direction, nulls: parseNulls(reader) };
  });
}

function parseNulls(reader: TokenReader): 'FIRST' | 'LAST' | null {
  if (!reader.takeWords('NULLS')) return null;
  if (reader.takeWords('FIRST')) return 'FIRST';
  reader.expectWord('LAST');
  return 'LAST';
}

/** LIMIT or OFFSET with a whole number or a bind. */
export function parseIntegerClause(reader: TokenReader, keyword: 'LIMIT' | 'OFFSET'): IntegerOperand | null {
  if (!reader.takeWords(keyword)) return null;
  const token = reader.peek();
  const span = { start: token.start, end: token.end };
  if (token.kind === 'bind') {
    reader.next();
    return { kind: 'bind', index: token.index, text: token.text, span };
  }
  if (token.kind === 'word')
    throw new SoqlSyntaxError(`expecting a colon, found '${token.text}'`, span.start, span.end);
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) reader.unexpected(token);
  reader.next();
  return { kind: 'integer', value: Number(token.text), span };
}
