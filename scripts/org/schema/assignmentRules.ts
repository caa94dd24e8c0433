/**
 * Assignment rules of leads and cases: the first entry whose conditions hold names the new owner.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_assignmentrule.htm
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin } from '../diagnostic.ts';
import { flag, groups, irrelevant, oneOf, readElement, refused, text } from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import { parseLogic } from './conditionLogic.ts';
import type { Logic } from './conditionLogic.ts';
import type { FieldSchema, ObjectSchema, RollUpFilter } from './model.ts';
import { SUMMARY_FILTERS } from './rollUpSummaries.ts';

export interface AssignmentEntry {
  readonly items: readonly {
    readonly field: FieldSchema;
    readonly operation: RollUpFilter['operation'];
    readonly value: string;
  }[];
  /** null: every record. */
  readonly logic: Logic | null;
  /** A username, or the developer name of a queue; null leaves the owner as it is. */
  readonly owner: { readonly kind: 'User' | 'Queue'; readonly name: string } | null;
}

/** The active rule of one object. */
export interface AssignmentRule {
  readonly object: ObjectSchema;
  readonly name: string;
  readonly entries: readonly AssignmentEntry[];
}

const mail = irrelevant('nobody is notified of an assignment');

export const ASSIGNMENT_RULES: ElementRules = {
  fullName: text,
  assignmentRule: groups({
    fullName: text,
    active: flag,
    ruleEntry: groups({
      assignedTo: text,
      assignedToType: oneOf('User', 'Queue'),
      booleanFilter: text,
      criteriaItems: groups({
        field: text,
        operation: oneOf(...SUMMARY_FILTERS),
        value: text,
        valueField: refused('conditions that compare two fields are not supported')
      }),
      formula: refused('assignment by a formula is not supported'),
      notifyCcRecipients: mail,
      overrideExistingTeams: refused('case teams are not supported', 'false'),
      team: refused('case teams are not supported'),
      template: mail
    })
  })
};

const OBJECTS: ReadonlySet<string> = new Set(['Case', 'Lead']);
/** Their values are written in the language of whoever made the rule, or by name. */
const UNREADABLE: ReadonlySet<string> = new Set(['date', 'datetime', 'time', 'reference', 'id']);

interface Reading {
  readonly object: ObjectSchema;
  readonly name: string;
  readonly diagnostics: Diagnostic[];
}

function fault({ diagnostics, name }: Reading, problem: string, origin: Origin): void {
  diagnostics.push(
    createError('schema.assignment-rule', `The assignment rule ${name} cannot be loaded: ${problem}`, origin)
  );
}

export function readAssignmentRules(
  project: Project,
  findObject: (name: string) => ObjectSchema | undefined,
  diagnostics: Diagnostic[]
): readonly AssignmentRule[] {
  return project.components
    .filter((each) => each.type === 'AssignmentRules')
    .flatMap(({ fullName, element }) => {
      const object = OBJECTS.has(fullName) ? findObject(fullName) : undefined;
      const node = readElement('AssignmentRules', element, ASSIGNMENT_RULES, diagnostics);
      if (object === undefined) {
        diagnostics.push(createError('schema.assignment-rule', `${fullName} has no assignment rules`, element.origin));
        return [];
      }
      return node
        .groups('assignmentRule')
        .filter((rule) => rule.flag('active') === true)
        .map((rule) => readRule({ object, name: rule.text('fullName') ?? '', diagnostics }, rule));
    });
}

function readRule(reading: Reading, node: MetadataNode): AssignmentRule {
  const entries = node.groups('ruleEntry').map((entry) => readEntry(reading, entry));
  return { object: reading.object, name: reading.name, entries };
}

function readEntry(reading: Reading, node: MetadataNode): AssignmentEntry {
  const items = node.groups('criteriaItems').flatMap((item) => {
    const path = item.text('field') ?? '';
    const [owner = '', name = ''] = path.split('.');
    const field = owner === reading.object.name.canonical ? reading.object.field(name) : undefined;
    if (field === undefined || UNREADABLE.has(field.type)) {
      const problem =
        field === undefined ? `there is no field ${path}` : `values of fields like ${path} are not supported`;
      fault(reading, problem, item.originOf('field'));
      return [];
    }
    const operation = SUMMARY_FILTERS.find((each) => each === item.text('operation')) ?? 'equals';
    return [{ field, operation, value: item.text('value') ?? '' }];
  });
  const logic = items.length === 0 ? null : parseLogic(node.text('booleanFilter') ?? 'and', items.length);
  if (items.length > 0 && logic === null) fault(reading, 'an entry has no valid conditions', node.element.origin);
  const name = node.text('assignedTo');
  const kind = node.text('assignedToType') === 'Queue' ? 'Queue' : 'User';
  return { items, logic, owner: name === null ? null : { kind, name } };
}
