/**
 * JSON text to {@link JsonNode}, with the platform's error texts: `… at [line:1, column:2]`. The column is the one behind the
 * character that was read.
 */
import { throwApex } from '../../values/apexThrow.ts';
import { chargeWork } from '../arguments.ts';
import type { JsonMember, JsonNode, JsonPosition } from './jsonNode.ts';

/** Deeper documents are refused as the platform's parser would run out of stack. */
const DEEPEST = 1000;

const EXPECTED_VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t'
};

export function jsonError(text: string, at: JsonPosition): never {
  return throwApex('System.JSONException', `${text} at [line:${at.line}, column:${at.column}]`);
}

class JsonReader {
  private readonly text: string;
  private offset = 0;
  private depth = 0;
  private line = 1;
  private lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The whole text is one value. */
  document(): JsonNode {
    this.skipSpace();
    if (this.offset >= this.text.length)
      return throwApex('System.JSONException', 'No content to map to Object due to end of input');
    const node = this.value();
    this.skipSpace();
    return this.offset < this.text.length ? this.unexpected('End of input expected') : node;
  }

  private value(): JsonNode {
    this.skipSpace();
    const at = this.position();
    switch (this.text[this.offset]) {
      case undefined:
        return jsonError('Unexpected end-of-input within/between entries', at);
      case '{':
        return this.object(at);
      case '[':
        return this.array(at);
      case '"':
        return { kind: 'string', value: this.string(), at };
      case 't':
        return this.word('true', { kind: 'boolean', value: true, at });
      case 'f':
        return this.word('false', { kind: 'boolean', value: false, at });
      case 'n':
        return this.word('null', { kind: 'null', at });
      default:
        return this.number(at);
    }
  }

  private object(at: JsonPosition): JsonNode {
    this.enter();
    const members: JsonMember[] = [];
    this.offset += 1;
    while (!this.closes('}', at, 'OBJECT')) {
      if (members.length > 0) this.comma('OBJECT');
      this.skipSpace();
      if (this.text[this.offset] !== '"') this.unexpected('was expecting double-quote to start field name');
      const name = this.string();
      this.skipSpace();
      if (this.text[this.offset] !== ':') this.unexpected('was expecting a colon to separate field name and value');
      this.offset += 1;
      members.push({ name, value: this.value() });
    }
    this.depth -= 1;
    return { kind: 'object', members, at };
  }

  private array(at: JsonPosition): JsonNode {
    this.enter();
    const items: JsonNode[] = [];
    this.offset += 1;
    while (!this.closes(']', at, 'ARRAY')) {
      if (items.length > 0) this.comma('ARRAY');
      items.push(this.value());
    }
    this.depth -= 1;
    return { kind: 'array', items, at };
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > DEEPEST) jsonError('JSON is nested too deeply', this.position());
  }

  private closes(mark: string, at: JsonPosition, scope: string): boolean {
    this.skipSpace();
    const found = this.text[this.offset];
    if (found === undefined)
      return jsonError(
        `Unexpected end-of-input: expected close marker for ${scope} (from [line:${at.line}, column:${at.column}])`,
        this.position()
      );
    if (found !== mark) return false;
    this.offset += 1;
    return true;
  }

  private comma(scope: string): void {
    if (this.text[this.offset] !== ',') this.unexpected(`was expecting comma to separate ${scope} entries`);
    this.offset += 1;
  }

  private string(): string {
    let result = '';
    for (this.offset += 1; ; this.offset += 1) {
      const character = this.text[this.offset];
      if (character === undefined)
        return jsonError('Unexpected end-of-input: was expecting closing quote for a string value', this.position());
      if (character === '"') break;
      if (character < ' ')
        return jsonError(
          `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
          this.after()
        );
      result += character === '\\' ? this.escape() : character;
    }
    this.offset += 1;
    return result;
  }

  private escape(): string {
    this.offset += 1;
    const character = this.text[this.offset] ?? '';
    if (character === 'u') {
      const digits = this.text.slice(this.offset + 1, this.offset + 5);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits))
        return this.unexpected('expected a hex-digit for character escape sequence');
      this.offset += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = ESCAPES[character];
    return (
      plain ?? jsonError(`Unrecognized character escape '${character}' (code ${character.charCodeAt(0)})`, this.after())
    );
  }

  private word(word: string, node: JsonNode): JsonNode {
    const found = /^\w+/.exec(this.text.slice(this.offset, this.offset + 40))?.[0] ?? '';
    if (found !== word)
      return jsonError(`Unrecognized token '${found}': was expecting 'null', 'true', 'false' or NaN`, this.after());
    this.offset += word.length;
    return node;
  }

  private number(at: JsonPosition): JsonNode {
    NUMBER.lastIndex = this.offset;
    const text = NUMBER.exec(this.text)?.[0];
    if (text === undefined) return this.unexpected(EXPECTED_VALUE);
    this.offset += text.length;
    const next = this.text[this.offset];
    if (next !== undefined && /[\w.+-]/.test(next))
      return this.unexpected('Expected space separating root-level values');
    return { kind: 'number', text, at };
  }

  private unexpected(expectation: string): never {
    const character = this.text[this.offset];
    if (character === undefined) return jsonError(`Unexpected end-of-input: ${expectation}`, this.position());
    return jsonError(
      `Unexpected character ('${character}' (code ${character.codePointAt(0)})): ${expectation}`,
      this.after()
    );
  }

  /** Lines end nowhere else: a string may not hold a line break. */
  private skipSpace(): void {
    for (; ' \n\r\t'.includes(this.text[this.offset] ?? 'x'); this.offset += 1) {
      if (this.text[this.offset] !== '\n') continue;
      this.line += 1;
      this.lineStart = this.offset + 1;
    }
  }

  private position(): JsonPosition {
    return { line: this.line, column: this.offset - this.lineStart + 1 };
  }

  /** Behind the character at hand. */
  private after(): JsonPosition {
    const { line, column } = this.position();
    return { line, column: column + 1 };
  }
}

/** Throws JSONException for text that is no JSON. */
export function readJson(text: string): JsonNode {
  chargeWork(text.length * 4);
  return new JsonReader(text).document();
}
