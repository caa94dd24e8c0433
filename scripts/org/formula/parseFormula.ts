/**
 * Formula text to a syntax tree.
 *
 * Precedence from low to high: `||`, `&&`, equality, comparison, `+ - &`, `^`, `* /`, unary. Exponentiation binds weaker than
 * multiplication, as in the engine the platform's vendor publishes: https://github.com/salesforce/formula-engine
 */
import { faultTexts } from './formulaFault.ts';
import type { FormulaFault } from './formulaFault.ts';
import type { BinaryOperator, FormulaNode, Span } from './formulaNode.ts';
import { readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** https://help.salesforce.com/s/articleView?id=sf.formula_field_size.htm */
export const MOST_CHARACTERS = 3900;
const DEEPEST = 500;

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '<>': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  '^': 6,
  '*': 7,
  '/': 7
};

const UNARY: Readonly<Record<string, '+' | '-' | 'NOT'>> = { '+': '+', '-': '-', '!': 'NOT' };

class ParseFault extends Error {
  readonly fault: FormulaFault;

  constructor(message: string, { start, end }: Span) {
    super(message);
    this.fault = { code: 'formula.syntax', message, span: { start, end } };
  }
}

export type ParsedFormula =
  | { readonly node: FormulaNode; readonly fault: null }
  | { readonly node: null; readonly fault: FormulaFault };

export function parseFormula(text: string): ParsedFormula {
  if (text.length > MOST_CHARACTERS) {
    const message = faultTexts.tooLong(text.length, MOST_CHARACTERS);
    return { node: null, fault: { code: 'formula.too-long', message, span: { start: 0, end: 1 } } };
  }
  const { tokens, fault } = readTokens(text);
  if (fault !== null) return { node: null, fault };
  try {
    return { node: new Parser(tokens).whole(), fault: null };
  } catch (error) {
    if (error instanceof ParseFault) return { node: null, fault: error.fault };
    throw error;
  }
}

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): FormulaNode {
    const node = this.expression(1);
    const rest = this.peek();
    if (rest.kind !== 'end') throw new ParseFault(faultTexts.found(rest.text), rest);
    return node;
  }

  private expression(weakest: number): FormulaNode {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new ParseFault(faultTexts.tooDeep(), this.peek());
    let left = this.unary();
    for (;;) {
      const token = this.peek();
      const precedence = token.kind === 'symbol' ? (PRECEDENCE[token.text as BinaryOperator] ?? 0) : 0;
      if (precedence < weakest) break;
      this.position += 1;
      const right = this.expression(precedence + 1);
      const operator = token.text as BinaryOperator;
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    this.depth -= 1;
    return left;
  }

  private unary(): FormulaNode {
    const token = this.peek();
    const isNot = token.kind === 'name' && token.text.toUpperCase() === 'NOT';
    const operator = isNot ? 'NOT' : token.kind === 'symbol' ? UNARY[token.text] : undefined;
    if (operator === undefined) return this.primary();
    this.position += 1;
    this.depth += 1;
    if (this.depth > DEEPEST) throw new ParseFault(faultTexts.tooDeep(), token);
    const operand = this.unary();
    this.depth -= 1;
    return { kind: 'unary', operator, operand, start: token.start, end: operand.end };
  }

  private primary(): FormulaNode {
    const token = this.peek();
    const { start, end, text } = token;
    this.position += 1;
    if (token.kind === 'number') return { kind: 'number', text, start, end };
    if (token.kind === 'text') return { kind: 'text', value: text, start, end };
    if (token.kind === 'name') return this.named(token);
    if (token.kind === 'merge') return { kind: 'reference', name: text, isMerged: true, start, end };
    if (token.kind === 'symbol' && text === '(') {
      const inner = this.expression(1);
      return { ...inner, start, end: this.close() };
    }
    throw new ParseFault(faultTexts.found(text), token);
  }

  private named({ text, start, end }: Token): FormulaNode {
    if (this.isSymbol('(')) return this.call(text, start);
    const word = text.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE', start, end };
    if (word === 'NULL') return { kind: 'null', start, end };
    return { kind: 'reference', name: text, isMerged: false, start, end };
  }

  private call(name: string, start: number): FormulaNode {
    this.position += 1;
    const args: FormulaNode[] = [];
    if (!this.isSymbol(')')) {
      args.push(this.expression(1));
      while (this.isSymbol(',')) {
        this.position += 1;
        args.push(this.expression(1));
      }
    }
    return { kind: 'call', name, args, start, end: this.close() };
  }

  /** The end of the closing parenthesis. */
  private close(): number {
    const token = this.peek();
    if (!this.isSymbol(')')) throw new ParseFault(faultTexts.missing(')'), token);
    this.position += 1;
    return token.end;
  }

  private isSymbol(text: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === text;
  }

  private peek(): Token {
    const token = this.tokens[Math.min(this.position, this.tokens.length - 1)];
    if (token === undefined) throw new Error('A formula always ends in a token.');
    return token;
  }
}
