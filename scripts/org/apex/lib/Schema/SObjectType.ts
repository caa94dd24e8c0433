import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { declaredDefaultOf } from '../../../write/defaultValues.ts';
import { services } from '../services.ts';
import { randomUuidText } from '../System/UUID.ts';
import { DescribeMap } from './describeMap.ts';
import { describeObject } from './describeObject.ts';
import { sobjectTypeToken } from './tokens.ts';
import type { SObjectTypeToken } from './tokens.ts';

function withId(self: SObjectTypeToken, id: string | null): ApexSObject {
  const record = new ApexSObject(self.schema);
  record.id = id;
  return record;
}

/** With default values where asked for; an event then has its UUID from the start. */
function newRecord(self: SObjectTypeToken, recordTypeId: string | null, loadsDefaults: boolean | null): ApexSObject {
  const transaction = currentTransaction();
  const { schema } = self;
  const record = new ApexSObject(schema);
  if (required(loadsDefaults)) {
    for (const field of schema.fields) {
      const value = field.isCreateable ? declaredDefaultOf(transaction, schema, field) : null;
      if (value !== null) record.values.set(field.slot, value);
    }
    const uuid = schema.kind === 'platformEvent' ? schema.field('EventUuid') : undefined;
    if (uuid !== undefined)
      record.values.set(
        uuid.slot,
        randomUuidText(() => services().random())
      );
  }
  const recordType = schema.field('RecordTypeId');
  if (recordTypeId !== null)
    record.values.set(
      (recordType ?? throwApex('System.SObjectException', 'Invalid field RecordTypeId')).slot,
      recordTypeId
    );
  return record;
}

export const SObjectTypeType = defineType({
  name: 'Schema.SObjectType',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm',
  methods: {
    'Schema.DescribeSObjectResult getDescribe()': (self: SObjectTypeToken) => describeObject(self.schema),
    'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': (self: SObjectTypeToken) =>
      describeObject(self.schema),
    'SObject newSObject()': (self: SObjectTypeToken) => new ApexSObject(self.schema),
    'SObject newSObject(Id id)': withId,
    'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': newRecord,
    'String toString()': (self: SObjectTypeToken) => self.toString()
  }
});

/** In the stable order of the schema (P113). */
function globalDescribe(): DescribeMap {
  const { objectNames } = currentTransaction().schema;
  return new DescribeMap(
    RuntimeType.of('Map<String,SObjectType>'),
    objectNames.map((name) => [name, sobjectTypeToken(name)])
  );
}

function describeByName(name: unknown): unknown {
  const object = currentTransaction().schema.object(String(required(name)));
  return object === undefined
    ? throwApex('System.InvalidParameterValueException', `Unable to find SObject: ${String(name)}`)
    : describeObject(object);
}

const describeAll = (names: ApexList | null): ApexList =>
  new ApexList(RuntimeType.of('List<DescribeSObjectResult>'), required(names).items.map(describeByName));

export const SchemaType = defineType({
  name: 'System.Schema',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_schema.htm',
  statics: {
    'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': describeAll,
    'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions options)':
      describeAll,
    'Map<String,Schema.SObjectType> getGlobalDescribe()': globalDescribe
  },
  refused: {
    'Object describeTabs()': 'tabs are not described',
    'Object describeDataCategoryGroups(List<String> objects)': 'data categories do not exist',
    'Object describeDataCategoryGroupStructures(Object pairs, Boolean topOnly)': 'data categories do not exist'
  }
});
