/** Lists what metadata the local org reads, accepts without effect and refuses: the source of the support table. */
import { CACHE_PARTITION } from './cachePartitions.ts';
import { NOTIFICATION_TYPE } from './projectContent.ts';
import type { ElementRule, ElementRules } from '../source/elementRules.ts';
import { APEX_META_RULES } from '../source/readApexSource.ts';
import { METADATA_TYPES } from '../source/registry.ts';
import { catalogueNames, catalogueObject } from './catalogue.ts';
import {
  BUSINESS_PROCESS,
  CUSTOM_METADATA,
  CUSTOM_PERMISSION,
  FIELD_RULES,
  FIELD_SET,
  GLOBAL_VALUE_SET,
  LABEL_RULES,
  LABELS_RULES,
  OBJECT_RULES,
  PERMISSION_SET_GROUP,
  RECORD_TYPE,
  SHARING_REASON,
  STANDARD_VALUE_SET,
  VALIDATION_RULE
} from './objectRules.ts';
import { PERMISSION_SET_RULES, PROFILE_RULES } from './permissionRules.ts';
import { NAMED_CREDENTIAL, REMOTE_SITE } from './readCalloutTargets.ts';
import { GROUP_RULES, QUEUE_RULES, ROLE_RULES, SITE_RULES } from './sharingElements.ts';
import { APPROVAL_PROCESS } from './approvalProcesses.ts';
import { ASSIGNMENT_RULES } from './assignmentRules.ts';
import { DUPLICATE_RULE, MATCHING_RULES } from './duplicateRules.ts';
import { WORKFLOW } from './workflowRules.ts';
import { SHARING_RULES } from './sharingRules.ts';
import { REFUSED_FIELD_TYPES, SUPPORTED_FIELD_TYPES } from './readCustomField.ts';

export interface SupportRow {
  readonly name: string;
  readonly support: 'read' | 'accepted without effect' | 'refused';
  /** Why it has no effect or is refused; empty for what is read. */
  readonly reason: string;
}

export interface SchemaSupport {
  readonly metadataTypes: readonly SupportRow[];
  /** `CustomField.valueSet.controllingField` and the like. */
  readonly elements: readonly SupportRow[];
  readonly fieldTypes: readonly SupportRow[];
  readonly standardObjects: readonly { readonly name: string; readonly feature: string | null }[];
}

const RULES: Readonly<Record<string, ElementRules>> = {
  ApexClass: APEX_META_RULES,
  BusinessProcess: BUSINESS_PROCESS,
  CustomField: FIELD_RULES,
  CustomLabel: LABEL_RULES,
  CustomLabels: LABELS_RULES,
  CustomMetadata: CUSTOM_METADATA,
  CustomObject: OBJECT_RULES,
  CustomNotificationType: NOTIFICATION_TYPE,
  CustomPermission: CUSTOM_PERMISSION,
  CustomSite: SITE_RULES,
  Group: GROUP_RULES,
  Queue: QUEUE_RULES,
  Role: ROLE_RULES,
  SharingReason: SHARING_REASON,
  ApprovalProcess: APPROVAL_PROCESS,
  AssignmentRules: ASSIGNMENT_RULES,
  DuplicateRule: DUPLICATE_RULE,
  MatchingRules: MATCHING_RULES,
  SharingRules: SHARING_RULES,
  FieldSet: FIELD_SET,
  GlobalValueSet: GLOBAL_VALUE_SET,
  NamedCredential: NAMED_CREDENTIAL,
  MutingPermissionSet: PERMISSION_SET_RULES,
  PermissionSet: PERMISSION_SET_RULES,
  PermissionSetGroup: PERMISSION_SET_GROUP,
  Profile: PROFILE_RULES,
  RecordType: RECORD_TYPE,
  RemoteSiteSetting: REMOTE_SITE,
  StandardValueSet: STANDARD_VALUE_SET,
  PlatformCachePartition: CACHE_PARTITION,
  ValidationRule: VALIDATION_RULE,
  Workflow: WORKFLOW
};

export function schemaSupport(): SchemaSupport {
  return {
    metadataTypes: METADATA_TYPES.map(({ name, treatment }) => ({
      name,
      support: treatment.use === 'carried' ? 'accepted without effect' : treatment.use,
      reason: treatment.use === 'read' ? '' : treatment.reason
    })),
    elements: Object.entries(RULES).flatMap(([name, rules]) => listElements(name, rules)),
    fieldTypes: [
      ...SUPPORTED_FIELD_TYPES.map((name): SupportRow => ({ name, support: 'read', reason: '' })),
      ...Object.entries(REFUSED_FIELD_TYPES).map(([name, reason]): SupportRow => ({ name, support: 'refused', reason }))
    ],
    standardObjects: catalogueNames().map((name) => ({ name, feature: catalogueObject(name)?.feature ?? null }))
  };
}

function listElements(path: string, rules: ElementRules): readonly SupportRow[] {
  return Object.entries(rules).flatMap(([element, rule]) => {
    const name = `${path}.${element}`;
    return [describeRule(name, rule), ...(rule.use === 'group' ? listElements(name, rule.rules) : [])];
  });
}

function describeRule(name: string, rule: ElementRule): SupportRow {
  if (rule.use === 'irrelevant') return { name, support: 'accepted without effect', reason: rule.reason };
  if (rule.use !== 'refused') return { name, support: 'read', reason: '' };
  const free = rule.except === undefined || rule.except.length === 0 ? '' : ` (accepted: ${rule.except.join(', ')})`;
  return { name, support: 'refused', reason: `${rule.reason}${free}` };
}
