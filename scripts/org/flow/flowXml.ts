/**
 * The XML of a flow: every element and attribute the local org knows, and what it does with it. What stands in no table is an error.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import { flag, group, groups, integer, irrelevant, oneOf, refused, text, texts } from '../source/elementRules.ts';
import type { ElementRules } from '../source/elementRules.ts';
import { SCREEN_RULES } from './screens/screenXml.ts';
import {
  ASSIGNMENT_OPERATORS,
  LATER,
  NOTE,
  conditions,
  connector,
  fieldValues,
  filters,
  node,
  outputs,
  parameters,
  processMetadataValues,
  resource,
  value
} from './xmlParts.ts';

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
    limit: value,
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

  ...SCREEN_RULES,
  recordRollbacks: groups({ ...node, connector }),
  waits: refused('interviews do not pause'),
  steps: refused('steps are not interpreted'),
  apexPluginCalls: refused('Process.Plugin classes are not called'),
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
