/**
 * Sharing rules: by owner, by criteria, and for guests.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm
 */
import { createError } from '../diagnostic.ts';
import { flag, group, groups, irrelevant, oneOf, readElement, refused, text, texts } from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Component } from '../source/project.ts';
import { nameKey, parseApiName } from './apiName.ts';
import { parseLogic } from './conditionLogic.ts';
import type { Logic } from './conditionLogic.ts';
import { DIGITAL_EXPERIENCES, NO_EXTERNAL_SUBORDINATES } from './licenses.ts';
import type { FieldSchema, FieldType, ObjectSchema, RollUpFilter, SharingModel } from './model.ts';
import { SUMMARY_FILTERS } from './rollUpSummaries.ts';
import type { SharingContext, SharingSetup } from './sharingSetup.ts';

/** Whom a rule shares with, or whose records it shares. */
export interface Audience {
  readonly kind: (typeof EVERYBODY)[number] | (typeof NAMED)[number];
  /** Developer name; the nickname of a guest; empty for everybody of a kind. */
  readonly name: string;
}

export interface SharingRule {
  readonly name: string;
  /** Canonical. */
  readonly object: string;
  readonly kind: 'owner' | 'criteria' | 'guest';
  readonly level: string;
  /** On the children of shared accounts, by column of the share rows. */
  readonly childLevels: Readonly<Record<string, string>>;
  readonly sharedTo: Audience;
  /** Whose records: of rules by owner alone. */
  readonly sharedFrom: Audience | null;
  /** Field, comparison and value as written; none for rules by owner. */
  readonly items: readonly RollUpFilter[];
  readonly logic: Logic;
  /** Records of owners who can have no role are shared as well. */
  readonly includesAllOwners: boolean;
}

const UNSUPPORTED = 'sharing with this kind of group is not supported';

const EVERYBODY = ['allInternalUsers', 'allPartnerUsers'] as const;
const NAMED = ['group', 'queue', 'role', 'roleAndSubordinates', 'roleAndSubordinatesInternal', 'guestUser'] as const;

const AUDIENCE: ElementRules = {
  ...Object.fromEntries(EVERYBODY.map((kind) => [kind, text])),
  ...Object.fromEntries(NAMED.map((kind) => [kind, texts])),
  allCustomerPortalUsers: refused('there are no customer users'),
  channelProgramGroup: refused(UNSUPPORTED),
  channelProgramGroups: refused(UNSUPPORTED),
  groups: refused('the notation before API 22; use group'),
  roles: refused('the notation before API 22; use role'),
  rolesAndSubordinates: refused('the notation before API 22; use roleAndSubordinates'),
  managers: refused(UNSUPPORTED),
  managerSubordinates: refused(UNSUPPORTED),
  portalRole: refused('roles of portals come with partner users'),
  portalRoleAndSubordinates: refused('roles of portals come with partner users'),
  territories: refused('territories are not supported'),
  territoriesAndSubordinates: refused('territories are not supported'),
  territory: refused('territories are not supported'),
  territoryAndSubordinates: refused('territories are not supported')
};

const CHILD_LEVEL = oneOf('None', 'Read', 'Edit');

const BASE: ElementRules = {
  fullName: text,
  label: text,
  description: irrelevant('a remark'),
  accessLevel: oneOf('Read', 'Edit'),
  accountSettings: group({
    caseAccessLevel: CHILD_LEVEL,
    contactAccessLevel: CHILD_LEVEL,
    opportunityAccessLevel: CHILD_LEVEL
  }),
  sharedTo: group(AUDIENCE)
};

const CRITERIA: ElementRules = {
  booleanFilter: text,
  criteriaItems: groups({
    field: text,
    operation: oneOf(...SUMMARY_FILTERS),
    value: text,
    valueField: refused('criteria compare a field with a value')
  })
};

export const SHARING_RULES: ElementRules = {
  fullName: text,
  sharingOwnerRules: groups({ ...BASE, sharedFrom: group(AUDIENCE) }),
  sharingCriteriaRules: groups({ ...BASE, ...CRITERIA, includeRecordsOwnedByAll: flag }),
  sharingGuestRules: groups({ ...BASE, ...CRITERIA, includeHVUOwnedRecords: flag }),
  sharingTerritoryRules: refused('territories are not supported')
};

/** Fields of these types cannot stand in criteria here; the platform leaves out most of them as well. */
const UNREADABLE: ReadonlySet<FieldType> = new Set([
  'date',
  'datetime',
  'time',
  'longtextarea',
  'richtextarea',
  'multipicklist',
  'address',
  'location',
  'base64',
  'anyType'
]);

const ELEMENTS = {
  owner: 'sharingOwnerRules',
  criteria: 'sharingCriteriaRules',
  guest: 'sharingGuestRules'
} as const;

type Known = Pick<SharingSetup, 'roles' | 'groups' | 'queues'>;

/** In the order of objects, and of the rules within a file: by owner, by criteria, for guests. */
export function readSharingRules(
  components: readonly Component[],
  known: Known,
  context: SharingContext
): readonly SharingRule[] {
  return components.flatMap((component) => {
    const node = readElement('SharingRules', component.element, SHARING_RULES, context.diagnostics);
    const object = context.findObject(component.fullName);
    if (object === undefined) {
      fault(context, `Sharing rules of ${component.fullName}: there is no such object in this org`, node);
      return [];
    }
    return (Object.keys(ELEMENTS) as (keyof typeof ELEMENTS)[]).flatMap((kind) =>
      node.groups(ELEMENTS[kind]).flatMap((each) => readRule(kind, each, object, known, context) ?? [])
    );
  });
}

