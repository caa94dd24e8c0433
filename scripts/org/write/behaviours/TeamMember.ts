/**
 * Team members of accounts and opportunities: each user once, with a share row of its own that follows the levels of the member.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountteammember.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunityteammember.htm
 */
import { liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { addRow, changeRow, discardRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isSameIn, setField } from './draftFields.ts';

interface Team {
  readonly share: string;
  readonly parent: string;
  /** Levels that member and share row have in common, with what a member gets where nobody says. */
  readonly levels: Readonly<Record<string, string>>;
}

const TEAMS: Readonly<Record<string, Team>> = {
  AccountTeamMember: {
    share: 'AccountShare',
    parent: 'AccountId',
    levels: {
      AccountAccessLevel: 'Read',
      CaseAccessLevel: 'None',
      ContactAccessLevel: 'None',
      OpportunityAccessLevel: 'None'
    }
  },
  OpportunityTeamMember: {
    share: 'OpportunityShare',
    parent: 'OpportunityId',
    levels: { OpportunityAccessLevel: 'Read' }
  }
};

/** The documents state the rules without their texts; see DIFFERENCES.md SO3. */
export const TEAM_TEXTS = {
  twice: 'The user is a member of the team already',
  level: (level: string): string => `The access level ${level} cannot be given to a member of a team`
} as const;

const GIVEN: ReadonlySet<string> = new Set(['None', 'Read', 'Edit']);

function teamOf({ object }: SaveStep): Team {
  const team = TEAMS[object.name.canonical];
  if (team === undefined) throw new Error(`${object.name.canonical} is no team.`);
  return team;
}

function derive({ object, transaction }: SaveStep, item: SaveItem, team: Team): void {
  for (const [name, level] of Object.entries(team.levels)) {
    const slot = object.field(name)?.slot;
    if (slot !== undefined) item.draft[slot] ??= level;
  }
  const users = requireObject(transaction.schema, 'User');
  const user = transaction.store.get(users, textOf(object, item.draft, 'UserId') ?? '');
  if (user === undefined) return;
  for (const name of ['Name', 'Title']) setField(object, item, name, valueOf(users, user, name));
}

function check({ object, transaction }: SaveStep, item: SaveItem, earlier: readonly SaveItem[], team: Team): void {
  for (const name of Object.keys(team.levels)) {
    const level = textOf(object, item.draft, name);
    if (level !== null && !GIVEN.has(level))
      addError(item, 'FIELD_INTEGRITY_EXCEPTION', TEAM_TEXTS.level(level), [name]);
  }
  const stored = liveRows(transaction.store, object, team.parent, valueOf(object, item.draft, team.parent));
  const others = [...stored].filter((row) => row[0] !== item.id);
  const isMember = [...others, ...earlier.map(({ draft }) => draft)].some((row) =>
    isSameIn(object, row, item.draft, [team.parent, 'UserId'])
  );
  if (isMember) addError(item, 'DUPLICATE_VALUE', TEAM_TEXTS.twice, ['UserId']);
}

function shareRow(
  transaction: Transaction,
  share: ObjectSchema,
  team: Team,
  object: ObjectSchema,
  member: Row
): Row | undefined {
  return [...liveRows(transaction.store, share, team.parent, valueOf(object, member, team.parent))].find(
    (row) =>
      textOf(share, row, 'RowCause') === 'Team' &&
      textOf(share, row, 'UserOrGroupId') === textOf(object, member, 'UserId')
  );
}

export const TeamMemberBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item, teamOf(step));
  },
  validate(step, items) {
    items.forEach((item, index) => {
      check(step, item, items.slice(0, index), teamOf(step));
    });
  },
  afterSave(step, items) {
    const { object, transaction } = step;
    const team = teamOf(step);
    const share = requireObject(transaction.schema, team.share);
    for (const { draft } of items) {
      const levels: Record<string, StoredValue> = {};
      for (const name of Object.keys(team.levels)) levels[name] = valueOf(object, draft, name);
      const known = shareRow(transaction, share, team, object, draft);
      if (known !== undefined) changeRow(transaction, share, known, levels);
      else
        addRow(transaction, share, {
          ...levels,
          [team.parent]: valueOf(object, draft, team.parent),
          UserOrGroupId: valueOf(object, draft, 'UserId'),
          RowCause: 'Team'
        });
    }
  },
  beforeDelete(step, items) {
    const { object, transaction } = step;
    const team = teamOf(step);
    const share = requireObject(transaction.schema, team.share);
    for (const item of items) {
      const known = shareRow(transaction, share, team, object, item.before ?? []);
      if (known !== undefined) discardRow(transaction, share, known);
    }
  }
};
