/**
 * How numbered conditions go together: `1 AND (2 OR NOT 3)`.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_decision.htm
 */
export type Logic =
  | { readonly kind: 'condition'; readonly index: number }
  | { readonly kind: 'not'; readonly term: Logic }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Logic[] };

/** `and`, `or` or numbers; null where the text says nothing about `count` conditions. */
export function parseLogic(text: string, count: number): Logic | null {
  const plain = text.trim().toLowerCase();
  if (plain === 'and' || plain === 'or') {
    const terms = Array.from({ length: count }, (_unused, index): Logic => ({ kind: 'condition', index }));
    return { kind: plain, terms };
  }
  return parse(plain.match(/\d+|and|or|not|[()]|\S/g) ?? [], count);
}

function parse(tokens: readonly string[], count: number): Logic | null {
  let position = 0;
  const term = (): Logic | null => {
    const token = tokens[position++];
    if (token === 'not') {
      const inner = term();
      return inner === null ? null : { kind: 'not', term: inner };
    }
    if (token === '(') {
      const inner = chain();
      return inner !== null && tokens[position++] === ')' ? inner : null;
    }
    const number = Number(token);
    return Number.isInteger(number) && number >= 1 && number <= count ? { kind: 'condition', index: number - 1 } : null;
  };
  /** AND and OR side by side need brackets. */
  const chain = (): Logic | null => {
    const first = term();
    if (first === null) return null;
    const kind = tokens[position];
    if (kind !== 'and' && kind !== 'or') return first;
    const terms = [first];
    while (tokens[position] === kind) {
      position += 1;
      const next = term();
      if (next === null) return null;
      terms.push(next);
    }
    return { kind, terms };
  };
  const logic = chain();
  return position === tokens.length ? logic : null;
}

/** Conditions are only looked at until the result is certain. */
export function holds(logic: Logic, condition: (index: number) => boolean): boolean {
  switch (logic.kind) {
    case 'condition':
      return condition(logic.index);
    case 'not':
      return !holds(logic.term, condition);
    case 'and':
      return logic.terms.every((term) => holds(term, condition));
    case 'or':
      return logic.terms.some((term) => holds(term, condition));
  }
}
