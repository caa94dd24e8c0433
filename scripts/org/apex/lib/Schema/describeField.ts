import { currentTransaction } from '../../../transaction/transaction.ts';
import type { FieldSchema, PicklistValue } from '../../../schema/model.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { libraryEnum } from '../enumValues.ts';
import { getterProperties } from '../getterProperties.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import { DescribeValue, describeValue } from './describeObject.ts';
import { displayType, isNillable, soapType } from './displayType.ts';
import { sobjectFieldToken, sobjectTypeToken } from './tokens.ts';
import type { SObjectFieldToken } from './tokens.ts';

type FieldDescribe = DescribeValue<SObjectFieldToken>;

const described = new Map<SObjectFieldToken, FieldDescribe>();

export function describeField(token: SObjectFieldToken): FieldDescribe {
  let describe = described.get(token);
  if (describe === undefined) described.set(token, (describe = new DescribeValue('DescribeFieldResult', token)));
  return describe;
}

const field = (self: FieldDescribe): FieldSchema => self.subject.schema;

/** Creating and updating take the edit permission of the field and the object's own. */
function canField(self: FieldDescribe, operation: 'create' | 'read' | 'edit'): boolean {
  const { permissions } = currentTransaction().user;
  const { object, field: name } = self.subject;
  if (operation === 'read') return permissions.canField(object, name, 'read');
  return permissions.can(object, operation) && permissions.canField(object, name, 'edit');
}

/** A literal default, typed as the field; else the picklist's default value; null where a formula or nothing stands. */
function defaultValueOf(schema: FieldSchema): unknown {
  const { defaultValue, type } = schema;
  if (defaultValue === null)
    return schema.picklist?.values.find((value) => value.isDefault)?.value ?? (type === 'boolean' ? false : null);
  if (!('literal' in defaultValue)) return null;
  const { literal } = defaultValue;
  return typeof literal === 'number' && type !== 'integer' ? ApexDecimal.fromString(String(literal)) : literal;
}

const isBinaryText = (schema: FieldSchema): boolean => schema.length > 0 && soapType(schema.type) === 'STRING';

