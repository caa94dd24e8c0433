/**
 * Custom metadata records.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custommetadata.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { createError } from '../diagnostic.ts';
import { readElement } from '../source/elementRules.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { Component } from '../source/project.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { localDeveloperName } from './apiName.ts';
import type { CustomMetadataRecord, FieldSchema, ObjectSchema } from './model.ts';
import { CUSTOM_METADATA } from './objectRules.ts';

type Value = string | number | boolean | null;

/** What the text of `<value>` must look like, by field type, and what it becomes. */
const READERS: Readonly<Partial<Record<FieldSchema['type'], (text: string) => Value | undefined>>> = {
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  double: readNumber,
  currency: readNumber,
  percent: readNumber,
  integer: readNumber,
  date: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined),
  datetime: (text) => (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined)
};

function readNumber(text: string): number | undefined {
  return /^-?\d+(\.\d+)?(E-?\d+)?$/i.test(text) ? Number(text) : undefined;
}

export function readCustomMetadata(
  components: readonly Component[],
  findObject: (name: string) => ObjectSchema | undefined,
  namespace: string | null,
  diagnostics: Diagnostic[]
): readonly CustomMetadataRecord[] {
  const records = components
    .filter((each) => each.type === 'CustomMetadata')
    .flatMap((each) => readRecord(each, findObject, namespace, diagnostics) ?? []);
  for (const record of records) reportMissingTargets(record, records, findObject, namespace, diagnostics);
  return records;
}

/** A relationship to another custom metadata type names one of its records. */
function reportMissingTargets(
  record: CustomMetadataRecord,
  records: readonly CustomMetadataRecord[],
  findObject: (name: string) => ObjectSchema | undefined,
  namespace: string | null,
  diagnostics: Diagnostic[]
): void {
  for (const [name, value] of record.values) {
    const target = findObject(findObject(record.object)?.field(name)?.reference?.to[0] ?? '');
    if (target?.kind !== 'customMetadata' || typeof value !== 'string') continue;
    const wanted = localDeveloperName(value, namespace);
    const isThere = records.some(
      (each) => each.object === target.name.canonical && each.developerName.toLowerCase() === wanted
    );
    if (isThere) continue;
    const message = `${record.developerName}.${name} names the record ${value}, and ${target.name.canonical} has none of that name`;
    diagnostics.push(createError('schema.record-value', message, record.origin));
  }
}

function readRecord(
  component: Component,
  findObject: (name: string) => ObjectSchema | undefined,
  namespace: string | null,
  diagnostics: Diagnostic[]
): CustomMetadataRecord | null {
  const { fullName, element } = component;
  const node = readElement('CustomMetadata', element, CUSTOM_METADATA, diagnostics);
  const [typeName = '', developerName = ''] = fullName.split('.', 2);
  const object = findObject(`${typeName}__mdt`);
  if (object === undefined) {
    const message = `The record ${fullName} names ${typeName}__mdt, which is not a custom metadata type of this org`;
    diagnostics.push(createError('schema.record', message, element.origin));
    return null;
  }
  if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(developerName)) {
    diagnostics.push(
      createError('schema.record', `${fullName}: '${developerName}' is not a valid record name`, element.origin)
    );
    return null;
  }
  const values = new Map<string, Value>();
  for (const each of node.groups('values')) readField(each, object, values, diagnostics);
  for (const field of object.fields) {
    if (
      !field.isCustom ||
      field.isNillable ||
      field.type === 'boolean' ||
      (values.get(field.name.canonical) ?? null) !== null
    )
      continue;
    const message = `The record ${fullName} has no value for the required field ${field.name.canonical}`;
    diagnostics.push(createError('schema.record', message, element.origin));
  }
  const label = node.text('label');
  if (label === null)
    diagnostics.push(createError('schema.record', `The record ${fullName} needs <label>`, element.origin));
  return {
    object: object.name.canonical,
    developerName,
    label: label ?? developerName,
    isProtected: node.flag('protected') ?? false,
    namespace,
    values,
    origin: element.origin
  };
}

function readField(
  node: MetadataNode,
  object: ObjectSchema,
  values: Map<string, Value>,
  diagnostics: Diagnostic[]
): void {
  const name = node.text('field') ?? '';
  const field = object.field(name);
  if (field === undefined || !field.isCustom) {
    const message = `No such column '${name}' on entity '${object.name.canonical}'`;
    diagnostics.push(createError('schema.record-field', message, node.originOf('field')));
    return;
  }
  const element = node.raw('value')[0];
  if (element === undefined || isNil(element)) {
    values.set(field.name.canonical, null);
    return;
  }
  const value = readValue(element, field);
  if (typeof value === 'string' && value === '') values.set(field.name.canonical, null);
  else if (value !== undefined) values.set(field.name.canonical, value);
  else {
    const message = `The value '${element.text.trim()}' does not fit the ${field.type} field ${field.name.canonical}`;
    diagnostics.push(createError('schema.record-value', message, element.origin));
  }
}

function isNil(element: XmlElement): boolean {
  return element.attributes.get('xsi:nil') === 'true';
}

/** Undefined where the text does not fit the field. */
function readValue(element: XmlElement, field: FieldSchema): Value | undefined {
  const text = element.text.trim();
  if (text === '') return '';
  const reader = READERS[field.type];
  if (reader !== undefined) return reader(text);
  if (field.length > 0 && text.length > field.length) return undefined;
  if (field.picklist?.isRestricted === true && !field.picklist.values.some((each) => each.value === text))
    return undefined;
  return text;
}
