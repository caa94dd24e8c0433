import type { FieldSchema } from '../../../schema/model.ts';
import type { ApexException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { valuesEqual } from '../../values/equality.ts';
import { hashCodeOf } from '../../values/apexHash.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { textOf } from '../../values/text.ts';
import { chargeWork, required } from '../arguments.ts';
import { createError } from '../Database/Error.ts';
import type { DMLOptionsValue } from '../Database/DMLOptions.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import { sobjectTypeToken } from '../Schema/tokens.ts';
import type { SObjectFieldToken } from '../Schema/tokens.ts';
import { fromObjectValue, toObjectValue } from '../sobjectValues.ts';

type Name = string | null;
type Token = SObjectFieldToken | null;
type Flag = boolean | null;

/** Status of an error that code adds (P81). */
export const ADDED_ERROR = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

export function addError(record: ApexSObject, message: Name, field: FieldSchema | null): void {
  record.addError({ statusCode: ADDED_ERROR, message: message ?? 'null', field: field?.name.canonical ?? null });
}

function fieldOf(self: ApexSObject, token: Token): FieldSchema {
  const { object, field } = required(token);
  if (object !== self.objectName) throwApex('System.SObjectException', `Invalid field ${field} for ${self.objectName}`);
  return self.field(field);
}

const get = (self: ApexSObject, field: FieldSchema): unknown => toObjectValue(field, self.read(field));

/** A field, or what a query gave an alias. */
function getByName(self: ApexSObject, name: string): unknown {
  const aliased = self.aliased(name);
  return aliased === undefined ? get(self, self.field(name)) : toObjectValue(aliased.field, aliased.value);
}

/** The value that was there before; computed fields cannot be set (P58). */
function put(self: ApexSObject, field: FieldSchema, value: unknown): unknown {
  const isWritable = field.formula === null && (field.slot === 0 || field.isCreateable || field.isUpdateable);
  if (!isWritable) throwApex('System.SObjectException', `Field ${field.name.canonical} is not editable`);
  const before = toObjectValue(field, self.peek(field.slot));
  self.write(field, fromObjectValue(field, value));
  return before;
}

function lookup(self: ApexSObject, name: Name): FieldSchema {
  const field = self.schema.parent(required(name));
  return field ?? throwApex('System.SObjectException', `Invalid relationship ${name} for ${self.objectName}`);
}

function childList(self: ApexSObject, name: Name): ApexList | null {
  const relationship = self.schema.child(required(name));
  if (relationship === undefined)
    return throwApex('System.SObjectException', `Invalid aggregate relationship ${name} for ${self.objectName}`);
  const list = self.childList(relationship.relationshipName);
  return list === null || list.size === 0 ? null : list;
}

function putParent(self: ApexSObject, field: FieldSchema, parent: ApexSObject | null): ApexSObject | null {
  const before = self.parents.get(field.slot) ?? null;
  if (parent !== null && !(field.reference?.to.includes(parent.objectName) ?? false)) {
    throwApex(
      'System.SObjectException',
      `Illegal assignment from ${parent.objectName} to ${field.reference?.to.join(' or ') ?? ''}`
    );
  }
  self.setParent(field, parent);
  return before;
}

/** Fields in the order they were set, then parents and children by relationship name (P60). */
function populatedFields(self: ApexSObject): ApexMap {
  chargeWork(self.values.size * 8);
  const map = new ApexMap(RuntimeType.mapOfStringToObject);
  for (const [slot, value] of self.values) {
    const field = self.schema.fields[slot];
    if (field !== undefined) map.put(field.name.canonical, toObjectValue(field, value));
  }
  for (const [slot, parent] of self.parents) {
    const name = self.schema.fields[slot]?.reference?.relationshipName;
    if (name !== null && name !== undefined && parent !== null) map.put(name, parent);
  }
  for (const [key, list] of self.children) {
    const name = self.schema.child(key)?.relationshipName;
    if (name !== undefined && list.size > 0) map.put(name, list);
  }
  map.isReadOnly = true;
  return map;
}

function clone(
  self: ApexSObject,
  preserveId: Flag = false,
  isDeep: Flag = false,
  timestamps: Flag = false,
  autonumber: Flag = false
): ApexSObject {
  return self.clone({
    preserveId: required(preserveId),
    isDeep: required(isDeep),
    preserveReadonlyTimestamps: required(timestamps),
    preserveAutonumber: required(autonumber)
  });
}

function clear(self: ApexSObject): void {
  for (const slot of [...self.values.keys()]) self.values.delete(slot);
  self.parents.clear();
  self.children.clear();
}

const messageOf = (exception: ApexException | null): string => required(exception).getMessage();

/** Escaping of HTML happens where errors are shown, so the flag changes nothing here. */
const ADD_ERROR: Readonly<Record<string, LibraryFunction>> = {
  'void addError(String message)': (self: ApexSObject, message: Name) => addError(self, message, null),
  'void addError(String message, Boolean escape)': (self: ApexSObject, message: Name) => addError(self, message, null),
  'void addError(System.Exception exception)': (self: ApexSObject, exception: ApexException | null) =>
    addError(self, messageOf(exception), null),
  'void addError(System.Exception exception, Boolean escape)': (self: ApexSObject, exception: ApexException | null) =>
    addError(self, messageOf(exception), null),
  'void addError(String fieldName, String message)': (self: ApexSObject, name: Name, message: Name) =>
    addError(self, message, self.field(required(name))),
  'void addError(String fieldName, String message, Boolean escape)': (self: ApexSObject, name: Name, message: Name) =>
    addError(self, message, self.field(required(name))),
  'void addError(Schema.SObjectField field, String message)': (self: ApexSObject, token: Token, message: Name) =>
    addError(self, message, fieldOf(self, token)),
  'void addError(Schema.SObjectField field, String message, Boolean escape)': (
    self: ApexSObject,
    token: Token,
    message: Name
  ) => addError(self, message, fieldOf(self, token))
};

export const SObjectMethods = defineType({
  name: 'System.SObject',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm',
  methods: {
    ...ADD_ERROR,
    'void clear()': clear,
    'SObject clone()': clone,
    'SObject clone(Boolean preserveId)': clone,
    'SObject clone(Boolean preserveId, Boolean isDeepClone)': clone,
    'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)': clone,
    'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)':
      clone,
    'Boolean equals(Object other)': (self: ApexSObject, other: unknown) => valuesEqual(self, other),
    'Object get(String name)': (self: ApexSObject, name: Name) => getByName(self, required(name)),
    'Object get(Schema.SObjectField field)': (self: ApexSObject, token: Token) => get(self, fieldOf(self, token)),
    'Id getCloneSourceId()': (self: ApexSObject) => self.cloneSourceId,
    'List<Database.Error> getErrors()': (self: ApexSObject) =>
      new ApexList(
        RuntimeType.of('List<Database.Error>'),
        self.errors.map((error) =>
          createError({
            statusCode: error.statusCode,
            message: error.message,
            fields: error.field === null ? [] : [error.field]
          })
        )
      ),
    'Map<String,Object> getPopulatedFieldsAsMap()': populatedFields,
    'SObject getSObject(String relationship)': (self: ApexSObject, name: Name) => self.parent(lookup(self, name)),
    'SObject getSObject(Schema.SObjectField field)': (self: ApexSObject, token: Token) =>
      self.parent(fieldOf(self, token)),
    'List<SObject> getSObjects(String relationship)': childList,
    'Schema.SObjectType getSObjectType()': (self: ApexSObject) => sobjectTypeToken(self.objectName),
    'Boolean hasErrors()': (self: ApexSObject) => self.errors.length > 0,
    'Integer hashCode()': (self: ApexSObject) => hashCodeOf(self),
    'Boolean isClone()': (self: ApexSObject) => self.isClone,
    'Boolean isSet(String name)': (self: ApexSObject, name: Name) => self.isSetOrQueried(self.field(required(name))),
    'Boolean isSet(Schema.SObjectField field)': (self: ApexSObject, token: Token) =>
      self.isSetOrQueried(fieldOf(self, token)),
    'Object put(String name, Object value)': (self: ApexSObject, name: Name, value: unknown) =>
      put(self, self.field(required(name)), value),
    'Object put(Schema.SObjectField field, Object value)': (self: ApexSObject, token: Token, value: unknown) =>
      put(self, fieldOf(self, token), value),
    'SObject putSObject(String relationship, SObject parent)': (
      self: ApexSObject,
      name: Name,
      parent: ApexSObject | null
    ) => putParent(self, lookup(self, name), parent),
    'SObject putSObject(Schema.SObjectField field, SObject parent)': (
      self: ApexSObject,
      token: Token,
      parent: ApexSObject | null
    ) => putParent(self, fieldOf(self, token), parent),
    'void setOptions(Database.DMLOptions options)': (self: ApexSObject, options: DMLOptionsValue | null) => {
      self.saveOptions = required(options).saveOptions;
    },
    'String toString()': (self: ApexSObject) => textOf(self)
  },
  refused: {
    'void recalculateFormulas()': 'formulas are computed when a record is read',
    'String getQuickActionName()': 'there are no quick actions',
    'Database.DMLOptions getOptions()': 'what a record was told of its save is not given back'
  }
});
