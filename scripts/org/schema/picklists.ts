/** Value sets: picklist fields, global value sets and the standard value sets of a project. */
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { readElement } from '../source/elementRules.ts';
import type { Component } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import type { FieldSchema, PicklistDependency, PicklistValue } from './model.ts';
import { GLOBAL_VALUE_SET, STANDARD_VALUE_SET } from './objectRules.ts';

export type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

/** Standard value set → fields that show it. Names: api_meta/standardvalueset_names.htm */
export const STANDARD_VALUE_SET_FIELDS: Readonly<Record<string, readonly string[]>> = {
  AccountContactMultiRoles: [],
  AccountOwnership: ['Account.Ownership'],
  AccountRating: ['Account.Rating'],
  AccountType: ['Account.Type'],
  AssetStatus: ['Asset.Status'],
  CampaignMemberStatus: ['CampaignMember.Status'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseStatus: ['Case.Status'],
  CaseType: ['Case.Type'],
  ContactRole: ['OpportunityContactRole.Role', 'AccountContactRole.Role'],
  ContractStatus: ['Contract.Status'],
  EventSubject: ['Event.Subject'],
  EventType: ['Event.Type'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  LeadSource: [
    'Lead.LeadSource',
    'Contact.LeadSource',
    'Opportunity.LeadSource',
    'Account.AccountSource',
    'CampaignMember.LeadSource'
  ],
  LeadStatus: ['Lead.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  OrderStatus: ['Order.Status'],
  PartnerRole: ['OpportunityPartner.Role', 'Partner.Role', 'AccountPartner.Role'],
  Product2Family: ['Product2.Family'],
  QuoteStatus: ['Quote.Status'],
  SalesTeamRole: ['OpportunityTeamMember.TeamMemberRole', 'AccountTeamMember.TeamMemberRole'],
  Salutation: ['Contact.Salutation', 'Lead.Salutation', 'CampaignMember.Salutation'],
  TaskPriority: ['Task.Priority'],
  TaskStatus: ['Task.Status'],
  TaskSubject: ['Task.Subject'],
  TaskType: ['Task.Type']
};

/** Element of a standard value → attribute name of {@link PicklistValue}. */
const ATTRIBUTES = {
  closed: 'isClosed',
  won: 'isWon',
  converted: 'isConverted',
  highPriority: 'isHighPriority'
} as const;

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
  for (const [element, attribute] of Object.entries(ATTRIBUTES)) {
    const set = node.flag(element);
    if (set !== null) attributes[attribute] = set;
  }
  const probability = node.number('probability');
  if (probability !== null) attributes['probability'] = probability;
  for (const element of ['forecastCategory', 'reverseRole']) {
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

/** By `object.field` in lower case. A deployed set replaces all values of its fields. */
export function readStandardValueSets(components: readonly Component[], diagnostics: Diagnostic[]): ValueSets {
  const byField = new Map<string, readonly PicklistValue[]>();
  for (const each of components) {
    if (each.type !== 'StandardValueSet') continue;
    const fields = STANDARD_VALUE_SET_FIELDS[each.fullName];
    if (fields === undefined) {
      const message = `The standard value set ${each.fullName} is not known to the local org`;
      diagnostics.push(createError('schema.value-set', message, each.element.origin));
      continue;
    }
    const node = readElement('StandardValueSet', each.element, STANDARD_VALUE_SET, diagnostics);
    const values = readValues(each.fullName, node.groups('standardValue'), node.flag('sorted') ?? false, diagnostics);
    if (values.length === 0) {
      const message = `The standard value set ${each.fullName} must hold at least one value`;
      diagnostics.push(createError('schema.value-set', message, each.element.origin));
    }
    for (const field of fields) byField.set(nameKey(field), values);
  }
  return byField;
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
