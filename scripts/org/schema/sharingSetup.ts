/**
 * Roles, public groups and queues of a project. None of them belongs to a namespace: they cannot be packaged.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_role.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_group.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { createError } from '../diagnostic.ts';
import { flag, group, groups, irrelevant, oneOf, readElement, refused, text, texts } from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Component, Project } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import type { ObjectSchema } from './model.ts';

export interface RoleSetup {
  /** Developer name. */
  readonly name: string;
  readonly label: string;
  readonly parent: string | null;
  readonly description: string | null;
  /** What owners of accounts may do with children of their accounts that others own. */
  readonly opportunityAccess: string | null;
  readonly caseAccess: string | null;
  readonly contactAccess: string | null;
}

export interface GroupSetup {
  readonly name: string;
  readonly label: string;
  readonly doesIncludeBosses: boolean;
}

/** Groups that stand for others: a public group, or those a role brings. */
export interface MemberSetup {
  readonly kind: 'group' | 'role' | 'roleAndSubordinates' | 'roleAndSubordinatesInternal';
  readonly name: string;
}

export interface QueueSetup {
  readonly name: string;
  readonly label: string;
  readonly email: string | null;
  readonly doesSendEmailToMembers: boolean;
  /** Canonical names of the objects whose records it may own. */
  readonly objects: readonly string[];
  readonly members: readonly MemberSetup[];
}

export interface SharingSetup {
  /** Parents before their children. */
  readonly roles: readonly RoleSetup[];
  readonly groups: readonly GroupSetup[];
  readonly queues: readonly QueueSetup[];
}

/** Feature without which no user is external. */
export const DIGITAL_EXPERIENCES = 'Communities';

export const NO_EXTERNAL_SUBORDINATES =
  'roleAndSubordinates reaches external users, which this org does not have; use roleAndSubordinatesInternal';

const LEVEL = oneOf('None', 'Read', 'Edit');
const REMARK = irrelevant('a remark');

const ROLE: ElementRules = {
  fullName: text,
  name: text,
  parentRole: text,
  description: text,
  caseAccessLevel: LEVEL,
  contactAccessLevel: LEVEL,
  opportunityAccessLevel: LEVEL,
  mayForecastManagerShare: refused('forecasts are not supported', 'false')
};

const GROUP: ElementRules = { fullName: text, name: text, description: REMARK, doesIncludeBosses: flag };

const QUEUE: ElementRules = {
  fullName: text,
  name: text,
  description: REMARK,
  doesSendEmailToMembers: flag,
  email: text,
  queueRoutingConfig: refused('work is not routed'),
  queueSobject: groups({ sobjectType: text }),
  queueMembers: group({
    publicGroups: group({ publicGroup: texts }),
    roles: group({ role: texts }),
    roleAndSubordinates: group({ roleAndSubordinate: texts }),
    roleAndSubordinatesInternal: group({ roleAndSubordinateInternal: texts }),
    users: refused('the users of the local org are not known when it is deployed')
  })
};

/** By element of the members, the one below it and what it names. */
const MEMBERS: readonly (readonly [string, string, MemberSetup['kind']])[] = [
  ['publicGroups', 'publicGroup', 'group'],
  ['roles', 'role', 'role'],
  ['roleAndSubordinates', 'roleAndSubordinate', 'roleAndSubordinates'],
  ['roleAndSubordinatesInternal', 'roleAndSubordinateInternal', 'roleAndSubordinatesInternal']
];

export interface SharingContext {
  readonly project: Project;
  readonly findObject: (name: string) => ObjectSchema | undefined;
  readonly diagnostics: Diagnostic[];
  readonly features: ReadonlySet<string>;
}

export function readSharingSetup(context: SharingContext): SharingSetup {
  const roles = inOrder(
    componentsOf(context, 'Role').map((each) => readRole(each, context)),
    context
  );
  const groupsRead = componentsOf(context, 'Group').map((each) => readGroup(each, context));
  const known = { roles, groups: groupsRead };
  return { ...known, queues: componentsOf(context, 'Queue').map((each) => readQueue(each, known, context)) };
}

