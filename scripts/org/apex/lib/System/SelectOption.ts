import { required } from '../arguments.ts';
import { beanMethods, BeanValue } from '../bean.ts';
import { defineType } from '../library.ts';

function option(value: string | null, label: string | null, isDisabled: boolean | null = false): BeanValue {
  return new BeanValue('SelectOption', {
    value: required(value),
    label: required(label),
    disabled: required(isDisabled),
    escapeItem: true
  });
}

export const SelectOptionType = defineType({
  name: 'System.SelectOption',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_selectoption.htm',
  constructors: {
    'SelectOption(String value, String label)': (_type: unknown, value: string | null, label: string | null) =>
      option(value, label),
    'SelectOption(String value, String label, Boolean isDisabled)': (
      _type: unknown,
      value: string | null,
      label: string | null,
      isDisabled: boolean | null
    ) => option(value, label, isDisabled)
  },
  methods: {
    ...beanMethods({ value: 'String', label: 'String', disabled: 'Boolean', escapeItem: 'Boolean' }),
    'Boolean getDisabled()': (self: BeanValue) => self.get('disabled'),
    'Boolean getEscapeItem()': (self: BeanValue) => self.get('escapeItem')
  }
});
