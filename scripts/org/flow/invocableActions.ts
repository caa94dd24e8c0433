/**
 * Actions that Apex calls: all invocations of a flow run as one batch, those of an invocable method are one call.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action.htm
 */
import type { EmittedUnit } from '../apex/emit/emittedUnit.ts';
import type { ActionRequest, ActionOutcome } from '../apex/lib/services.ts';
import { refuse } from '../apex/lib/refusal.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import { ApexThrow } from '../apex/values/apexThrow.ts';
import { toStored } from '../apex/values/typeTest.ts';
import { createApiName } from '../schema/apiName.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { fieldNamed } from './apexClasses.ts';
import { outputsOf, prepareInterview } from './apexInterviews.ts';
import { localKey } from './compileFlow.ts';
import type { FlowProgram } from './compileFlows.ts';
import { callInvocable, membersOf, requestObject } from './elements/apexAction.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import { findInvocables } from './invocables.ts';
import type { Invocable } from './invocables.ts';
import type { Interview } from './interview.ts';
import { runInterviews } from './runInterviews.ts';

/** The documents give no codes: see DIFFERENCES.md IA1. */
export const ACTION_ERROR_CODE = 'UNKNOWN_EXCEPTION';

type Values = ReadonlyMap<string, unknown>;

const failed = (message: string): ActionOutcome => ({
  outputs: new Map(),
  errors: [{ code: ACTION_ERROR_CODE, message }]
});
const succeeded = (outputs: Values): ActionOutcome => ({ outputs, errors: [] });

export function createInvocableActions(program: FlowProgram, units: readonly EmittedUnit[], namespace: string | null) {
  const invocables = findInvocables(units);
  return {
    /** One outcome for each invocation, in their order. */
    runAction({ kind, namespace: given, name, invocations }: ActionRequest): readonly ActionOutcome[] {
      const isOwn = given === null || given === '' || given.toLowerCase() === namespace?.toLowerCase();
      const key = localKey(name, namespace);
      if (kind === 'flow' && isOwn && program.withScreens.has(key))
        refuse(`The flow ${name}`, 'flows with screens need a page');
      if (kind === 'flow') return runFlow(isOwn ? program : null, key, name, invocations);
      const invocable = isOwn ? invocables.get(key) : undefined;
      return invocable === undefined
        ? invocations.map(() => failed(ACTION_FAULTS.noSuchAction(name)))
        : runMethod(invocable, invocations);
    }
  };
}

export const ACTION_FAULTS = {
  noSuchAction: (name: string) => `Invalid action name: ${name}`,
  noSuchInput: (action: string, name: string) => `The action ${action} has no input ${name}`,
  missingInput: (name: string) => `Missing required input parameter: ${name}`
} as const;

function runFlow(
  program: FlowProgram | null,
  key: string,
  name: string,
  invocations: readonly Values[]
): readonly ActionOutcome[] {
  const flow = program?.autolaunched.get(key);
  if (flow === undefined) return invocations.map(() => failed(faultTexts.noSuchFlow(name)));
  const prepared = invocations.map((inputs): Interview | string => textOfThrown(() => prepareInterview(flow, inputs)));
  runInterviews(prepared.filter((each) => typeof each !== 'string'));
  return prepared.map((each) => {
    if (typeof each === 'string') return failed(each);
    return each.failure === null ? succeeded(outputsOf(flow, each)) : failed(faultTexts.unhandled());
  });
}

/** What is thrown for the inputs of one invocation is its error. */
function textOfThrown<T>(make: () => T): T | string {
  try {
    return make();
  } catch (thrown) {
    if (!(thrown instanceof ApexThrow)) throw thrown;
    return thrown.exception.getMessage() ?? '';
  }
}

function runMethod(invocable: Invocable, invocations: readonly Values[]): readonly ActionOutcome[] {
  const { schema, user } = currentTransaction();
  const { className, output } = invocable;
  const outer = createApiName(schema.namespace, className.split('.')[0] ?? className).canonical;
  if (!user.permissions.canRunClass(outer)) return invocations.map(() => failed(faultTexts.noClassAccess(className)));
  const requests = invocations.map((values) => wrongInput(invocable, values) ?? requestOf(invocable, values));
  const ready = requests.filter((each) => !(each instanceof FlowFault));
  const results = ready.length === 0 ? [] : callInvocable(invocable, ready);
  let next = 0;
  return requests.map((each) => {
    if (each instanceof FlowFault) return failed(each.message);
    return results instanceof FlowFault ? failed(results.message) : succeeded(resultOf(output, results[next++]));
  });
}

function wrongInput({ className, input }: Invocable, values: Values): FlowFault | null {
  const members = membersOf(input);
  const unknown = Array.from(values.keys()).find((name) => !members.some((each) => each.name === name));
  if (unknown !== undefined) return new FlowFault(ACTION_FAULTS.noSuchInput(className, unknown));
  const missing = members.find(({ name, isRequired }) => isRequired && (values.get(name) ?? null) === null);
  return missing === undefined ? null : new FlowFault(ACTION_FAULTS.missingInput(missing.name));
}

/** What the method gets for one invocation; values widen as they do in collections. */
function requestOf({ input }: Invocable, values: Values): unknown {
  const given: { name: string; value: unknown }[] = [];
  for (const { name, type } of membersOf(input)) {
    const value = values.get(name) ?? null;
    const stored = textOfThrown(() => [toStored(type, value)] as const);
    if (typeof stored === 'string') return new FlowFault(faultTexts.wrongInput(name, type.name));
    given.push({ name, value: stored[0] });
  }
  if (input?.kind === 'object')
    return requestObject(
      input.type,
      given.filter(({ name }) => values.has(name))
    );
  return given[0]?.value ?? null;
}

function resultOf(output: Invocable['output'], result: unknown): Values {
  if (output?.kind !== 'object')
    return new Map(membersOf(output).map(({ name }): [string, unknown] => [name, result ?? null]));
  return new Map(
    output.variables.map(({ name }): [string, unknown] => [
      name,
      result instanceof ApexObject ? (fieldNamed(result.apexClass, name)?.get(result) ?? null) : null
    ])
  );
}
