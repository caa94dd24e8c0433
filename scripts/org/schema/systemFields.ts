/**
 * Fields every record of a kind has without anybody defining them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm
 */
import { createApiName } from './apiName.ts';
import type { ObjectKind } from './model.ts';
import { draftField, draftReference } from './objectDraft.ts';
import type { FieldDraft } from './objectDraft.ts';
import { valueList } from './valueLists.ts';

const SOURCE =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm';

const READ_ONLY = { isNillable: false, isCreateable: false, isUpdateable: false };

export function idField(label: string, source: string = SOURCE): FieldDraft {
  return draftField({
    name: createApiName(null, 'Id'),
    label,
    type: 'id',
    length: 18,
    ...READ_ONLY,
    isUnique: true,
    source
  });
}

type AuditName =
  | 'IsDeleted'
  | 'CreatedDate'
  | 'CreatedById'
  | 'LastModifiedDate'
  | 'LastModifiedById'
  | 'SystemModstamp'
  | 'LastActivityDate'
  | 'LastViewedDate'
  | 'LastReferencedDate';

type FieldPart = Partial<FieldDraft> & Pick<FieldDraft, 'label' | 'type'>;

function userLookup(label: string, relationshipName: string): FieldPart {
  return {
    label,
    type: 'reference',
    length: 18,
    ...READ_ONLY,
    reference: draftReference(['User'], { relationshipName })
  };
}

const AUDIT: Readonly<Record<AuditName, FieldPart>> = {
  IsDeleted: { label: 'Deleted', type: 'boolean', ...READ_ONLY, defaultValue: { literal: false } },
  CreatedDate: { label: 'Created Date', type: 'datetime', ...READ_ONLY, isGroupable: false },
  CreatedById: userLookup('Created By ID', 'CreatedBy'),
  LastModifiedDate: { label: 'Last Modified Date', type: 'datetime', ...READ_ONLY, isGroupable: false },
  LastModifiedById: userLookup('Last Modified By ID', 'LastModifiedBy'),
  SystemModstamp: { label: 'System Modstamp', type: 'datetime', ...READ_ONLY, isGroupable: false },
  LastActivityDate: { label: 'Last Activity Date', type: 'date', ...READ_ONLY, isNillable: true },
  LastViewedDate: { label: 'Last Viewed Date', type: 'datetime', ...READ_ONLY, isNillable: true, isGroupable: false },
  LastReferencedDate: {
    label: 'Last Referenced Date',
    type: 'datetime',
    ...READ_ONLY,
    isNillable: true,
    isGroupable: false
  }
};

