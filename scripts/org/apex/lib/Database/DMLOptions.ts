import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';

export class DMLOptionsValue {
  readonly type = RuntimeType.of('Database.DMLOptions');
  optAllOrNone: boolean | null = null;

  toString(): string {
    return `Database.DMLOptions[optAllOrNone=${this.optAllOrNone}]`;
  }
}

export const DMLOptionsType = defineType({
  name: 'Database.DMLOptions',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm',
  constructors: { 'DMLOptions()': () => new DMLOptionsValue() },
  properties: { 'Boolean optAllOrNone': (self: DMLOptionsValue) => self.optAllOrNone },
  setters: {
    'Boolean optAllOrNone': (self: DMLOptionsValue, value: boolean | null) => {
      self.optAllOrNone = value;
    }
  },
  refused: {
    'Boolean allowFieldTruncation': 'texts that are too long are always an error',
    'String localeOptions': 'labels have one language',
    'Object assignmentRuleHeader': 'there are no assignment rules',
    'Object duplicateRuleHeader': 'there are no duplicate rules',
    'Object emailHeader': 'no mail is sent'
  }
});
