/** Value sets: picklist fields, global value sets and the standard value sets of a project. */
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { readElement } from '../source/elementRules.ts';
import type { Component } from '../source/project.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { nameKey } from './apiName.ts';
import type { FieldSchema, PicklistDependency, PicklistValue } from './model.ts';
import { GLOBAL_VALUE_SET, STANDARD_VALUE_SET } from './objectRules.ts';
import { STANDARD_VALUE_SET_FIELDS } from './standardValueSets.ts';
import type { StandardValueSet } from './standardValueSets.ts';

export type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

/** Flags of a standard value → attribute name of {@link PicklistValue}. */
const FLAGS = {
  closed: 'isClosed',
  won: 'isWon',
  converted: 'isConverted',
  highPriority: 'isHighPriority'
} as const;
const TEXTS = ['forecastCategory', 'reverseRole'];

/** Element of a standard value → attribute, by name of the element. */
export const VALUE_ELEMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.entries(FLAGS), ...[...TEXTS, 'probability'].map((name) => [name, name] as const)].toSorted(
    ([left], [right]) => (left < right ? -1 : 1)
  )
);

/** Values of `<value>`, `<customValue>` or `<standardValue>` groups, duplicates reported. */
export function readValues(
  owner: string,
  nodes: readonly MetadataNode[],
  isSorted: boolean,
  diagnostics: Diagnostic[]
): readonly PicklistValue[] {
  const seen = new Set<string>();
  const values: PicklistValue[] = [];
  for (const node of nodes) {
    const value = node.text('fullName');
    if (value === null || value === '') {
      diagnostics.push(
        createError('schema.picklist-value', `A value of ${owner} has no <fullName>`, node.element.origin)
      );
      continue;
    }
    if (seen.has(nameKey(value))) {
      diagnostics.push(
        createError('schema.picklist-value', `Duplicate picklist value ${value} in ${owner}`, node.element.origin)
      );
      continue;
    }
    seen.add(nameKey(value));
    values.push(readValue(value, node));
  }
  const defaults = values.filter((each) => each.isDefault);
  if (defaults.length > 1) {
    const origin = nodes[0]?.element.origin ?? { file: owner, line: 1, column: 1, endLine: 1, endColumn: 2 };
    diagnostics.push(createError('schema.picklist-value', `${owner} has more than one default value`, origin));
  }
  return isSorted ? values.toSorted((left, right) => left.label.localeCompare(right.label, 'en')) : values;
}

function readValue(value: string, node: MetadataNode): PicklistValue {
  const attributes: Record<string, string | number | boolean> = {};
  for (const [element, attribute] of Object.entries(FLAGS)) {
    const set = node.flag(element);
    if (set !== null) attributes[attribute] = set;
  }
  const probability = node.number('probability');
  if (probability !== null) attributes['probability'] = probability;
  for (const element of TEXTS) {
    const set = node.text(element);
    if (set !== null) attributes[element] = set;
  }
  const base = {
    value: decodeName(value),
    label: node.text('label') ?? decodeName(value),
    isActive: node.flag('isActive') ?? true,
    isDefault: node.flag('default') ?? false
  };
  return Object.keys(attributes).length === 0 ? base : { ...base, attributes };
}

/** Value names are percent-encoded where they hold characters of the metadata notation. */
export function decodeName(value: string): string {
  return /%[0-9A-Fa-f]{2}/.test(value) ? decodeURIComponent(value) : value;
}

/** The reverse of {@link decodeName}. */
export function encodeName(value: string): string {
  return value.replace(/%/g, '%25');
}

export function readGlobalValueSets(components: readonly Component[], diagnostics: Diagnostic[]): ValueSets {
  return new Map(
    components
      .filter((each) => each.type === 'GlobalValueSet')
      .map((each) => {
        const node = readElement('GlobalValueSet', each.element, GLOBAL_VALUE_SET, diagnostics);
        const values = readValues(each.fullName, node.groups('customValue'), node.flag('sorted') ?? false, diagnostics);
        return [nameKey(each.fullName), values] as const;
      })
  );
}

/** By name. A deployed set replaces all values of its fields. */
export function readStandardValueSets(
  components: readonly Component[],
  diagnostics: Diagnostic[]
): ReadonlyMap<string, StandardValueSet> {
  const sets = new Map<string, StandardValueSet>();
  for (const each of components) {
    if (each.type !== 'StandardValueSet') continue;
    if (!Object.hasOwn(STANDARD_VALUE_SET_FIELDS, each.fullName)) {
      const message = `The standard value set ${each.fullName} is not known to the local org`;
      diagnostics.push(createError('schema.value-set', message, each.element.origin));
      continue;
    }
    sets.set(each.fullName, readStandardValueSet(each.fullName, each.element, diagnostics));
  }
  return sets;
}

/** One set as its metadata says. */
export function readStandardValueSet(name: string, element: XmlElement, diagnostics: Diagnostic[]): StandardValueSet {
  const node = readElement('StandardValueSet', element, STANDARD_VALUE_SET, diagnostics);
  const isSorted = node.flag('sorted') ?? false;
  const values = readValues(name, node.groups('standardValue'), isSorted, diagnostics);
  if (values.length === 0) {
    const message = `The standard value set ${name} must hold at least one value`;
    diagnostics.push(createError('schema.value-set', message, element.origin));
  }
  return { isSorted, values };
}

/** The picklist part of a field's `<valueSet>`, or null with a diagnostic. */
export function readFieldPicklist(
  fieldName: string,
  node: MetadataNode,
  globalSets: ValueSets,
  diagnostics: Diagnostic[]
): FieldSchema['picklist'] {
  const valueSet = node.group('valueSet');
  if (valueSet === null) {
    const message = `The picklist field ${fieldName} has no <valueSet>`;
    diagnostics.push(createError('schema.field', message, node.element.origin));
    return null;
  }
  const setName = valueSet.text('valueSetName');
  if (setName !== null) {
    const values = globalSets.get(nameKey(setName));
    if (values === undefined) {
      const message = `The global value set ${setName} of ${fieldName} does not exist`;
      diagnostics.push(createError('schema.value-set', message, valueSet.originOf('valueSetName')));
      return null;
    }
    return { values, isRestricted: true, ...readDependency(valueSet) };
  }
  const definition = valueSet.group('valueSetDefinition');
  if (definition === null) {
    const message = `The <valueSet> of ${fieldName} has neither <valueSetName> nor <valueSetDefinition>`;
    diagnostics.push(createError('schema.field', message, valueSet.element.origin));
    return null;
  }
  const values = readValues(fieldName, definition.groups('value'), definition.flag('sorted') ?? false, diagnostics);
  return { values, isRestricted: valueSet.flag('restricted') ?? false, ...readDependency(valueSet) };
}

/** Whether the controlling field exists is checked where all fields are known. */
function readDependency(valueSet: MetadataNode): { readonly dependency?: PicklistDependency } {
  const controllingField = valueSet.text('controllingField');
  if (controllingField === null) return {};
  const validFor = new Map<string, ReadonlySet<string>>();
  for (const setting of valueSet.groups('valueSettings')) {
    const controlling = setting.texts('controllingFieldValue').map((each) => nameKey(decodeName(each)));
    validFor.set(nameKey(decodeName(setting.text('valueName') ?? '')), new Set(controlling));
  }
  return { dependency: { controllingField, validFor } };
}
