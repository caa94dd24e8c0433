import { hashCodeOf } from '../../values/apexHash.ts';
import type { ApexObject } from '../../values/apexObject.ts';
import { valuesEqual } from '../../values/equality.ts';
import { textOf } from '../../values/text.ts';
import { defineType } from '../library.ts';

export const ObjectType = defineType({
  name: 'System.Object',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_data_types.htm',
  methods: {
    'Boolean equals(Object other)': (self: unknown, other: unknown) => valuesEqual(self, other),
    'Integer hashCode()': (self: unknown) => hashCodeOf(self),
    'String toString()': (self: unknown) => textOf(self)
  }
});

/** What only objects of project classes have. A clone shares what the fields hold; no constructor runs. */
export const ApexObjectMethods = defineType({
  name: 'System.ApexObjectMethods',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_defining_methods.htm',
  methods: {
    'Object clone()': (self: ApexObject) =>
      Object.assign(Object.create(Object.getPrototypeOf(self) as object) as ApexObject, self)
  }
});
