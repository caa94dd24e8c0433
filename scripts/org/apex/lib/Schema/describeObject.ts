import { defaultRecordType, isAvailable } from '../../../access/defaultRecordType.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { ChildRelationship, FieldSetSchema, ObjectSchema, RecordTypeSchema } from '../../../schema/model.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { libraryEnum } from '../enumValues.ts';
import { getterProperties } from '../getterProperties.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import { refuse } from '../refusal.ts';
import { DescribeMap } from './describeMap.ts';
import { displayType, isRequired } from './displayType.ts';
import { requireObject, sobjectFieldToken, sobjectTypeToken } from './tokens.ts';
import type { SObjectFieldToken } from './tokens.ts';

/** Values that hold one part of the schema and say their Apex type. */
export class DescribeValue<T> {
  readonly type: RuntimeType;
  readonly subject: T;

  constructor(type: string, subject: T) {
    this.type = RuntimeType.of(type);
    this.subject = subject;
  }

  toString(): string {
    return this.type.name;
  }
}

const described = new WeakMap<object, Map<string, unknown>>();

/** One value per subject, so that describe results are equal and serve as map keys. */
export function describeValue<T extends object>(type: string, subject: T): DescribeValue<T> {
  const known = described.get(subject) ?? new Map<string, unknown>();
  described.set(subject, known);
  const value = (known.get(type) as DescribeValue<T> | undefined) ?? new DescribeValue(type, subject);
  known.set(type, value);
  return value;
}

type ObjectDescribe = DescribeValue<ObjectSchema>;

export const describeObject = (object: ObjectSchema): ObjectDescribe => describeValue('DescribeSObjectResult', object);

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

const can = (self: ObjectDescribe, operation: 'create' | 'read' | 'edit' | 'delete'): boolean =>
  currentTransaction().user.permissions.can(self.subject.name.canonical, operation);

const list = (element: string, items: unknown[]): ApexList => new ApexList(RuntimeType.of(`List<${element}>`), items);

/** A record type with the object it belongs to; null stands for the master record type. */
interface RecordTypeOf {
  readonly object: ObjectSchema;
  readonly recordType: RecordTypeSchema | null;
}

export const MASTER_RECORD_TYPE_ID = '012000000000000AAA';

function recordTypes(object: ObjectSchema): DescribeValue<RecordTypeOf>[] {
  return [...object.recordTypes, null].map((recordType) => new DescribeValue('RecordTypeInfo', { object, recordType }));
}

const developerName = ({ recordType }: RecordTypeOf): string => recordType?.name.localName ?? 'Master';
const labelOf = ({ recordType }: RecordTypeOf): string => recordType?.label ?? 'Master';

function recordTypeId({ object, recordType }: RecordTypeOf): string | null {
  if (recordType === null) return MASTER_RECORD_TYPE_ID;
  const schema = requireObject('RecordType');
  const [name, owner] = [schema.field('DeveloperName')?.slot, schema.field('SobjectType')?.slot];
  if (name === undefined || owner === undefined)
    return refuse('RecordTypeInfo.getRecordTypeId', 'record types have no rows');
  for (const row of currentTransaction().store.scan(schema)) {
    if (row[name] === recordType.name.localName && row[owner] === object.name.canonical) return String(row[0]);
  }
  return null;
}

function recordTypeMap(self: ObjectDescribe, keyType: string, keyOf: (info: RecordTypeOf) => string | null): ApexMap {
  return new ApexMap(
    RuntimeType.of(`Map<${keyType},RecordTypeInfo>`),
    recordTypes(self.subject).map((info) => [keyOf(info.subject), info])
  );
}

