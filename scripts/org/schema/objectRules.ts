/**
 * Which elements of an object and its parts are read, change nothing here, or are refused.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 */
import {
  decimal,
  flag,
  group,
  groups,
  integer,
  irrelevant,
  oneOf,
  raw,
  refused,
  text,
  texts
} from '../source/elementRules.ts';
import type { ElementRules } from '../source/elementRules.ts';
import { SUMMARY_FILTERS, SUMMARY_OPERATIONS } from './rollUpSummaries.ts';

const screen = irrelevant('it only shapes what a user sees');
const remark = irrelevant('a remark');
const governance = irrelevant('data classification has no effect on access');
const history = irrelevant('which fields are tracked shows only in history rows written at commit');
const toggle = irrelevant('a service that code cannot observe in this org');

const SHARING = oneOf(
  'Private',
  'Read',
  'ReadWrite',
  'ReadWriteTransfer',
  'FullAccess',
  'ControlledByParent',
  'ControlledByLeadOrContact',
  'ControlledByCampaign'
);

const VALUE: ElementRules = {
  fullName: text,
  label: text,
  default: flag,
  isActive: flag,
  color: screen,
  description: remark
};

export const VALUE_SET: ElementRules = {
  restricted: flag,
  valueSetName: text,
  valueSetDefinition: group({ sorted: flag, value: groups(VALUE) }),
  controllingField: text,
  valueSettings: groups({ controllingFieldValue: texts, valueName: text })
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */
const LOOKUP_FILTER: ElementRules = {
  active: flag,
  booleanFilter: text,
  description: remark,
  errorMessage: text,
  filterItems: groups({ field: text, operation: oneOf(...SUMMARY_FILTERS), value: text, valueField: text }),
  infoMessage: screen,
  isOptional: flag
};

export const FIELD_RULES: ElementRules = {
  fullName: text,
  label: text,
  type: text,
  length: integer,
  precision: integer,
  scale: integer,
  required: flag,
  unique: flag,
  externalId: flag,
  caseSensitive: flag,
  defaultValue: text,
  formula: text,
  formulaTreatBlanksAs: oneOf('BlankAsBlank', 'BlankAsZero'),
  referenceTo: text,
  relationshipName: text,
  relationshipLabel: screen,
  relationshipOrder: integer,
  deleteConstraint: oneOf('SetNull', 'Restrict', 'Cascade'),
  reparentableMasterDetail: flag,
  writeRequiresMasterRead: flag,
  valueSet: group(VALUE_SET),
  visibleLines: screen,
  displayFormat: text,
  startingNumber: integer,
  displayLocationInDecimal: screen,
  inlineHelpText: text,
  description: text,
  deprecated: refused('deprecated components are not deployed', 'false'),
  fieldManageability: irrelevant('it matters to package upgrades only'),
  externalDeveloperName: irrelevant('it names the field of an external system'),
  businessOwnerGroup: governance,
  businessOwnerUser: governance,
  businessStatus: governance,
  complianceGroup: governance,
  securityClassification: governance,
  encryptionScheme: refused('encrypted fields are not supported', 'None'),
  maskChar: refused('encrypted fields are not supported'),
  maskType: refused('encrypted fields are not supported'),
  trackHistory: history,
  trackFeedHistory: history,
  trackTrending: history,
  isFilteringDisabled: refused('fields hidden from filters are not supported', 'false'),
  isNameField: refused('name fields of external objects are not supported', 'false'),
  isSortingDisabled: refused('fields hidden from sorting are not supported', 'false'),
  isAIPredictionField: refused('prediction fields are not supported', 'false'),
  isConvertLeadDisabled: toggle,
  lookupFilter: group(LOOKUP_FILTER),
  restrictedAdminField: refused('it is not a field of API 66', 'false'),
  stripMarkup: irrelevant('it only converts existing values'),
  populateExistingRows: irrelevant('there are no rows before the field'),
  picklist: refused('the picklist notation before API 38; use valueSet'),
  summarizedField: text,
  summaryFilterItems: groups({
    field: text,
    operation: oneOf(...SUMMARY_FILTERS),
    value: text,
    valueField: refused('roll-up filters that compare two fields are not supported')
  }),
  summaryForeignKey: text,
  summaryOperation: oneOf(...SUMMARY_OPERATIONS),
  metadataRelationshipControllingField: text
};

export const VALIDATION_RULE: ElementRules = {
  fullName: text,
  active: flag,
  description: remark,
  errorConditionFormula: text,
  errorDisplayField: text,
  errorMessage: text,
  shouldEvaluateOnClient: screen
};

export const RECORD_TYPE: ElementRules = {
  fullName: text,
  active: flag,
  description: text,
  label: text,
  businessProcess: text,
  compactLayoutAssignment: screen,
  picklistValues: groups({ picklist: text, values: groups(VALUE) })
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/businessprocess.htm */
export const BUSINESS_PROCESS: ElementRules = {
  fullName: text,
  description: remark,
  isActive: flag,
  values: groups(VALUE)
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingreason.htm */
export const SHARING_REASON: ElementRules = { fullName: text, label: text };

const FIELD_SET_ITEM: ElementRules = { field: text, isFieldManaged: flag, isRequired: flag };

export const FIELD_SET: ElementRules = {
  fullName: text,
  label: text,
  description: text,
  displayedFields: groups(FIELD_SET_ITEM),
  availableFields: groups(FIELD_SET_ITEM)
};

export const OBJECT_RULES: ElementRules = {
  fullName: text,
  label: text,
  pluralLabel: text,
  nameField: group({
    type: oneOf('Text', 'AutoNumber'),
    label: text,
    displayFormat: text,
    startingNumber: integer,
    description: text,
    trackHistory: history,
    trackFeedHistory: history
  }),
  sharingModel: SHARING,
  externalSharingModel: SHARING,
  enableActivities: flag,
  enableHistory: flag,
  enableFeeds: flag,
  customSettingsType: oneOf('Hierarchy', 'List'),
  visibility: oneOf('Public', 'Protected', 'PackageProtected'),
  customSettingsVisibility: oneOf('Public', 'Protected'),
  eventType: oneOf('HighVolume', 'StandardVolume'),
  publishBehavior: oneOf('PublishAfterCommit', 'PublishImmediately'),
  deploymentStatus: oneOf('Deployed', 'InDevelopment'),
  description: remark,
  fields: raw,
  validationRules: raw,
  recordTypes: raw,
  fieldSets: raw,
  listViews: screen,
  compactLayouts: screen,
  compactLayoutAssignment: screen,
  webLinks: screen,
  actionOverrides: screen,
  searchLayouts: screen,
  profileSearchLayouts: screen,
  customHelp: screen,
  customHelpPage: screen,
  gender: screen,
  startsWith: screen,
  household: toggle,
  allowInChatterGroups: toggle,
  enableBulkApi: toggle,
  enableChangeDataCapture: toggle,
  enableDataTranslation: toggle,
  enableDivisions: toggle,
  enableEnhancedLookup: toggle,
  enableGlobalSearch: toggle,
  enableLicensing: refused('it hides the object from users without a licence', 'false'),
  enableReports: toggle,
  enableSearch: toggle,
  enableSharing: toggle,
  enableStreamingApi: toggle,
  enablePublicNotes: toggle,
  historyRetentionPolicy: toggle,
  recordTypeTrackHistory: history,
  recordTypeTrackFeedHistory: history,
  deprecated: refused('deprecated components are not deployed', 'false'),
  businessProcesses: raw,
  sharingReasons: raw,
  sharingRecalculations: refused('classes that recalculate Apex sharing are not run'),
  namedFilters: refused('the notation of lookup filters before API 30'),
  indexes: refused('big objects are not supported'),
  externalDataSource: refused('external objects are not supported'),
  externalName: refused('external objects are not supported'),
  externalRepository: refused('external objects are not supported'),
  dataSpaceField: refused('data model objects are not supported'),
  articleTypeChannelDisplay: refused('article types are not supported'),
  knowledgePublishSettings: refused('article types are not supported'),
  pausePreview: screen
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_globalvalueset.htm */
export const GLOBAL_VALUE_SET: ElementRules = {
  fullName: text,
  masterLabel: text,
  description: remark,
  sorted: flag,
  customValue: groups(VALUE)
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm */
export const STANDARD_VALUE_SET: ElementRules = {
  fullName: text,
  sorted: flag,
  groupingStringEnum: irrelevant('it only groups values on a screen'),
  standardValue: groups({
    ...VALUE,
    allowEmail: flag,
    closed: flag,
    converted: flag,
    cssExposed: flag,
    forecastCategory: text,
    groupingString: text,
    highPriority: flag,
    probability: decimal,
    reverseRole: text,
    reviewed: flag,
    won: flag
  })
};

export const LABEL_RULES: ElementRules = {
  fullName: text,
  categories: irrelevant('it only sorts lists of labels'),
  language: text,
  protected: flag,
  shortDescription: remark,
  value: text
};

export const LABELS_RULES: ElementRules = { fullName: text, labels: groups(LABEL_RULES) };

export const CUSTOM_METADATA: ElementRules = {
  label: text,
  protected: flag,
  description: remark,
  values: groups({ field: text, value: raw })
};

export const CUSTOM_PERMISSION: ElementRules = {
  fullName: text,
  label: text,
  description: remark,
  isLicensed: refused('licensed custom permissions are not supported', 'false'),
  connectedApp: refused('permissions of connected apps are not supported'),
  requiredPermission: groups({ customPermission: text, dependency: flag })
};

export const PERMISSION_SET_GROUP: ElementRules = {
  fullName: text,
  label: text,
  description: remark,
  hasActivationRequired: refused('session-activated permissions are not supported', 'false'),
  mutingPermissionSets: texts,
  permissionSets: texts,
  status: irrelevant('groups are always calculated here')
};
