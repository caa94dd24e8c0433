/**
 * What sharing rules by owner give, judged when it is asked for: they follow the groups and roles of owners. Rules by criteria follow
 * the record alone and leave share rows behind when it is saved.
 *
 * https://help.salesforce.com/s/articleView?id=platform.security_sharing_rule_types.htm
 */
import type { Row, Store } from '../data/store.ts';
import { nameKey } from '../schema/apiName.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { Audience, SharingRule } from '../schema/sharingRules.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { higher, levelNamed } from './accessLevel.ts';
import type { RecordAccess } from './accessLevel.ts';
import { membershipsOf } from './principals.ts';
import type { Principals } from './principals.ts';
import { idOf, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';

interface Org {
  readonly schema: OrgSchema;
  readonly store: Store;
}

/** Type of the group that stands for each audience. */
const GROUP_TYPES: Readonly<Record<Exclude<Audience['kind'], 'guestUser'>, string>> = {
  allInternalUsers: 'Organization',
  allPartnerUsers: 'PRMOrganization',
  group: 'Regular',
  queue: 'Queue',
  role: 'Role',
  roleAndSubordinates: 'RoleAndSubordinates',
  roleAndSubordinatesInternal: 'RoleAndSubordinatesInternal'
};

/** Id of the group, or of the guest; null where there is none (any more). */
export function audienceId({ schema, store }: Org, { kind, name }: Audience): string | null {
  if (kind === 'guestUser') {
    const user = requireObject(schema, 'User');
    for (const row of store.scan(user)) {
      const isNamed = nameKey(textOf(user, row, 'CommunityNickname') ?? '') === nameKey(name);
      if (isNamed && textOf(user, row, 'UserType') === 'Guest') return idOf(row);
    }
    return null;
  }
  const group = requireObject(schema, 'Group');
  for (const row of store.scan(group)) {
    if (textOf(group, row, 'Type') !== GROUP_TYPES[kind]) continue;
    if (kind.startsWith('all') || nameKey(textOf(group, row, 'DeveloperName') ?? '') === nameKey(name))
      return idOf(row);
  }
  return null;
}

export interface OwnerRules {
  /** The best level the rules give on a record; `column` asks for a level on the children of an account. */
  level(object: ObjectSchema, row: Row, column?: string): RecordAccess;
}

interface PreparedRule {
  readonly rule: SharingRule;
  readonly from: string;
}

const NOTHING: OwnerRules = { level: () => 'none' };

/** Rules that share with the user are found once, owners are looked up once each. */
export function ownerRulesFor(principals: Principals, transaction: Transaction): OwnerRules {
  const { rules } = transaction.schema.sharing;
  if (!rules.some(({ kind }) => kind === 'owner')) return NOTHING;
  const prepared = new Map<string, readonly PreparedRule[]>();
  const owners = new Map<string, ReadonlySet<string>>();
  const rulesOf = (object: string): readonly PreparedRule[] => {
    const known = prepared.get(object);
    if (known !== undefined) return known;
    const found = ownerRulesOf(transaction, object).flatMap(({ rule, from, to }) =>
      principals.isMember(to) || principals.isAbove(to) ? [{ rule, from }] : []
    );
    prepared.set(object, found);
    return found;
  };
  const membershipsOfOwner = (owner: string): ReadonlySet<string> => {
    const known = owners.get(owner) ?? membershipsOf(owner, transaction);
    owners.set(owner, known);
    return known;
  };
  return {
    level(object, row, column) {
      const applicable = rulesOf(object.name.canonical);
      const owner = applicable.length === 0 ? null : textOf(object, row, 'OwnerId');
      if (owner === null) return 'none';
      return applicable
        .filter(({ from }) => owner === from || membershipsOfOwner(owner).has(from))
        .map(({ rule }) => levelNamed(column === undefined ? rule.level : (rule.childLevels[column] ?? null)))
        .reduce<RecordAccess>(higher, 'none');
    }
  };
}

/** Rules by owner with the groups they lead from and to. */
export function ownerRulesOf(
  org: Org,
  object: string
): readonly { readonly rule: SharingRule; readonly from: string; readonly to: string }[] {
  return org.schema.sharing.rules.flatMap((rule) => {
    if (rule.kind !== 'owner' || rule.object !== object || rule.sharedFrom === null) return [];
    const from = audienceId(org, rule.sharedFrom);
    const to = audienceId(org, rule.sharedTo);
    return from === null || to === null ? [] : [{ rule, from, to }];
  });
}
