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
import { CRITERIA, readCriteria } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import type { ObjectSchema } from './model.ts';

export interface AssignmentEntry extends Criteria {
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
      ...CRITERIA,
      formula: refused('assignment by a formula is not supported'),
      notifyCcRecipients: mail,
      overrideExistingTeams: refused('case teams are not supported', 'false'),
      team: refused('case teams are not supported'),
      template: mail
    })
  })
};

const OBJECTS: ReadonlySet<string> = new Set(['Case', 'Lead']);
interface Reading {
  readonly object: ObjectSchema;
  readonly findObject: (name: string) => ObjectSchema | undefined;
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
        .map((rule) => readRule({ object, findObject, name: rule.text('fullName') ?? '', diagnostics }, rule));
    });
}

function readRule(reading: Reading, node: MetadataNode): AssignmentRule {
  const entries = node.groups('ruleEntry').map((entry) => readEntry(reading, entry));
  return { object: reading.object, name: reading.name, entries };
}

function readEntry(reading: Reading, node: MetadataNode): AssignmentEntry {
  const criteria = readCriteria(node, reading.object, reading.findObject, (problem, origin) =>
    fault(reading, problem, origin)
  );
  const name = node.text('assignedTo');
  const kind = node.text('assignedToType') === 'Queue' ? 'Queue' : 'User';
  return { ...criteria, owner: name === null ? null : { kind, name } };
}
