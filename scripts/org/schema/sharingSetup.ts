/**
 * Roles, public groups, queues and sharing rules of a project. None of them belongs to a namespace: they cannot be packaged.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_role.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_group.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_queue.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { createError } from '../diagnostic.ts';
import { readElement } from '../source/elementRules.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { Component, Project } from '../source/project.ts';
import { nameKey } from './apiName.ts';
import { DIGITAL_EXPERIENCES, NO_EXTERNAL_SUBORDINATES } from './licenses.ts';
import type { ObjectSchema } from './model.ts';
import { GROUP_RULES, QUEUE_RULES, ROLE_RULES, SITE_RULES } from './sharingElements.ts';
import { readSharingRules } from './sharingRules.ts';
import type { SharingRule } from './sharingRules.ts';

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

/** What a site brings to those who visit it without signing in. */
export interface SiteSetup {
  readonly name: string;
  readonly label: string;
  readonly isActive: boolean;
  /** Username of the owner of what guests create. */
  readonly defaultOwner: string | null;
}

export interface SharingSetup {
  /** Parents before their children. */
  readonly roles: readonly RoleSetup[];
  readonly groups: readonly GroupSetup[];
  readonly queues: readonly QueueSetup[];
  readonly rules: readonly SharingRule[];
  readonly sites: readonly SiteSetup[];
}

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
  const queues = componentsOf(context, 'Queue').map((each) => readQueue(each, known, context));
  const rules = readSharingRules(componentsOf(context, 'SharingRules'), { ...known, queues }, context);
  return { ...known, queues, rules, sites: componentsOf(context, 'CustomSite').map((each) => readSite(each, context)) };
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
  const node = readElement('Role', component.element, ROLE_RULES, context.diagnostics);
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
  const node = readElement('Group', component.element, GROUP_RULES, context.diagnostics);
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
  const node = readElement('Queue', component.element, QUEUE_RULES, context.diagnostics);
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

function readSite(component: Component, context: SharingContext): SiteSetup {
  const node = readElement('CustomSite', component.element, SITE_RULES, context.diagnostics);
  const label = node.text('masterLabel');
  if (label === null) fault(context, `The site ${component.fullName} needs <masterLabel>`, node);
  return {
    name: component.fullName,
    label: label ?? component.fullName,
    isActive: node.flag('active') ?? false,
    defaultOwner: node.text('siteGuestRecordDefaultOwner')
  };
}

function fault(context: SharingContext, message: string, node: MetadataNode): void {
  context.diagnostics.push(createError('schema.sharing', message, node.element.origin));
}
