/**
 * The XML of a flow: every element and attribute the local org knows, and what it does with it. What stands in no table is an error.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import { flag, group, groups, integer, irrelevant, oneOf, refused, text, texts } from '../source/elementRules.ts';
import type { ElementRule, ElementRules } from '../source/elementRules.ts';

const CANVAS = 'it only places the element on the canvas';
const NOTE = 'it is a note for people';
const LATER = 'it is not interpreted yet';

const processMetadataValues = irrelevant('it belongs to the builder');
const one: ElementRule = { use: 'raw' };

/** What every element has. */
const node: ElementRules = {
  name: text,
  label: text,
  description: irrelevant(NOTE),
  locationX: irrelevant(CANVAS),
  locationY: irrelevant(CANVAS),
  elementSubtype: irrelevant('it belongs to the builder'),
  processMetadataValues
};

const resource: ElementRules = { name: text, description: irrelevant(NOTE), processMetadataValues };

const connector = group({ targetReference: text, isGoTo: irrelevant(CANVAS), processMetadataValues });

/** One of the ways to give a value; the elements stay raw so that the value knows where it stands. */
const value = one;

const COMPARISONS = [
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'GreaterThanOrEqualTo',
  'LessThan',
  'LessThanOrEqualTo',
  'StartsWith',
  'EndsWith',
  'Contains',
  'IsNull',
  'In',
  'NotIn'
] as const;

export const FILTER_OPERATORS: readonly string[] = COMPARISONS;
export const CONDITION_OPERATORS: readonly string[] = [
  ...COMPARISONS,
  'DoesNotContain',
  'IsChanged',
  'IsBlank',
  'IsEmpty',
  'WasVisited',
  'WasSelected',
  'WasSet'
];
export const ASSIGNMENT_OPERATORS: readonly string[] = [
  'Assign',
  'Add',
  'Subtract',
  'AddItem',
  'AssignCount',
  'AddAtStart',
  'RemoveFirst',
  'RemoveAll',
  'RemoveAfterFirst',
  'RemoveBeforeFirst',
  'RemovePosition',
  'RemoveUncommon'
];

const filters = groups({ field: text, operator: oneOf(...FILTER_OPERATORS), value, processMetadataValues });
const fieldValues = groups({ field: text, value, processMetadataValues });
const conditions = groups({
  leftValueReference: text,
  operator: oneOf(...CONDITION_OPERATORS),
  rightValue: value,
  conditionType: irrelevant('it belongs to the builder'),
  processMetadataValues
});
const parameters = groups({ name: text, value, processMetadataValues });
const outputs = groups({ assignToReference: text, name: text, processMetadataValues });

const screenField: Record<string, ElementRule> = {
  name: text,
  description: irrelevant(NOTE),
  processMetadataValues,
  choiceReferences: texts,
  dataType: text,
  dataTypeMappings: refused('properties of any type are not passed on'),
  defaultSelectedChoiceReference: text,
  defaultValue: value,
  elementSubtype: irrelevant('it belongs to the builder'),
  extensionName: text,
  fieldText: text,
  fieldType: text,
  helpText: text,
  inputParameters: parameters,
  outputParameters: outputs,
  inputsOnNextNavToAssocScrn: oneOf('UseStoredValues', 'ResetValues'),
  isRequired: flag,
  isVisible: irrelevant('it says nothing that the visibility rule does not'),
  objectFieldReference: text,
  regionContainerType: oneOf('SectionWithHeader', 'SectionWithoutHeader'),
  scale: integer,
  sourceTemplateApiName: irrelevant('it says where the field came from'),
  sourceTemplateProviderType: irrelevant('it says where the field came from'),
  storeOutputAutomatically: flag,
  styleProperties: irrelevant('it only shapes what a user sees'),
  validationRule: group({ errorMessage: text, formulaExpression: text }),
  visibilityRule: group({ conditionLogic: text, conditions })
};
screenField['fields'] = groups(screenField);

