/**
 * Duplicate rules with the matching rules they use; matching is exact or refused.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_duplicaterule.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_matchingrule.htm
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin } from '../diagnostic.ts';
import {
  flag,
  group,
  groups,
  integer,
  irrelevant,
  oneOf,
  raw,
  readElement,
  refused,
  text,
  texts
} from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import { parseLogic } from './conditionLogic.ts';
import type { Logic } from './conditionLogic.ts';
import type { FieldSchema, ObjectSchema } from './model.ts';

export interface MatchingRule {
  readonly object: ObjectSchema;
  readonly name: string;
  readonly items: readonly { readonly field: FieldSchema; readonly matchesBlanks: boolean }[];
  readonly logic: Logic;
}

export interface DuplicateAction {
  readonly isBlocked: boolean;
  /** Only where saving is allowed: code has to ask for it. */
  readonly isAlert: boolean;
}

export interface DuplicateRule {
  readonly object: ObjectSchema;
  readonly name: string;
  readonly alertText: string | null;
  readonly enforcesSharing: boolean;
  readonly onInsert: DuplicateAction;
  readonly onUpdate: DuplicateAction;
  readonly matching: readonly MatchingRule[];
}

const ACTION = oneOf('Allow', 'Block');

export const DUPLICATE_RULE: ElementRules = {
  fullName: text,
  actionOnInsert: ACTION,
  actionOnUpdate: ACTION,
  alertText: text,
  description: irrelevant('a remark'),
  duplicateRuleFilter: refused('conditions of duplicate rules are not supported'),
  duplicateRuleMatchRules: groups({
    matchRuleSObjectType: text,
    matchingRule: text,
    objectMapping: group({ inputObject: text, mappingFields: raw, outputObject: text })
  }),
  isActive: flag,
  masterLabel: text,
  operationsOnInsert: texts,
  operationsOnUpdate: texts,
  securityOption: oneOf('EnforceSharingRules', 'BypassSharingRules'),
  sortOrder: integer
};

const METHODS = ['Exact', 'FirstName', 'LastName', 'CompanyName', 'Phone', 'City', 'Street', 'Zip', 'Title'] as const;

export const MATCHING_RULES: ElementRules = {
  fullName: text,
  matchingRules: groups({
    fullName: text,
    booleanFilter: text,
    description: irrelevant('a remark'),
    label: text,
    matchingRuleItems: groups({
      blankValueBehavior: oneOf('MatchBlanks', 'NullNotAllowed'),
      fieldName: text,
      matchingMethod: oneOf(...METHODS)
    }),
    ruleStatus: oneOf('Active', 'Inactive')
  })
};

type FindObject = (name: string) => ObjectSchema | undefined;

interface Reading {
  readonly findObject: FindObject;
  readonly diagnostics: Diagnostic[];
}

function fault({ diagnostics }: Reading, message: string, origin: Origin): null {
  diagnostics.push(createError('schema.duplicate-rule', message, origin));
  return null;
}

/** In the order they run. */
export function readDuplicateRules(
  project: Project,
  findObject: FindObject,
  diagnostics: Diagnostic[]
): readonly DuplicateRule[] {
  const reading = { findObject, diagnostics };
  const matching = readMatchingRules(project, reading);
  const rules = project.components
    .filter((each) => each.type === 'DuplicateRule')
    .flatMap(({ fullName, element }) => {
      const node = readElement('DuplicateRule', element, DUPLICATE_RULE, diagnostics);
      const [objectName = '', name = ''] = fullName.split('.');
      const object = findObject(objectName);
      if (object === undefined) {
        fault(reading, `The duplicate rule ${fullName} is of an unknown object`, element.origin);
        return [];
      }
      if (node.flag('isActive') !== true) return [];
      const used = node
        .groups('duplicateRuleMatchRules')
        .flatMap((each) => findMatching(object, each, matching, reading) ?? []);
      const rule: DuplicateRule = {
        object,
        name,
        alertText: node.text('alertText'),
        enforcesSharing: node.text('securityOption') === 'EnforceSharingRules',
        onInsert: readAction(node, 'Insert'),
        onUpdate: readAction(node, 'Update'),
        matching: used
      };
      return [{ rule, order: node.number('sortOrder') ?? 0 }];
    });
  return rules.toSorted((left, right) => left.order - right.order).map(({ rule }) => rule);
}

function readAction(node: MetadataNode, moment: 'Insert' | 'Update'): DuplicateAction {
  const isAlert = node.texts(`operationsOn${moment}`).some((each) => each.toLowerCase() === 'alert');
  return { isBlocked: node.text(`actionOn${moment}`) === 'Block', isAlert };
}

function findMatching(
  object: ObjectSchema,
  node: MetadataNode,
  rules: ReadonlyMap<string, MatchingRule>,
  reading: Reading
): MatchingRule | null {
  const objectName = node.text('matchRuleSObjectType') ?? object.name.canonical;
  const name = node.text('matchingRule') ?? '';
  const origin = node.originOf('matchingRule');
  if (reading.findObject(objectName) !== object)
    return fault(reading, `Duplicates of other objects (${objectName}) are not looked for by the local org`, origin);
  const found = rules.get(nameKey(`${object.name.canonical}.${name}`));
  return (
    found ??
    fault(
      reading,
      `There is no active matching rule ${name} with exact matching; the platform's own rules are fuzzy and not supported by the local org`,
      origin
    )
  );
}

function readMatchingRules(project: Project, reading: Reading): ReadonlyMap<string, MatchingRule> {
  const found = new Map<string, MatchingRule>();
  for (const { type, fullName, element } of project.components) {
    if (type !== 'MatchingRules') continue;
    const object = reading.findObject(fullName);
    if (object === undefined) {
      fault(reading, `There is no object ${fullName} for matching rules`, element.origin);
      continue;
    }
    const node = readElement('MatchingRules', element, MATCHING_RULES, reading.diagnostics);
    for (const each of node.groups('matchingRules')) {
      if (each.text('ruleStatus') !== 'Active') continue;
      const rule = readMatchingRule(object, each, reading);
      if (rule !== null) found.set(nameKey(`${object.name.canonical}.${rule.name}`), rule);
    }
  }
  return found;
}

function readMatchingRule(object: ObjectSchema, node: MetadataNode, reading: Reading): MatchingRule | null {
  const name = node.text('fullName') ?? '';
  const items = node.groups('matchingRuleItems').flatMap((item) => {
    const fieldName = item.text('fieldName') ?? '';
    const field = object.field(fieldName);
    if (field === undefined) {
      fault(reading, `The matching rule ${name} names the unknown field ${fieldName}`, item.originOf('fieldName'));
      return [];
    }
    if (item.text('matchingMethod') !== 'Exact') {
      fault(
        reading,
        `Fuzzy matching (${name}, ${fieldName}) is not supported by the local org`,
        item.originOf('matchingMethod')
      );
      return [];
    }
    return [{ field, matchesBlanks: item.text('blankValueBehavior') === 'MatchBlanks' }];
  });
  const logic = parseLogic(node.text('booleanFilter') ?? 'and', items.length);
  if (logic === null || items.length === 0)
    return fault(reading, `The matching rule ${name} has no valid conditions`, node.element.origin);
  return { object, name, items, logic };
}
