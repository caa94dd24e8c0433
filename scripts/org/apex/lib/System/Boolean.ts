import { throwApex } from '../../values/apexThrow.ts';
import { defineType } from '../library.ts';

const text = (value: string | null): boolean => value !== null && value.toLowerCase() === 'true';

export const BooleanType = defineType({
  name: 'System.Boolean',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm',
  statics: {
    'Boolean valueOf(String value)': (value: string | null) => text(value),
    'Boolean valueOf(Object value)': (value: unknown) => {
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string' || value === null) return text(value);
      return throwApex('System.TypeException', 'Invalid conversion to Boolean');
    }
  }
});
