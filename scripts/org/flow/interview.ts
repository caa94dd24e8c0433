/**
 * A run of a flow. Interviews of one batch advance together: each goes on until it reaches an element that works for all of them at
 * once (`runInterviews.ts`).
 */
import type { Access } from '../access/access.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Origin } from '../diagnostic.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { InterviewFailure } from './flowFault.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import type { CompiledScreen } from './screens/screenModel.ts';

interface ElementBase {
  /** API name. */
  readonly name: string;
  readonly origin: Origin;
  /** Where a fault leads; null where it ends the interview. */
  readonly faultTarget: string | null;
}

/** Works for one interview at a time. */
export interface SingleElement extends ElementBase {
  /** Moves the interview on; throws {@link FlowFault}. */
  readonly step: (interview: Interview) => void;
}

/** Works for all interviews that wait at it: reads, writes and actions. */
export interface BatchElement extends ElementBase {
  /** Moves every interview on, or lets it fail. */
  readonly batch: (interviews: readonly Interview[]) => void;
}

/** Waits for a person. */
export interface ScreenElement extends ElementBase {
  readonly screen: CompiledScreen;
}

export type FlowElement = SingleElement | BatchElement | ScreenElement;

export interface FlowVariable {
  readonly name: string;
  readonly type: FlowType;
  readonly isInput: boolean;
  readonly isOutput: boolean;
  /** Its value at the start. */
  readonly initial: ((interview: Interview) => FlowValue) | null;
}

export interface CompiledFlow {
  /** As subflows and Apex name it. */
  readonly name: string;
  readonly label: string;
  readonly apiVersion: number;
  readonly origin: Origin;
  readonly object: ObjectSchema | null;
  readonly variables: ReadonlyMap<string, FlowVariable>;
  /** By lower-case name. */
  readonly elements: ReadonlyMap<string, FlowElement>;
  /** Name of the first element; null for a flow without any. */
  readonly first: string | null;
  readonly runInMode: 'DefaultMode' | 'SystemModeWithSharing' | 'SystemModeWithoutSharing';
}

export interface LoopState {
  readonly items: readonly FlowValue[];
  position: number;
}

/** One flow on the stack of an interview. */
export interface Frame {
  readonly flow: CompiledFlow;
  /** Variables and results of elements, by lower-case name. */
  readonly values: Map<string, FlowValue>;
  readonly loops: Map<string, LoopState>;
  /** Lower-case names of elements and of decision outcomes that were passed. */
  readonly visited: Set<string>;
  /** $Record; null in flows that no record started. */
  readonly record: ApexSObject | null;
  /** $Record__Prior; null for a new record. */
  readonly prior: ApexSObject | null;
  readonly caller: { readonly frame: Frame; readonly finish: (inner: Frame) => void } | null;
  /** null at the end. */
  element: FlowElement | null;
}

export interface CustomErrorMessage {
  readonly message: string;
  /** Canonical; null for an error of the record. */
  readonly field: string | null;
}

export interface Interview {
  frame: Frame;
  /** Of the running transaction. */
  access: Access;
  /** UTC milliseconds. */
  readonly startedAt: number;
  readonly guid: string;
  faultMessage: string | null;
  failure: InterviewFailure | null;
  readonly customErrors: CustomErrorMessage[];
  /** Elements so far. */
  executed: number;
  /** Takes back what the running transaction has written; null outside of flows with screens. */
  rollBack: (() => void) | null;
}

/** Moves to an element of the running flow, or to its end. */
export function goTo({ frame }: Interview, target: string | null): void {
  frame.element = target === null ? null : (frame.flow.elements.get(target.toLowerCase()) ?? null);
}

/** Along the fault path; without one the interview has failed. */
export function raise(interview: Interview, element: FlowElement, message: string): void {
  interview.faultMessage = message;
  if (element.faultTarget !== null) goTo(interview, element.faultTarget);
  else interview.failure = { element: element.name, message, origin: element.origin };
}

export function createFrame(flow: CompiledFlow, options: Pick<Frame, 'caller' | 'record' | 'prior'>): Frame {
  return {
    flow,
    values: new Map(),
    loops: new Map(),
    visited: new Set(),
    element: flow.first === null ? null : (flow.elements.get(flow.first.toLowerCase()) ?? null),
    ...options
  };
}

/** Sets the variables to what they start with, and inputs to what the caller gives, by lower-case name. */
export function fillVariables(interview: Interview, frame: Frame, inputs: ReadonlyMap<string, FlowValue>): void {
  for (const [key, variable] of frame.flow.variables) {
    const given = variable.isInput ? inputs.get(key) : undefined;
    frame.values.set(key, given ?? variable.initial?.(interview) ?? (variable.type.isCollection ? [] : null));
  }
}