const FIELD_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'Integer getByteLength()': (self: FieldDescribe) =>
    isBinaryText(field(self)) ? field(self).length * 3 : field(self).length,
  'String getCalculatedFormula()': (self: FieldDescribe) => field(self).formula,
  'Object getDefaultValue()': (self: FieldDescribe) => defaultValueOf(field(self)),
  'String getDefaultValueFormula()': (self: FieldDescribe) => {
    const { defaultValue } = field(self);
    return defaultValue !== null && 'formula' in defaultValue ? defaultValue.formula : null;
  },
  'Integer getDigits()': (self: FieldDescribe) => (field(self).type === 'integer' ? field(self).precision : 0),
  'String getInlineHelpText()': (self: FieldDescribe) => field(self).helpText,
  'String getLabel()': (self: FieldDescribe) => field(self).label,
  'Integer getLength()': (self: FieldDescribe) =>
    field(self).type === 'id' || field(self).type === 'reference' ? 18 : field(self).length,
  'String getLocalName()': (self: FieldDescribe) => field(self).name.localName,
  'String getName()': (self: FieldDescribe) => field(self).name.canonical,
  /** Inactive values are left out (P113). */
  'List<Schema.PicklistEntry> getPicklistValues()': (self: FieldDescribe) =>
    new ApexList(
      RuntimeType.of('List<PicklistEntry>'),
      (field(self).picklist?.values ?? [])
        .filter((value) => value.isActive)
        .map((value) => describeValue('PicklistEntry', value))
    ),
  'Integer getPrecision()': (self: FieldDescribe) => (field(self).type === 'integer' ? 0 : field(self).precision),
  'List<Schema.SObjectType> getReferenceTo()': (self: FieldDescribe) =>
    new ApexList(RuntimeType.of('List<SObjectType>'), (field(self).reference?.to ?? []).map(sobjectTypeToken)),
  'String getRelationshipName()': (self: FieldDescribe) => field(self).reference?.relationshipName ?? null,
  'Integer getRelationshipOrder()': (self: FieldDescribe) =>
    field(self).reference?.isMasterDetail ? field(self).reference?.masterOrder : null,
  'Integer getScale()': (self: FieldDescribe) => field(self).scale,
  'Schema.SOAPType getSoapType()': (self: FieldDescribe) =>
    libraryEnum('Schema.SOAPType').constant(soapType(field(self).type)),
  'Schema.SObjectField getSObjectField()': (self: FieldDescribe) => self.subject,
  'Schema.SObjectType getSObjectType()': (self: FieldDescribe) => sobjectTypeToken(self.subject.object),
  'Schema.DisplayType getType()': (self: FieldDescribe) =>
    libraryEnum('Schema.DisplayType').constant(displayType(field(self).type)),
  'Boolean isAccessible()': (self: FieldDescribe) => canField(self, 'read'),
  'Boolean isAutoNumber()': (self: FieldDescribe) => field(self).type === 'autonumber',
  'Boolean isCalculated()': (self: FieldDescribe) => field(self).formula !== null || field(self).summary !== null,
  'Boolean isCascadeDelete()': (self: FieldDescribe) => field(self).reference?.onDelete === 'Cascade',
  'Boolean isCaseSensitive()': (self: FieldDescribe) => field(self).isCaseSensitive,
  'Boolean isCreateable()': (self: FieldDescribe) =>
    field(self).isCreateable && field(self).formula === null && canField(self, 'create'),
  'Boolean isCustom()': (self: FieldDescribe) => field(self).isCustom,
  'Boolean isDefaultedOnCreate()': (self: FieldDescribe) =>
    field(self).defaultValue !== null || field(self).type === 'boolean' || field(self).type === 'autonumber',
  'Boolean isDeprecatedAndHidden()': () => false,
  // Tells of platform encryption, which no org has without buying it.
  'Boolean isEncrypted()': () => false,
  'Boolean isDependentPicklist()': (self: FieldDescribe) => field(self).picklist?.dependency !== undefined,
  'Schema.SObjectField getController()': (self: FieldDescribe) => {
    const controlling = field(self).picklist?.dependency?.controllingField;
    const found =
      controlling === undefined
        ? undefined
        : currentTransaction().schema.object(self.subject.object)?.field(controlling);
    return found === undefined ? null : sobjectFieldToken(self.subject.object, found.name.canonical);
  },
  'Boolean isExternalId()': (self: FieldDescribe) => field(self).isExternalId,
  'Boolean isFilterable()': (self: FieldDescribe) => field(self).isFilterable,
  'Boolean isGroupable()': (self: FieldDescribe) => field(self).isGroupable,
  'Boolean isHtmlFormatted()': (self: FieldDescribe) => field(self).type === 'richtextarea',
  'Boolean isIdLookup()': (self: FieldDescribe) =>
    field(self).slot === 0 || field(self).isExternalId || field(self).isIdLookup,
  'Boolean isNameField()': (self: FieldDescribe) => field(self).isNameField,
  'Boolean isNamePointing()': (self: FieldDescribe) => (field(self).reference?.to.length ?? 0) > 1,
  'Boolean isNillable()': (self: FieldDescribe) => isNillable(field(self)),
  'Boolean isPermissionable()': (self: FieldDescribe) => field(self).isPermissionable,
  'Boolean isRestrictedDelete()': (self: FieldDescribe) => field(self).reference?.onDelete === 'Restrict',
  'Boolean isRestrictedPicklist()': (self: FieldDescribe) => field(self).picklist?.isRestricted ?? false,
  'Boolean isSortable()': (self: FieldDescribe) => field(self).isSortable,
  'Boolean isUnique()': (self: FieldDescribe) => field(self).isUnique,
  'Boolean isUpdateable()': (self: FieldDescribe) =>
    field(self).isUpdateable && field(self).formula === null && canField(self, 'edit'),
  'Boolean isWriteRequiresMasterRead()': (self: FieldDescribe) =>
    field(self).reference?.writeRequiresMasterRead ?? false
};

export const DescribeFieldResultType = defineType({
  name: 'Schema.DescribeFieldResult',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm',
  methods: FIELD_METHODS,
  properties: getterProperties(FIELD_METHODS),
  refused: {
    'Boolean isAiPredictionField()': 'predictions do not exist',
    'Boolean isSearchPrefilterable()': 'SOSL is not executed',
    'String getCompoundFieldName()': 'compound fields are not described',
    'Object getFilteredLookupInfo()': 'lookup filters are not read',
    'String getMask()': 'encrypted fields do not exist',
    'String getReferenceTargetField()': 'external objects do not exist',
    'Boolean isDisplayLocationInDecimal()': 'geolocations are not described'
  }
});

const ENTRY_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'String getLabel()': (self: DescribeValue<PicklistValue>) => self.subject.label,
  'String getValue()': (self: DescribeValue<PicklistValue>) => self.subject.value,
  'Boolean isActive()': (self: DescribeValue<PicklistValue>) => self.subject.isActive,
  'Boolean isDefaultValue()': (self: DescribeValue<PicklistValue>) => self.subject.isDefault
};

export const PicklistEntryType = defineType({
  name: 'Schema.PicklistEntry',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_PicklistEntry.htm',
  methods: ENTRY_METHODS,
  properties: getterProperties(ENTRY_METHODS)
});

export const SObjectFieldType = defineType({
  name: 'Schema.SObjectField',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectField.htm',
  methods: {
    'Schema.DescribeFieldResult getDescribe()': describeField,
    'String toString()': (self: SObjectFieldToken) => self.toString()
  },
  refused: { 'Schema.DescribeFieldResult getDescribe(Object options)': 'describe options do not exist for fields' }
});
