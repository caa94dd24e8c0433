/** Custom objects, settings, metadata types and events, and the project's additions to standard objects. */
import type { MetadataNode } from '../source/elementRules.ts';
import { readElement } from '../source/elementRules.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { createApiName, nameKey, parseApiName } from './apiName.ts';
import type { ApiName } from './apiName.ts';
import type {
  FieldSetSchema,
  LookupFilter,
  ObjectKind,
  ObjectOperations,
  RecordTypeSchema,
  SharingModel,
  ValidationRule
} from './model.ts';
import type { FieldDraft, ObjectDraft } from './objectDraft.ts';
import { FIELD_RULES, FIELD_SET, OBJECT_RULES, SHARING_REASON, VALIDATION_RULE } from './objectRules.ts';
import type { ObjectSource } from './objectSources.ts';
import { readAutoNumber, readCustomField } from './readCustomField.ts';
import { readLookupFilter } from './lookupFilters.ts';
import { readRecordTypes } from './recordTypes.ts';
import { report } from './schemaContext.ts';
import type { SchemaContext } from './schemaContext.ts';
import { recordTypeField, systemFields } from './systemFields.ts';
import type { SystemFieldOptions } from './systemFields.ts';

/** What a project says about one object, beyond the draft. */
export interface ReadObject {
  readonly draft: ObjectDraft;
  readonly hasActivities: boolean;
  readonly hasFeeds: boolean;
  /** Canonical names of the reasons that code may share records for. */
  readonly sharingReasons: readonly string[];
}

const CUSTOM_OPERATIONS: ObjectOperations = {
  isQueryable: true,
  isCreateable: true,
  isUpdateable: true,
  isDeletable: true,
  isUndeletable: true,
  isMergeable: false,
  isTriggerable: true,
  isSearchable: true
};

const OPERATIONS: Readonly<Partial<Record<ObjectKind, ObjectOperations>>> = {
  customSetting: { ...CUSTOM_OPERATIONS, isUndeletable: false, isTriggerable: false, isSearchable: false },
  customMetadata: {
    ...CUSTOM_OPERATIONS,
    isCreateable: false,
    isUpdateable: false,
    isDeletable: false,
    isUndeletable: false,
    isTriggerable: false,
    isSearchable: false
  },
  platformEvent: {
    ...CUSTOM_OPERATIONS,
    isQueryable: false,
    isUpdateable: false,
    isDeletable: false,
    isUndeletable: false,
    isSearchable: false
  }
};

/** Null, with diagnostics, where the project names no main file for a custom object. */
export function readCustomObject(source: ObjectSource, hasTab: boolean, context: SchemaContext): ReadObject | null {
  const name = parseApiName(source.fullName, context.namespace);
  if (source.main === null) {
    const message = `There is no CustomObject file for ${source.fullName}`;
    report(context, 'schema.object', message, (source.parts[0] as { element: XmlElement }).element.origin);
    return null;
  }
  const node = readElement('CustomObject', source.main, OBJECT_RULES, context.diagnostics);
  const settingType = node.text('customSettingsType') as 'Hierarchy' | 'List' | null;
  const kind = kindOf(name, settingType);
  const label = node.text('label');
  if (label === null) report(context, 'schema.object', `${source.fullName} needs <label>`, node.element.origin);
  const custom = readFields(source, name, kind, context);
  const hasRecordTypes = partsOf(source, 'RecordType', 'recordTypes').length > 0;
  const isDetail = custom.some((field) => field.reference?.isMasterDetail === true);
  const nameNode = node.group('nameField');
  if (kind === 'custom' && nameNode === null) {
    report(context, 'schema.object', `${source.fullName} needs <nameField>`, node.element.origin);
  }
  const system = systemFields(kind, {
    label: label ?? name.localName,
    isDetail,
    nameField: nameNode === null ? null : describeName(nameNode, context),
    hasActivities: node.flag('enableActivities') === true,
    hasTab,
    hasRecordTypes,
    settingType,
    hasCurrency: kind === 'custom' && context.features.has('MultiCurrency')
  });
  const sharingModel = readSharing(source, kind, isDetail, node, context);
  const fields = withoutRepeats(name, [...system, ...custom], context);
  checkDependencies(name, fields, context);
  const draft: ObjectDraft = {
    name,
    label: label ?? name.localName,
    pluralLabel: node.text('pluralLabel') ?? label ?? name.localName,
    kind,
    operations: OPERATIONS[kind] ?? { ...CUSTOM_OPERATIONS, isSearchable: node.flag('enableSearch') ?? false },
    sharingModel,
    externalSharingModel:
      (node.text('externalSharingModel') as SharingModel | null) ?? (isDetail ? 'ControlledByParent' : 'Private'),
    fields,
    settingType,
    publishBehavior:
      kind === 'platformEvent'
        ? ((node.text('publishBehavior') ?? 'PublishImmediately') as 'PublishAfterCommit' | 'PublishImmediately')
        : null,
    isHistoryTracked: node.flag('enableHistory') === true,
    validationRules: readValidationRules(source, fields, context),
    recordTypes: recordTypesOf(source, name, fields, context),
    fieldSets: readFieldSets(source, context),
    source: source.main.origin.file
  };
  return {
    draft,
    hasActivities: node.flag('enableActivities') === true,
    hasFeeds: node.flag('enableFeeds') === true,
    sharingReasons: readSharingReasons(source, context)
  };
}

