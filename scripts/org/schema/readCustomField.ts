/**
 * A CustomField component → field drafts.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 */
import type { MetadataNode } from '../source/elementRules.ts';
import { readElement } from '../source/elementRules.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { createApiName, parseApiName } from './apiName.ts';
import type { DeleteConstraint, FieldSchema, FieldType, ObjectKind } from './model.ts';
import { draftField, draftReference } from './objectDraft.ts';
import type { FieldDraft } from './objectDraft.ts';
import { FIELD_RULES } from './objectRules.ts';
import { readLookupFilter } from './lookupFilters.ts';
import { readFieldPicklist } from './picklists.ts';
import { readSummary } from './rollUpSummaries.ts';
import { report, resolveObject } from './schemaContext.ts';
import type { SchemaContext } from './schemaContext.ts';

export interface FieldOwner {
  /** Canonical name of the object. */
  readonly object: string;
  readonly kind: ObjectKind;
}

interface TypeRow {
  readonly type: FieldType;
  /** Where lengths come from: the metadata, or a fixed number. */
  readonly length: 'given' | number;
  readonly isNumber?: true;
  readonly isFilterable?: false;
  readonly isSortable?: false;
  readonly isGroupable?: false;
  readonly isReference?: true;
  readonly isPicklist?: true;
  readonly isSummary?: true;
}

/** Lengths and flags: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm */
const FIELD_TYPES: Readonly<Record<string, TypeRow>> = {
  AutoNumber: { type: 'autonumber', length: 30 },
  Checkbox: { type: 'boolean', length: 0 },
  Currency: { type: 'currency', length: 0, isNumber: true, isGroupable: false },
  Date: { type: 'date', length: 0 },
  DateTime: { type: 'datetime', length: 0, isGroupable: false },
  Email: { type: 'email', length: 80 },
  Hierarchy: { type: 'reference', length: 18, isReference: true },
  Html: { type: 'richtextarea', length: 'given', isFilterable: false, isSortable: false, isGroupable: false },
  Location: { type: 'location', length: 0, isNumber: true, isFilterable: false, isSortable: false, isGroupable: false },
  LongTextArea: { type: 'longtextarea', length: 'given', isFilterable: false, isSortable: false, isGroupable: false },
  Lookup: { type: 'reference', length: 18, isReference: true },
  MasterDetail: { type: 'reference', length: 18, isReference: true },
  MetadataRelationship: { type: 'reference', length: 255, isReference: true },
  MultiselectPicklist: { type: 'multipicklist', length: 4099, isSortable: false, isGroupable: false, isPicklist: true },
  Number: { type: 'double', length: 0, isNumber: true, isGroupable: false },
  Percent: { type: 'percent', length: 0, isNumber: true, isGroupable: false },
  Phone: { type: 'phone', length: 40 },
  Picklist: { type: 'picklist', length: 255, isPicklist: true },
  /** Its type is that of what it sums up, see `rollUpSummaries.ts`. */
  Summary: { type: 'double', length: 0, isGroupable: false, isSummary: true },
  Text: { type: 'string', length: 'given' },
  TextArea: { type: 'textarea', length: 255 },
  Time: { type: 'time', length: 0 },
  Url: { type: 'url', length: 255 }
};

/** Types the platform has and this org does not. */
const REFUSED_TYPES: Readonly<Record<string, string>> = {
  EncryptedText: 'encrypted fields are not supported',
  ExternalLookup: 'external objects are not supported',
  IndirectLookup: 'external objects are not supported',
  File: 'file fields are not supported',
  Array: 'data model objects are not supported'
};

/** The supported field types, for the support table. */
export const SUPPORTED_FIELD_TYPES = Object.keys(FIELD_TYPES);
export const REFUSED_FIELD_TYPES = REFUSED_TYPES;

/** Standard targets of metadata relationships. */
const METADATA_TARGETS = new Set(['EntityDefinition', 'EntityParticle', 'FieldDefinition']);

