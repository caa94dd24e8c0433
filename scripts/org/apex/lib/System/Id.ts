import { currentTransaction } from '../../../transaction/transaction.ts';
import { toId } from '../../values/apexId.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { sobjectTypeToken } from '../Schema/tokens.ts';
import { refuse } from '../refusal.ts';

/** An Id is a raw 18-character string while its static type is Id. */
export const IdType = defineType({
  name: 'System.Id',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm',
  statics: {
    'Id valueOf(String text)': (text: string | null) => toId(required(text)),
    'Id valueOf(String text, Boolean restoreCasing)': (text: string | null, restore: boolean | null) => {
      const value = required(text);
      if (required(restore) && value.length !== 18) return throwApex('System.StringException', `Invalid id: ${value}`);
      return toId(value);
    }
  },
  methods: {
    'Schema.SObjectType getSObjectType()': (self: string) => {
      const object = currentTransaction().schema.objectByKeyPrefix(self.slice(0, 3));
      return object === undefined
        ? throwApex('System.SObjectException', `Cannot locate Apex Type for ID: ${self}`)
        : sobjectTypeToken(object.name.canonical);
    },
    'String to15()': (self: string) => self.slice(0, 15),
    'void addError(String message)': () => refuse('Id.addError', 'errors are added to records')
  }
});