/** The platform's object with the project's fields, rules, record types and settings on top. */
export function extendStandardObject(base: ObjectDraft, source: ObjectSource, context: SchemaContext): ObjectDraft {
  const node =
    source.main === null ? null : readElement('CustomObject', source.main, OBJECT_RULES, context.diagnostics);
  const custom = readFields(source, base.name, 'standard', context);
  const standard = withLookupFilters(base, source, context);
  for (const { fullName, element } of partsOf(source, 'SharingReason', 'sharingReasons'))
    report(context, 'schema.sharing-reason', `${fullName}: only custom objects have sharing reasons`, element.origin);
  const hasRecordTypes = partsOf(source, 'RecordType', 'recordTypes').length > 0;
  const hasRecordType = base.fields.some((field) => field.name.localName === 'RecordTypeId');
  const extra = hasRecordTypes && !hasRecordType ? [recordTypeField()] : [];
  const fields = withoutRepeats(base.name, [...standard, ...extra, ...custom], context);
  checkDependencies(base.name, fields, context);
  return {
    ...base,
    fields,
    sharingModel: (node?.text('sharingModel') as SharingModel | null | undefined) ?? base.sharingModel,
    externalSharingModel:
      (node?.text('externalSharingModel') as SharingModel | null | undefined) ?? base.externalSharingModel,
    isHistoryTracked: node?.flag('enableHistory') ?? base.isHistoryTracked,
    validationRules: readValidationRules(source, fields, context),
    recordTypes: [...base.recordTypes, ...recordTypesOf(source, base.name, fields, context)],
    fieldSets: readFieldSets(source, context)
  };
}

function kindOf(name: ApiName, settingType: 'Hierarchy' | 'List' | null): ObjectKind {
  if (/__mdt$/i.test(name.localName)) return 'customMetadata';
  if (/__e$/i.test(name.localName)) return 'platformEvent';
  return settingType === null ? 'custom' : 'customSetting';
}

function describeName(node: MetadataNode, context: SchemaContext): NonNullable<SystemFieldOptions['nameField']> {
  const autoNumber = node.text('type') === 'AutoNumber' ? readAutoNumber('Name', node, context) : null;
  return { label: node.text('label') ?? 'Name', autoNumber };
}

