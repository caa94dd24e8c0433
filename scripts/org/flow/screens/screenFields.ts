/** Fields of screens in the XML: their kinds, the types of their values, and the names that other elements know them by. */
import type { MetadataNode } from '../../source/elementRules.ts';
import type { FlowScope, Named, NamedValue } from '../flowScope.ts';
import { storedValue } from '../flowScope.ts';
import { BOOLEAN, DATA_TYPES, TEXT, scalar } from '../flowType.ts';
import type { FlowType } from '../flowType.ts';
import { scaled } from '../scaled.ts';
import type { ScreenComponents } from './componentCatalog.ts';
import type { ChoiceControl, InputControl } from './screenAnswer.ts';

/** Input fields by the type of their value. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screencmp.htm */
export const INPUT_CONTROLS: Readonly<Record<string, InputControl>> = {
  String: 'text',
  Number: 'number',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Boolean: 'checkbox'
};

/** Fields that take text only. */
export const TEXT_CONTROLS: Readonly<Record<string, InputControl>> = {
  LargeTextArea: 'textarea',
  PasswordField: 'password'
};

export const CHOICE_CONTROLS: Readonly<Record<string, ChoiceControl>> = {
  RadioButtons: 'radio',
  DropdownBox: 'select',
  MultiSelectCheckboxes: 'checkboxes',
  MultiSelectPicklist: 'listbox'
};

export const MULTIPLE: ReadonlySet<string> = new Set(['MultiSelectCheckboxes', 'MultiSelectPicklist']);

/** Components of the platform that are inputs with one value. */
export const STANDARD_INPUTS: Readonly<Record<string, StandardInput>> = {
  'flowruntime:email': { control: 'email', type: TEXT, member: 'value', parameters: [] },
  'flowruntime:phone': { control: 'phone', type: TEXT, member: 'value', parameters: [] },
  'flowruntime:url': { control: 'url', type: TEXT, member: 'value', parameters: [] },
  'flowruntime:toggle': { control: 'toggle', type: BOOLEAN, member: 'value', parameters: [] },
  'flowruntime:lookup': {
    control: 'lookup',
    type: TEXT,
    member: 'recordId',
    parameters: ['objectApiName', 'fieldApiName']
  }
};

interface StandardInput {
  readonly control: InputControl;
  readonly type: FlowType;
  /** Name of its value, both as input and as output. */
  readonly member: string;
  /** Further inputs that the local page knows, beside the label. */
  readonly parameters: readonly string[];
}

/** Fields with those of sections, in the order in which they stand. */
export function fieldsOf(node: MetadataNode): readonly MetadataNode[] {
  return node.groups('fields').flatMap((field) => [field, ...fieldsOf(field)]);
}

export function componentName(field: MetadataNode, namespace: string | null): string | null {
  const [prefix = '', name = ''] = (field.text('extensionName') ?? '').split(':');
  return prefix === 'c' || (namespace !== null && prefix === namespace) ? name : null;
}

/** Type of the one value of a field; null where it has none or another number of them. */
export function valueType(field: MetadataNode): FlowType | null {
  const kind = field.text('fieldType') ?? '';
  if (kind in TEXT_CONTROLS || MULTIPLE.has(kind)) return TEXT;
  const standard = STANDARD_INPUTS[field.text('extensionName') ?? ''];
  if (kind === 'ComponentInstance') return standard?.type ?? null;
  const data = DATA_TYPES[field.text('dataType') ?? ''];
  const isAsked = kind === 'InputField' || kind in CHOICE_CONTROLS;
  return isAsked && data !== undefined && data !== 'Record' && data !== 'Apex' ? scalar(data) : null;
}

/** Under which the value of a field is kept. */
export function valueKey(field: MetadataNode): string {
  const name = (field.text('name') ?? '').toLowerCase();
  const standard = STANDARD_INPUTS[field.text('extensionName') ?? ''];
  return standard === undefined ? name : `${name}.${standard.member}`.toLowerCase();
}

/** What the name of a field stands for; null for none. */
export function namedField(scope: FlowScope, field: MetadataNode, components: ScreenComponents): Named | null {
  const name = field.text('name') ?? '';
  const type = valueType(field);
  if (type !== null) {
    const value = scaled(storedValue(valueKey(field), type, { isWritable: false }), field.number('scale'));
    const standard = STANDARD_INPUTS[field.text('extensionName') ?? ''];
    return standard === undefined ? value : { members: new Map([[standard.member.toLowerCase(), value]]) };
  }
  const bundle = componentName(field, scope.schema.namespace);
  const component = bundle === null ? undefined : components(bundle);
  if (component === undefined)
    return scope.report('flow.unknown-reference', `${name} gives no value`, field.originOf('name'));
  const members = new Map<string, NamedValue>();
  for (const [key, property] of component.properties)
    if (property.isOutput && property.type !== null)
      members.set(key, storedValue(`${name}.${property.name}`, property.type, { isWritable: false }));
  return { members };
}