const OBJECT_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'List<Schema.ChildRelationship> getChildRelationships()': (self: ObjectDescribe) =>
    list(
      'ChildRelationship',
      self.subject.childRelationships.map((child) => describeValue('ChildRelationship', child))
    ),
  'String getKeyPrefix()': (self: ObjectDescribe) => (self.subject.kind === 'virtual' ? null : self.subject.keyPrefix),
  'String getLabel()': (self: ObjectDescribe) => self.subject.label,
  'String getLabelPlural()': (self: ObjectDescribe) => self.subject.pluralLabel,
  'String getLocalName()': (self: ObjectDescribe) => self.subject.name.localName,
  'String getAssociateEntityType()': (self: ObjectDescribe) => associateOf(self)?.type ?? null,
  'String getAssociateParentEntity()': (self: ObjectDescribe) => associateOf(self)?.parent ?? null,
  'String getName()': (self: ObjectDescribe) => self.subject.name.canonical,
  'List<Schema.RecordTypeInfo> getRecordTypeInfos()': (self: ObjectDescribe) =>
    list('RecordTypeInfo', recordTypes(self.subject)),
  'Map<String,Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()': (self: ObjectDescribe) =>
    recordTypeMap(self, 'String', developerName),
  'Map<Id,Schema.RecordTypeInfo> getRecordTypeInfosById()': (self: ObjectDescribe) =>
    recordTypeMap(self, 'Id', recordTypeId),
  'Map<String,Schema.RecordTypeInfo> getRecordTypeInfosByName()': (self: ObjectDescribe) =>
    recordTypeMap(self, 'String', labelOf),
  'Schema.SObjectType getSObjectType()': (self: ObjectDescribe) => sobjectTypeToken(self.subject.name.canonical),
  'Boolean isAccessible()': (self: ObjectDescribe) => self.subject.operations.isQueryable && can(self, 'read'),
  'Boolean isCreateable()': (self: ObjectDescribe) => self.subject.operations.isCreateable && can(self, 'create'),
  'Boolean isCustom()': (self: ObjectDescribe) => self.subject.kind !== 'standard' && self.subject.kind !== 'virtual',
  'Boolean isCustomSetting()': (self: ObjectDescribe) => self.subject.kind === 'customSetting',
  'Boolean isDeletable()': (self: ObjectDescribe) => self.subject.operations.isDeletable && can(self, 'delete'),
  'Boolean isDeprecatedAndHidden()': () => false,
  // There are no feeds: see DIFFERENCES.md RN4.
  'Boolean isFeedEnabled()': () => false,
  'Boolean isMergeable()': (self: ObjectDescribe) => self.subject.operations.isMergeable && can(self, 'delete'),
  'Boolean isQueryable()': (self: ObjectDescribe) => self.subject.operations.isQueryable,
  'Boolean isSearchable()': (self: ObjectDescribe) => self.subject.operations.isSearchable,
  'Boolean isUndeletable()': (self: ObjectDescribe) => self.subject.operations.isUndeletable && can(self, 'create'),
  'Boolean isUpdateable()': (self: ObjectDescribe) => self.subject.operations.isUpdateable && can(self, 'edit')
};

export const DescribeSObjectResultType = defineType({
  name: 'Schema.DescribeSObjectResult',
  doc: `${REFERENCE}apex_methods_system_sobject_describe.htm`,
  properties: {
    ...getterProperties(OBJECT_METHODS),
    'Schema.SObjectTypeFields fields': (self: ObjectDescribe) => describeValue('SObjectTypeFields', self.subject),
    'Schema.SObjectTypeFieldSets fieldSets': (self: ObjectDescribe) =>
      describeValue('SObjectTypeFieldSets', self.subject)
  },
  methods: OBJECT_METHODS,
  refused: {
    'Boolean isMruEnabled()': 'lists of recent records do not exist',
    'Boolean getHasSubtypes()': 'subtypes do not exist',
    'String getDefaultImplementation()': 'subtypes do not exist',
    'String getImplementedBy()': 'subtypes do not exist',
    'String getImplementsInterfaces()': 'subtypes do not exist',
    'Boolean getDataTranslationEnabled()': 'labels have one language'
  }
});

/** Objects that go with another one: its history, its share rows, its change events. */
const ASSOCIATE = /^(\w+?)(?:__)?(ChangeEvent|History|Share)$/;

