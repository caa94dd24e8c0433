/**
 * Interviews that Apex starts: in system mode, with the sharing of the class that does, unless the flow says otherwise.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/flow_interview_class.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm
 */
import type { Access } from '../access/access.ts';
import type { FlowInterview } from '../apex/lib/services.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import { refuse } from '../apex/lib/refusal.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { fromApex, toApex } from './apexType.ts';
import { localKey } from './compileFlow.ts';
import type { FlowProgram } from './compileFlows.ts';
import { copyValue } from './copyValue.ts';
import { faultTexts } from './flowFault.ts';
import { describeType, elementOf } from './flowType.ts';
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
      const key = localKey(name, namespace);
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
    const variable = flow.variables.get(key);
    if (variable?.isInput !== true) return throwApex(FLOW_EXCEPTION, faultTexts.noSuchVariable(name));
    const given = fromApex(value);
    if (!isOf(given, variable.type))
      throwApex(FLOW_EXCEPTION, faultTexts.wrongInput(name, describeType(variable.type)));
    values.set(key, copyValue(given));
  }
  return values;
}

/** Nothing fits everywhere. */
function isOf(value: FlowValue, type: FlowType): boolean {
  if (value === null) return true;
  if (Array.isArray(value) || type.isCollection)
    return (
      type.isCollection &&
      Array.isArray(value) &&
      (value as readonly FlowValue[]).every((item) => isOf(item, elementOf(type)))
    );
  if (value instanceof ApexSObject)
    return type.kind === 'Record' && (type.object === null || type.object === value.schema);
  return IS_KIND[type.kind](value, type);
}

const IS_KIND: Readonly<Record<FlowKind, (value: FlowValue, type: FlowType) => boolean>> = {
  Text: (value) => typeof value === 'string',
  Number: (value) => value instanceof ApexDecimal,
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => value instanceof ApexDate,
  DateTime: (value) => value instanceof ApexDatetime,
  Time: (value) => value instanceof ApexTime,
  Record: () => false,
  Apex: (value, { apexClass }) => value instanceof ApexObject && value.apexClass.name === apexClass
};

/** An interview that has not begun; throws FlowException for inputs that the flow does not take. */
export function prepareInterview(flow: CompiledFlow, inputs: ReadonlyMap<string, unknown>): Interview {
  return createInterview(flow, { access: accessOf(flow), inputs: readInputs(flow, inputs) });
}

/** The variables that are open for output, by name. */
export function outputsOf(flow: CompiledFlow, { frame }: Interview): ReadonlyMap<string, unknown> {
  return new Map(
    Array.from(flow.variables.values())
      .filter(({ isOutput }) => isOutput)
      .map(({ name, type }) => [name, toApex(apexTypeOf(type), frame.values.get(name.toLowerCase()) ?? null)])
  );
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
