import { stringHash } from '../../values/apexHash.ts';
import type { ApexEnum } from '../../values/apexEnum.ts';
import { defineType } from '../library.ts';

/** Members every enum constant has, of project and library enums alike (P25). */
export const EnumType = defineType({
  name: 'System.Enum',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_enum.htm',
  methods: {
    'String name()': (self: ApexEnum) => self.name,
    'Integer ordinal()': (self: ApexEnum) => self.ordinal,
    'String toString()': (self: ApexEnum) => self.name,
    'Boolean equals(Object other)': (self: ApexEnum, other: unknown) => self === other,
    'Integer hashCode()': (self: ApexEnum) => stringHash(self.name)
  }
});
