/**
 * Interviews that Apex starts: in system mode, with the sharing of the class that does, unless the flow says otherwise.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_flow.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm
 */
import type { Access } from '../access/access.ts';
import type { FlowInterview } from '../apex/lib/services.ts';
import { refuse } from '../apex/lib/refusal.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { fromApex, toApex } from './apexType.ts';
import type { FlowProgram } from './compileFlows.ts';
import { copyValue } from './copyValue.ts';
import { faultTexts } from './flowFault.ts';
import type { FlowKind, FlowType, FlowValue } from './flowType.ts';
import type { CompiledFlow, Interview } from './interview.ts';
import { runInterviews } from './runInterviews.ts';
import { createInterview } from './startFlow.ts';

const FLOW_EXCEPTION = 'System.FlowException';

const APEX_NAMES: Readonly<Record<FlowKind, string>> = {
  Text: 'String',
  Number: 'Decimal',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'Datetime',
  Time: 'Time',
  Record: 'SObject',
  Apex: 'Object'
};

/** `namespace`: of the project, under which its flows are known. */
export function createApexInterviews({ autolaunched, withScreens }: FlowProgram, namespace: string | null) {
  return {
    createInterview(given: string | null, name: string, inputs: ReadonlyMap<string, unknown>): FlowInterview {
      const isOwn = given === null || given === '' || given.toLowerCase() === namespace?.toLowerCase();
      const prefix = namespace === null ? '' : `${namespace.toLowerCase()}__`;
      const full = name.toLowerCase();
      const key = prefix !== '' && full.startsWith(prefix) ? full.slice(prefix.length) : full;
      if (isOwn && withScreens.has(key)) refuse(`The flow ${name}`, 'flows with screens need a page');
      const flow = isOwn ? autolaunched.get(key) : undefined;
      if (flow === undefined) return throwApex(FLOW_EXCEPTION, faultTexts.noSuchFlow(name));
      return interviewOf(flow, readInputs(flow, inputs));
    }
  };
}

/** Only variables that are open for input may be given. */
function readInputs(flow: CompiledFlow, inputs: ReadonlyMap<string, unknown>): ReadonlyMap<string, FlowValue> {
  const values = new Map<string, FlowValue>();
  for (const [name, value] of inputs) {
    const key = name.toLowerCase();
    if (flow.variables.get(key)?.isInput !== true) throwApex(FLOW_EXCEPTION, faultTexts.noSuchVariable(name));
    values.set(key, copyValue(fromApex(value)));
  }
  return values;
}

function interviewOf(flow: CompiledFlow, inputs: ReadonlyMap<string, FlowValue>): FlowInterview {
  let interview: Interview | null = null;
  return {
    start() {
      interview = createInterview(flow, { access: accessOf(flow), inputs });
      runInterviews([interview]);
      if (interview.failure !== null) throwApex(FLOW_EXCEPTION, faultTexts.unhandled());
    },
    variable(name) {
      if (interview === null) return throwApex(FLOW_EXCEPTION, faultTexts.notStarted());
      const variable = flow.variables.get(name.toLowerCase());
      if (variable?.isOutput !== true) return throwApex(FLOW_EXCEPTION, faultTexts.noSuchVariable(name));
      return toApex(apexTypeOf(variable.type), interview.frame.values.get(name.toLowerCase()) ?? null);
    }
  };
}

function accessOf({ runInMode }: CompiledFlow): Access {
  const { user, sharing } = currentTransaction();
  if (runInMode === 'DefaultMode') return { user, mode: 'system', sharing };
  return { user, mode: 'system', sharing: runInMode === 'SystemModeWithSharing' ? 'with' : 'without' };
}

function apexTypeOf({ kind, object, isCollection }: FlowType): RuntimeType {
  const type = RuntimeType.of(object?.name.canonical ?? APEX_NAMES[kind]);
  return isCollection ? RuntimeType.generic('List', type) : type;
}
