/**
 * Record types: which values of each picklist their records take.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm
 */
import { readElement } from '../source/elementRules.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { nameKey, parseApiName } from './apiName.ts';
import type { RecordTypeSchema, RecordTypeValues } from './model.ts';
import type { FieldDraft } from './objectDraft.ts';
import { BUSINESS_PROCESS, RECORD_TYPE } from './objectRules.ts';
import { decodeName } from './picklists.ts';
import { parseDeveloperName } from './readCustomObject.ts';
import { report } from './schemaContext.ts';
import type { SchemaContext } from './schemaContext.ts';

interface Part {
  readonly fullName: string;
  readonly element: XmlElement;
}

/** The field whose values a business process chooses, by object; its record types have to name one. */
const PROCESS_FIELDS: Readonly<Record<string, string>> = {
  Case: 'Status',
  Lead: 'Status',
  Opportunity: 'StageName'
};

type Picklists = ReadonlyMap<string, FieldDraft>;

export function readRecordTypes(
  objectName: string,
  parts: { readonly recordTypes: readonly Part[]; readonly processes: readonly Part[] },
  fields: readonly FieldDraft[],
  context: SchemaContext
): readonly RecordTypeSchema[] {
  const picklists = new Map(
    fields.filter(({ picklist }) => picklist !== null).map((field) => [nameKey(field.name.canonical), field] as const)
  );
  const processes = readProcesses(objectName, parts.processes, picklists, context);
  return parts.recordTypes.map(({ fullName, element }) => {
    const node = readElement('RecordType', element, RECORD_TYPE, context.diagnostics);
    return {
      name: parseDeveloperName(fullName, context.namespace),
      label: node.text('label') ?? fullName,
      isActive: node.flag('active') ?? false,
      description: node.text('description'),
      picklists: new Map([
        ...processOf(objectName, fullName, node, processes, context),
        ...node.groups('picklistValues').flatMap((group) => readSubset(fullName, group, picklists, context))
      ])
    };
  });
}

function readSubset(
  owner: string,
  group: MetadataNode,
  picklists: Picklists,
  context: SchemaContext
): readonly (readonly [string, RecordTypeValues])[] {
  const name = group.text('picklist') ?? '';
  const field = picklists.get(nameKey(parseApiName(name, context.namespace).canonical));
  if (field === undefined) {
    report(context, 'schema.record-type', `${owner} names the unknown picklist ${name}`, group.originOf('picklist'));
    return [];
  }
  return [[field.name.canonical, readValues(owner, field, group.groups('values'), context)]];
}

function readValues(
  owner: string,
  field: FieldDraft,
  nodes: readonly MetadataNode[],
  context: SchemaContext
): RecordTypeValues {
  const values = new Set<string>();
  let defaultValue: string | null = null;
  for (const node of nodes) {
    const name = decodeName(node.text('fullName') ?? '');
    const known = field.picklist?.values.find((each) => nameKey(each.value) === nameKey(name));
    if (known === undefined) {
      const message = `${owner}: ${name} is no value of ${field.name.canonical}`;
      report(context, 'schema.record-type', message, node.originOf('fullName'));
    } else {
      values.add(nameKey(known.value));
      if (node.flag('default') === true) defaultValue = known.value;
    }
  }
  return { values, defaultValue };
}

function readProcesses(
  objectName: string,
  parts: readonly Part[],
  picklists: Picklists,
  context: SchemaContext
): ReadonlyMap<string, RecordTypeValues> {
  const field = picklists.get(nameKey(PROCESS_FIELDS[objectName] ?? ''));
  return new Map(
    parts.flatMap(({ fullName, element }) => {
      const node = readElement('BusinessProcess', element, BUSINESS_PROCESS, context.diagnostics);
      if (field !== undefined)
        return [[nameKey(fullName), readValues(fullName, field, node.groups('values'), context)] as const];
      report(context, 'schema.record-type', `${objectName} has no business processes`, element.origin);
      return [];
    })
  );
}

function processOf(
  objectName: string,
  owner: string,
  node: MetadataNode,
  processes: ReadonlyMap<string, RecordTypeValues>,
  context: SchemaContext
): readonly (readonly [string, RecordTypeValues])[] {
  const field = PROCESS_FIELDS[objectName];
  const name = node.text('businessProcess');
  if (field === undefined && name === null) return [];
  if (name === null) {
    report(context, 'schema.record-type', `The record type ${owner} needs <businessProcess>`, node.element.origin);
    return [];
  }
  const values = processes.get(nameKey(name));
  if (field !== undefined && values !== undefined) return [[field, values]];
  const message = `The business process ${name} of ${owner} does not exist`;
  report(context, 'schema.record-type', message, node.originOf('businessProcess'));
  return [];
}
