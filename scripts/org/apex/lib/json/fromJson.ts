/**
 * JSON to typed Apex values (P51).
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexBlob } from '../../values/apexBlob.ts';
import { ApexDate } from '../../values/apexDate.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { toId } from '../../values/apexId.ts';
import type { ApexEnum, ApexEnumType } from '../../values/apexEnum.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import type { ApexClassInfo } from '../../values/apexObject.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { allFields } from '../../values/text.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { ApexTime } from '../../values/apexTime.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { libraryEnumOf } from '../enumValues.ts';
import { refuse } from '../refusal.ts';
import { services } from '../services.ts';
import { checkJsonAccess } from './jsonAccess.ts';
import type { JsonNode } from './jsonNode.ts';
import { jsonError } from './readJson.ts';
import { recordFromJson } from './recordFromJson.ts';
import { actionFromJson } from './actionFromJson.ts';
import { resultFromJson } from './resultFromJson.ts';
import { LARGEST_INTEGER, SMALLEST_INTEGER, wholeNumber } from './untypedJson.ts';

export interface ReadOptions {
  /** Members without a field in the Apex class are an error. */
  readonly isStrict: boolean;
}

type ValueReader = (node: JsonNode) => unknown;

const illegal = (node: JsonNode): never => jsonError('Illegal value for primitive', node.at);

function textReader(read: (text: string) => unknown): ValueReader {
  return (node) => (node.kind === 'string' ? (read(node.value) ?? illegal(node)) : illegal(node));
}

function numberReader(read: (text: string) => unknown): ValueReader {
  return (node) => {
    if (node.kind === 'number') return read(node.text) ?? illegal(node);
    if (node.kind === 'string' && ApexDecimal.parse(node.value) !== null)
      return refuse('JSON.deserialize of a number in quotes', 'the documents do not say whether it is read');
    return illegal(node);
  };
}

function integer(text: string): number | null {
  const value = wholeNumber(text);
  return value === null || value > LARGEST_INTEGER || value < SMALLEST_INTEGER ? null : Number(value);
}

function long(text: string): bigint | null {
  const value = wholeNumber(text);
  return value !== null && BigInt.asIntN(64, value) === value ? value : null;
}

function string(node: JsonNode): string {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number' || node.kind === 'boolean')
    return refuse('JSON.deserialize of a number or Boolean as String', 'the documents do not say whether it is read');
  return illegal(node);
}

const PRIMITIVES: Readonly<Record<string, ValueReader>> = {
  String: string,
  Id: textReader(toId),
  Boolean: (node) => (node.kind === 'boolean' ? node.value : illegal(node)),
  Integer: numberReader(integer),
  Long: numberReader(long),
  Double: numberReader((text) => new ApexDouble(Number(text))),
  Decimal: numberReader((text) => ApexDecimal.parse(text)),
  Date: textReader((text) => ApexDate.parseIso(text)),
  Datetime: textReader((text) => ApexDatetime.parseIso(text)),
  Time: textReader((text) => ApexTime.parseIso(text)),
  Blob: textReader((text) => new ApexBlob(Buffer.from(text, 'base64')))
};

/** Throws JSONException where the text does not fit the type. */
export function fromJson(node: JsonNode, type: RuntimeType, options: ReadOptions): unknown {
  if (node.kind === 'null') return null;
  const primitive = PRIMITIVES[type.name];
  if (primitive !== undefined) return primitive(node);
  if (type.args.length > 0) return collection(node, type, options);
  if (type === RuntimeType.object) return unsupported(type);
  const constants = enumOf(type);
  if (constants !== null) return constant(node, constants);
  const result = resultFromJson(node, type.name) ?? actionFromJson(node, type.name);
  if (result !== null) return result;
  const project = services().classByName(type.name);
  if (project !== null) return object(node, project, options);
  const isRecord = type === RuntimeType.sobject || currentTransaction().schema.object(type.name) !== undefined;
  return isRecord ? recordFromJson(node, type) : unsupported(type);
}

function unsupported(type: RuntimeType): never {
  return throwApex('System.JSONException', `Apex Type unsupported in JSON: ${type.name}`);
}

function enumOf(type: RuntimeType): ApexEnumType | null {
  return services().enumByName(type.name) ?? libraryEnumOf(type) ?? null;
}

function constant(node: JsonNode, constants: ApexEnumType): ApexEnum {
  return node.kind === 'string' ? (constants.find(node.value) ?? illegal(node)) : illegal(node);
}

function collection(node: JsonNode, type: RuntimeType, options: ReadOptions): unknown {
  if (type.base === 'Map') {
    if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
    const map = new ApexMap(type);
    for (const { name, value } of node.members)
      map.put(mapKey(name, type.element, node), fromJson(value, type.mapValue, options));
    return map;
  }
  if (type.base !== 'List' && type.base !== 'Set') return unsupported(type);
  if (node.kind !== 'array') return jsonError("Malformed JSON: Expected '[' at the beginning of List/Set", node.at);
  const items = node.items.map((item) => fromJson(item, type.element, options));
  return type.base === 'Set' ? new ApexSet(type, items) : new ApexList(type, items);
}

/** Names of members are text; the map's key type says what they mean. */
function mapKey(name: string, type: RuntimeType, owner: JsonNode): unknown {
  if (type === RuntimeType.string || type === RuntimeType.id)
    return PRIMITIVES[type.name]?.({ kind: 'string', value: name, at: owner.at });
  if (type === RuntimeType.integer || type === RuntimeType.long)
    return PRIMITIVES[type.name]?.({ kind: 'number', text: name, at: owner.at });
  const constants = enumOf(type);
  return constants === null ? unsupported(type) : constant({ kind: 'string', value: name, at: owner.at }, constants);
}

/** Neither constructor nor initialisers run; setters do; transient and read-only members keep their value. */
function object(node: JsonNode, info: ApexClassInfo, options: ReadOptions): unknown {
  checkJsonAccess(info, 'deserializable');
  if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
  if (info.kind === 'interface' || info.isAbstract) return unsupported(info.type);
  const target = info.allocate();
  const fields = allFields(info);
  for (const { name, value } of node.members) {
    const field =
      fields.find((each) => each.name === name) ??
      fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (field === undefined) {
      if (options.isStrict) throwApex('System.JSONException', `Unknown field: ${info.name}.${name}`);
      continue;
    }
    if (!field.isTransient) field.set?.(target, fromJson(value, field.type, options));
  }
  return target;
}
