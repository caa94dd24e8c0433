/** Formula text to tokens. */
import { faultTexts } from './formulaFault.ts';
import type { FormulaFault } from './formulaFault.ts';
import type { Span } from './formulaNode.ts';

export interface Token extends Span {
  readonly kind: 'number' | 'text' | 'name' | 'merge' | 'symbol' | 'end';
  /** Names and symbols as written (`==` and `!=` as `=` and `<>`), literals without quotes and escapes, names without braces. */
  readonly text: string;
}

const SPACE = /(?:[ \t\f\r\n]+|\/\*[^]*?\*\/)+/y;
const NUMBER = /\d+(?:\.\d+)?/y;
/** Letters, digits and the marks of paths: `$User.Id`, `Owner:User.Name`, `Account.Name`. */
const NAME = /[A-Za-z$][A-Za-z0-9$_:.#]*/y;
/** Line breaks may not stand inside; a backslash escapes only these characters. */
const TEXT = /"(?:[^"\\\r\n]|\\[nrtNRT"'\\])*"|'(?:[^'\\\r\n]|\\[nrtNRT"'\\])*'/y;
/** References of flows: `{!$Record.Name}`. */
const MERGE = /\{![A-Za-z$][A-Za-z0-9$_:.]*\}/y;
const SYMBOL = /&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>!(),]/y;

const SAME: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/** Up to the first character that belongs to nothing, which is the fault. */
export function readTokens(text: string): { readonly tokens: readonly Token[]; readonly fault: FormulaFault | null } {
  const tokens: Token[] = [];
  let position = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0] ?? null;
  };
  const push = (kind: Token['kind'], found: string, value = found): void => {
    tokens.push({ kind, text: value, start: position, end: position + found.length });
    position += found.length;
  };
  while (position < text.length) {
    const space = match(SPACE);
    if (space !== null) {
      position += space.length;
      continue;
    }
    const number = match(NUMBER);
    const name = number === null ? match(NAME) : null;
    const literal = number === null && name === null ? match(TEXT) : null;
    const merge = match(MERGE);
    const symbol = match(SYMBOL);
    if (number !== null) push('number', number);
    else if (name !== null) push('name', name);
    else if (literal !== null) push('text', literal, unescape(literal.slice(1, -1)));
    else if (merge !== null) push('merge', merge, merge.slice(2, -1));
    else if (symbol !== null) push('symbol', symbol, SAME[symbol] ?? symbol);
    else {
      const span = { start: position, end: position + 1 };
      return {
        tokens,
        fault: { code: 'formula.syntax', message: faultTexts.found(text.charAt(position)), span }
      };
    }
  }
  tokens.push({ kind: 'end', text: 'end of formula', start: text.length, end: text.length });
  return { tokens, fault: null };
}

/** Only quotes and backslashes lose their escape; `\n` stays as it is written. */
function unescape(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
