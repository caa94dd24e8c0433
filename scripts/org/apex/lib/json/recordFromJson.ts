/** JSON to records: exact API names, parents and child rows nested (P51). */
import type { FieldSchema, ObjectSchema } from '../../../schema/model.ts';
import type { StoredValue } from '../../../data/store.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { refuse } from '../refusal.ts';
import { APEX_TYPE_OF_FIELD } from '../sobjectValues.ts';
import { fromJson } from './fromJson.ts';
import type { JsonNode } from './jsonNode.ts';
import { jsonError } from './readJson.ts';

const NUMERIC: ReadonlySet<string> = new Set(['Integer', 'Long', 'Double', 'Decimal']);

/** A generic SObject takes its object from `attributes.type`. */
export function recordFromJson(node: JsonNode, type: RuntimeType): ApexSObject {
  if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
  const named = typeInAttributes(node);
  const name = type === RuntimeType.sobject ? named : type.name;
  if (name === null) return throwApex('System.JSONException', 'SObject type not specified in attributes');
  const schema = currentTransaction().schema.object(name);
  if (schema === undefined) return throwApex('System.JSONException', `Unknown SObject type: ${name}`);
  const record = new ApexSObject(schema);
  for (const member of node.members) if (member.name !== 'attributes') readMember(record, member.name, member.value);
  return record;
}

function typeInAttributes(node: JsonNode & { kind: 'object' }): string | null {
  const attributes = node.members.find((member) => member.name === 'attributes')?.value;
  const type =
    attributes?.kind === 'object' ? attributes.members.find((member) => member.name === 'type')?.value : undefined;
  return type?.kind === 'string' ? type.value : null;
}

/** Throws JSONException "No such column 'x' on sobject of type Account". */
function readMember(record: ApexSObject, name: string, node: JsonNode): void {
  const { schema } = record;
  const field = schema.field(name);
  if (field !== undefined) {
    record.write(field, fieldValue(schema, field, node));
    return;
  }
  const lookup = schema.parent(name);
  if (lookup !== undefined) {
    record.setParent(lookup, node.kind === 'null' ? null : parentRecord(lookup, node));
    return;
  }
  const child = schema.child(name);
  if (child === undefined)
    throwApex('System.JSONException', `No such column '${name}' on sobject of type ${record.objectName}`);
  if (node.kind !== 'null')
    record.children.set(child.relationshipName.toLowerCase(), childRows(child.childObject, node));
}

function parentRecord(lookup: FieldSchema, node: JsonNode): ApexSObject {
  const targets = lookup.reference?.to ?? [];
  const [only] = targets;
  return recordFromJson(node, targets.length === 1 && only !== undefined ? RuntimeType.of(only) : RuntimeType.sobject);
}

function childRows(object: string, node: JsonNode): ApexList {
  const type = RuntimeType.of(object);
  const records = node.kind === 'object' ? node.members.find((member) => member.name === 'records')?.value : node;
  if (records?.kind !== 'array') return jsonError("Malformed JSON: Expected '[' at the beginning of List/Set", node.at);
  return new ApexList(
    RuntimeType.generic('List', type),
    records.items.map((item) => recordFromJson(item, type))
  );
}

function fieldValue(object: ObjectSchema, field: FieldSchema, node: JsonNode): StoredValue {
  const type = APEX_TYPE_OF_FIELD[field.type];
  if (type === 'Object' || type === 'Address' || type === 'Location')
    return refuse(
      `JSON.deserialize of ${object.name.canonical}.${field.name.canonical}`,
      `a field of type ${type} has no typed value`
    );
  return fromJson(unquoted(node, type), RuntimeType.of(type), { isStrict: false }) as StoredValue;
}

/** Numbers and Booleans of records may stand in quotes. */
function unquoted(node: JsonNode, type: string): JsonNode {
  if (node.kind !== 'string') return node;
  if (NUMERIC.has(type) && ApexDecimal.parse(node.value) !== null)
    return { kind: 'number', text: node.value, at: node.at };
  const isBoolean = type === 'Boolean' && (node.value === 'true' || node.value === 'false');
  return isBoolean ? { kind: 'boolean', value: node.value === 'true', at: node.at } : node;
}
