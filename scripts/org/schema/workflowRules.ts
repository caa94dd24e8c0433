/**
 * Workflow rules and the field updates they start. What they would do later or elsewhere, and what is not built, is refused by name.
 *
 * https://developer.salesforce.com/docs/platform/api-metadata/references/meta-types/metadata-workflow.html
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin, TextPlace } from '../diagnostic.ts';
import { flag, groups, irrelevant, oneOf, readElement, refused, text } from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import { CRITERIA, readCriteria } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import type { FieldSchema, ObjectSchema } from './model.ts';

/** A formula of a rule: a condition where there is no target, else the new value of a field. */
export interface RuleFormula {
  readonly target: FieldSchema | null;
  readonly formula: string;
  readonly formulaPlace: TextPlace;
}

export interface FieldUpdate {
  readonly name: string;
  readonly field: FieldSchema;
  readonly value:
    | { readonly kind: 'formula'; readonly formula: RuleFormula }
    | { readonly kind: 'literal'; readonly text: string | null }
    | { readonly kind: 'step'; readonly by: 1 | -1 }
    | { readonly kind: 'lookup'; readonly to: 'User' | 'Queue' | 'RecordType'; readonly name: string };
  /** A change makes the other rules of the object be looked at again. */
  readonly reevaluates: boolean;
}

export type WorkflowTrigger = (typeof TRIGGERS)[number];

export interface WorkflowRule {
  readonly object: ObjectSchema;
  readonly name: string;
  readonly trigger: WorkflowTrigger;
  readonly condition: Criteria | RuleFormula;
  readonly updates: readonly FieldUpdate[];
  /** Those of the condition and of the updates. */
  readonly formulas: readonly RuleFormula[];
}

const TRIGGERS = ['onAllChanges', 'onCreateOnly', 'onCreateOrTriggeringUpdate'] as const;
const OPERATIONS = ['Formula', 'Literal', 'LookupValue', 'NextValue', 'Null', 'PreviousValue'];
const unseen = irrelevant('it describes or packages the element');
const mail = irrelevant('nobody is notified');

export const FIELD_UPDATE: ElementRules = {
  fullName: text,
  description: unseen,
  field: text,
  formula: text,
  literalValue: text,
  lookupValue: text,
  lookupValueType: oneOf('User', 'Queue', 'RecordType'),
  name: unseen,
  notifyAssignee: mail,
  operation: oneOf(...OPERATIONS),
  protected: unseen,
  reevaluateOnChange: flag,
  targetObject: refused('updates of fields of a parent are not supported')
};

export const WORKFLOW: ElementRules = {
  fullName: text,
  alerts: groups({
    fullName: text,
    ccEmails: mail,
    description: unseen,
    protected: unseen,
    recipients: mail,
    senderAddress: mail,
    senderType: mail,
    template: mail
  }),
  fieldUpdates: groups(FIELD_UPDATE),
  flowActions: refused('flows that workflow rules start are not supported'),
  knowledgePublishes: refused('knowledge is not supported'),
  outboundMessages: refused('outbound messages are not sent'),
  send: refused('actions that send are not supported'),
  tasks: refused('tasks that workflow rules make are not supported'),
  rules: groups({
    fullName: text,
    actions: groups({ name: text, type: text }),
    active: flag,
    ...CRITERIA,
    description: unseen,
    formula: text,
    triggerType: oneOf(...TRIGGERS),
    workflowTimeTriggers: refused('time-dependent actions are not supported')
  })
};

export type FindObject = (name: string) => ObjectSchema | undefined;

interface Reading {
  readonly object: ObjectSchema;
  readonly findObject: FindObject;
  readonly fault: (problem: string, origin: Origin) => void;
}

/** What rules and approval processes of one object may start, by name. */
export interface WorkflowActions {
  readonly updates: ReadonlyMap<string, FieldUpdate>;
  readonly alerts: ReadonlySet<string>;
}

export interface Workflows {
  /** Active ones. */
  readonly rules: readonly WorkflowRule[];
  readonly actionsOf: (object: ObjectSchema) => WorkflowActions;
}

const NO_ACTIONS: WorkflowActions = { updates: new Map(), alerts: new Set() };