/** Empty, with diagnostics, where the field cannot exist as written. */
export function readCustomField(
  fullName: string,
  element: XmlElement,
  owner: FieldOwner,
  context: SchemaContext
): readonly FieldDraft[] {
  const node = readElement('CustomField', element, FIELD_RULES, context.diagnostics);
  const typeName = node.text('type');
  const row = typeName === null ? undefined : FIELD_TYPES[typeName];
  if (row === undefined) {
    const reason =
      typeName === null ? 'it names no <type>' : (REFUSED_TYPES[typeName] ?? `there is no field type ${typeName}`);
    const code =
      typeName !== null && REFUSED_TYPES[typeName] !== undefined ? 'metadata.refused-field-type' : 'schema.field';
    report(context, code, `The field ${owner.object}.${fullName} cannot be loaded: ${reason}`, node.originOf('type'));
    return [];
  }
  const isReady = checkParts(fullName, typeName as string, row, node, context);
  const reference = row.isReference === true ? readReference(fullName, typeName as string, node, owner, context) : null;
  if (!isReady || (row.isReference === true && reference === null)) return [];
  const summary = row.isSummary === true ? readSummary(fullName, node, context) : null;
  if (row.isSummary === true && summary === null) return [];
  const field = { ...createFieldDraft(fullName, typeName as string, row, node, reference, owner, context), summary };
  return typeName === 'Location' ? [field, ...locationParts(field)] : [field];
}

function checkParts(
  fullName: string,
  typeName: string,
  row: TypeRow,
  node: MetadataNode,
  context: SchemaContext
): boolean {
  const missing: string[] = [];
  const isFormula = node.text('formula') !== null;
  if (node.text('label') === null) missing.push('label');
  if (row.length === 'given' && node.number('length') === null && !isFormula) missing.push('length');
  if (row.isNumber === true && !isFormula && node.number('scale') === null) missing.push('scale');
  if (row.isNumber === true && !isFormula && typeName !== 'Location' && node.number('precision') === null)
    missing.push('precision');
  if (typeName === 'Checkbox' && !isFormula && node.text('defaultValue') === null) missing.push('defaultValue');
  for (const name of missing) {
    report(context, 'schema.field', `The ${typeName} field ${fullName} needs <${name}>`, node.element.origin);
  }
  return missing.length === 0;
}

function createFieldDraft(
  fullName: string,
  typeName: string,
  row: TypeRow,
  node: MetadataNode,
  reference: FieldSchema['reference'],
  owner: FieldOwner,
  context: SchemaContext
): FieldDraft {
  const formula = node.text('formula');
  const isComputed = formula !== null || typeName === 'AutoNumber' || row.isSummary === true;
  const isRequired = node.flag('required') === true || typeName === 'MasterDetail';
  const isSetup = owner.kind === 'customMetadata';
  const picklist =
    row.isPicklist === true ? readFieldPicklist(fullName, node, context.globalSets, context.diagnostics) : null;
  const isSecured = owner.kind === 'custom' || owner.kind === 'standard';
  return draftField({
    name: parseApiName(fullName, context.namespace),
    label: node.text('label') ?? fullName,
    type: row.type,
    length: row.length === 'given' ? (node.number('length') ?? 1300) : row.length,
    precision: row.isNumber === true ? (node.number('precision') ?? 18) : 0,
    scale: row.isNumber === true ? (node.number('scale') ?? 0) : 0,
    isNillable: !isRequired && row.type !== 'boolean',
    isCreateable: !isComputed && !isSetup && typeName !== 'Location',
    isUpdateable:
      !isComputed &&
      !isSetup &&
      typeName !== 'Location' &&
      owner.kind !== 'platformEvent' &&
      (reference === null || !reference.isMasterDetail || reference.isReparentable),
    isUnique: node.flag('unique') ?? false,
    isCaseSensitive: node.flag('caseSensitive') ?? false,
    isExternalId: node.flag('externalId') ?? false,
    isFilterable: row.isFilterable ?? true,
    isSortable: row.isSortable ?? true,
    isGroupable: row.isGroupable ?? formula === null,
    isCustom: true,
    isPermissionable: isSecured && !isRequired,
    formula,
    treatsBlanksAsZero: formula !== null && node.text('formulaTreatBlanksAs') === 'BlankAsZero',
    defaultValue: readDefault(fullName, typeName, picklist, node, context),
    formulaPlace: formula === null ? node.placeOf('defaultValue') : node.placeOf('formula'),
    autoNumber: typeName === 'AutoNumber' ? readAutoNumber(fullName, node, context) : null,
    picklist,
    reference,
    helpText: node.text('inlineHelpText'),
    description: node.text('description'),
    source: node.element.origin.file,
    origin: node.element.origin
  });
}

