/**
 * The schema of one org: objects, fields and the configuration records that ship with a project.
 *
 * Built once per deploy from the standard catalogue (`standard/*.json`) and the project's metadata, then frozen.
 * Everything is looked up by {@link ApiName}; nothing outside `apiName.ts` joins a namespace prefix by hand.
 */
import type { Origin, TextPlace } from '../diagnostic.ts';
import type { ApiName } from './apiName.ts';
import type { ApprovalProcess } from './approvalProcesses.ts';
import type { AssignmentRule } from './assignmentRules.ts';
import type { WorkflowRule } from './workflowRules.ts';
import type { Logic } from './conditionLogic.ts';
import type { DuplicateRule } from './duplicateRules.ts';
import type { ProjectContent } from './projectContent.ts';
import type { SharingSetup } from './sharingSetup.ts';
import type { StandardValueSets } from './standardValueSets.ts';

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'longtextarea'
  | 'richtextarea'
  | 'picklist'
  | 'multipicklist'
  | 'boolean'
  | 'integer'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'email'
  | 'phone'
  | 'url'
  | 'reference'
  | 'autonumber'
  | 'combobox'
  | 'address'
  | 'location'
  | 'base64'
  | 'anyType';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  /** Standard value sets with extra meaning, such as OpportunityStage: isClosed, isWon, probability, forecastCategory; PartnerRole: reverseRole. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

export type DeleteConstraint = 'Cascade' | 'SetNull' | 'Restrict';

export interface FieldSchema {
  readonly name: ApiName;
  readonly label: string;
  readonly type: FieldType;
  /** Position in a stored row; unique within the object, dense from 0; slot 0 is always Id. */
  readonly slot: number;
  /** Text types: most UTF-16 code units; otherwise 0. */
  readonly length: number;
  /** Number types: total digits and digits after the point; otherwise 0. */
  readonly precision: number;
  readonly scale: number;
  /** False where a value must be present in every saved row (metadata `required`, or the catalogue's rule). */
  readonly isNillable: boolean;
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  readonly isUnique: boolean;
  readonly isCaseSensitive: boolean;
  readonly isExternalId: boolean;
  readonly isNameField: boolean;
  /** A parent may be named by its value instead of its Id. External ids are besides. */
  readonly isIdLookup: boolean;
  readonly isFilterable: boolean;
  readonly isSortable: boolean;
  readonly isGroupable: boolean;
  readonly isCustom: boolean;
  /** False: no field permission applies (system fields, required and master-detail fields, Name of most objects). */
  readonly isPermissionable: boolean;
  /** Formula text as written, or null; such a field is never stored. */
  readonly formula: string | null;
  readonly treatsBlanksAsZero: boolean;
  /** Literal default (`true`, a picklist value, a number) or a default formula's text. */
  readonly defaultValue: { readonly literal: string | number | boolean } | { readonly formula: string } | null;
  /** Where parts of the formula, or of the default formula, stand; null without one. */
  readonly formulaPlace: TextPlace | null;
  /** What a roll-up summary field sums up; null for every other field. The value is stored in the master. */
  readonly summary: RollUpSummary | null;
  /** Auto-number fields: `A-{0000}` with the first number to give; null for other types. */
  readonly autoNumber: { readonly displayFormat: string; readonly startingNumber: number } | null;
  readonly picklist: {
    readonly values: readonly PicklistValue[];
    readonly isRestricted: boolean;
    /** Absent where no other field decides which values there are. */
    readonly dependency?: PicklistDependency;
  } | null;
  readonly reference: {
    /** Canonical object names; more than one means polymorphic. */
    readonly to: readonly string[];
    /** `Account`, `Partner__r`; null where the platform offers no parent path (for example ReversePartnerId). */
    readonly relationshipName: string | null;
    /** Child relationship name on the parent; null where there is none. */
    readonly childRelationshipName: string | null;
    readonly onDelete: DeleteConstraint;
    readonly isMasterDetail: boolean;
    readonly isReparentable: boolean;
    /** 0 is the first master; -1 for lookups. */
    readonly masterOrder: number;
    /** Master-detail: true lets Read on the master suffice to write the detail. */
    readonly writeRequiresMasterRead: boolean;
    /** Absent where every record of the object may be pointed to. */
    readonly filter?: LookupFilter;
  } | null;
  readonly helpText: string | null;
  readonly description: string | null;
  /** Documentation address of the catalogue row, or the metadata file of a custom field. */
  readonly source: string;
  readonly origin: Origin | null;
}

