/** The names of a flow: its resources, and what its elements give to later ones. */
import type { MetadataNode } from '../source/elementRules.ts';
import { actionOutputs } from './elements/apexAction.ts';
import { MAP_PROCESSOR, mapResult } from './elements/collectionMap.ts';
import { SORT_PROCESSOR } from './elements/collectionProcessor.ts';
import { isFirst } from './elements/getRecords.ts';
import type { FlowSignature } from './elements/subflow.ts';
import { declareEachItem, transformType } from './elements/transform.ts';
import { compileFlowFormula } from './flowFormula.ts';
import { storedValue } from './flowScope.ts';
import type { FlowScope, Named, NamedValue, Reader } from './flowScope.ts';
import { TEXT, elementOf, recordType } from './flowType.ts';
import { compileText } from './flowText.ts';
import { compileValueFor } from './flowValue.ts';
import type { FlowVariable } from './interview.ts';
import type { Invocable } from './invocables.ts';
import { typeOfResource } from './resourceType.ts';
import { choiceValue } from './screens/choices.ts';
import type { ScreenComponents } from './screens/componentCatalog.ts';
import { fieldsOf, namedField } from './screens/screenFields.ts';
import { scaled } from './scaled.ts';

const WITHOUT_VALUE = [
  'assignments',
  'decisions',
  'recordUpdates',
  'recordDeletes',
  'recordRollbacks',
  'customErrors',
  'screens',
  'dynamicChoiceSets'
];

/** What lies outside of the flow. */
export interface FlowSurroundings {
  readonly invocable: (className: string) => Invocable | undefined;
  readonly flow: (name: string) => FlowSignature | undefined;
  /** Lightning web components for screens. */
  readonly components: ScreenComponents;
}

export interface Variable extends Omit<FlowVariable, 'initial'> {
  readonly node: MetadataNode;
}

/** By lower-case name; variables with faults are left out. */
export function readVariables(scope: FlowScope, flow: MetadataNode): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const node of flow.groups('variables')) {
    const name = node.text('name') ?? '';
    const type = typeOfResource(scope, node);
    if (type === null) continue;
    const isCollection = node.flag('isCollection') === true;
    variables.set(name.toLowerCase(), {
      name,
      type: { ...type, isCollection },
      isInput: node.flag('isInput') === true,
      isOutput: node.flag('isOutput') === true,
      node
    });
  }
  return variables;
}

export function initialOf(scope: FlowScope, { node, type }: Variable): FlowVariable['initial'] | undefined {
  const [element] = node.raw('value');
  if (element === undefined) return null;
  const reader = compileValueFor(scope, element, type);
  return reader === null ? undefined : (interview) => reader.read(interview);
}

export function declareNames(
  scope: FlowScope,
  flow: MetadataNode,
  variables: ReadonlyMap<string, Variable>,
  surroundings: FlowSurroundings
): void {
  const declare = (node: MetadataNode, make: () => Named | null): void =>
    scope.declare(node.text('name') ?? '', node.originOf('name'), make);
  for (const variable of variables.values()) {
    const { name, type, node } = variable;
    declare(node, () => scaled(storedValue(name, type, { isWritable: true }), node.number('scale')));
  }
  for (const node of flow.groups('constants')) declare(node, () => constant(scope, node));
  for (const node of flow.groups('formulas')) declare(node, () => formula(scope, node));
  for (const node of flow.groups('textTemplates'))
    declare(node, () => readOnly(compileText(scope, node.text('text') ?? '', node.originOf('text'))));
  for (const node of flow.groups('recordLookups')) declare(node, () => lookupResult(scope, node));
  for (const node of flow.groups('recordCreates'))
    declare(node, () => storedValue(node.text('name') ?? '', TEXT, { isWritable: false }));
  for (const node of flow.groups('loops')) declare(node, () => loopItem(scope, node, 'collectionReference'));
  for (const node of flow.groups('collectionProcessors')) declare(node, () => collectionResult(scope, node));
  for (const node of flow.groups('transforms')) {
    declareEachItem(scope, node);
    declare(node, () => transformResult(scope, node));
  }
  for (const node of flow.groups('actionCalls')) {
    declare(node, () => {
      const invocable = surroundings.invocable(node.text('actionName') ?? '');
      return invocable === undefined ? null : actionOutputs(scope, node, invocable);
    });
  }
  for (const node of flow.groups('subflows')) declare(node, () => subflowOutputs(node, surroundings));
  for (const node of flow.groups('choices')) declare(node, () => choiceValue(scope, node));
  for (const field of flow.groups('screens').flatMap(fieldsOf))
    if (field.text('name') !== null) declare(field, () => namedField(scope, field, surroundings.components));
  for (const name of WITHOUT_VALUE) for (const node of flow.groups(name)) declare(node, () => noValue(scope, node));
}

