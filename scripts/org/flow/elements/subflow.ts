/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_subflow.htm */
import type { MetadataNode } from '../../source/elementRules.ts';
import type { FlowScope, Reader, Target } from '../flowScope.ts';
import { fits } from '../flowType.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import { compileValueFor } from '../flowValue.ts';
import { createFrame, fillVariables, goTo } from '../interview.ts';
import type { CompiledFlow, FlowElement } from '../interview.ts';
import { headOf, targetOf } from './element.ts';
import type { ElementContext } from './element.ts';

/** What a caller may know of a flow before that is compiled. */
export interface FlowSignature {
  readonly name: string;
  readonly hasScreens: boolean;
  readonly variables: ReadonlyMap<
    string,
    { readonly name: string; readonly type: FlowType; readonly isInput: boolean; readonly isOutput: boolean }
  >;
  /** The flow itself, when interviews run. */
  readonly compiled: () => CompiledFlow;
}

/** The flow runs inside the interview; it sees its own variables only. */
export function compileSubflow(context: ElementContext, flow: FlowSignature): FlowElement | null {
  const { scope, node } = context;
  const head = headOf(context);
  const inputs = node.groups('inputAssignments').map((each) => compileInput(scope, each, flow));
  const outputs = node.groups('outputAssignments').map((each) => compileOutput(scope, each, flow));
  if (!inputs.every((each) => each !== null) || !outputs.every((each) => each !== null)) return null;
  const target = targetOf(node);
  return {
    ...head,
    step(interview) {
      const outer = interview.frame;
      const given = new Map<string, FlowValue>(inputs.map(({ key, value }) => [key, value.read(interview)]));
      const frame = createFrame(flow.compiled(), {
        record: null,
        prior: null,
        caller: {
          frame: outer,
          finish(inner) {
            for (const [key, { isOutput }] of flow.variables)
              if (isOutput) outer.values.set(`${head.name.toLowerCase()}.${key}`, inner.values.get(key) ?? null);
            for (const { key, to } of outputs) to.write(interview, inner.values.get(key) ?? null);
            goTo(interview, target);
          }
        }
      });
      interview.frame = frame;
      fillVariables(interview, frame, given);
    }
  };
}

function compileInput(
  scope: FlowScope,
  node: MetadataNode,
  flow: FlowSignature
): { readonly key: string; readonly value: Reader } | null {
  const name = node.text('name') ?? '';
  const variable = flow.variables.get(name.toLowerCase());
  if (variable === undefined || !variable.isInput)
    return scope.report('flow.unknown-reference', `The flow ${flow.name} has no input ${name}`, node.originOf('name'));
  const [element] = node.raw('value');
  if (element === undefined) return scope.report('flow.value', `The input ${name} has no value`, node.originOf('name'));
  const value = compileValueFor(scope, element, variable.type);
  return value === null ? null : { key: name.toLowerCase(), value };
}

function compileOutput(
  scope: FlowScope,
  node: MetadataNode,
  flow: FlowSignature
): { readonly key: string; readonly to: Target } | null {
  const name = node.text('name') ?? '';
  const variable = flow.variables.get(name.toLowerCase());
  if (variable === undefined || !variable.isOutput)
    return scope.report('flow.unknown-reference', `The flow ${flow.name} has no output ${name}`, node.originOf('name'));
  const to = scope.target(node.text('assignToReference') ?? '', node.originOf('assignToReference'));
  if (to === null) return null;
  if (!fits(variable.type, to.type))
    return scope.report('flow.type', `${to.path} cannot hold the output ${name}`, node.originOf('assignToReference'));
  return { key: name.toLowerCase(), to };
}
