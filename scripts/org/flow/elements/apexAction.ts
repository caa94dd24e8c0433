/**
 * Calls of `@InvocableMethod` methods: once for all interviews that wait, with a list of what each of them gives.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_actions_apex.htm
 */
import { services } from '../../apex/lib/services.ts';
import { ProjectClass } from '../../apex/runtime/projectClass.ts';
import { ApexList } from '../../apex/values/apexList.ts';
import { ApexObject } from '../../apex/values/apexObject.ts';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { RuntimeType } from '../../apex/values/runtimeType.ts';
import { returnToCheckpoint, takeCheckpoint } from '../../transaction/checkpoint.ts';
import { createApiName } from '../../schema/apiName.ts';
import { currentTransaction } from '../../transaction/transaction.ts';
import { createApexObject, fieldNamed } from '../apexClasses.ts';
import { flowTypeOf, fromApex, toApex } from '../apexType.ts';
import { FlowFault, faultTexts } from '../flowFault.ts';
import type { FlowScope, Named, NamedValue, Reader, Target } from '../flowScope.ts';
import { storedValue } from '../flowScope.ts';
import { describeType, fits } from '../flowType.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import { compileValue } from '../flowValue.ts';
import { checkFits } from '../flowValue.ts';
import type { Invocable, InvocableShape } from '../invocables.ts';
import { goTo, raise } from '../interview.ts';
import type { BatchElement, FlowElement, Interview } from '../interview.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { headOf, targetOf } from './element.ts';
import type { ElementContext } from './element.ts';

interface Input {
  readonly name: string;
  readonly type: RuntimeType;
  readonly value: Reader;
}

interface Output {
  readonly name: string;
  readonly to: Target;
}

export function compileApexAction(context: ElementContext, invocable: Invocable): FlowElement | null {
  const { scope, node } = context;
  const inputs = node.groups('inputParameters').map((each) => compileInput(scope, node, each, invocable));
  const outputs = node.groups('outputParameters').map((each) => compileOutput(scope, node, each, invocable));
  if (!inputs.every((each) => each !== null) || !outputs.every((each) => each !== null)) return null;
  const missing = membersOf(invocable.input).find(
    ({ name, isRequired }) => isRequired && !inputs.some((each) => each.name === name)
  );
  if (missing !== undefined)
    return scope.report(
      'flow.value',
      `The required input ${missing.name} of ${invocable.className} has no value`,
      node.originOf('actionName')
    );
  const target = targetOf(node);
  const element: BatchElement = {
    ...headOf(context),
    batch(interviews) {
      const ready = interviews
        .filter((interview) => mayRun(interview, element, invocable))
        .flatMap((interview) => prepared(interview, element, inputs, invocable));
      if (ready.length === 0) return;
      const results = callInvocable(
        invocable,
        ready.map(({ request }) => request)
      );
      ready.forEach(({ interview }, index) => {
        if (results instanceof FlowFault) raise(interview, element, results.message);
        else {
          store(interview, element.name, results[index], invocable.output, outputs);
          goTo(interview, target);
        }
      });
    }
  };
  return element;
}

/** What `Action.output` stands for. */
export function actionOutputs(scope: FlowScope, node: MetadataNode, { output }: Invocable): Named {
  const name = node.text('name') ?? '';
  const members = new Map<string, NamedValue>();
  for (const member of membersOf(output)) {
    const type = memberType(scope, node, member);
    if (type !== null)
      members.set(member.name.toLowerCase(), storedValue(`${name}.${member.name}`, type, { isWritable: false }));
  }
  return { members };
}

/** Inputs and outputs of the type SObject stand for the object that the element names for them: `T__` and `U__` before their name. */
function memberType(
  scope: FlowScope,
  node: MetadataNode,
  { name, type }: { readonly name: string; readonly type: RuntimeType }
): FlowType | null {
  const found = flowTypeOf(type, scope.schema, scope.classes);
  if (found?.kind !== 'Record' || found.object !== null) return found;
  const names = [`t__${name}`.toLowerCase(), `u__${name}`.toLowerCase()];
  const mapping = node
    .groups('dataTypeMappings')
    .find((each) => names.includes((each.text('typeName') ?? '').toLowerCase()));
  const object =
    mapping === undefined ? null : scope.objectNamed(mapping.text('typeValue') ?? '', mapping.originOf('typeValue'));
  return { ...found, object };
}

export function membersOf(
  shape: InvocableShape | null
): readonly { readonly name: string; readonly type: RuntimeType; readonly isRequired: boolean }[] {
  if (shape === null) return [];
  return shape.kind === 'object' ? shape.variables : [{ name: shape.name, type: shape.type, isRequired: false }];
}

function memberNamed(shape: InvocableShape | null, name: string) {
  return membersOf(shape).find((each) => each.name.toLowerCase() === name.toLowerCase());
}