export function readWorkflows(project: Project, findObject: FindObject, diagnostics: Diagnostic[]): Workflows {
  const actions = new Map<ObjectSchema, WorkflowActions>();
  const rules = project.components
    .filter((each) => each.type === 'Workflow')
    .flatMap(({ fullName, element }) => {
      const object = findObject(fullName);
      const node = readElement('Workflow', element, WORKFLOW, diagnostics);
      const fault = (problem: string, origin: Origin): void => {
        diagnostics.push(
          createError('schema.workflow', `The workflow of ${fullName} cannot be loaded: ${problem}`, origin)
        );
      };
      if (object === undefined) {
        fault('there is no such object', element.origin);
        return [];
      }
      const reading: Reading = { object, findObject, fault };
      const known = {
        updates: new Map(readFieldUpdates(node, reading).map((each) => [each.name, each] as const)),
        alerts: new Set(node.groups('alerts').map((each) => each.text('fullName') ?? ''))
      };
      actions.set(object, known);
      return node
        .groups('rules')
        .map((each) => ({ isActive: each.flag('active') === true, rule: readRule(each, reading, known) }))
        .flatMap(({ isActive, rule }) => (isActive ? [rule] : []));
    });
  return { rules, actionsOf: (object) => actions.get(object) ?? NO_ACTIONS };
}

function readFieldUpdates(node: MetadataNode, reading: Reading): readonly FieldUpdate[] {
  return node.groups('fieldUpdates').flatMap((each) => readFieldUpdate(each, reading) ?? []);
}

function readFieldUpdate(node: MetadataNode, { object, fault }: Reading): FieldUpdate | null {
  const fieldName = node.text('field') ?? '';
  const field = object.field(fieldName);
  if (field?.isUpdateable !== true) {
    fault(`there is no field ${fieldName} that can be updated`, node.originOf('field'));
    return null;
  }
  const value = readValue(node, field);
  if (typeof value === 'string') {
    fault(value, node.originOf('operation'));
    return null;
  }
  return { name: node.text('fullName') ?? '', field, value, reevaluates: node.flag('reevaluateOnChange') === true };
}

/** Fields that a constant can be written for: https://help.salesforce.com/s/articleView?id=sf.workflow_field_updates.htm */
const WITH_CONSTANTS: ReadonlySet<string> = new Set([
  'boolean',
  'combobox',
  'email',
  'multipicklist',
  'phone',
  'picklist',
  'string',
  'textarea',
  'longtextarea',
  'url'
]);

/** A text says what is wrong. */
function readValue(node: MetadataNode, field: FieldSchema): FieldUpdate['value'] | string {
  switch (node.text('operation')) {
    case 'Formula': {
      const formula = { target: field, formula: node.text('formula') ?? '', formulaPlace: node.placeOf('formula') };
      return { kind: 'formula', formula };
    }
    case 'Literal':
      return WITH_CONSTANTS.has(field.type)
        ? { kind: 'literal', text: node.text('literalValue') }
        : `constants for fields like ${field.name.canonical} are not supported`;
    case 'Null':
      return { kind: 'literal', text: null };
    case 'NextValue':
    case 'PreviousValue':
      if (field.type !== 'picklist') return `${field.name.canonical} has no values in an order`;
      return { kind: 'step', by: node.text('operation') === 'NextValue' ? 1 : -1 };
    case 'LookupValue': {
      const kind = node.text('lookupValueType');
      const name = node.text('lookupValue');
      const to = (['User', 'Queue', 'RecordType'] as const).find((each) => each === kind);
      return to === undefined || name === null ? 'a lookup needs its value and its type' : { kind: 'lookup', to, name };
    }
    default:
      return 'a field update needs an operation';
  }
}

/** Formulas that compare with the former values are for rules that run at each change. */
const ON_CHANGE_ONLY = /\b(?:ISCHANGED|PRIORVALUE)\s*\(/i;

function readRule(node: MetadataNode, reading: Reading, known: WorkflowActions): WorkflowRule {
  const { object, findObject, fault } = reading;
  const trigger = TRIGGERS.find((each) => each === node.text('triggerType')) ?? 'onCreateOrTriggeringUpdate';
  const text = node.text('formula');
  const condition =
    text === null
      ? readCriteria(node, object, findObject, fault)
      : { target: null, formula: text, formulaPlace: node.placeOf('formula') };
  if (text !== null && trigger !== 'onAllChanges' && ON_CHANGE_ONLY.test(text))
    fault('ISCHANGED and PRIORVALUE are for rules with the trigger onAllChanges', node.originOf('formula'));
  const updates = node.groups('actions').flatMap((action) => {
    const name = action.text('name') ?? '';
    const type = action.text('type') ?? '';
    const update = type === 'FieldUpdate' ? known.updates.get(name) : undefined;
    if (update === undefined && !(type === 'Alert' && known.alerts.has(name)))
      fault(`the action ${type} ${name} is not there or not supported`, action.element.origin);
    return update ?? [];
  });
  const formulas = [
    ...('target' in condition ? [condition] : []),
    ...updates.flatMap(({ value }) => (value.kind === 'formula' ? [value.formula] : []))
  ];
  return { object, name: node.text('fullName') ?? '', trigger, condition, updates, formulas };
}