const STAMPS = ['IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

/** The named audit fields in the order the platform describes them. */
export function auditFields(names: readonly string[], source: string = SOURCE): readonly FieldDraft[] {
  return Object.entries(AUDIT)
    .filter(([name]) => names.includes(name))
    .map(([name, part]) => draftField({ name: createApiName(null, name), source, ...part }));
}

export interface SystemFieldOptions {
  readonly label: string;
  /** A detail of a master-detail relationship has no owner. */
  readonly isDetail: boolean;
  readonly nameField: { readonly label: string; readonly autoNumber: FieldDraft['autoNumber'] } | null;
  readonly hasActivities: boolean;
  readonly hasTab: boolean;
  readonly hasRecordTypes: boolean;
  readonly settingType: 'Hierarchy' | 'List' | null;
  readonly hasCurrency: boolean;
}

/** Fields before and after the custom ones; `Id` is always the first. */
export function systemFields(kind: ObjectKind, options: SystemFieldOptions): readonly FieldDraft[] {
  if (kind === 'customMetadata') return customMetadataFields(options.label);
  if (kind === 'platformEvent') return platformEventFields();
  const head = [idField('Record ID')];
  if (kind === 'customSetting') {
    return [
      ...head,
      nameField('Name', 'string', 38, { isNillable: options.settingType === 'Hierarchy' }),
      setupOwner(options.settingType),
      ...auditFields(STAMPS)
    ];
  }
  const extras = [
    ...(options.hasActivities ? ['LastActivityDate'] : []),
    ...(options.hasTab ? ['LastViewedDate', 'LastReferencedDate'] : [])
  ];
  const { nameField: name } = options;
  return [
    ...head,
    ...(options.isDetail ? [] : [ownerField()]),
    name === null || name.autoNumber === null
      ? nameField(name?.label ?? 'Name', 'string', 80, {})
      : nameField(name.label, 'autonumber', 30, { ...READ_ONLY, autoNumber: name.autoNumber }),
    ...(options.hasRecordTypes ? [recordTypeField()] : []),
    ...(options.hasCurrency ? [currencyField()] : []),
    ...auditFields([...STAMPS, ...extras])
  ];
}

function nameField(
  label: string,
  type: 'string' | 'autonumber',
  length: number,
  more: Partial<FieldDraft>
): FieldDraft {
  return draftField({
    name: createApiName(null, 'Name'),
    label,
    type,
    length,
    isNameField: true,
    isIdLookup: true,
    source: SOURCE,
    ...more
  });
}

export function ownerField(): FieldDraft {
  return draftField({
    name: createApiName(null, 'OwnerId'),
    label: 'Owner ID',
    type: 'reference',
    length: 18,
    isNillable: false,
    reference: draftReference(['Group', 'User'], { relationshipName: 'Owner' }),
    source: SOURCE
  });
}

/** Only objects that have record types have this field. */
export function recordTypeField(): FieldDraft {
  return draftField({
    name: createApiName(null, 'RecordTypeId'),
    label: 'Record Type ID',
    type: 'reference',
    length: 18,
    reference: draftReference(['RecordType'], { relationshipName: 'RecordType' }),
    source: SOURCE
  });
}

function currencyField(): FieldDraft {
  return draftField({
    name: createApiName(null, 'CurrencyIsoCode'),
    label: 'Currency ISO Code',
    type: 'picklist',
    length: 3,
    picklist: { values: valueList('currencies'), isRestricted: true },
    source: SOURCE
  });
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_customsettings.htm */
function setupOwner(settingType: 'Hierarchy' | 'List' | null): FieldDraft {
  const owners = settingType === 'Hierarchy' ? ['Organization', 'Profile', 'User'] : ['Organization'];
  return draftField({
    name: createApiName(null, 'SetupOwnerId'),
    label: 'Location',
    type: 'reference',
    length: 18,
    isNillable: false,
    isUnique: settingType === 'Hierarchy',
    reference: draftReference(owners, { relationshipName: 'SetupOwner' }),
    source: SOURCE
  });
}

const TYPE_SOURCE =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_custommetadatatype__mdt.htm';

function customMetadataFields(label: string): readonly FieldDraft[] {
  const field = (name: string, text: string, length: number, more: Partial<FieldDraft> = {}): FieldDraft =>
    draftField({
      name: createApiName(null, name),
      label: text,
      type: 'string',
      length,
      ...READ_ONLY,
      source: TYPE_SOURCE,
      ...more
    });
  return [
    idField(`${label} ID`, TYPE_SOURCE),
    field('DeveloperName', `${label} Name`, 40, { isUnique: true }),
    field('MasterLabel', 'Label', 40, { isNameField: true }),
    field('Language', 'Master Language', 40, { type: 'picklist', picklist: { values: [], isRestricted: false } }),
    field('NamespacePrefix', 'Namespace Prefix', 15, { isNillable: true }),
    field('Label', 'Label', 40),
    field('QualifiedApiName', 'Qualified API Name', 70, { isUnique: true }),
    field('SystemModstamp', 'System Modstamp', 0, { type: 'datetime', isGroupable: false })
  ];
}

/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm */
function platformEventFields(): readonly FieldDraft[] {
  const field = (name: string, label: string, length: number, more: Partial<FieldDraft> = {}): FieldDraft =>
    draftField({
      name: createApiName(null, name),
      label,
      type: 'string',
      length,
      ...READ_ONLY,
      source: SOURCE,
      ...more
    });
  return [
    idField('Event ID'),
    field('ReplayId', 'Replay ID', 1000, { isNillable: true }),
    field('EventUuid', 'Event UUID', 36, { isNillable: true }),
    ...auditFields(['CreatedDate', 'CreatedById'])
  ];
}
