/**
 * Share rows that code writes: manual ones and those of an Apex sharing reason, only levels above the default, one per record, grantee
 * and cause.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm
 */
import { accessRank, levelNamed, lower } from '../../access/accessLevel.ts';
import type { RecordAccess } from '../../access/accessLevel.ts';
import { accessIn, defaultLevel, openSharing } from '../../access/recordAccess.ts';
import { idOf, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { isApexReason, KEPT_BY_PLATFORM, MANUAL, sharedBy } from '../../access/shareRows.ts';
import type { ShareObject } from '../../access/shareRows.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { discardRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

const LEVELS: ReadonlySet<string> = new Set(['Read', 'Edit']);
/** Levels on the children of a shared account, by the child; the platform fills them where the caller does not. */
const CHILD_LEVELS: Readonly<Record<string, string>> = {
  OpportunityAccessLevel: 'Opportunity',
  CaseAccessLevel: 'Case',
  ContactAccessLevel: 'Contact'
};
/** Groups a record may be shared with; the platform keeps the others for itself. */
const GRANTEE_GROUPS: ReadonlySet<string> = new Set([
  'Regular',
  'Queue',
  'Role',
  'RoleAndSubordinates',
  'RoleAndSubordinatesInternal',
  'Organization'
]);

export const SHARE_TEXTS = {
  cause: (cause: string | null): string => `Sharing rows with the row cause ${cause} cannot be written`,
  grantee: 'invalid user or group to share with',
  owner: 'insufficient access rights on cross-reference id',
  reason: 'only users with Modify All Data may write rows of an Apex sharing reason'
} as const;

function sharedObject({ transaction, object }: SaveStep): ShareObject {
  const shared = sharedBy(transaction.schema, object);
  if (shared === null) throw new Error(`${object.name.canonical} shares no object.`);
  return shared;
}

function check(step: SaveStep, shared: ShareObject, item: SaveItem): void {
  checkCause(step, item);
  checkLevel(step, shared, item);
  if (item.isInsert) checkGrantee(step, shared, item);
  const { access, transaction } = step;
  if (access.mode === 'system' && access.sharing === 'without') return;
  const row = transaction.store.get(shared.parent, textOf(step.object, item.draft, shared.parentField) ?? '');
  if (row !== undefined && accessIn(openSharing(access.user, transaction), shared.parent, row) !== 'all')
    addError(item, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

/** Code may not write rows of rules and teams; rows of a reason take Modify All Data where sharing applies. */
function checkCause({ object, access }: SaveStep, item: SaveItem): void {
  const cause = textOf(object, item.isInsert ? item.draft : (item.before ?? []), 'RowCause');
  if (cause === null || (cause !== MANUAL && !isApexReason(cause))) {
    if (item.isInsert) addError(item, 'FIELD_INTEGRITY_EXCEPTION', SHARE_TEXTS.cause(cause), ['RowCause']);
    else addError(item, 'INSUFFICIENT_ACCESS_OR_READONLY', KEPT_BY_PLATFORM);
    return;
  }
  const isUnchecked = access.mode === 'system' && access.sharing === 'without';
  if (isApexReason(cause) && !isUnchecked && !access.user.permissions.has('ModifyAllData'))
    addError(item, 'INSUFFICIENT_ACCESS_OR_READONLY', SHARE_TEXTS.reason);
}

/** One of the levels must give more than the default does, and none may be other than Read and Edit. */
function checkLevel(step: SaveStep, shared: ShareObject, item: SaveItem): void {
  const { object, transaction } = step;
  const level = textOf(object, item.draft, shared.levelField) ?? '';
  const granted: [ObjectSchema, string][] = [[shared.parent, level]];
  for (const [column, child] of Object.entries(CHILD_LEVELS)) {
    const value = column === shared.levelField ? null : textOf(object, item.draft, column);
    if (value !== null && value !== 'None') granted.push([requireObject(transaction.schema, child), value]);
  }
  const external = isExternalGrantee(step, textOf(object, item.draft, 'UserOrGroupId') ?? '');
  const given = (parent: ObjectSchema): RecordAccess =>
    external
      ? lower(defaultLevel(parent.sharingModel), defaultLevel(parent.externalSharingModel))
      : defaultLevel(parent.sharingModel);
  const isUsual = granted.every(([, each]) => LEVELS.has(each));
  if (isUsual && granted.some(([parent, each]) => accessRank(levelNamed(each)) > accessRank(given(parent)))) return;
  const message = `field integrity exception: ${shared.levelField} (trivial share level ${level}, for organization with default level ${shared.parent.sharingModel})`;
  addError(item, 'FIELD_FILTER_VALIDATION_EXCEPTION', message, [shared.levelField]);
}

/** Users from outside, and the groups of their roles: what everybody inside has may be new to them. */
function isExternalGrantee({ transaction }: SaveStep, id: string): boolean {
  const { schema, store } = transaction;
  const [user, group, role] = [
    requireObject(schema, 'User'),
    requireObject(schema, 'Group'),
    requireObject(schema, 'UserRole')
  ];
  const userRow = store.get(user, id);
  if (userRow !== undefined) return !INTERNAL.has(textOf(user, userRow, 'UserType') ?? '');
  const groupRow = store.get(group, id);
  const roleRow = groupRow === undefined ? undefined : store.get(role, textOf(group, groupRow, 'RelatedId') ?? '');
  return roleRow !== undefined && (textOf(role, roleRow, 'PortalType') ?? 'None') !== 'None';
}

const INTERNAL: ReadonlySet<string> = new Set(['Standard', 'AutomatedProcess']);

/** Users, public groups, queues and roles; guests get nothing but by guest sharing rules, and an owner has everything. */
function checkGrantee({ object, transaction }: SaveStep, shared: ShareObject, item: SaveItem): void {
  const { schema, store } = transaction;
  const id = textOf(object, item.draft, 'UserOrGroupId') ?? '';
  const [user, group] = [requireObject(schema, 'User'), requireObject(schema, 'Group')];
  const userRow = store.get(user, id);
  const groupRow = store.get(group, id);
  const isFit =
    userRow === undefined
      ? groupRow !== undefined && GRANTEE_GROUPS.has(textOf(group, groupRow, 'Type') ?? '')
      : textOf(user, userRow, 'UserType') !== 'Guest';
  if (!isFit) {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', SHARE_TEXTS.grantee, ['UserOrGroupId']);
    return;
  }
  const parentRow = store.get(shared.parent, textOf(object, item.draft, shared.parentField) ?? '');
  const owner = parentRow === undefined ? null : textOf(shared.parent, parentRow, 'OwnerId');
  if (owner === id && textOf(object, item.draft, 'RowCause') === MANUAL)
    addError(item, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', SHARE_TEXTS.owner);
}

export const ShareBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const cause = object.field('RowCause');
      if (cause !== undefined) item.draft[cause.slot] ??= MANUAL;
      for (const column of Object.keys(CHILD_LEVELS)) {
        const field = object.field(column);
        if (field !== undefined && object.name.canonical === 'AccountShare') item.draft[field.slot] ??= 'None';
      }
    }
  },
  validate(step, items) {
    const shared = sharedObject(step);
    for (const item of items) check(step, shared, item);
  },
  afterSave(step, items) {
    const { object, transaction } = step;
    const { parentField } = sharedObject(step);
    for (const item of items) {
      const twins = [
        ...liveRows(transaction.store, object, parentField, textOf(object, item.draft, parentField))
      ].filter(
        (row) =>
          idOf(row) !== item.id &&
          ['UserOrGroupId', 'RowCause'].every((name) => textOf(object, row, name) === textOf(object, item.draft, name))
      );
      for (const row of twins) discardRow(transaction, object, row);
    }
  },
  beforeDelete(step, items) {
    for (const item of items) checkCause(step, item);
  }
};