function associateOf({ subject }: ObjectDescribe): { readonly type: string; readonly parent: string } | null {
  const [, start = '', type = ''] = ASSOCIATE.exec(subject.name.canonical) ?? [];
  const parent = currentTransaction().schema.object(subject.name.canonical.includes('__') ? `${start}__c` : start);
  return parent === undefined || type === '' ? null : { type, parent: parent.name.canonical };
}

export const SObjectTypeFieldsType = defineType({
  name: 'Schema.SObjectTypeFields',
  doc: `${REFERENCE}apex_methods_system_fields_describe.htm`,
  methods: {
    /** In the order of the schema (P113). */
    'Map<String,Schema.SObjectField> getMap()': (self: ObjectDescribe) =>
      new DescribeMap(
        RuntimeType.of('Map<String,SObjectField>'),
        self.subject.fields.map((field) => [
          field.name.canonical,
          sobjectFieldToken(self.subject.name.canonical, field.name.canonical)
        ])
      )
  }
});

interface FieldSetOf {
  readonly object: ObjectSchema;
  readonly fieldSet: FieldSetSchema;
}

export const SObjectTypeFieldSetsType = defineType({
  name: 'Schema.SObjectTypeFieldSets',
  doc: `${REFERENCE}apex_class_Schema_FieldSet.htm`,
  methods: {
    // What the checker makes of `fieldSets.Name`; no Apex identifier has a dollar sign.
    'Schema.FieldSet named$(String name)': (self: ObjectDescribe, name: string) =>
      self.subject.fieldSets
        .filter((fieldSet) => fieldSet.name.canonical === name)
        .map((fieldSet) => new DescribeValue<FieldSetOf>('FieldSet', { object: self.subject, fieldSet }))[0] ?? null,
    'Map<String,Schema.FieldSet> getMap()': (self: ObjectDescribe) =>
      new DescribeMap(
        RuntimeType.of('Map<String,FieldSet>'),
        self.subject.fieldSets.map((fieldSet) => [
          fieldSet.name.canonical,
          new DescribeValue<FieldSetOf>('FieldSet', { object: self.subject, fieldSet })
        ])
      )
  }
});

interface MemberOf {
  readonly object: ObjectSchema;
  readonly path: string;
  readonly isRequired: boolean;
}

/** The field at the end of a path such as `Account.Name`, and the path with every name in full. */
function memberField({ object, path }: MemberOf): { readonly token: SObjectFieldToken; readonly path: string } {
  const names = path.split('.');
  const full: string[] = [];
  let current = object;
  for (const name of names.slice(0, -1)) {
    const { relationshipName, to } = current.parent(name)?.reference ?? {};
    if (relationshipName === undefined || relationshipName === null || to?.[0] === undefined)
      throw new Error(`No relationship ${name} on ${current.name.canonical}.`);
    full.push(relationshipName);
    current = requireObject(to[0]);
  }
  const field = current.field(names[names.length - 1] ?? '');
  if (field === undefined) throw new Error(`No field ${path} on ${object.name.canonical}.`);
  return {
    token: sobjectFieldToken(current.name.canonical, field.name.canonical),
    path: [...full, field.name.canonical].join('.')
  };
}

export const FieldSetType = defineType({
  name: 'Schema.FieldSet',
  doc: `${REFERENCE}apex_class_Schema_FieldSet.htm`,
  methods: {
    'String getDescription()': (self: DescribeValue<FieldSetOf>) => self.subject.fieldSet.description,
    'List<Schema.FieldSetMember> getFields()': ({ subject: { object, fieldSet } }: DescribeValue<FieldSetOf>) =>
      list(
        'FieldSetMember',
        fieldSet.fields.map((field) => new DescribeValue<MemberOf>('FieldSetMember', { object, ...field }))
      ),
    'String getLabel()': (self: DescribeValue<FieldSetOf>) => self.subject.fieldSet.label,
    'String getName()': (self: DescribeValue<FieldSetOf>) => self.subject.fieldSet.name.localName,
    'String getNamespace()': (self: DescribeValue<FieldSetOf>) => self.subject.fieldSet.name.namespace ?? '',
    'Schema.SObjectType getSObjectType()': (self: DescribeValue<FieldSetOf>) =>
      sobjectTypeToken(self.subject.object.name.canonical)
  }
});

