/**
 * Share rows: who else was given a record.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import { higher, levelNamed } from './accessLevel.ts';
import type { RecordAccess } from './accessLevel.ts';
import type { SharingView } from './recordAccess.ts';
import { idOf, liveRows, textOf } from './rowReader.ts';

export interface ShareObject {
  readonly object: ObjectSchema;
  /** Lookup to the shared record and the column that holds the level. */
  readonly parentField: string;
  readonly levelField: string;
}

/** The share object of an object, or null where it has none. */
export function shareObjectOf(schema: OrgSchema, object: ObjectSchema): ShareObject | null {
  const name = object.name.canonical;
  const isCustom = object.kind === 'custom';
  const share = schema.object(isCustom ? name.replace(/__c$/, '__Share') : `${name}Share`);
  if (share === undefined) return null;
  return isCustom
    ? { object: share, parentField: 'ParentId', levelField: 'AccessLevel' }
    : { object: share, parentField: `${name}Id`, levelField: `${name}AccessLevel` };
}

/** The best level the share rows of a record give the user; `column` asks for another level the row carries. */
export function shareLevel(view: SharingView, object: ObjectSchema, row: Row, column?: string): RecordAccess {
  const { transaction, principals } = view;
  const share = shareObjectOf(transaction.schema, object);
  if (share === null) return 'none';
  let level: RecordAccess = 'none';
  for (const shareRow of liveRows(transaction.store, share.object, share.parentField, idOf(row))) {
    const grantee = textOf(share.object, shareRow, 'UserOrGroupId') ?? '';
    if (!principals.isMember(grantee) && !principals.isAbove(grantee)) continue;
    level = higher(level, levelNamed(textOf(share.object, shareRow, column ?? share.levelField)));
  }
  return level;
}
