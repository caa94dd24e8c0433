/**
 * Members of public groups and queues: users, public groups and roles. A row like one that is there replaces it.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_groupmember.htm
 */
import { idOf, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { discardRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** Kinds of group that have members, and that can be members. */
const HOLDERS: ReadonlySet<string> = new Set(['Regular', 'Queue']);
const HELD: ReadonlySet<string> = new Set([
  'Regular',
  'Role',
  'RoleAndSubordinates',
  'RoleAndSubordinatesInternal',
  'Organization',
  'PRMOrganization',
  'AllCustomerPortal'
]);

export const MEMBER_TEXTS = {
  holder: 'only public groups and queues have members',
  member: 'invalid member of a group',
  circle: 'a group cannot be a member of itself, directly or through others'
} as const;

function typeOf({ transaction }: SaveStep, id: string): string | null {
  const { schema, store } = transaction;
  const [user, group] = [requireObject(schema, 'User'), requireObject(schema, 'Group')];
  const userRow = store.get(user, id);
  if (userRow !== undefined) return textOf(user, userRow, 'UserType') === 'Guest' ? 'Guest' : 'User';
  const row = store.get(group, id);
  return row === undefined ? null : textOf(group, row, 'Type');
}

function check(step: SaveStep, item: SaveItem): void {
  const { object } = step;
  const groupId = textOf(object, item.draft, 'GroupId') ?? '';
  const memberId = textOf(object, item.draft, 'UserOrGroupId') ?? '';
  const member = typeOf(step, memberId) ?? '';
  if (!HOLDERS.has(typeOf(step, groupId) ?? ''))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', MEMBER_TEXTS.holder, ['GroupId']);
  else if (member !== 'User' && !HELD.has(member))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', MEMBER_TEXTS.member, ['UserOrGroupId']);
  else if (holds(step, memberId, groupId))
    addError(item, 'CIRCULAR_DEPENDENCY', MEMBER_TEXTS.circle, ['UserOrGroupId']);
}

/** True where `wanted` is `groupId` itself or among its members' members. */
function holds({ object, transaction }: SaveStep, groupId: string, wanted: string): boolean {
  const seen = new Set<string>();
  const open = [groupId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === wanted) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const row of liveRows(transaction.store, object, 'GroupId', id))
      open.push(textOf(object, row, 'UserOrGroupId') ?? '');
  }
  return false;
}

export const GroupMemberBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) check(step, item);
  },
  afterSave({ object, transaction }, items) {
    for (const item of items) {
      const member = textOf(object, item.draft, 'UserOrGroupId');
      for (const row of [...liveRows(transaction.store, object, 'GroupId', textOf(object, item.draft, 'GroupId'))])
        if (idOf(row) !== item.id && textOf(object, row, 'UserOrGroupId') === member)
          discardRow(transaction, object, row);
    }
  }
};