function componentsOf({ project }: SharingContext, type: string): readonly Component[] {
  return project.components
    .filter((each) => each.type === type)
    .toSorted((left, right) => (left.fullName < right.fullName ? -1 : 1));
}

function labelOf(component: Component, node: MetadataNode, context: SharingContext): string {
  const label = node.text('name');
  if (label === null) fault(context, `${component.type} ${component.fullName} needs <name>`, node);
  return label ?? component.fullName;
}

function readRole(component: Component, context: SharingContext): RoleSetup {
  const node = readElement('Role', component.element, ROLE, context.diagnostics);
  return {
    name: component.fullName,
    label: labelOf(component, node, context),
    parent: node.text('parentRole'),
    description: node.text('description'),
    opportunityAccess: node.text('opportunityAccessLevel'),
    caseAccess: node.text('caseAccessLevel'),
    contactAccess: node.text('contactAccessLevel')
  };
}

/** Parents first; unknown parents and circles are reported, and such roles left without a parent. */
function inOrder(roles: readonly RoleSetup[], context: SharingContext): readonly RoleSetup[] {
  const byName = new Map(roles.map((role) => [nameKey(role.name), role]));
  const sorted: RoleSetup[] = [];
  const open = new Set<RoleSetup>();
  const visit = (role: RoleSetup): void => {
    if (sorted.includes(role)) return;
    open.add(role);
    const parent = role.parent === null ? undefined : byName.get(nameKey(role.parent));
    const problem =
      role.parent === null
        ? null
        : parent === undefined
          ? `The parent ${role.parent} of the role ${role.name} does not exist`
          : open.has(parent)
            ? `The role ${role.name} stands above itself`
            : null;
    if (problem !== null) {
      const component = componentsOf(context, 'Role').find((each) => each.fullName === role.name);
      if (component !== undefined)
        context.diagnostics.push(createError('schema.sharing', problem, component.element.origin));
    } else if (parent !== undefined) visit(parent);
    open.delete(role);
    sorted.push(role);
  };
  roles.forEach(visit);
  return sorted;
}

function readGroup(component: Component, context: SharingContext): GroupSetup {
  const node = readElement('Group', component.element, GROUP, context.diagnostics);
  return {
    name: component.fullName,
    label: labelOf(component, node, context),
    doesIncludeBosses: node.flag('doesIncludeBosses') ?? true
  };
}

function readQueue(
  component: Component,
  known: Pick<SharingSetup, 'roles' | 'groups'>,
  context: SharingContext
): QueueSetup {
  const node = readElement('Queue', component.element, QUEUE, context.diagnostics);
  const objects = node.groups('queueSobject').flatMap((each) => {
    const name = each.text('sobjectType') ?? '';
    const object = context.findObject(name);
    if (object?.field('OwnerId')?.reference?.to.includes('Group') === true) return [object.name.canonical];
    fault(context, `The queue ${component.fullName} cannot own records of ${name}`, each);
    return [];
  });
  const members = MEMBERS.flatMap(([list, element, kind]) =>
    (node.group('queueMembers')?.group(list)?.texts(element) ?? []).map((name) => ({ kind, name }))
  );
  for (const { kind, name } of members) {
    if (kind === 'roleAndSubordinates' && !context.features.has(DIGITAL_EXPERIENCES))
      fault(context, `The queue ${component.fullName}: ${NO_EXTERNAL_SUBORDINATES}`, node);
    const candidates = kind === 'group' ? known.groups : known.roles;
    if (!candidates.some((each) => nameKey(each.name) === nameKey(name)))
      fault(context, `The queue ${component.fullName} has the unknown member ${name}`, node);
  }
  return {
    name: component.fullName,
    label: labelOf(component, node, context),
    email: node.text('email'),
    doesSendEmailToMembers: node.flag('doesSendEmailToMembers') ?? false,
    objects,
    members
  };
}

function fault(context: SharingContext, message: string, node: MetadataNode): void {
  context.diagnostics.push(createError('schema.sharing', message, node.element.origin));
}