const start: ElementRules = {
  ...node,
  connector,
  object: text,
  recordTriggerType: oneOf('Create', 'Update', 'CreateAndUpdate', 'Delete', 'None'),
  triggerType: oneOf(
    'None',
    'RecordBeforeSave',
    'RecordAfterSave',
    'RecordBeforeDelete',
    'Scheduled',
    'PlatformEvent',
    'Capability',
    'DataCloudDataChange',
    'ExternalSystemChange',
    'Segment',
    'EventDrivenJourney'
  ),
  filterLogic: text,
  filters,
  filterFormula: text,
  doesRequireRecordChangedToMeetCriteria: flag,
  schedule: group({
    frequency: text,
    startDate: text,
    startTime: text,
    endDate: irrelevant('it is reserved'),
    endTime: irrelevant('it is reserved')
  }),
  scheduledPaths: groups({
    name: text,
    label: irrelevant(NOTE),
    description: irrelevant(NOTE),
    connector,
    pathType: oneOf('AsyncAfterCommit'),
    offsetNumber: integer,
    offsetUnit: text,
    recordField: text,
    timeSource: oneOf('RecordField', 'RecordTriggerEvent'),
    maxBatchSize: integer
  }),
  flowRunAsUser: oneOf('DefaultWorkflowUser', 'TriggeringUser')
};