/** The format must hold one counter such as `{0000}`, beside parts of the date of creation. */
export function readAutoNumber(
  fullName: string,
  node: MetadataNode,
  context: SchemaContext
): FieldSchema['autoNumber'] {
  const displayFormat = node.text('displayFormat') ?? '{0}';
  const origin = node.originOf('displayFormat');
  if (!/^[^{}]*\{0+\}[^{}]*$/.test(displayFormat.replace(/\{(?:YYYY|YY|MM|DD)\}/g, ''))) {
    report(context, 'schema.field', `The number format ${displayFormat} of ${fullName} must hold one {0}`, origin);
  }
  return { displayFormat, startingNumber: node.number('startingNumber') ?? 1 };
}

function readDefault(
  fullName: string,
  typeName: string,
  picklist: FieldSchema['picklist'],
  node: MetadataNode,
  context: SchemaContext
): FieldSchema['defaultValue'] {
  const written = node.text('defaultValue');
  const origin = node.originOf('defaultValue');
  if (typeName === 'Checkbox') {
    if (node.text('formula') !== null) return null;
    if (written !== 'true' && written !== 'false') {
      report(context, 'schema.default', `The default of the checkbox ${fullName} must be true or false`, origin);
    }
    return { literal: written === 'true' };
  }
  const chosen = picklist?.values.find((each) => each.isDefault);
  if (written === null || written === '') return chosen === undefined ? null : { literal: chosen.value };
  const quoted = /^(["'])((?:(?!\1)[^\\])*)\1$/.exec(written);
  if (picklist !== null && quoted !== null && !picklist.values.some((each) => each.value === quoted[2])) {
    report(
      context,
      'schema.default',
      `The default ${written} of ${fullName} is not one of its picklist values`,
      origin
    );
    return null;
  }
  if (quoted !== null) return { literal: quoted[2] as string };
  return /^-?\d+(\.\d+)?$/.test(written) ? { literal: Number(written) } : { formula: written };
}

function readReference(
  fullName: string,
  typeName: string,
  node: MetadataNode,
  owner: FieldOwner,
  context: SchemaContext
): FieldSchema['reference'] {
  const target = typeName === 'Hierarchy' ? 'User' : node.text('referenceTo');
  if (target === null) {
    report(context, 'schema.lookup', `The ${typeName} field ${fullName} needs <referenceTo>`, node.element.origin);
    return null;
  }
  const resolved = resolveObject(context, target);
  if (resolved === null || (typeName === 'MetadataRelationship' && !isMetadataTarget(resolved))) {
    const message = `${owner.object}.${fullName} refers to ${target}, which is not an object of this org`;
    report(context, 'schema.lookup', message, node.originOf('referenceTo'));
    return null;
  }
  const isMasterDetail = typeName === 'MasterDetail';
  const onDelete = isMasterDetail ? 'Cascade' : ((node.text('deleteConstraint') ?? 'SetNull') as DeleteConstraint);
  if (typeName === 'Lookup' && node.flag('required') === true && onDelete === 'SetNull') {
    const message = `The required lookup ${fullName} must restrict or cascade deletion`;
    report(context, 'schema.lookup', message, node.originOf('required'));
  }
  const children = node.text('relationshipName');
  if (isMasterDetail && children === null) {
    report(
      context,
      'schema.lookup',
      `The master-detail field ${fullName} needs <relationshipName>`,
      node.element.origin
    );
  }
  const filter = readLookupFilter(fullName, node, context);
  return draftReference([resolved], {
    relationshipName: parseApiName(fullName, context.namespace).canonical.replace(/__c$/i, '__r'),
    childRelationshipName: children === null ? null : createApiName(context.namespace, `${children}__r`).canonical,
    onDelete,
    isMasterDetail,
    isReparentable: isMasterDetail && node.flag('reparentableMasterDetail') === true,
    masterOrder: isMasterDetail ? (node.number('relationshipOrder') ?? 0) : -1,
    writeRequiresMasterRead: isMasterDetail && node.flag('writeRequiresMasterRead') === true,
    ...(filter === null ? {} : { filter })
  });
}

function isMetadataTarget(object: string): boolean {
  return METADATA_TARGETS.has(object) || /__mdt$/i.test(object);
}

/** `Place__c` is read through `Place__Latitude__s` and `Place__Longitude__s`. */
function locationParts(field: FieldDraft): readonly FieldDraft[] {
  return ['Latitude', 'Longitude'].map((part) => ({
    ...field,
    name: createApiName(field.name.namespace, field.name.localName.replace(/__c$/i, `__${part}__s`)),
    label: `${field.label} (${part})`,
    type: 'double' as const,
    precision: 18,
    scale: field.scale,
    isCreateable: true,
    isUpdateable: true,
    isFilterable: true,
    isSortable: true
  }));
}