function readRule(
  kind: SharingRule['kind'],
  node: MetadataNode,
  object: ObjectSchema,
  known: Known,
  context: SharingContext
): SharingRule | null {
  const name = node.text('fullName') ?? '';
  const title = `The sharing rule ${name} of ${object.name.canonical}`;
  const level = node.text('accessLevel') ?? '';
  const problem = problemOf(kind, object, level);
  if (problem !== null) {
    fault(context, `${title}: ${problem}`, node);
    return null;
  }
  const sharedTo = readAudience(node.group('sharedTo'), kind === 'guest', known, context);
  const sharedFrom = kind === 'owner' ? readAudience(node.group('sharedFrom'), false, known, context) : null;
  const items = node.groups('criteriaItems').map((each) => readItem(each, object, title, context));
  const logic = parseLogic(node.text('booleanFilter') ?? 'and', items.length);
  if (
    typeof sharedTo === 'string' ||
    typeof sharedFrom === 'string' ||
    logic === null ||
    (kind === 'criteria' && items.length === 0)
  ) {
    const why = [sharedTo, sharedFrom].find((each) => typeof each === 'string') ?? 'it has no valid conditions';
    fault(context, `${title}: ${String(why)}`, node);
    return null;
  }
  return {
    name,
    object: object.name.canonical,
    kind,
    level,
    childLevels: readChildLevels(node.group('accountSettings')),
    sharedTo,
    sharedFrom,
    items,
    logic,
    includesAllOwners: kind !== 'criteria' || node.flag('includeRecordsOwnedByAll') === true
  };
}

const RANKS: Readonly<Partial<Record<SharingModel, number>>> = { Private: 0, Read: 1 };

function problemOf(kind: SharingRule['kind'], object: ObjectSchema, level: string): string | null {
  if (object.sharingModel.startsWith('Controlled')) return 'access to its records depends on their parent';
  const given = Math.min(RANKS[object.sharingModel] ?? 2, RANKS[object.externalSharingModel] ?? 2);
  if (kind === 'guest') return level === 'Read' ? null : 'guests can only be given read access';
  if ((level === 'Edit' ? 2 : 1) > given) return null;
  return `access level ${level} gives nothing above the organization-wide default`;
}

/** A text says what is wrong. */
function readAudience(
  node: MetadataNode | null,
  isGuest: boolean,
  known: Known,
  { features }: SharingContext
): Audience | string {
  const found: readonly Audience[] = [
    ...EVERYBODY.flatMap((kind) => (node === null || node.text(kind) === null ? [] : [{ kind, name: '' }])),
    ...NAMED.flatMap((kind) => (node?.texts(kind) ?? []).map((name) => ({ kind, name })))
  ];
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) return 'it names not exactly one group';
  if ((only.kind === 'guestUser') !== isGuest) return 'guests are shared with by guest rules, and by them alone';
  if (only.kind === 'allPartnerUsers' && !features.has(DIGITAL_EXPERIENCES)) return 'this org has no partner users';
  if (only.kind === 'roleAndSubordinates' && !features.has(DIGITAL_EXPERIENCES)) return NO_EXTERNAL_SUBORDINATES;
  const names =
    only.kind === 'group'
      ? known.groups
      : only.kind === 'queue'
        ? known.queues
        : only.kind.startsWith('role')
          ? known.roles
          : null;
  return names === null || names.some((each) => nameKey(each.name) === nameKey(only.name))
    ? only
    : `there is no ${only.kind} ${only.name}`;
}

function readItem(node: MetadataNode, object: ObjectSchema, title: string, context: SharingContext): RollUpFilter {
  const written = node.text('field') ?? '';
  const field = fieldNamed(object, parseApiName(written, context.project.namespace).canonical);
  if (field === undefined) fault(context, `${title}: there is no field ${written}`, node);
  else if (UNREADABLE.has(field.type) || field.formula !== null || field.summary !== null)
    fault(context, `${title}: criteria on fields like ${written} are not supported`, node);
  return {
    field: field?.name.canonical ?? written,
    operation: SUMMARY_FILTERS.find((each) => each === node.text('operation')) ?? 'equals',
    value: node.text('value') ?? ''
  };
}

/** The metadata API names lookups without `Id`. */
function fieldNamed(object: ObjectSchema, name: string): FieldSchema | undefined {
  return object.field(name) ?? object.field(`${name}Id`);
}

function readChildLevels(node: MetadataNode | null): Readonly<Record<string, string>> {
  if (node === null) return {};
  return Object.fromEntries(
    ['Case', 'Contact', 'Opportunity'].map((child) => [
      `${child}AccessLevel`,
      node.text(`${child.toLowerCase()}AccessLevel`) ?? 'None'
    ])
  );
}

function fault(context: SharingContext, message: string, node: MetadataNode): void {
  context.diagnostics.push(createError('schema.sharing', message, node.element.origin));
}
