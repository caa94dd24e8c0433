/** The XML of screens and of what they offer. */
import { flag, group, groups, integer, irrelevant, oneOf, refused, text, texts } from '../../source/elementRules.ts';
import type { ElementRule, ElementRules } from '../../source/elementRules.ts';
import {
  NOTE,
  conditions,
  connector,
  filters,
  node,
  outputs,
  parameters,
  processMetadataValues,
  resource,
  value
} from '../xmlParts.ts';

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

export const SCREEN_RULES: ElementRules = {
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
  })
};