const MEMBER_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'Boolean getDBRequired()': (self: DescribeValue<MemberOf>) => isRequired(memberField(self.subject).token.schema),
  'String getFieldPath()': (self: DescribeValue<MemberOf>) => memberField(self.subject).path,
  'String getLabel()': (self: DescribeValue<MemberOf>) => memberField(self.subject).token.schema.label,
  'Boolean getRequired()': (self: DescribeValue<MemberOf>) => self.subject.isRequired,
  'Schema.SObjectField getSObjectField()': (self: DescribeValue<MemberOf>) => memberField(self.subject).token,
  'Schema.DisplayType getType()': (self: DescribeValue<MemberOf>) =>
    libraryEnum('Schema.DisplayType').constant(displayType(memberField(self.subject).token.schema.type))
};

export const FieldSetMemberType = defineType({
  name: 'Schema.FieldSetMember',
  doc: `${REFERENCE}apex_class_Schema_FieldSetMember.htm`,
  methods: MEMBER_METHODS,
  properties: getterProperties(MEMBER_METHODS)
});

const RELATIONSHIP_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'Schema.SObjectType getChildSObject()': (self: DescribeValue<ChildRelationship>) =>
    sobjectTypeToken(self.subject.childObject),
  'Schema.SObjectField getField()': (self: DescribeValue<ChildRelationship>) =>
    sobjectFieldToken(self.subject.childObject, self.subject.field),
  'String getRelationshipName()': (self: DescribeValue<ChildRelationship>) => self.subject.relationshipName,
  'Boolean isCascadeDelete()': (self: DescribeValue<ChildRelationship>) => self.subject.onDelete === 'Cascade',
  'Boolean isDeprecatedAndHidden()': () => false,
  // There are no feeds: see DIFFERENCES.md RN4.
  'Boolean isFeedEnabled()': () => false,
  'Boolean isRestrictedDelete()': (self: DescribeValue<ChildRelationship>) => self.subject.onDelete === 'Restrict'
};

export const ChildRelationshipType = defineType({
  name: 'Schema.ChildRelationship',
  doc: `${REFERENCE}apex_class_Schema_ChildRelationship.htm`,
  methods: RELATIONSHIP_METHODS,
  properties: getterProperties(RELATIONSHIP_METHODS)
});

/** A user sees the master record type and those that profile or permission sets assign; assignments are not enforced yet. */
const RECORD_TYPE_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'String getDeveloperName()': (self: DescribeValue<RecordTypeOf>) => developerName(self.subject),
  'String getName()': (self: DescribeValue<RecordTypeOf>) => labelOf(self.subject),
  'Id getRecordTypeId()': (self: DescribeValue<RecordTypeOf>) => recordTypeId(self.subject),
  'Boolean isActive()': (self: DescribeValue<RecordTypeOf>) => self.subject.recordType?.isActive ?? true,
  'Boolean isDefaultRecordTypeMapping()': ({ subject }: DescribeValue<RecordTypeOf>) =>
    defaultRecordType(currentTransaction(), subject.object) === subject.recordType,
  'Boolean isAvailable()': ({ subject }: DescribeValue<RecordTypeOf>) =>
    isAvailable(currentTransaction(), subject.object, subject.recordType),
  'Boolean isMaster()': (self: DescribeValue<RecordTypeOf>) => self.subject.recordType === null
};

export const RecordTypeInfoType = defineType({
  name: 'Schema.RecordTypeInfo',
  doc: `${REFERENCE}apex_class_Schema_RecordTypeInfo.htm`,
  methods: RECORD_TYPE_METHODS,
  properties: getterProperties(RECORD_TYPE_METHODS)
});
