/**
 * Apex values to JSON (P50).
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */
import type { FieldSchema } from '../../../schema/model.ts';
import { ApexAddress, ApexLocation } from '../../values/apexAddress.ts';
import { ApexBlob } from '../../values/apexBlob.ts';
import { ApexDate } from '../../values/apexDate.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { ApexEnum } from '../../values/apexEnum.ts';
import { ApexException } from '../../values/apexException.ts';
import { ApexId } from '../../values/apexId.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexObject } from '../../values/apexObject.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { allFields } from '../../values/text.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { ApexTime } from '../../values/apexTime.ts';
import { typeOf } from '../../values/typeTest.ts';
import { ActionErrorValue } from '../Invocable/Action.ts';
import { SObjectFieldToken } from '../Schema/tokens.ts';
import { ApexTypeValue } from '../System/typeValue.ts';
import { checkJsonAccess } from './jsonAccess.ts';
import { arrayNode, booleanNode, NULL_NODE, numberNode, objectNode, stringNode } from './jsonNode.ts';
import type { JsonMember, JsonNode } from './jsonNode.ts';

/** Of the API version the package's classes are saved with. */
const RECORD_URL = '/services/data/v66.0/sobjects/';

export interface JsonOptions {
  /** Leaves out fields of Apex objects that are null; nulls in maps and records stay. */
  readonly suppressesObjectNulls: boolean;
  /** Classes closed by `@JsonAccess` are written all the same: no code asked for the text. */
  readonly ignoresAccess?: true;
}

/** Throws JSONException for values that have no JSON and for objects that hold themselves. */
export function toJson(value: unknown, options: JsonOptions, outer: readonly object[] = []): JsonNode {
  if (value === null || value === undefined) return NULL_NODE;
  switch (typeof value) {
    case 'string':
      return stringNode(value);
    case 'number':
    case 'bigint':
      return numberNode(String(value));
    case 'boolean':
      return booleanNode(value);
  }
  return primitive(value) ?? compound(value as object, options, outer);
}

function primitive(value: unknown): JsonNode | null {
  if (value instanceof ApexId) return stringNode(value.value);
  if (value instanceof ApexDecimal) return numberNode(value.toString());
  if (value instanceof ApexDouble) return double(value);
  if (value instanceof ApexDate || value instanceof ApexTime) return stringNode(value.toString());
  if (value instanceof ApexDatetime) return stringNode(value.toIso());
  if (value instanceof ApexBlob) return stringNode(Buffer.from(value.bytes).toString('base64'));
  if (value instanceof ApexEnum) return stringNode(value.name);
  if (value instanceof ApexTypeValue) return stringNode(value.target.name);
  return null;
}

/** JSON has no infinities; they stand in quotes. */
function double(value: ApexDouble): JsonNode {
  return Number.isFinite(value.value) ? numberNode(value.toString()) : stringNode(value.toString());
}

function partNode(part: string | number | null): JsonNode {
  if (part === null) return NULL_NODE;
  return typeof part === 'number' ? numberNode(String(part)) : stringNode(part);
}

function compound(value: object, options: JsonOptions, outer: readonly object[]): JsonNode {
  if (outer.includes(value)) return throwApex('System.JSONException', 'Direct self-reference leading to cycle');
  const inner = [...outer, value];
  const nested = (each: unknown): JsonNode => toJson(each, options, inner);
  if (value instanceof ApexAddress || value instanceof ApexLocation)
    return objectNode(value.members().map(([name, part]) => ({ name, value: partNode(part) })));
  if (value instanceof ApexList) return arrayNode(value.items.map(nested));
  if (value instanceof ApexSet) return arrayNode([...value].map(nested));
  if (value instanceof ApexMap)
    return objectNode(
      Array.from(value.entries(), (entry) => ({ name: keyText(entry.key), value: nested(entry.value) }))
    );
  if (value instanceof ActionErrorValue)
    return objectNode(Object.entries(value.error).map(([name, text]) => ({ name, value: stringNode(text as string) })));
  if (value instanceof ApexSObject) return record(value, nested);
  if (value instanceof ApexObject && !(value instanceof ApexException)) return object(value, options, nested);
  return throwApex('System.JSONException', `Type unsupported in JSON: ${typeOf(value).name}`);
}

/** Keys are primitives, enums or fields; a null key reads `null`. */
function keyText(key: unknown): string {
  if (key === null) return 'null';
  if (key instanceof SObjectFieldToken) return key.field;
  const node = typeof key === 'object' ? primitive(key) : toJson(key, { suppressesObjectNulls: false });
  if (node?.kind === 'string') return node.value;
  if (node?.kind === 'number') return node.text;
  if (node?.kind === 'boolean') return String(node.value);
  return throwApex('System.JSONException', `Map key type unsupported in JSON: ${typeOf(key).name}`);
}

/** Fields and properties in the order of their declaration, transient ones left out. */
function object(value: ApexObject, options: JsonOptions, nested: (each: unknown) => JsonNode): JsonNode {
  if (options.ignoresAccess !== true) checkJsonAccess(value.apexClass, 'serializable');
  const members: JsonMember[] = [];
  for (const field of allFields(value.apexClass)) {
    if (field.isTransient) continue;
    const held = field.get(value);
    if (held !== null || !options.suppressesObjectNulls) members.push({ name: field.name, value: nested(held) });
  }
  return objectNode(members);
}

/** `attributes`, then fields in the order they were set or selected, each parent behind its lookup, then children. */
function record(value: ApexSObject, nested: (each: unknown) => JsonNode): JsonNode {
  const members: JsonMember[] = [{ name: 'attributes', value: attributes(value) }];
  const parents = new Map(value.parents);
  const addParent = (field: FieldSchema): void => {
    const parent = parents.get(field.slot) ?? null;
    parents.delete(field.slot);
    if (parent !== null)
      members.push({ name: field.reference?.relationshipName ?? field.name.canonical, value: nested(parent) });
  };
  for (const [slot, held] of value.values) {
    const field = value.schema.fields[slot];
    if (field === undefined) throw new Error(`${value.objectName} has no slot ${slot}.`);
    members.push({ name: field.name.canonical, value: fieldNode(held, nested) });
    addParent(field);
  }
  for (const slot of [...parents.keys()]) addParent(value.schema.fields[slot] as FieldSchema);
  for (const [name, rows] of value.children) {
    const relationship = value.schema.child(name)?.relationshipName ?? name;
    members.push({ name: relationship, value: childRows(rows, nested) });
  }
  return objectNode(members);
}

/** Records write date-times with a numeric offset, Apex objects with `Z`. */
function fieldNode(held: unknown, nested: (each: unknown) => JsonNode): JsonNode {
  return held instanceof ApexDatetime ? stringNode(held.toIso().replace(/Z$/u, '+0000')) : nested(held);
}

function attributes(value: ApexSObject): JsonNode {
  const type = { name: 'type', value: stringNode(value.objectName) };
  return objectNode(
    value.id === null
      ? [type]
      : [type, { name: 'url', value: stringNode(`${RECORD_URL}${value.objectName}/${value.id}`) }]
  );
}

function childRows(rows: ApexList, nested: (each: unknown) => JsonNode): JsonNode {
  return objectNode([
    { name: 'totalSize', value: numberNode(String(rows.size)) },
    { name: 'done', value: booleanNode(true) },
    { name: 'records', value: arrayNode(rows.items.map(nested)) }
  ]);
}
