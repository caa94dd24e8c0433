/**
 * The catalogue of standard objects: one JSON file each under `standard/`, read on first use.
 *
 * The format is described in `standard/README.md`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createApiName, nameKey } from './apiName.ts';
import type {
  DeleteConstraint,
  FieldSchema,
  FieldType,
  ObjectKind,
  ObjectOperations,
  PicklistValue,
  SharingModel
} from './model.ts';
import { draftField, draftReference } from './objectDraft.ts';
import type { FieldDraft, ObjectDraft } from './objectDraft.ts';
import { auditFields, idField, recordTypeField } from './systemFields.ts';
import { valueList } from './valueLists.ts';
import type { ValueListName } from './valueLists.ts';

const FOLDER = new URL('./standard/', import.meta.url);

type CatalogueValue =
  | string
  | {
      readonly value: string;
      readonly label?: string;
      readonly default?: true;
      readonly attributes?: PicklistValue['attributes'];
    };

export interface CatalogueField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Words: create update nillable filter group sort restricted unique idLookup autonumber nameField defaulted. */
  readonly is: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly to?: readonly string[];
  readonly parent?: string;
  readonly children?: string;
  readonly onDelete?: DeleteConstraint;
  readonly values?: readonly CatalogueValue[];
  /** Values that many fields share, instead of `values`. */
  readonly valuesFrom?: ValueListName;
  /** Features without which the field does not exist. */
  readonly feature?: string;
  /** The feature that lets a required field be empty. */
  readonly nillableWith?: string;
}

export interface CatalogueObject {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly kind?: ObjectKind;
  readonly keyPrefix: string;
  readonly feature?: string;
  readonly source: string;
  readonly operations: string;
  readonly sharingModel: SharingModel;
  /** True where field permissions apply to the object's fields; setup and junction objects have none. */
  readonly fieldPermissions?: true;
  /** Names of the audit fields it has. */
  readonly audit: string;
  readonly idLabel?: string;
  /** Real fields left out because what they point to, or their fixed values, are not in the catalogue. */
  readonly omitted?: string;
  /** Many fields alike, all checkboxes. */
  readonly flags?: readonly { readonly is: string; readonly names: string }[];
  /** Record types that the platform brings. */
  readonly recordTypes?: readonly {
    readonly name: string;
    readonly label: string;
    readonly feature: string;
    readonly isPersonType?: true;
  }[];
  readonly fields: readonly CatalogueField[];
}

const loaded = new Map<string, CatalogueObject>();
let names: ReadonlyMap<string, string> | null = null;

/** Every object of the catalogue, whatever its feature, in the order of names. */
export function catalogueNames(): readonly string[] {
  return [...nameMap().values()];
}

/** The row of an object by its name in any case, or undefined. */
export function catalogueObject(name: string): CatalogueObject | undefined {
  const exact = nameMap().get(nameKey(name));
  if (exact === undefined) return undefined;
  const known = loaded.get(exact);
  if (known !== undefined) return known;
  const row = JSON.parse(readFileSync(new URL(`${exact}.json`, FOLDER), 'utf8')) as CatalogueObject;
  loaded.set(exact, row);
  return row;
}

function nameMap(): ReadonlyMap<string, string> {
  if (names !== null) return names;
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((each) => each.endsWith('.json')) : [];
  names = new Map(
    files
      .map((each) => each.slice(0, -'.json'.length))
      .sort()
      .map((each) => [nameKey(each), each])
  );
  return names;
}

/** True unless the row needs a feature that is off; it may name several. */
export function isOffered(row: { readonly feature?: string }, features: ReadonlySet<string>): boolean {
  return row.feature === undefined || row.feature.split(' ').every((each) => features.has(each));
}

/** The object as the platform ships it under these features. */
export function draftStandardObject(row: CatalogueObject, features: ReadonlySet<string>): ObjectDraft {
  const flags = (row.flags ?? []).flatMap(({ is, names: list }) =>
    list.split(' ').map((name): CatalogueField => ({ name, label: spellOut(name), type: 'boolean', is }))
  );
  const recordTypes = (row.recordTypes ?? [])
    .filter((each) => isOffered(each, features))
    .map(({ name, label, isPersonType }) => ({
      name: createApiName(null, name),
      label,
      isActive: true,
      description: null,
      picklists: new Map(),
      ...(isPersonType === true ? { isPersonType } : {})
    }));
  const fields = [...row.fields, ...flags]
    .filter((each) => isOffered(each, features))
    .map((each) => draftStandardField(each, row, features));
  return {
    name: createApiName(null, row.name),
    label: row.label,
    pluralLabel: row.pluralLabel,
    kind: row.kind ?? 'standard',
    operations: readOperations(row.operations),
    sharingModel: row.sharingModel,
    externalSharingModel: row.sharingModel,
    fields: [
      idField(row.idLabel ?? `${row.label} ID`, row.source),
      ...fields.filter((each) => each.isNameField),
      ...fields.filter((each) => !each.isNameField),
      ...(recordTypes.length === 0 ? [] : [recordTypeField()]),
      ...auditFields(
        row.audit.split(' ').filter((each) => each !== ''),
        row.source
      )
    ],
    settingType: null,
    publishBehavior: null,
    isHistoryTracked: false,
    validationRules: [],
    recordTypes,
    fieldSets: [],
    source: row.source
  };
}

