/** What the elements of flows have in common in their XML. */
import { group, groups, irrelevant, oneOf, text } from '../source/elementRules.ts';
import type { ElementRule, ElementRules } from '../source/elementRules.ts';

const CANVAS = 'it only places the element on the canvas';
export const NOTE = 'it is a note for people';
export const LATER = 'it is not interpreted yet';

export const processMetadataValues = irrelevant('it belongs to the builder');
const one: ElementRule = { use: 'raw' };

/** What every element has. */
export const node: ElementRules = {
  name: text,
  label: text,
  description: irrelevant(NOTE),
  locationX: irrelevant(CANVAS),
  locationY: irrelevant(CANVAS),
  elementSubtype: irrelevant('it belongs to the builder'),
  processMetadataValues
};

export const resource: ElementRules = { name: text, description: irrelevant(NOTE), processMetadataValues };

export const connector = group({ targetReference: text, isGoTo: irrelevant(CANVAS), processMetadataValues });

/** One of the ways to give a value; the elements stay raw so that the value knows where it stands. */
export const value = one;

const COMPARISONS = [
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'GreaterThanOrEqualTo',
  'LessThan',
  'LessThanOrEqualTo',
  'StartsWith',
  'EndsWith',
  'Contains',
  'IsNull',
  'In',
  'NotIn'
] as const;

export const FILTER_OPERATORS: readonly string[] = COMPARISONS;
export const CONDITION_OPERATORS: readonly string[] = [
  ...COMPARISONS,
  'DoesNotContain',
  'IsChanged',
  'IsBlank',
  'IsEmpty',
  'WasVisited',
  'WasSelected',
  'WasSet'
];
export const ASSIGNMENT_OPERATORS: readonly string[] = [
  'Assign',
  'Add',
  'Subtract',
  'AddItem',
  'AssignCount',
  'AddAtStart',
  'RemoveFirst',
  'RemoveAll',
  'RemoveAfterFirst',
  'RemoveBeforeFirst',
  'RemovePosition',
  'RemoveUncommon'
];

export const filters = groups({ field: text, operator: oneOf(...FILTER_OPERATORS), value, processMetadataValues });
export const fieldValues = groups({ field: text, value, processMetadataValues });
export const conditions = groups({
  leftValueReference: text,
  operator: oneOf(...CONDITION_OPERATORS),
  rightValue: value,
  conditionType: irrelevant('it belongs to the builder'),
  processMetadataValues
});
export const parameters = groups({ name: text, value, processMetadataValues });
export const outputs = groups({ assignToReference: text, name: text, processMetadataValues });
