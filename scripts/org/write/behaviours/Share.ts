/**
 * Share rows that code writes: only manual ones, only levels above the default, one per record and grantee.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm
 */
import { accessRank, levelNamed } from '../../access/accessLevel.ts';
import { accessIn, defaultAccess, openSharing } from '../../access/recordAccess.ts';
import { idOf, liveRows, textOf } from '../../access/rowReader.ts';
import { shareObjectOf } from '../../access/shareRows.ts';
import type { ShareObject } from '../../access/shareRows.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { discardRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

const MANUAL = 'Manual';
const LEVELS: ReadonlySet<string> = new Set(['Read', 'Edit']);
/** Levels on the children of a shared account; the platform fills them where the caller does not. */
const CHILD_LEVELS = ['CaseAccessLevel', 'ContactAccessLevel'];

interface SharedRecord extends ShareObject {
  readonly parent: ObjectSchema;
}

function sharedObject({ transaction, object }: SaveStep): SharedRecord {
  const name = object.name.canonical;
  const parentName = name.endsWith('__Share') ? `${name.slice(0, -'Share'.length)}c` : name.slice(0, -'Share'.length);
  const parent = transaction.schema.object(parentName);
  const share = parent === undefined ? null : shareObjectOf(transaction.schema, parent);
  if (parent === undefined || share === null) throw new Error(`${name} shares no object.`);
  return { ...share, parent };
}

function check(step: SaveStep, shared: SharedRecord, item: SaveItem): void {
  const { object, access, transaction } = step;
  const cause = textOf(object, item.draft, 'RowCause');
  if (cause !== MANUAL)
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', `Sharing rows with the row cause ${cause} cannot be written`, [
      'RowCause'
    ]);
  const level = textOf(object, item.draft, shared.levelField) ?? '';
  const given = accessRank(defaultAccess({ ...access.user, userType: 'Standard' }, shared.parent));
  if (!LEVELS.has(level) || accessRank(levelNamed(level)) <= given) {
    const message = `field integrity exception: ${shared.levelField} (trivial share level ${level}, for organization with default level ${shared.parent.sharingModel})`;
    addError(item, 'FIELD_FILTER_VALIDATION_EXCEPTION', message, [shared.levelField]);
  }
  if (access.mode === 'system' && access.sharing === 'without') return;
  const row = transaction.store.get(shared.parent, textOf(object, item.draft, shared.parentField) ?? '');
  if (row !== undefined && accessIn(openSharing(access.user, transaction), shared.parent, row) !== 'all') {
    addError(item, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}

export const ShareBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const cause = object.field('RowCause');
      if (cause !== undefined) item.draft[cause.slot] ??= MANUAL;
      for (const column of CHILD_LEVELS) {
        const field = object.field(column);
        if (field !== undefined) item.draft[field.slot] ??= 'None';
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
  }
};