export const FLOW_RULES: ElementRules = {
  fullName: irrelevant('the file says it'),
  label: text,
  description: irrelevant(NOTE),
  apiVersion: text,
  status: oneOf('Active', 'Draft', 'Obsolete', 'InvalidDraft'),
  processType: text,
  runInMode: oneOf('DefaultMode', 'SystemModeWithSharing', 'SystemModeWithoutSharing'),
  triggerOrder: integer,
  timeZoneSidKey: refused('schedules run in the zone of the org'),
  interviewLabel: irrelevant('interviews leave no records behind'),
  environments: irrelevant('it says which builder made the flow'),
  isTemplate: irrelevant('it matters to packages only'),
  isOverridable: irrelevant('it matters to packages only'),
  isAdditionalPermissionRequiredToRun: refused('who may run a flow is not checked yet', 'false'),
  areMetricsLoggedToDataCloud: refused(LATER, 'false'),
  overriddenFlow: refused(LATER),
  sourceTemplate: irrelevant('it says where the flow came from'),
  migratedFromWorkflowRuleName: irrelevant('it says where the flow came from'),
  customProperties: irrelevant('it belongs to the builder'),
  processMetadataValues,
  start: group(start),
  startElementReference: text,

  variables: groups({
    ...resource,
    dataType: text,
    objectType: text,
    apexClass: text,
    isCollection: flag,
    isInput: flag,
    isOutput: flag,
    scale: integer,
    value
  }),
  constants: groups({ ...resource, dataType: text, value }),
  formulas: groups({ ...resource, dataType: text, expression: text, scale: integer }),
  textTemplates: groups({ ...resource, text, isViewedAsPlainText: flag }),

  assignments: groups({
    ...node,
    connector,
    assignmentItems: groups({
      assignToReference: text,
      operator: oneOf(...ASSIGNMENT_OPERATORS),
      value,
      processMetadataValues
    })
  }),
  decisions: groups({
    ...node,
    defaultConnector: connector,
    defaultConnectorLabel: irrelevant(NOTE),
    rules: groups({
      name: text,
      label: irrelevant(NOTE),
      description: irrelevant(NOTE),
      conditionLogic: text,
      conditions,
      connector,
      doesRequireRecordChangedToMeetCriteria: flag,
      processMetadataValues
    })
  }),
  loops: groups({
    ...node,
    collectionReference: text,
    assignNextValueToReference: text,
    iterationOrder: oneOf('Asc', 'Desc'),
    nextValueConnector: connector,
    noMoreValuesConnector: connector
  }),
  recordLookups: groups({
    ...node,
    connector,
    faultConnector: connector,
    object: text,
    filterLogic: text,
    filters,
    sortField: text,
    sortOrder: oneOf('Asc', 'Desc'),
    getFirstRecordOnly: flag,
    limit: one,
    queriedFields: texts,
    outputReference: text,
    outputAssignments: groups({ assignToReference: text, field: text }),
    storeOutputAutomatically: flag,
    assignNullValuesIfNoRecordsFound: flag,
    relatedRecords: refused('related records are not read by one element yet')
  }),
  recordCreates: groups({
    ...node,
    connector,
    faultConnector: connector,
    object: text,
    inputAssignments: fieldValues,
    inputReference: text,
    assignRecordIdToReference: text,
    storeOutputAutomatically: flag,
    doesUpsert: flag,
    doesUpsertAllOrNone: flag,
    upsertExternalIdField: text,
    upsertStandardIdField: text,
    operationMultMatchingRecords: oneOf('None', 'UpdateAllRecords', 'UpdateLatestRecord'),
    operationOneMatchingRecord: oneOf('None', 'UpdateAllRecords'),
    operationZeroMatchingRecords: oneOf('None'),
    filterLogic: text,
    filters
  }),
  recordUpdates: groups({
    ...node,
    connector,
    faultConnector: connector,
    object: text,
    filterLogic: text,
    filters,
    inputAssignments: fieldValues,
    inputReference: text
  }),
  recordDeletes: groups({
    ...node,
    connector,
    faultConnector: connector,
    object: text,
    filterLogic: text,
    filters,
    inputReference: text
  }),
  actionCalls: groups({
    ...node,
    connector,
    faultConnector: connector,
    actionName: text,
    actionType: text,
    nameSegment: irrelevant('it repeats the name'),
    versionSegment: irrelevant('it belongs to the builder'),
    versionString: irrelevant('it belongs to the builder'),
    offset: irrelevant('it belongs to the builder'),
    flowTransactionModel: oneOf('Automatic', 'CurrentTransaction', 'NewTransaction'),
    inputParameters: parameters,
    outputParameters: outputs,
    storeOutputAutomatically: flag,
    dataTypeMappings: groups({ typeName: text, typeValue: text })
  }),
  subflows: groups({
    ...node,
    connector,
    flowName: text,
    inputAssignments: parameters,
    outputAssignments: outputs,
    storeOutputAutomatically: flag
  }),
  collectionProcessors: groups({
    ...node,
    connector,
    collectionProcessorType: text,
    collectionReference: text,
    assignNextValueToReference: text,
    conditionLogic: text,
    conditions,
    formula: text,
    limit: integer,
    sortOptions: groups({ doesPutEmptyStringAndNullFirst: flag, sortField: text, sortOrder: oneOf('Asc', 'Desc') }),
    outputSObjectType: text,
    mapItems: groups({ assignToFieldReference: text, operator: oneOf('Assign'), value, processMetadataValues })
  }),
  transforms: groups({
    ...node,
    connector,
    dataType: text,
    objectType: text,
    apexClass: text,
    isCollection: flag,
    scale: integer,
    storeOutputAutomatically: irrelevant('it is reserved'),
    transformValues: groups({
      transformValueActions: groups({
        outputFieldApiName: text,
        transformType: oneOf('Map', 'Count', 'Sum', 'InnerJoin', 'GetItemByIndex', 'InvocableAction'),
        value,
        inputParameters: parameters,
        processMetadataValues
      }),
      transformValueName: irrelevant('it is reserved'),
      transformValueLabel: irrelevant('it is reserved'),
      transformValueDescription: irrelevant('it is reserved'),
      processMetadataValues
    })
  }),
  customErrors: groups({
    ...node,
    connector,
    customErrorMessages: groups({ errorMessage: text, fieldSelection: text, isFieldError: flag, processMetadataValues })
  }),

  screens: groups({
    ...node,
    connector,
    allowBack: flag,
    allowFinish: flag,
    allowPause: irrelevant('interviews do not pause'),
    backButtonLabel: text,
    nextOrFinishButtonLabel: text,
    pauseButtonLabel: irrelevant('interviews do not pause'),
    pausedText: irrelevant('interviews do not pause'),
    helpText: text,
    showFooter: flag,
    showHeader: flag,
    fields: groups(screenField),
    actions: refused('screens start no flows'),
    triggers: refused('screens start no flows'),
    stageReference: refused('stages are not shown'),
    styleSettings: irrelevant('it only shapes what a user sees')
  }),
  recordRollbacks: groups({ ...node, connector }),
  waits: refused('interviews do not pause'),
  steps: refused('steps are not interpreted'),
  apexPluginCalls: refused('Process.Plugin classes are not called'),
  choices: groups({
    ...resource,
    choiceText: text,
    dataType: text,
    value,
    choiceIcon: irrelevant('it only shapes what a user sees'),
    userInput: refused('choices take no text of their own')
  }),
  dynamicChoiceSets: groups({
    ...resource,
    collectionReference: text,
    dataType: text,
    displayField: text,
    valueField: text,
    filterLogic: text,
    filters,
    limit: integer,
    object: text,
    outputAssignments: groups({ assignToReference: text, field: text }),
    picklistField: text,
    picklistObject: text,
    sortField: text,
    sortOrder: oneOf('Asc', 'Desc')
  }),
  stages: refused('stages are not shown'),
  orchestratedStages: refused('orchestrations do not run'),
  experiments: refused(LATER)
};

/** Node elements of a flow, by the name of their XML element. */
export const ELEMENT_NAMES: readonly string[] = [
  'assignments',
  'decisions',
  'loops',
  'recordLookups',
  'recordCreates',
  'recordUpdates',
  'recordDeletes',
  'actionCalls',
  'subflows',
  'collectionProcessors',
  'transforms',
  'customErrors',
  'screens',
  'recordRollbacks'
];