function readSharing(
  source: ObjectSource,
  kind: ObjectKind,
  isDetail: boolean,
  node: MetadataNode,
  context: SchemaContext
): SharingModel {
  const written = node.text('sharingModel') as SharingModel | null;
  if (kind !== 'custom') return 'ReadWrite';
  if (isDetail && written !== null && written !== 'ControlledByParent') {
    const message = `${source.fullName} has a master, so its sharing model must be ControlledByParent`;
    report(context, 'schema.object', message, node.originOf('sharingModel'));
  }
  if (!isDetail && written === 'ControlledByParent') {
    const message = `${source.fullName} has no master-detail field, so it cannot be ControlledByParent`;
    report(context, 'schema.object', message, node.originOf('sharingModel'));
  }
  if (isDetail) return 'ControlledByParent';
  if (written === null)
    report(context, 'schema.object', `${source.fullName} needs <sharingModel>`, node.element.origin);
  return written ?? 'Private';
}

function partsOf(
  source: ObjectSource,
  type: string,
  element: string
): readonly { fullName: string; element: XmlElement }[] {
  const nested = (source.main?.children ?? []).filter((child) => child.name === element);
  return [
    ...nested.map((child) => ({ fullName: childText(child, 'fullName') ?? '', element: child })),
    ...source.parts.filter((part) => part.type === type)
  ];
}

function childText(element: XmlElement, name: string): string | null {
  return element.children.find((child) => child.name === name)?.text.trim() ?? null;
}

function readFields(
  source: ObjectSource,
  name: ApiName,
  kind: ObjectKind,
  context: SchemaContext
): readonly FieldDraft[] {
  return partsOf(source, 'CustomField', 'fields').flatMap(({ fullName, element }) =>
    /__c$/i.test(fullName) ? readCustomField(fullName, element, { object: name.canonical, kind }, context) : []
  );
}

/** Files of standard fields carry settings only: the platform defines the field, so it must exist. Of those, lookup filters count here. */
function withLookupFilters(base: ObjectDraft, source: ObjectSource, context: SchemaContext): readonly FieldDraft[] {
  const filters = new Map<FieldDraft, LookupFilter>();
  for (const { fullName, element } of partsOf(source, 'CustomField', 'fields')) {
    if (/__c$/i.test(fullName)) continue;
    const node = readElement('CustomField', element, FIELD_RULES, context.diagnostics);
    const field = base.fields.find(
      (each) => nameKey(standardAlias(each.name.localName)) === nameKey(standardAlias(fullName))
    );
    if (field === undefined) {
      const message = `${base.name.canonical} has no field ${fullName} in the local org`;
      report(context, 'schema.unknown-field', message, element.origin);
      continue;
    }
    const filter = readLookupFilter(fullName, node, context);
    if (filter !== null) filters.set(field, filter);
    if (node.group('valueSet')?.text('controllingField') !== null && node.group('valueSet') !== null)
      report(
        context,
        'metadata.refused-element',
        `Dependent standard picklists such as ${base.name.canonical}.${fullName} are not supported by the local org`,
        element.origin
      );
  }
  return base.fields.map((field) => {
    const filter = filters.get(field);
    return filter === undefined || field.reference === null
      ? field
      : { ...field, reference: { ...field.reference, filter } };
  });
}

/** The field that controls a picklist is a checkbox or another picklist of the object. */
function checkDependencies(name: ApiName, fields: readonly FieldDraft[], context: SchemaContext): void {
  for (const { picklist, name: field, origin } of fields) {
    const controlling = picklist?.dependency?.controllingField;
    if (controlling === undefined || origin === null) continue;
    const key = nameKey(parseApiName(controlling, context.namespace).canonical);
    const found = fields.find((each) => nameKey(each.name.canonical) === key);
    if (found !== undefined && (found.type === 'boolean' || found.type === 'picklist')) continue;
    const message = `${name.canonical}.${field.canonical} is controlled by ${controlling}, which is no picklist or checkbox`;
    report(context, 'schema.field', message, origin);
  }
}

function recordTypesOf(
  source: ObjectSource,
  name: ApiName,
  fields: readonly FieldDraft[],
  context: SchemaContext
): readonly RecordTypeSchema[] {
  const parts = {
    recordTypes: partsOf(source, 'RecordType', 'recordTypes'),
    processes: partsOf(source, 'BusinessProcess', 'businessProcesses')
  };
  return readRecordTypes(name.canonical, parts, fields, context);
}

