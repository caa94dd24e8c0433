/**
 * Who may see a file: its owner, and whoever may see a record, or is a user or in a group, that it is linked to.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentdocumentlink.htm
 */
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { higher, lower } from './accessLevel.ts';
import type { RecordAccess } from './accessLevel.ts';
import type { SharingView } from './recordAccess.ts';
import { idOf, liveRows, textOf } from './rowReader.ts';
import { requireObject } from './seedRow.ts';

/** Viewer, collaborator; `I` follows the record. */
const SHARE_TYPES: Readonly<Record<string, RecordAccess>> = { V: 'read', C: 'edit', I: 'all' };

type LevelOf = (view: SharingView, object: ObjectSchema, row: Row) => RecordAccess;

/** @param levelOf what sharing gives on a record that the file is linked to */
export function documentAccess(view: SharingView, object: ObjectSchema, row: Row, levelOf: LevelOf): RecordAccess {
  const { transaction, principals } = view;
  const { schema, store } = transaction;
  const owner = textOf(object, row, 'OwnerId') ?? '';
  if (principals.isMember(owner)) return 'all';
  const links = requireObject(schema, 'ContentDocumentLink');
  let level: RecordAccess = 'none';
  for (const link of liveRows(store, links, 'ContentDocumentId', idOf(row))) {
    const linkedId = textOf(links, link, 'LinkedEntityId') ?? '';
    const linked = schema.objectByKeyPrefix(linkedId.slice(0, 3));
    const linkedRow = linked === undefined ? undefined : store.get(linked, linkedId);
    if (linked === undefined || linkedRow === undefined) continue;
    const isPerson = linked.name.canonical === 'User' || linked.name.canonical === 'Group';
    const own = isPerson ? (principals.isMember(linkedId) ? 'all' : 'none') : levelOf(view, linked, linkedRow);
    level = higher(level, lower(own, SHARE_TYPES[textOf(links, link, 'ShareType') ?? ''] ?? 'none'));
  }
  return level;
}
