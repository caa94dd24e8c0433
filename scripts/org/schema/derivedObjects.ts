/**
 * Objects the platform adds to a custom object: sharing rows, field history and feed.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_custom.htm
 */
import { createApiName } from './apiName.ts';
import type { ObjectOperations } from './model.ts';
import { draftField, draftReference } from './objectDraft.ts';
import type { FieldDraft, ObjectDraft } from './objectDraft.ts';
import type { ReadObject } from './readCustomObject.ts';
import { auditFields, idField } from './systemFields.ts';

const SOURCE =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_custom.htm';

const READ_ONLY: ObjectOperations = {
  isQueryable: true,
  isCreateable: false,
  isUpdateable: false,
  isDeletable: false,
  isUndeletable: false,
  isMergeable: false,
  isTriggerable: false,
  isSearchable: false
};

/** Sharing rows exist only while the default access leaves something to share. */
export function derivedObjects(owner: ReadObject): readonly ObjectDraft[] {
  const { draft } = owner;
  if (draft.kind !== 'custom') return [];
  const isShared = [draft.sharingModel, draft.externalSharingModel].some(
    (each) => each === 'Private' || each === 'Read'
  );
  return [
    ...(isShared && draft.sharingModel !== 'ControlledByParent' ? [shareObject(draft, owner.sharingReasons)] : []),
    ...(draft.isHistoryTracked ? [historyObject(draft)] : []),
    ...(owner.hasFeeds ? [feedObject(draft)] : [])
  ];
}

function shareObject(draft: ObjectDraft, reasons: readonly string[]): ObjectDraft {
  const operations = { ...READ_ONLY, isCreateable: true, isUpdateable: true, isDeletable: true };
  return derive(draft, 'Share', operations, [
    parentField(draft, 'Shares', true),
    picklist('AccessLevel', 'Access Level', ['Read', 'Edit', 'All'], { isCreateable: true, isUpdateable: true }),
    lookup('UserOrGroupId', 'User/Group ID', ['Group', 'User'], 'UserOrGroup', {
      isCreateable: true,
      reference: draftReference(['Group', 'User'], { relationshipName: 'UserOrGroup', onDelete: 'Cascade' })
    }),
    picklist('RowCause', 'Row Cause', ['Owner', 'Manual', 'Rule', 'GuestRule', ...reasons], {
      isNillable: true,
      isCreateable: true,
      defaultValue: { literal: 'Manual' }
    }),
    ...auditFields(['LastModifiedDate', 'LastModifiedById', 'IsDeleted'])
  ]);
}

function historyObject(draft: ObjectDraft): ObjectDraft {
  const value = (name: string, label: string): FieldDraft =>
    text(name, label, 255, {
      type: 'anyType',
      isNillable: true,
      isFilterable: false,
      isSortable: false,
      isGroupable: false
    });
  return derive(draft, 'History', READ_ONLY, [
    parentField(draft, 'Histories', false),
    text('Field', 'Changed Field', 255),
    text('DataType', 'Datatype', 40),
    value('OldValue', 'Old Value'),
    value('NewValue', 'New Value'),
    ...auditFields(['IsDeleted', 'CreatedDate', 'CreatedById'])
  ]);
}

function feedObject(draft: ObjectDraft): ObjectDraft {
  const number = (name: string, label: string): FieldDraft => text(name, label, 0, { type: 'integer', precision: 9 });
  return derive(draft, 'Feed', { ...READ_ONLY, isDeletable: true }, [
    parentField(draft, 'Feeds', false),
    picklist('Type', 'Feed Item Type', ['TextPost', 'LinkPost', 'ContentPost', 'TrackedChange', 'CreateRecordEvent'], {
      isNillable: true
    }),
    text('Title', 'Title', 255, { isNillable: true }),
    text('Body', 'Body', 10_000, {
      type: 'longtextarea',
      isNillable: true,
      isFilterable: false,
      isSortable: false,
      isGroupable: false
    }),
    number('CommentCount', 'Comment Count'),
    number('LikeCount', 'Like Count'),
    ...auditFields(['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'SystemModstamp'])
  ]);
}

function derive(
  draft: ObjectDraft,
  suffix: 'Share' | 'History' | 'Feed',
  operations: ObjectOperations,
  fields: readonly FieldDraft[]
): ObjectDraft {
  const label = `${suffix}: ${draft.label}`;
  return {
    ...draft,
    name: createApiName(draft.name.namespace, draft.name.localName.replace(/__c$/i, `__${suffix}`)),
    label,
    pluralLabel: label,
    kind: 'standard',
    operations,
    sharingModel: 'ControlledByParent',
    externalSharingModel: 'ControlledByParent',
    fields: [idField(`${label} ID`), ...fields],
    isHistoryTracked: false,
    validationRules: [],
    recordTypes: [],
    fieldSets: []
  };
}

function parentField(draft: ObjectDraft, children: string, isCreateable: boolean): FieldDraft {
  return lookup('ParentId', 'Parent ID', [draft.name.canonical], 'Parent', {
    isCreateable,
    reference: draftReference([draft.name.canonical], {
      relationshipName: 'Parent',
      childRelationshipName: children,
      onDelete: 'Cascade'
    })
  });
}

function lookup(
  name: string,
  label: string,
  to: readonly string[],
  relationshipName: string,
  more: Partial<FieldDraft>
): FieldDraft {
  return text(name, label, 18, { type: 'reference', reference: draftReference(to, { relationshipName }), ...more });
}

function picklist(name: string, label: string, values: readonly string[], more: Partial<FieldDraft>): FieldDraft {
  const list = values.map((value) => ({ value, label: value, isActive: true, isDefault: false }));
  return text(name, label, 40, { type: 'picklist', picklist: { values: list, isRestricted: true }, ...more });
}

function text(name: string, label: string, length: number, more: Partial<FieldDraft> = {}): FieldDraft {
  return draftField({
    name: createApiName(null, name),
    label,
    type: 'string',
    length,
    isNillable: false,
    isCreateable: false,
    isUpdateable: false,
    source: SOURCE,
    ...more
  });
}
