import { throwApex } from '../../values/apexThrow.ts';
import type { RuntimeType } from '../../values/runtimeType.ts';
import { chargeWork, required } from '../arguments.ts';
import { fromJson } from '../json/fromJson.ts';
import { printJson, printPrettyJson } from '../json/printJson.ts';
import { jsonError, readJson } from '../json/readJson.ts';
import { toJson } from '../json/toJson.ts';
import { untypedFromJson } from '../json/untypedJson.ts';
import { defineType } from '../library.ts';
import { JsonGeneratorValue } from './JSONGenerator.ts';
import { JsonParserValue } from './JSONParser.ts';
import type { ApexTypeValue } from './typeValue.ts';

function write(value: unknown, suppressesObjectNulls: boolean | null, isPretty: boolean): string {
  const node = toJson(value, { suppressesObjectNulls: suppressesObjectNulls === true });
  const text = isPretty ? printPrettyJson(node) : printJson(node);
  chargeWork(text.length * 4);
  return text;
}

/** P10 */
function textOf(text: string | null): string {
  return text === null ? throwApex('System.NullPointerException', 'null input to JSON parser') : text;
}

/** What a document begins with is judged before the rest of it is read. */
function checkStart(text: string, { base, args }: RuntimeType): void {
  const first = text.trimStart().charAt(0);
  if (first === '' || first === '[' || first === 'n' || args.length === 0 || base === 'Map') return;
  jsonError("Malformed JSON: Expected '[' at the beginning of List/Set", { line: 1, column: 1 });
}

function read(text: string | null, type: ApexTypeValue | null, isStrict: boolean): unknown {
  const { target } = required(type);
  checkStart(textOf(text), target);
  return fromJson(readJson(textOf(text)), target, { isStrict });
}

export const JsonType = defineType({
  name: 'System.JSON',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm',
  statics: {
    'System.JSONGenerator createGenerator(Boolean prettyPrint)': (isPretty: boolean | null) =>
      new JsonGeneratorValue(required(isPretty)),
    'System.JSONParser createParser(String text)': (text: string | null) => new JsonParserValue(textOf(text)),
    'Object deserialize(String text, System.Type type)': (text: string | null, type: ApexTypeValue | null) =>
      read(text, type, false),
    'Object deserializeStrict(String text, System.Type type)': (text: string | null, type: ApexTypeValue | null) =>
      read(text, type, true),
    'Object deserializeUntyped(String text)': (text: string | null) => untypedFromJson(readJson(textOf(text))),
    'String serialize(Object value)': (value: unknown) => write(value, false, false),
    'String serialize(Object value, Boolean suppressApexObjectNulls)': (value: unknown, suppresses: boolean | null) =>
      write(value, suppresses, false),
    'String serializePretty(Object value)': (value: unknown) => write(value, false, true),
    'String serializePretty(Object value, Boolean suppressApexObjectNulls)': (
      value: unknown,
      suppresses: boolean | null
    ) => write(value, suppresses, true)
  }
});
