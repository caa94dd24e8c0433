/** What flows can and cannot do here: the source of the support table. */
import { CORE_ACTION_NAMES } from './elements/coreAction.ts';
import { ELEMENT_COMPILERS } from './elements/elementTable.ts';
import { GLOBAL_VARIABLES } from './flowGlobals.ts';
import { DATA_TYPES } from './flowType.ts';
import { STANDARD_INPUTS } from './screens/screenFields.ts';
import { FLOW_RULES } from './flowXml.ts';
import { ASSIGNMENT_OPERATORS, CONDITION_OPERATORS, FILTER_OPERATORS } from './xmlParts.ts';

export interface FlowSupport {
  /** How flows are started. */
  readonly starts: readonly string[];
  /** Names of XML elements. */
  readonly elements: readonly string[];
  readonly resources: readonly string[];
  readonly dataTypes: readonly string[];
  readonly assignmentOperators: readonly string[];
  readonly conditionOperators: readonly string[];
  readonly filterOperators: readonly string[];
  readonly variables: readonly string[];
  /** Everything that is refused by name when a project is deployed. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

const REFUSED_STARTS: FlowSupport['refused'] = [
  { name: 'Flows with screens, started from Apex or from a flow without screens', reason: 'screens need a page' },
  { name: 'Pausing flows with screens', reason: 'interviews do not outlive the server' },
  {
    name: `Components of screens other than those of the project, ${Object.keys(STANDARD_INPUTS).join(', ')}`,
    reason: 'each is a feature of its own'
  },
  { name: 'Processes (Workflow, InvocableProcess)', reason: 'automation of this kind does not run in the local org' },
  { name: `Actions other than Apex, ${CORE_ACTION_NAMES.join(' and ')}`, reason: 'each is a feature of its own' },
  { name: 'Actions in a transaction of their own', reason: 'interviews run in one transaction' }
];

export function flowSupport(): FlowSupport {
  return {
    starts: [
      'autolaunched from Apex',
      'autolaunched as a subflow',
      'with screens, on the page',
      'before the save of a record',
      'after the save of a record',
      'before the deletion of a record',
      'after the commit of a save (asynchronous path)',
      'some time after a save or at a time of the record (scheduled paths)',
      'by a schedule',
      'by a platform event'
    ],
    elements: [...Object.keys(ELEMENT_COMPILERS), 'subflows', 'actionCalls'].sort(),
    resources: ['variables', 'constants', 'formulas', 'textTemplates', 'choices', 'dynamicChoiceSets'],
    dataTypes: Object.keys(DATA_TYPES),
    assignmentOperators: ASSIGNMENT_OPERATORS,
    conditionOperators: CONDITION_OPERATORS,
    filterOperators: FILTER_OPERATORS,
    variables: GLOBAL_VARIABLES,
    refused: [
      ...REFUSED_STARTS,
      ...Object.entries(FLOW_RULES).flatMap(([name, rule]) =>
        rule.use === 'refused' ? [{ name: `<${name}>`, reason: rule.reason }] : []
      )
    ]
  };
}