/** The metadata API names lookups without `Id`: `Account` for AccountId. */
function standardAlias(name: string): string {
  return name.endsWith('Id') && name.length > 2 ? name.slice(0, -2) : name;
}

function withoutRepeats(name: ApiName, fields: readonly FieldDraft[], context: SchemaContext): readonly FieldDraft[] {
  const seen = new Set<string>();
  return fields.filter((field) => {
    const key = nameKey(field.name.canonical);
    if (!seen.has(key)) {
      seen.add(key);
      return true;
    }
    const origin = field.origin ?? { file: field.source, line: 1, column: 1, endLine: 1, endColumn: 2 };
    report(context, 'schema.duplicate-field', `Duplicate field ${field.name.canonical} on ${name.canonical}`, origin);
    return false;
  });
}

function readValidationRules(
  source: ObjectSource,
  fields: readonly FieldDraft[],
  context: SchemaContext
): readonly ValidationRule[] {
  return partsOf(source, 'ValidationRule', 'validationRules').flatMap(({ fullName, element }) => {
    const node = readElement('ValidationRule', element, VALIDATION_RULE, context.diagnostics);
    const formula = node.text('errorConditionFormula');
    const errorMessage = node.text('errorMessage');
    if (formula === null || errorMessage === null) {
      const message = `The validation rule ${fullName} needs <errorConditionFormula> and <errorMessage>`;
      report(context, 'schema.validation-rule', message, element.origin);
      return [];
    }
    const shown = node.text('errorDisplayField');
    if (shown !== null && !hasField(fields, shown, context)) {
      const message = `The validation rule ${fullName} shows its error on the unknown field ${shown}`;
      report(context, 'schema.unknown-field', message, node.originOf('errorDisplayField'));
    }
    return [
      {
        name: fullName,
        isActive: node.flag('active') ?? false,
        formula,
        errorMessage,
        errorDisplayField: shown,
        origin: node.originOf('errorConditionFormula'),
        formulaPlace: node.placeOf('errorConditionFormula')
      }
    ];
  });
}

function hasField(fields: readonly FieldDraft[], name: string, context: SchemaContext): boolean {
  const key = nameKey(parseApiName(name, context.namespace).canonical);
  return fields.some((field) => nameKey(field.name.canonical) === key);
}

function readSharingReasons(source: ObjectSource, context: SchemaContext): readonly string[] {
  return partsOf(source, 'SharingReason', 'sharingReasons').flatMap(({ fullName, element }) => {
    const node = readElement('SharingReason', element, SHARING_REASON, context.diagnostics);
    if (node.text('label') !== null && /__c$/i.test(fullName))
      return [parseApiName(fullName, context.namespace).canonical];
    report(
      context,
      'schema.sharing-reason',
      `The sharing reason ${fullName} needs a name that ends with __c and <label>`,
      element.origin
    );
    return [];
  });
}

function readFieldSets(source: ObjectSource, context: SchemaContext): readonly FieldSetSchema[] {
  return partsOf(source, 'FieldSet', 'fieldSets').map(({ fullName, element }) => {
    const node = readElement('FieldSet', element, FIELD_SET, context.diagnostics);
    return {
      name: parseDeveloperName(fullName, context.namespace),
      label: node.text('label') ?? fullName,
      description: node.text('description'),
      fields: node.groups('displayedFields').map((each) => ({
        path: each.text('field') ?? '',
        isRequired: each.flag('isRequired') ?? false
      }))
    };
  });
}

/** Names without a suffix (record types, labels, permissions): the part before `__` is a namespace. */
export function parseDeveloperName(text: string, own: string | null): ApiName {
  const cut = text.indexOf('__');
  const namespace = cut < 0 ? own : text.slice(0, cut);
  const localName = cut < 0 ? text : text.slice(cut + 2);
  return createApiName(namespace, localName);
}
