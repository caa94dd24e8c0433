import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { chargeWork, required } from '../arguments.ts';
import { arrayNode, objectNode } from '../json/jsonNode.ts';
import type { JsonMember, JsonNode } from '../json/jsonNode.ts';
import { printJson, printPrettyJson } from '../json/printJson.ts';
import { toJson } from '../json/toJson.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';

type Frame =
  | { readonly kind: 'OBJECT'; readonly members: JsonMember[]; field: string | null }
  | { readonly kind: 'ARRAY'; readonly items: JsonNode[] };

const fail = (message: string): never => throwApex('System.JSONException', message);

/** A document that is written piece by piece. Misplaced pieces throw JSONException. */
export class JsonGeneratorValue {
  readonly type = RuntimeType.of('JSONGenerator');
  readonly isPretty: boolean;
  isClosed = false;
  private readonly roots: JsonNode[] = [];
  private readonly frames: Frame[] = [];

  constructor(isPretty: boolean) {
    this.isPretty = isPretty;
  }

  value(node: JsonNode, what: string): void {
    this.expectValue(what);
    this.add(node);
  }

  field(name: string): void {
    const frame = this.frames.at(-1);
    if (this.isClosed || frame?.kind !== 'OBJECT' || frame.field !== null)
      return fail('Can not write a field name, expecting a value');
    frame.field = name;
  }

  start(kind: Frame['kind']): void {
    this.expectValue(`start an ${kind.toLowerCase()}`);
    this.frames.push(kind === 'OBJECT' ? { kind, members: [], field: null } : { kind, items: [] });
  }

  end(kind: Frame['kind']): void {
    const frame = this.frames.at(-1);
    if (frame?.kind !== kind) return fail(`Current context not an ${kind} but ${frame?.kind ?? 'ROOT'}`);
    this.frames.pop();
    this.add(frame.kind === 'OBJECT' ? objectNode(frame.members) : arrayNode(frame.items));
  }

  /** Ends what is still open. */
  close(): void {
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      if (frame.kind === 'OBJECT') frame.field = null;
      this.end(frame.kind);
    }
    this.isClosed = true;
  }

  text(): string {
    this.close();
    const text = this.roots.map((root) => (this.isPretty ? printPrettyJson(root) : printJson(root))).join(' ');
    chargeWork(text.length * 4);
    return text;
  }

  private expectValue(what: string): void {
    const frame = this.frames.at(-1);
    if (this.isClosed || (frame?.kind === 'OBJECT' && frame.field === null))
      fail(`Can not ${what}, expecting field name`);
  }

  private add(node: JsonNode): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) this.roots.push(node);
    else if (frame.kind === 'ARRAY') frame.items.push(node);
    else if (frame.field !== null) {
      frame.members.push({ name: frame.field, value: node });
      frame.field = null;
    }
  }
}

type Generator = JsonGeneratorValue;

const OPTIONS = { suppressesObjectNulls: false };

/** `writeString(String)` and `writeStringField(String, String)` for each kind of value. */
const VALUES: readonly (readonly [method: string, type: string])[] = [
  ['Blob', 'Blob'],
  ['Boolean', 'Boolean'],
  ['Date', 'Date'],
  ['DateTime', 'Datetime'],
  ['Id', 'Id'],
  ['Number', 'Decimal'],
  ['Number', 'Double'],
  ['Number', 'Integer'],
  ['Number', 'Long'],
  ['Object', 'Object'],
  ['String', 'String'],
  ['Time', 'Time']
];

function writers(): Record<string, LibraryFunction> {
  const methods: Record<string, LibraryFunction> = {};
  for (const [method, type] of VALUES) {
    const what = `write ${method.toLowerCase()} value`;
    methods[`void write${method}(${type} value)`] = (self: Generator, value: unknown) =>
      self.value(toJson(value, OPTIONS), what);
    methods[`void write${method}Field(String name, ${type} value)`] = (
      self: Generator,
      name: string | null,
      value: unknown
    ) => {
      self.field(required(name));
      self.value(toJson(value, OPTIONS), what);
    };
  }
  return methods;
}

export const JsonGeneratorType = defineType({
  name: 'System.JSONGenerator',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm',
  methods: {
    ...writers(),
    'void close()': (self: Generator) => self.close(),
    'String getAsString()': (self: Generator) => self.text(),
    'Boolean isClosed()': (self: Generator) => self.isClosed,
    'void writeEndArray()': (self: Generator) => self.end('ARRAY'),
    'void writeEndObject()': (self: Generator) => self.end('OBJECT'),
    'void writeFieldName(String name)': (self: Generator, name: string | null) => self.field(required(name)),
    'void writeNull()': (self: Generator) => self.value(toJson(null, OPTIONS), 'write null'),
    'void writeNullField(String name)': (self: Generator, name: string | null) => {
      self.field(required(name));
      self.value(toJson(null, OPTIONS), 'write null');
    },
    'void writeStartArray()': (self: Generator) => self.start('ARRAY'),
    'void writeStartObject()': (self: Generator) => self.start('OBJECT')
  }
});
