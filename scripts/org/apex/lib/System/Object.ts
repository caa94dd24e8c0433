import { hashCodeOf } from '../../values/apexHash.ts';
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
