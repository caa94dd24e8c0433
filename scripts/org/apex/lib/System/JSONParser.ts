import type { ApexEnum } from '../../values/apexEnum.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { libraryEnum } from '../enumValues.ts';
import { fromJson } from '../json/fromJson.ts';
import { readJson } from '../json/readJson.ts';
import { tokensOf } from '../json/tokens.ts';
import type { JsonTokenEntry } from '../json/tokens.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import type { ApexTypeValue } from './typeValue.ts';

const LAST_OF: Readonly<Record<string, string>> = { START_OBJECT: 'END_OBJECT', START_ARRAY: 'END_ARRAY' };

const fail = (message: string): never => throwApex('System.JSONException', message);

/** Walks over the tokens of a document. A text that is no JSON fails when the parser is made, not when it gets there. */
export class JsonParserValue {
  readonly type = RuntimeType.of('JSONParser');
  private readonly tokens: readonly JsonTokenEntry[];
  private position = -1;
  private isCleared = false;
  lastCleared: string | null = null;

  constructor(text: string) {
    this.tokens = tokensOf(readJson(text));
  }

  get current(): JsonTokenEntry | null {
    return this.isCleared ? null : (this.tokens[this.position] ?? null);
  }

  next(): JsonTokenEntry | null {
    this.isCleared = false;
    if (this.position < this.tokens.length) this.position += 1;
    return this.current;
  }

  /** To the next token that is no name. */
  nextValue(): JsonTokenEntry | null {
    const next = this.next();
    return next?.token === 'FIELD_NAME' ? this.next() : next;
  }

  clear(): void {
    this.lastCleared = this.current?.token ?? this.lastCleared;
    this.isCleared = true;
  }

  /** From the start of an object or array to its end; elsewhere nothing. */
  skipChildren(): void {
    const last = LAST_OF[this.current?.token ?? ''];
    if (last === undefined) return;
    for (let depth = 1; depth > 0; ) {
      const token = this.next()?.token ?? '';
      if (token in LAST_OF) depth += 1;
      else if (token.startsWith('END_')) depth -= 1;
    }
  }

  /** The value that starts here, whole; the parser then stands at its end. */
  read(type: ApexTypeValue | null, isStrict: boolean): unknown {
    const { target } = required(type);
    const node = (this.current ?? this.next())?.node ?? fail('No value starts at the current token');
    const value = fromJson(node, target, { isStrict });
    this.skipChildren();
    return value;
  }

  valueAs(typeName: string, isFitting: (token: string) => boolean, complaint: string): unknown {
    const { token, node } = this.current ?? fail('No current token');
    if (node === null || !isFitting(token)) return fail(`Current token (${token}) ${complaint}`);
    return fromJson(node, RuntimeType.of(typeName), { isStrict: false });
  }
}

type Parser = JsonParserValue;

const token = (entry: JsonTokenEntry | string | null): ApexEnum | null =>
  entry === null ? null : libraryEnum('System.JSONToken').constant(typeof entry === 'string' ? entry : entry.token);

const numeric =
  (type: string): LibraryFunction =>
  (self: Parser) =>
    self.valueAs(type, (each) => each.startsWith('VALUE_NUMBER'), 'not numeric, can not use numeric value accessors');
const textual =
  (type: string): LibraryFunction =>
  (self: Parser) =>
    self.valueAs(type, (each) => each === 'VALUE_STRING', 'not VALUE_STRING, can not use text accessors');

export const JsonParserType = defineType({
  name: 'System.JSONParser',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm',
  methods: {
    'void clearCurrentToken()': (self: Parser) => self.clear(),
    'Blob getBlobValue()': textual('Blob'),
    'Boolean getBooleanValue()': (self: Parser) =>
      self.valueAs('Boolean', (each) => each === 'VALUE_TRUE' || each === 'VALUE_FALSE', 'not of boolean type'),
    'String getCurrentName()': (self: Parser) => self.current?.name ?? null,
    'System.JSONToken getCurrentToken()': (self: Parser) => token(self.current),
    'Date getDateValue()': textual('Date'),
    'Datetime getDatetimeValue()': textual('Datetime'),
    'Decimal getDecimalValue()': numeric('Decimal'),
    'Double getDoubleValue()': numeric('Double'),
    'Id getIdValue()': textual('Id'),
    'Integer getIntegerValue()': numeric('Integer'),
    'System.JSONToken getLastClearedToken()': (self: Parser) => token(self.lastCleared),
    'Long getLongValue()': numeric('Long'),
    'String getText()': (self: Parser) => self.current?.text ?? null,
    'Time getTimeValue()': textual('Time'),
    'Boolean hasCurrentToken()': (self: Parser) => self.current !== null,
    'System.JSONToken nextToken()': (self: Parser) => token(self.next()),
    'System.JSONToken nextValue()': (self: Parser) => token(self.nextValue()),
    'Object readValueAs(System.Type type)': (self: Parser, type: ApexTypeValue | null) => self.read(type, false),
    'Object readValueAsStrict(System.Type type)': (self: Parser, type: ApexTypeValue | null) => self.read(type, true),
    'void skipChildren()': (self: Parser) => self.skipChildren()
  }
});