function compileInput(
  scope: FlowScope,
  node: MetadataNode,
  parameter: MetadataNode,
  { input, className }: Invocable
): Input | null {
  const name = parameter.text('name') ?? '';
  const origin = parameter.originOf('name');
  const member = memberNamed(input, name);
  const [element] = parameter.raw('value');
  if (member === undefined)
    return scope.report('flow.unknown-reference', `The action ${className} has no input ${name}`, origin);
  if (element === undefined) return scope.report('flow.value', `The input ${name} has no value`, origin);
  const type = memberType(scope, node, member);
  if (type === null)
    return scope.report(
      'flow.refused',
      `Inputs of type ${member.type.name} are not supported by the local org: ${name}`,
      origin
    );
  const value = compileValue(scope, element);
  const fitting = value === null ? null : checkFits(scope, value, type, element.origin);
  return fitting === null ? null : { name: member.name, type: member.type, value: fitting };
}

function compileOutput(
  scope: FlowScope,
  node: MetadataNode,
  parameter: MetadataNode,
  { output, className }: Invocable
): Output | null {
  const name = parameter.text('name') ?? '';
  const member = memberNamed(output, name);
  if (member === undefined)
    return scope.report(
      'flow.unknown-reference',
      `The action ${className} has no output ${name}`,
      parameter.originOf('name')
    );
  const type = memberType(scope, node, member);
  const to = scope.target(parameter.text('assignToReference') ?? '', parameter.originOf('assignToReference'));
  if (type === null)
    return scope.report(
      'flow.refused',
      `Outputs of type ${member.type.name} are not supported by the local org: ${name}`,
      parameter.originOf('name')
    );
  if (to === null) return null;
  if (!fits(type, to.type))
    return scope.report(
      'flow.type',
      `${to.path} cannot hold a ${describeType(type)}`,
      parameter.originOf('assignToReference')
    );
  return { name: member.name, to };
}

/** Flows that run with the rights of a person call the classes that are open to that person. */
function mayRun(interview: Interview, element: FlowElement, { className }: Invocable): boolean {
  const { mode, user } = interview.access;
  const { canonical } = createApiName(currentTransaction().schema.namespace, className.split('.')[0] ?? className);
  if (mode !== 'user' || user.permissions.canRunClass(canonical)) return true;
  raise(interview, element, faultTexts.noClassAccess(className));
  return false;
}

function prepared(
  interview: Interview,
  element: FlowElement,
  inputs: readonly Input[],
  { input }: Invocable
): readonly { readonly interview: Interview; readonly request: unknown }[] {
  try {
    const values = inputs.map(({ name, type, value }) => ({ name, value: toApex(type, value.read(interview)) }));
    return [
      { interview, request: input?.kind === 'object' ? requestObject(input.type, values) : (values[0]?.value ?? null) }
    ];
  } catch (thrown) {
    if (!(thrown instanceof FlowFault)) throw thrown;
    raise(interview, element, thrown.message);
    return [];
  }
}

export function requestObject(
  type: RuntimeType,
  values: readonly { readonly name: string; readonly value: unknown }[]
): ApexObject {
  const created = createApexObject(type.name);
  for (const { name, value } of values) fieldNamed(created.apexClass, name)?.set?.(created, value);
  return created;
}

/** One result for each request; an exception is a fault of all interviews, and what the method wrote is undone. */
export function callInvocable(
  { className, methodKey, input, output }: Invocable,
  requests: readonly unknown[]
): readonly unknown[] | FlowFault {
  const owner = services().classByName(className);
  const method = owner instanceof ProjectClass ? owner.statics[methodKey] : undefined;
  if (method === undefined) throw new Error(`${className} has no code.`);
  const transaction = currentTransaction();
  const checkpoint = takeCheckpoint(transaction);
  try {
    const args = input === null ? [] : [new ApexList(RuntimeType.generic('List', input.type), [...requests])];
    const result = method(...args);
    if (output === null) return [];
    const items = result instanceof ApexList ? result.items : [];
    return items.length === requests.length ? items : new FlowFault(faultTexts.resultCount());
  } catch (thrown) {
    if (!(thrown instanceof ApexThrow)) throw thrown;
    returnToCheckpoint(transaction, checkpoint);
    return new FlowFault(faultTexts.apex(thrown.exception.typeName(), thrown.exception.getMessage() ?? ''));
  }
}

function store(
  interview: Interview,
  name: string,
  result: unknown,
  shape: InvocableShape | null,
  outputs: readonly Output[]
): void {
  const values = new Map<string, FlowValue>();
  for (const member of membersOf(shape)) {
    const value =
      shape?.kind === 'object'
        ? result instanceof ApexObject
          ? fromApex(fieldNamed(result.apexClass, member.name)?.get(result))
          : null
        : fromApex(result);
    values.set(member.name, value);
    interview.frame.values.set(`${name}.${member.name}`.toLowerCase(), value);
  }
  for (const { name: output, to } of outputs) to.write(interview, values.get(output) ?? null);
}
