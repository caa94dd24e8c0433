import type { FieldPath, FunctionArgument, FunctionCall, Operand, Span, Value } from './ast.ts';
import { DATE_LITERALS } from './dateLiteralNames.ts';
import { faultTexts } from './faultTexts.ts';
import { SoqlSyntaxError } from './queryFault.ts';
import type { Token } from './tokens.ts';
import { decodeString } from './tokens.ts';

/** Parentheses and functions nested deeper than this are refused rather than risking the stack. */
const MAX_NESTING = 200;

/** A cursor over tokens with the parts SOQL and SOSL share: paths, functions, values. */
export class TokenReader {
  private position = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)] as Token;
    if (ahead === 0 && token.kind === 'broken') throw new SoqlSyntaxError(token.text, token.start, token.end);
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (this.position < this.tokens.length - 1) this.position += 1;
    return token;
  }

  /** End of the token read last. */
  lastEnd(): number {
    return this.position === 0 ? 0 : (this.tokens[this.position - 1] as Token).end;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Takes the words if all of them come next, in this order. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.isWord(word, index))) return false;
    this.position += words.length;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.next();
    return true;
  }

  expectWord(word: string): void {
    if (!this.takeWords(word)) this.unexpected();
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.unexpected();
  }

  closeParenthesis(): void {
    if (this.takeSymbol(')')) return;
    const token = this.peek();
    throw new SoqlSyntaxError(`expecting a right parentheses, found '${shown(token)}'`, token.start, token.end);
  }

  unexpected(token: Token = this.peek()): never {
    throw new SoqlSyntaxError(`unexpected token: '${shown(token)}'`, token.start, token.end);
  }

  /** What the grammar has and the local org does not run. */
  refuse(what: string, span: Span): never {
    throw new SoqlSyntaxError(faultTexts.notSupported(what), span.start, span.end, what);
  }

  /** Runs a nested rule, guarding the depth. */
  nested<T>(rule: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_NESTING) this.refuse(`Nesting deeper than ${MAX_NESTING} levels`, this.peek());
    const result = rule();
    this.depth -= 1;
    return result;
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeSymbol(',')) items.push(item());
    return items;
  }

  identifier(): Token {
    const token = this.peek();
    if (token.kind !== 'word' || !/^[A-Za-z_]/.test(token.text)) this.unexpected(token);
    return this.next();
  }

  path(): FieldPath {
    const first = this.identifier();
    const names = [first.text];
    while (this.takeSymbol('.')) names.push(this.identifier().text);
    return { names, span: { start: first.start, end: this.lastEnd() } };
  }

  /** A word directly before a parenthesis is a function, whatever the word. */
  isFunction(): boolean {
    return this.peek().kind === 'word' && this.isSymbol('(', 1);
  }

  functionCall(): FunctionCall {
    return this.nested(() => {
      const name = this.identifier();
      this.expectSymbol('(');
      const args = this.isSymbol(')') ? [] : this.list(() => this.functionArgument());
      this.closeParenthesis();
      return { name: name.text, args, span: { start: name.start, end: this.lastEnd() } };
    });
  }

  operand(): Operand {
    return this.isFunction() ? { kind: 'function', call: this.functionCall() } : { kind: 'field', path: this.path() };
  }

  private functionArgument(): FunctionArgument {
    if (this.isFunction()) return { kind: 'function', call: this.functionCall() };
    if (this.peek().kind === 'word') return { kind: 'field', path: this.path() };
    return { kind: 'value', value: this.value(false) };
  }

  /** A literal or bind; with `isPattern` the text stands right of LIKE. */
  value(isPattern: boolean): Value {
    const token = this.peek();
    const span = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'bind':
        this.next();
        return { kind: 'bind', index: token.index, text: token.text, span };
      case 'string':
        this.next();
        return { kind: 'string', value: decodeString(token, isPattern), span };
      case 'number':
        this.next();
        return { kind: 'number', text: token.text, isInteger: !token.text.includes('.'), span };
      case 'date':
      case 'datetime':
      case 'time':
        this.next();
        return { kind: token.kind, text: token.text, span };
      case 'word':
        return this.wordValue(token, span);
      default:
        return this.unexpected(token);
    }
  }

  private wordValue(token: Token, span: Span): Value {
    const upper = token.text.toUpperCase();
    if (upper === 'NULL' || upper === 'TRUE' || upper === 'FALSE') {
      this.next();
      return upper === 'NULL' ? { kind: 'null', span } : { kind: 'boolean', value: upper === 'TRUE', span };
    }
    const counted = DATE_LITERALS.get(upper);
    if (counted !== undefined) {
      this.next();
      return {
        kind: 'dateLiteral',
        name: upper,
        n: counted ? this.countOf() : null,
        span: { start: span.start, end: this.lastEnd() }
      };
    }
    const currency = /^([A-Za-z]{3})(\d+)$/.exec(token.text);
    if (currency !== null) return this.currency(currency[1] as string, currency[2] as string, token);
    throw new SoqlSyntaxError(`expecting a colon, found '${token.text}'`, span.start, span.end);
  }

  private countOf(): number {
    this.expectSymbol(':');
    const count = this.peek();
    if (count.kind !== 'number' || !/^\d+$/.test(count.text)) this.unexpected(count);
    this.next();
    return Number(count.text);
  }

  /** `USD5000.50` arrives as a word, a point and a number, all touching. */
  private currency(code: string, digits: string, token: Token): Value {
    this.next();
    const point = this.peek();
    const fraction = this.peek(1);
    const hasFraction =
      this.isSymbol('.') &&
      fraction.kind === 'number' &&
      point.start === token.end &&
      fraction.start === point.end &&
      /^\d+$/.test(fraction.text);
    if (hasFraction) this.position += 2;
    const text = hasFraction ? `${digits}.${fraction.text}` : digits;
    return { kind: 'currency', code: code.toUpperCase(), text, span: { start: token.start, end: this.lastEnd() } };
  }
}

function shown(token: Token): string {
  return token.kind === 'string' ? `'${token.text}'` : token.text;
}
