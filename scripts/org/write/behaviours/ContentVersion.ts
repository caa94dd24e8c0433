/**
 * Files: the first version brings a document and links it to its owner and to the record it is published to; a later version becomes the
 * latest one.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentversion.htm
 */
import { createHash } from 'node:crypto';
import { idOf, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import { ApexBlob } from '../../apex/values/apexBlob.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import { addRow, changeRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isChanged, setField } from './draftFields.ts';

/** The documents state the rules without their texts; see DIFFERENCES.md SO7. */
export const VERSION_TEXTS = {
  noContent: 'Required fields are missing: [VersionData, PathOnClient]',
  notLatest: 'Only the latest version of a file can be changed'
} as const;

/** Extension → file type, where it is not simply the extension in capitals. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  doc: 'WORD',
  docx: 'WORD_X',
  htm: 'HTML',
  jpeg: 'JPEG',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X'
};
const PLAIN_TYPES: ReadonlySet<string> = new Set([
  'csv',
  'gif',
  'html',
  'jpg',
  'pdf',
  'png',
  'rtf',
  'svg',
  'xml',
  'zip'
]);

function fileType(extension: string | null): string {
  if (extension === null) return 'UNKNOWN';
  return FILE_TYPES[extension] ?? (PLAIN_TYPES.has(extension) ? extension.toUpperCase() : 'UNKNOWN');
}

function nameOf(path: string | null): { readonly title: string | null; readonly extension: string | null } {
  const name = path?.split(/[\\/]/).at(-1) ?? null;
  const dot = name?.lastIndexOf('.') ?? -1;
  if (name === null || dot <= 0) return { title: name, extension: null };
  return { title: name.slice(0, dot), extension: name.slice(dot + 1).toLowerCase() };
}

function derive(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const set = (name: string, value: StoredValue): void => {
    setField(object, item, name, value);
  };
  if (valueOf(object, item.draft, 'ContentUrl') !== null || textOf(object, item.draft, 'ContentLocation') === 'E')
    refuse('Links and external files', 'only files kept in the org are stored');
  const { title, extension } = nameOf(textOf(object, item.draft, 'PathOnClient'));
  if (textOf(object, item.draft, 'Title') === null) set('Title', title);
  const data = valueOf(object, item.draft, 'VersionData');
  if (data instanceof ApexBlob) {
    set('ContentSize', data.bytes.length);
    set('ContentSizeLong', ApexDecimal.fromInteger(data.bytes.length));
    set('Checksum', createHash('md5').update(data.bytes).digest('hex'));
  }
  set('FileExtension', extension);
  set('FileType', fileType(extension));
  set('PublishStatus', 'P');
  if (!item.isInsert) return;
  const earlier = versionsOf(step, item).length;
  set('IsLatest', true);
  set('IsMajorVersion', true);
  set('VersionNumber', String(earlier + 1));
  set('ContentModifiedById', transaction.user.id);
  set('ContentModifiedDate', new ApexDatetime(Math.floor(transaction.clock.now() / 1000) * 1000));
}

/** Of the document of a version, without the version itself. */
function versionsOf({ object, transaction }: SaveStep, item: SaveItem): readonly Row[] {
  const documentId = valueOf(object, item.draft, 'ContentDocumentId');
  if (documentId === null) return [];
  return [...liveRows(transaction.store, object, 'ContentDocumentId', documentId)].filter(
    (row) => idOf(row) !== item.id
  );
}

const COPIED = [
  'Title',
  'Description',
  'ContentSize',
  'ContentSizeLong',
  'FileExtension',
  'FileType',
  'ContentModifiedDate',
  'OwnerId',
  'PublishStatus',
  'SharingOption',
  'SharingPrivacy'
];

/** What a document shows of its latest version. */
function documentValues({ object }: SaveStep, item: SaveItem): Record<string, StoredValue> {
  const values: Record<string, StoredValue> = { LatestPublishedVersionId: item.id };
  for (const name of COPIED) values[name] = valueOf(object, item.draft, name);
  return values;
}

function publish(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const documents = requireObject(transaction.schema, 'ContentDocument');
  const known = transaction.store.get(documents, textOf(object, item.draft, 'ContentDocumentId') ?? '');
  if (known !== undefined) {
    for (const row of versionsOf(step, item)) changeRow(transaction, object, row, { IsLatest: false });
    changeRow(transaction, documents, known, documentValues(step, item));
    return;
  }
  const documentId = addRow(transaction, documents, documentValues(step, item));
  const stored = transaction.store.get(object, item.id ?? '') ?? item.draft;
  changeRow(transaction, object, stored, { ContentDocumentId: documentId });
  const links = requireObject(transaction.schema, 'ContentDocumentLink');
  const link = (linked: StoredValue, shareType: string): void => {
    const values = {
      ContentDocumentId: documentId,
      LinkedEntityId: linked,
      ShareType: shareType,
      Visibility: 'AllUsers'
    };
    addRow(transaction, links, values);
  };
  const owner = valueOf(object, item.draft, 'OwnerId');
  link(owner, 'I');
  const location = valueOf(object, item.draft, 'FirstPublishLocationId');
  if (location !== null && location !== owner) link(location, 'V');
}

export const ContentVersionBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item);
  },
  validate({ object }, items) {
    for (const item of items) {
      const isWhole = ['VersionData', 'PathOnClient'].every((name) => valueOf(object, item.draft, name) !== null);
      if (item.isInsert && !isWhole)
        addError(item, 'REQUIRED_FIELD_MISSING', VERSION_TEXTS.noContent, ['VersionData', 'PathOnClient']);
      if (!item.isInsert && valueOf(object, item.draft, 'IsLatest') !== true)
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', VERSION_TEXTS.notLatest);
    }
  },
  afterSave(step, items) {
    const { object, transaction } = step;
    const documents = requireObject(transaction.schema, 'ContentDocument');
    for (const item of items) {
      if (item.isInsert) publish(step, item);
      else if (COPIED.some((name) => isChanged(object, item, name))) {
        const known = transaction.store.get(documents, textOf(object, item.draft, 'ContentDocumentId') ?? '');
        if (known !== undefined) changeRow(transaction, documents, known, documentValues(step, item));
      }
    }
  }
};
