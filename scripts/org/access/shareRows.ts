/**
 * Share rows: who else was given a record.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import { higher, levelNamed } from './accessLevel.ts';
import type { RecordAccess } from './accessLevel.ts';
import { isHiddenFromGuests } from './pendingGuestShares.ts';
import type { SharingView } from './recordAccess.ts';
import { idOf, liveRows, textOf } from './rowReader.ts';

export interface ShareObject {
  readonly object: ObjectSchema;
  /** The object whose records it shares. */
  readonly parent: ObjectSchema;
  /** Lookup to the shared record and the column that holds the level. */
  readonly parentField: string;
  readonly levelField: string;
}

export const MANUAL = 'Manual';

/** Rows of owners, rules and accounts change with what they follow from. */
export const KEPT_BY_PLATFORM = 'cannot change share rows that the platform keeps itself';

const SHARE_OBJECTS = new WeakMap<ObjectSchema, ShareObject | null>();

/** The share object of an object, or null where it has none; asked for every row of a query. */
export function shareObjectOf(schema: OrgSchema, parent: ObjectSchema): ShareObject | null {
  const known = SHARE_OBJECTS.get(parent);
  if (known !== undefined) return known;
  const found = findShareObject(schema, parent);
  SHARE_OBJECTS.set(parent, found);
  return found;
}

function findShareObject(schema: OrgSchema, parent: ObjectSchema): ShareObject | null {
  const name = parent.name.canonical;
  const isCustom = parent.kind === 'custom';
  const object = schema.object(isCustom ? name.replace(/__c$/, '__Share') : `${name}Share`);
  if (object === undefined) return null;
  return isCustom
    ? { object, parent, parentField: 'ParentId', levelField: 'AccessLevel' }
    : { object, parent, parentField: `${name}Id`, levelField: `${name}AccessLevel` };
}

/** The other way round: what a share object shares; null for every other object. */
export function sharedBy(schema: OrgSchema, object: ObjectSchema): ShareObject | null {
  const name = object.name.canonical;
  const stem = /^(.+?)(?:__)?Share$/.exec(name)?.[1];
  if (stem === undefined) return null;
  const parent = schema.object(name.endsWith('__Share') ? `${stem}__c` : stem);
  return parent === undefined ? null : shareObjectOf(schema, parent);
}

/** True for rows that code wrote for a reason of the project's own: they outlive a change of owner. */
export function isApexReason(cause: string): boolean {
  return cause.endsWith('__c');
}

/** The best level the share rows of a record give the user; `column` asks for another level the row carries. */
export function shareLevel(view: SharingView, object: ObjectSchema, row: Row, column?: string): RecordAccess {
  const { transaction, principals, user } = view;
  const share = shareObjectOf(transaction.schema, object);
  if (share === null) return 'none';
  let level: RecordAccess = 'none';
  for (const shareRow of liveRows(transaction.store, share.object, share.parentField, idOf(row))) {
    const grantee = textOf(share.object, shareRow, 'UserOrGroupId') ?? '';
    if (!principals.isMember(grantee) && !principals.isAbove(grantee)) continue;
    if (user.userType === 'Guest' && isHiddenFromGuests(transaction, idOf(shareRow))) continue;
    level = higher(level, levelNamed(textOf(share.object, shareRow, column ?? share.levelField)));
  }
  return level;
}