function readOperations(words: string): ObjectOperations {
  const has = new Set(words.split(' '));
  return {
    isQueryable: has.has('query'),
    isCreateable: has.has('create'),
    isUpdateable: has.has('update'),
    isDeletable: has.has('delete'),
    isUndeletable: has.has('undelete'),
    isMergeable: has.has('merge'),
    isTriggerable: has.has('trigger'),
    isSearchable: has.has('search')
  };
}

/** Name parts, ownership and fiscal fields: no field permission exists for them. */
const NEVER_PERMISSIONED =
  /^(?:OwnerId|MasterRecordId|FirstName|LastName|Salutation|MiddleName|Suffix|CurrencyIsoCode|RecordTypeId|FiscalYear|FiscalQuarter|PushCount)$/;
/** Read-only fields of these types (roll-ups, computed amounts) are covered by field permissions; others are not. */
const COMPUTED_TYPES: ReadonlySet<FieldType> = new Set([
  'currency',
  'double',
  'integer',
  'percent',
  'address',
  'location'
]);

function hasFieldPermission(row: CatalogueField, object: CatalogueObject, is: ReadonlySet<string>): boolean {
  if (object.fieldPermissions !== true || is.has('nameField') || NEVER_PERMISSIONED.test(row.name)) return false;
  const isWritable = is.has('create') || is.has('update');
  return isWritable ? is.has('nillable') || row.type === 'boolean' : COMPUTED_TYPES.has(row.type);
}

function draftStandardField(row: CatalogueField, object: CatalogueObject, features: ReadonlySet<string>): FieldDraft {
  const is = new Set(row.is.split(' '));
  const own = row.values?.map(readValue) ?? null;
  const values = row.valuesFrom === undefined ? own : valueList(row.valuesFrom);
  return draftField({
    name: createApiName(null, row.name),
    label: row.label,
    type: is.has('autonumber') && row.type === 'string' ? 'autonumber' : row.type,
    length: row.length ?? (row.type === 'reference' ? 18 : 0),
    precision: row.precision ?? 0,
    scale: row.scale ?? 0,
    isNillable: is.has('nillable') || (row.nillableWith !== undefined && features.has(row.nillableWith)),
    isCreateable: is.has('create'),
    isUpdateable: is.has('update'),
    isUnique: is.has('unique'),
    isNameField: is.has('nameField'),
    isIdLookup: is.has('idLookup'),
    isFilterable: is.has('filter'),
    isSortable: is.has('sort'),
    isGroupable: is.has('group'),
    isPermissionable: hasFieldPermission(row, object, is),
    defaultValue: defaultOf(row, values),
    autoNumber: is.has('autonumber') ? { displayFormat: '{00000000}', startingNumber: 1 } : null,
    picklist: isPicklist(row.type)
      ? { values: values ?? [], isRestricted: is.has('restricted') && values !== null }
      : null,
    reference:
      row.to === undefined
        ? null
        : draftReference(
            row.to.filter((each) => isOffered(catalogueObject(each) ?? {}, features)),
            {
              relationshipName: row.parent ?? null,
              childRelationshipName: row.children ?? null,
              onDelete: row.onDelete ?? 'SetNull'
            }
          ),
    source: object.source
  });
}

function isPicklist(type: FieldType): boolean {
  return type === 'picklist' || type === 'multipicklist' || type === 'combobox';
}

function readValue(value: CatalogueValue): PicklistValue {
  if (typeof value === 'string') return { value, label: value, isActive: true, isDefault: false };
  const { attributes } = value;
  const base = {
    value: value.value,
    label: value.label ?? value.value,
    isActive: true,
    isDefault: value.default === true
  };
  return attributes === undefined ? base : { ...base, attributes };
}

function defaultOf(row: CatalogueField, values: readonly PicklistValue[] | null): FieldSchema['defaultValue'] {
  if (row.type === 'boolean') return { literal: false };
  const chosen = values?.find((each) => each.isDefault);
  return chosen === undefined ? null : { literal: chosen.value };
}

/** `UserPreferencesHideFeed` → `User Preferences Hide Feed`. */
function spellOut(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}