export interface PicklistDependency {
  /** As written; a picklist or a checkbox of the same object. */
  readonly controllingField: string;
  /** Value → values of the controlling field it is valid for, all in lower case; those of checkboxes are `checked` and `unchecked`. */
  readonly validFor: ReadonlyMap<string, ReadonlySet<string>>;
}

/** https://help.salesforce.com/s/articleView?id=platform.fields_lookup_filters.htm */
export interface LookupFilter {
  /** An optional filter only shapes what a user is offered. */
  readonly isRequired: boolean;
  /** null: the platform's own text. */
  readonly errorMessage: string | null;
  readonly items: readonly LookupFilterItem[];
  readonly logic: Logic;
  readonly origin: Origin;
}

export interface LookupFilterItem {
  /** `Account.Type` of the record pointed to, `$Source.Type__c` of the one that points, `$User.Department`. */
  readonly field: string;
  readonly operation: RollUpFilter['operation'];
  /** As written; null where two fields are compared. */
  readonly value: string | null;
  readonly valueField: string | null;
}

export interface RollUpSummary {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  /** Canonical names; the foreign key is the field of the child that names its master. */
  readonly childObject: string;
  readonly foreignKey: string;
  /** null where rows are counted. */
  readonly summarizedField: string | null;
  /** All of them must hold. */
  readonly filters: readonly RollUpFilter[];
}

export interface RollUpFilter {
  /** Canonical field of the child. */
  readonly field: string;
  readonly operation:
    | 'equals'
    | 'notEqual'
    | 'lessThan'
    | 'greaterThan'
    | 'lessOrEqual'
    | 'greaterOrEqual'
    | 'contains'
    | 'notContain'
    | 'startsWith'
    | 'includes'
    | 'excludes';
  /** As written; several values stand between commas. */
  readonly value: string;
}

export type SharingModel =
  | 'Private'
  | 'Read'
  | 'ReadWrite'
  | 'ReadWriteTransfer'
  | 'FullAccess'
  | 'ControlledByParent'
  | 'ControlledByLeadOrContact'
  | 'ControlledByCampaign';

export type ObjectKind = 'standard' | 'custom' | 'customMetadata' | 'customSetting' | 'platformEvent' | 'virtual';

/** Operations the platform offers on an object at all, whoever asks. */
export interface ObjectOperations {
  readonly isQueryable: boolean;
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  readonly isDeletable: boolean;
  readonly isUndeletable: boolean;
  readonly isMergeable: boolean;
  readonly isTriggerable: boolean;
  readonly isSearchable: boolean;
}

export interface ObjectSchema {
  readonly name: ApiName;
  readonly label: string;
  readonly pluralLabel: string;
  readonly kind: ObjectKind;
  /** Three characters. Custom objects get theirs in a deterministic order of names. */
  readonly keyPrefix: string;
  readonly operations: ObjectOperations;
  readonly sharingModel: SharingModel;
  readonly externalSharingModel: SharingModel;
  /** In slot order. */
  readonly fields: readonly FieldSchema[];
  readonly childRelationships: readonly ChildRelationship[];
  /** Hierarchy or List for custom settings; null otherwise. */
  readonly settingType: 'Hierarchy' | 'List' | null;
  readonly publishBehavior: 'PublishAfterCommit' | 'PublishImmediately' | null;
  readonly isHistoryTracked: boolean;
  readonly validationRules: readonly ValidationRule[];
  /** Without the master record type. */
  readonly recordTypes: readonly RecordTypeSchema[];
  readonly fieldSets: readonly FieldSetSchema[];
  readonly source: string;
  /** Case-insensitive; accepts the full name (`involve__Role__c`), and the bare one for the own namespace. */
  field(name: string): FieldSchema | undefined;
  /** Parent path by relationship name (`Account`, `Partner__r`), same rules. */
  parent(relationshipName: string): FieldSchema | undefined;
  child(relationshipName: string): ChildRelationship | undefined;
}

export interface ChildRelationship {
  readonly relationshipName: string;
  /** Canonical name of the child object and its lookup field. */
  readonly childObject: string;
  readonly field: string;
  readonly onDelete: DeleteConstraint;
}

export interface ValidationRule {
  readonly name: string;
  readonly isActive: boolean;
  readonly formula: string;
  readonly errorMessage: string;
  readonly errorDisplayField: string | null;
  readonly origin: Origin;
  /** Where parts of the formula stand. */
  readonly formulaPlace: TextPlace;
}

