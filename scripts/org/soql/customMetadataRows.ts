/**
 * Custom metadata records as rows: they ship with the project and never change while it runs.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_custommetadatatype__mdt.htm
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import { FIXED_START } from '../data/clock.ts';
import { createIdSequence } from '../data/ids.ts';
import type { Row, StoredValue } from '../data/store.ts';
import { createApiName, localDeveloperName } from '../schema/apiName.ts';
import type { CustomMetadataRecord, FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';

const cache = new WeakMap<OrgSchema, Map<string, ReadonlyMap<string, Row>>>();

/** By Id, in the order of developer names; Ids depend only on that order. */
export function customMetadataRows(schema: OrgSchema, object: ObjectSchema): ReadonlyMap<string, Row> {
  const name = object.name.canonical;
  let known = cache.get(schema);
  if (known === undefined) cache.set(schema, (known = new Map()));
  let rows = known.get(name);
  if (rows === undefined) known.set(name, (rows = makeRows(schema, object)));
  return rows;
}

function makeRows(schema: OrgSchema, object: ObjectSchema): ReadonlyMap<string, Row> {
  const ids = recordIds(schema, object);
  return new Map(recordsOf(schema, object).map((record) => makeRow(schema, object, record, ids)));
}

function recordsOf(schema: OrgSchema, object: ObjectSchema): readonly CustomMetadataRecord[] {
  return schema.customMetadata
    .filter((record) => record.object === object.name.canonical)
    .toSorted((left, right) => (left.developerName.toLowerCase() < right.developerName.toLowerCase() ? -1 : 1));
}

/** By lower-case developer name. */
function recordIds(schema: OrgSchema, object: ObjectSchema): ReadonlyMap<string, string> {
  const ids = createIdSequence();
  return new Map(
    recordsOf(schema, object).map((record) => [record.developerName.toLowerCase(), ids.next(object.keyPrefix)])
  );
}

function makeRow(
  schema: OrgSchema,
  object: ObjectSchema,
  record: CustomMetadataRecord,
  ids: ReadonlyMap<string, string>
): readonly [string, Row] {
  const id = ids.get(record.developerName.toLowerCase()) ?? '';
  const row = new Array<StoredValue>(object.fields.length).fill(null);
  const set = (name: string, value: StoredValue): void => {
    const field = object.field(name);
    if (field !== undefined) row[field.slot] = value;
  };
  for (const field of object.fields) if (field.type === 'boolean') row[field.slot] = false;
  set('Id', id);
  set('DeveloperName', record.developerName);
  set('MasterLabel', record.label);
  set('Label', record.label);
  set('Language', 'en_US');
  set('NamespacePrefix', record.namespace);
  set('QualifiedApiName', createApiName(record.namespace, record.developerName).canonical);
  set('SystemModstamp', new ApexDatetime(FIXED_START));
  for (const [name, value] of record.values) {
    const field = object.field(name);
    if (field === undefined) throw new Error(`${object.name.canonical} has no field ${name}.`);
    row[field.slot] = relatedRecord(schema, field, value) ?? toStored(field, value);
  }
  return [id, row];
}

/** A relationship to another custom metadata type is written as the name of a record and read as its Id. */
function relatedRecord(schema: OrgSchema, field: FieldSchema, value: unknown): string | null {
  const target = schema.object(field.reference?.to[0] ?? '');
  if (target?.kind !== 'customMetadata' || typeof value !== 'string') return null;
  return recordIds(schema, target).get(localDeveloperName(value, schema.namespace)) ?? null;
}

function toStored(field: FieldSchema, value: string | number | boolean | null): StoredValue {
  if (value === null || value === '') return null;
  switch (field.type) {
    case 'double':
    case 'currency':
    case 'percent':
      return ApexDecimal.fromString(String(value)).setScale(field.scale, 'HALF_UP');
    case 'integer':
      return Number(value);
    case 'boolean':
      return value === true;
    case 'date':
      return ApexDate.parseIso(String(value));
    case 'datetime':
      return ApexDatetime.parseIso(String(value));
    case 'time':
      return ApexTime.parseIso(String(value));
    default:
      return String(value);
  }
}