function noValue(scope: FlowScope, node: MetadataNode): null {
  return scope.report('flow.unknown-reference', `${node.text('name') ?? ''} gives no value`, node.originOf('name'));
}

function readOnly(reader: Reader | null): NamedValue | null {
  return reader === null ? null : { type: reader.type, read: reader.read, write: null, makesRecord: false };
}

function constant(scope: FlowScope, node: MetadataNode): NamedValue | null {
  const type = typeOfResource(scope, node);
  const [element] = node.raw('value');
  if (type === null) return null;
  if (element === undefined) return { type, read: () => null, write: null, makesRecord: false };
  return readOnly(compileValueFor(scope, element, type));
}

function formula(scope: FlowScope, node: MetadataNode): NamedValue | null {
  const type = typeOfResource(scope, node);
  if (type === null) return null;
  const value = readOnly(compileFlowFormula(scope, node.text('expression') ?? '', type, node.originOf('expression')));
  return value === null ? null : scaled(value, node.number('scale'));
}

function lookupResult(scope: FlowScope, node: MetadataNode): NamedValue | null {
  const object = scope.objectNamed(node.text('object') ?? '', node.originOf('object'));
  if (object === null) return null;
  return {
    ...storedValue(node.text('name') ?? '', recordType(object, !isFirst(node)), { isWritable: true }),
    makesRecord: false
  };
}

function loopItem(scope: FlowScope, node: MetadataNode, reference: string): NamedValue | null {
  const collection = scope.reader(node.text(reference) ?? '', node.originOf(reference));
  if (collection === null) return null;
  return {
    ...storedValue(node.text('name') ?? '', elementOf(collection.type), { isWritable: true }),
    makesRecord: false
  };
}

function transformResult(scope: FlowScope, node: MetadataNode): NamedValue | null {
  const type = transformType(scope, node);
  if (type === null) return null;
  const value = { ...storedValue(node.text('name') ?? '', type, { isWritable: true }), makesRecord: false };
  return scaled(value, node.number('scale'));
}

/** A sorted collection stays under its own name; a filtered or mapped one has the element's. */
function collectionResult(scope: FlowScope, node: MetadataNode): NamedValue | null {
  const name = node.text('name') ?? '';
  if (node.text('collectionProcessorType') === SORT_PROCESSOR) return noValue(scope, node);
  if (node.text('collectionProcessorType') === MAP_PROCESSOR) {
    const type = mapResult(scope, node);
    return type === null ? null : { ...storedValue(name, type, { isWritable: true }), makesRecord: false };
  }
  const collection = scope.reader(node.text('collectionReference') ?? '', node.originOf('collectionReference'));
  return collection === null ? null : storedValue(name, collection.type, { isWritable: false });
}

function subflowOutputs(node: MetadataNode, { flow }: FlowSurroundings): Named | null {
  const inner = flow(node.text('flowName') ?? '');
  if (inner === undefined) return null;
  const members = new Map<string, NamedValue>();
  for (const [key, { name, type, isOutput }] of inner.variables)
    if (isOutput) members.set(key, storedValue(`${node.text('name') ?? ''}.${name}`, type, { isWritable: false }));
  return { members };
}