export interface RecordTypeSchema {
  readonly name: ApiName;
  readonly label: string;
  readonly isActive: boolean;
  readonly description: string | null;
  /** By canonical field: the values a record of this type may take; a field that is missing takes all of its own. */
  readonly picklists: ReadonlyMap<string, RecordTypeValues>;
  /** Its accounts are person accounts. */
  readonly isPersonType?: true;
}

export interface RecordTypeValues {
  /** In lower case. */
  readonly values: ReadonlySet<string>;
  readonly defaultValue: string | null;
}

export interface FieldSetSchema {
  readonly name: ApiName;
  readonly label: string;
  readonly description: string | null;
  /** In display order; paths such as `Name` or `Account.Name`, as written. */
  readonly fields: readonly { readonly path: string; readonly isRequired: boolean }[];
}

export interface CustomMetadataRecord {
  /** Canonical name of the type, for example `involve__InvolvementRole__mdt`. */
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  readonly isProtected: boolean;
  readonly namespace: string | null;
  /** By canonical field name; values as written, already typed (string, number, boolean, ISO date text) or null. */
  readonly values: ReadonlyMap<string, string | number | boolean | null>;
  readonly origin: Origin;
}

export interface LabelSchema {
  readonly name: ApiName;
  readonly value: string;
  readonly language: string;
  readonly isProtected: boolean;
}

export interface ObjectPermission {
  readonly object: string;
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldPermission {
  readonly object: string;
  readonly field: string;
  readonly read: boolean;
  readonly edit: boolean;
}

/** What a profile or a permission set grants; both are kept alike, as on the platform. */
export interface PermissionContainer {
  readonly name: ApiName;
  readonly label: string;
  readonly kind: 'profile' | 'permissionSet' | 'mutingPermissionSet' | 'permissionSetGroup';
  readonly license: string | null;
  readonly objects: readonly ObjectPermission[];
  readonly fields: readonly FieldPermission[];
  readonly classes: readonly string[];
  readonly customPermissions: readonly string[];
  /** `ModifyAllData`, `ViewAllData`, `ApiEnabled`, ... */
  readonly userPermissions: readonly string[];
  /** Permission set groups: the names of their members. */
  readonly members: readonly string[];
  /** Permission set groups: the muting permission sets, which name what is taken away. */
  readonly muting: readonly string[];
  /** `Account.Partner`: record types the user may choose. */
  readonly recordTypes: readonly string[];
  /** Those a new record gets where nobody names one; of profiles alone. */
  readonly defaultRecordTypes: readonly string[];
  /** Custom metadata types and custom settings a user may read in user mode. */
  readonly setupObjects: readonly string[];
}

export interface CustomPermissionSchema {
  readonly name: ApiName;
  readonly label: string;
  /** Names of the custom permissions that having this one requires. */
  readonly requires: readonly string[];
}

export interface OrgSchema {
  /** The namespace the project runs under; null for none. */
  readonly namespace: string | null;
  /** Canonical names in a stable order (standard first, then custom, each by name). */
  readonly objectNames: readonly string[];
  /** Case-insensitive; own namespace may be left out. Standard objects are loaded on first use. */
  object(name: string): ObjectSchema | undefined;
  objectByKeyPrefix(prefix: string): ObjectSchema | undefined;
  readonly customMetadata: readonly CustomMetadataRecord[];
  readonly labels: readonly LabelSchema[];
  label(namespace: string | null, name: string): LabelSchema | undefined;
  readonly permissions: readonly PermissionContainer[];
  readonly customPermissions: readonly CustomPermissionSchema[];
  /** Static resources, types of notifications. */
  readonly content: ProjectContent;
  /** Roles, public groups, queues and sharing rules. */
  readonly sharing: SharingSetup;
  /** Features the org shape switches on, for example `MultiCurrency`; an absent feature's fields do not exist. */
  readonly features: ReadonlySet<string>;
  readonly standardValueSets: StandardValueSets;
  /** Active ones, in the order they run. */
  readonly duplicateRules: readonly DuplicateRule[];
  /** Active ones. */
  readonly assignmentRules: readonly AssignmentRule[];
  /** Active ones, in the order they are tried. */
  readonly approvalProcesses: readonly ApprovalProcess[];
  /** Active ones, in the order of their files. */
  readonly workflowRules: readonly WorkflowRule[];
}
