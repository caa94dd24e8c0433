/**
 * Interviews of flows with screens: they wait on the server between two screens, and each step from one screen to the next is a
 * transaction of its own.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_transaction.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context.htm
 */
import type { Access } from '../../access/access.ts';
import { returnToCheckpoint, takeCheckpoint } from '../../transaction/checkpoint.ts';
import { currentTransaction } from '../../transaction/transaction.ts';
import { localKey } from '../compileFlow.ts';
import type { FlowProgram } from '../compileFlows.ts';
import { FlowFault, faultTexts } from '../flowFault.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import type { CompiledFlow, FlowElement, Frame, Interview } from '../interview.ts';
import { goTo } from '../interview.ts';
import { inFlowContext } from '../outsideOfSaves.ts';
import { runInterviews } from '../runInterviews.ts';
import { createInterview } from '../startFlow.ts';
import { fromJson, toJson } from './jsonValues.ts';
import { searchRecords } from './lookups.ts';
import type { FoundRecord, ScreenView, SessionAnswer, Step } from './screenAnswer.ts';
import { leavesOf } from './screenModel.ts';
import type { CompiledScreen } from './screenModel.ts';
import { viewScreen } from './screenView.ts';
import type { OfferedChoices } from './screenView.ts';
import { takeInput } from './takeInput.ts';
import type { InputErrors } from './takeInput.ts';

/** A flow that cannot be opened; the text says why. */
export class ScreenFlowRefusal extends Error {}

interface Visit {
  readonly frame: Frame;
  readonly element: FlowElement;
}

interface Session {
  readonly id: string;
  readonly userId: string;
  readonly interview: Interview;
  readonly visits: Visit[];
  /** By screen: what was entered there. */
  readonly entered: Map<FlowElement, ReadonlyMap<string, unknown>>;
  offered: OfferedChoices;
}

export interface ScreenSessions {
  /** Inputs by name, as JSON. Throws {@link ScreenFlowRefusal}. Inside a transaction, like the others. */
  start(flowName: string, inputs: Readonly<Record<string, unknown>>): SessionAnswer;
  step(id: string, step: Step, entered: Readonly<Record<string, unknown>>): SessionAnswer;
  /** The screen as it is with these values; nothing is kept of them. */
  refresh(id: string, entered: Readonly<Record<string, unknown>>): SessionAnswer;
  /** Records for a lookup field of the screen. */
  search(id: string, field: string, text: string): readonly FoundRecord[];
}

/** Interviews that nobody has come back to go first. */
const MOST_SESSIONS = 500;

/** `namespace`: of the project, under which its flows are known too. */
export function createScreenSessions({ withScreens }: FlowProgram, namespace: string | null): ScreenSessions {
  const sessions = new Map<string, Session>();
  const keep = (session: Session): void => {
    sessions.delete(session.id);
    sessions.set(session.id, session);
    const [oldest] = sessions.keys();
    if (sessions.size > MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest);
  };
  /** An interview that something else than a fault has ended is over. */
  const within = <T>(session: Session, work: () => T): T => {
    try {
      return work();
    } catch (thrown) {
      sessions.delete(session.id);
      throw thrown;
    }
  };
  const find = (id: string): Session => {
    const session = sessions.get(id);
    if (session === undefined || session.userId !== currentTransaction().user.id)
      throw new ScreenFlowRefusal('This interview is over. Start the flow again.');
    session.interview.access = accessOf(session.interview.frame.flow);
    keep(session);
    return session;
  };
  const answer = (session: Session, errors: InputErrors = new Map()): SessionAnswer => {
    const result = describe(session, errors);
    if (result.status === 'STARTED') keep(session);
    else sessions.delete(session.id);
    return result;
  };
  return {
    start(flowName, inputs) {
      const flow = findFlow(withScreens, flowName, namespace);
      const interview = createInterview(flow, { access: accessOf(flow), inputs: readInputs(flow, inputs) });
      const session: Session = {
        id: interview.guid,
        userId: currentTransaction().user.id,
        interview,
        visits: [],
        entered: new Map(),
        offered: new Map()
      };
      within(session, () => run(session));
      return answer(session);
    },
    step(id, step, given) {
      const session = find(id);
      const { interview } = session;
      const { element, screen } = currentScreen(interview);
      const entered = new Map(Object.entries(given));
      session.entered.set(element, entered);
      if (step === 'back') {
        const visit = canGoBack(session) ? session.visits.pop() : undefined;
        if (visit !== undefined) {
          interview.frame = visit.frame;
          visit.frame.element = visit.element;
        }
        return answer(session);
      }
      const errors = guarded(session, () => takeInput(screen, interview, entered, session.offered));
      if (errors === null || errors.size > 0) return answer(session, errors ?? new Map());
      session.visits.push({ frame: interview.frame, element });
      interview.frame.visited.add(element.name.toLowerCase());
      goTo(interview, screen.target);
      within(session, () => run(session));
      return answer(session);
    },
    refresh(id, given) {
      const session = find(id);
      const { interview } = session;
      const { screen } = currentScreen(interview);
      const entered = new Map(Object.entries(given));
      const { frame } = interview;
      // On a copy of the values: what is typed counts when the person goes on.
      const draft: Interview = { ...interview, frame: { ...frame, values: new Map(frame.values) } };
      const draftSession: Session = { ...session, interview: draft };
      const view = guarded(draftSession, () => {
        takeInput(screen, draft, entered, session.offered, true);
        return viewScreen(screen, draft, entered, session.offered);
      });
      if (view === null) {
        interview.failure = draft.failure;
        return answer(session);
      }
      return started(session, view, new Map());
    },
    search(id, field, text) {
      const { interview } = find(id);
      const leaf = leavesOf(currentScreen(interview).screen.parts).find(({ name }) => name === field);
      if (leaf?.kind !== 'input' || leaf.lookup === null)
        throw new ScreenFlowRefusal(`The screen has no lookup field ${field}.`);
      return searchRecords(leaf.lookup, text, interview);
    }
  };
}

function findFlow(flows: FlowProgram['withScreens'], name: string, namespace: string | null): CompiledFlow {
  const found = flows.get(localKey(name, namespace));
  if (found === undefined) throw new ScreenFlowRefusal(`There is no active flow with screens named ${name}.`);
  if (found.flow !== null) return found.flow;
  const [fault] = found.faults;
  throw new ScreenFlowRefusal(
    `The flow ${name} cannot run in the local org: ${fault?.message ?? ''} (line ${fault?.origin.line ?? 0})`
  );
}

/** Flows with screens run with the rights of the person, unless they say otherwise. */
function accessOf({ runInMode }: CompiledFlow): Access {
  const { user } = currentTransaction();
  if (runInMode === 'DefaultMode') return { user, mode: 'user', sharing: 'with' };
  return { user, mode: 'system', sharing: runInMode === 'SystemModeWithSharing' ? 'with' : 'without' };
}

function readInputs(flow: CompiledFlow, inputs: Readonly<Record<string, unknown>>): ReadonlyMap<string, FlowValue> {
  const values = new Map<string, FlowValue>();
  for (const [name, given] of Object.entries(inputs)) {
    const variable = flow.variables.get(name.toLowerCase());
    if (variable?.isInput !== true) throw new ScreenFlowRefusal(faultTexts.noSuchVariable(name));
    if (variable.type.kind === 'Apex')
      throw new ScreenFlowRefusal(`Apex-defined inputs are not passed to flows with screens: ${name}`);
    values.set(name.toLowerCase(), fromJson(fromAddress(given, variable.type), variable.type));
  }
  return values;
}

/** Addresses hold texts only. */
function fromAddress(given: unknown, { kind }: FlowType): unknown {
  return kind === 'Boolean' && (given === 'true' || given === 'false') ? given === 'true' : given;
}

/** Until the next screen or the end. A fault that no path takes undoes what the step has written. */
function run(session: Session): void {
  const { interview } = session;
  const transaction = currentTransaction();
  const checkpoint = takeCheckpoint(transaction);
  interview.rollBack = () => returnToCheckpoint(transaction, checkpoint);
  inFlowContext(transaction, interview.access.sharing, () => runInterviews([interview]));
  if (interview.failure !== null) interview.rollBack();
  interview.rollBack = null;
}

/** null where the work has ended in a fault, which is then the interview's. */
function guarded<T>({ interview }: Session, work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof FlowFault)) throw thrown;
    const { element, flow } = interview.frame;
    interview.failure = {
      element: element?.name ?? flow.name,
      message: thrown.message,
      origin: element?.origin ?? flow.origin
    };
    return null;
  }
}

function currentScreen({ frame }: Interview): { readonly element: FlowElement; readonly screen: CompiledScreen } {
  const { element } = frame;
  if (element === null || !('screen' in element)) throw new ScreenFlowRefusal('The interview waits at no screen.');
  return { element, screen: element.screen };
}

/** Not out of a loop or into one: its items have moved on. */
function canGoBack({ interview, visits }: Session): boolean {
  const visit = visits.at(-1);
  const { screen } = currentScreen(interview);
  return visit !== undefined && screen.allowsBack && interview.frame.loops.size === 0 && visit.frame.loops.size === 0;
}

function describe(session: Session, errors: InputErrors): SessionAnswer {
  const { interview } = session;
  if (interview.failure !== null) return { status: 'ERROR', message: faultTexts.unhandled() };
  const { element } = interview.frame;
  if (element === null) return finished(interview);
  const { screen } = currentScreen(interview);
  session.offered = new Map();
  const view = guarded(session, () =>
    viewScreen(screen, interview, keptValues(session, element, screen, errors), session.offered)
  );
  return view === null ? { status: 'ERROR', message: faultTexts.unhandled() } : started(session, view, errors);
}

function keptValues(
  { entered }: Session,
  element: FlowElement,
  screen: CompiledScreen,
  errors: InputErrors
): ReadonlyMap<string, unknown> {
  const kept = new Map(entered.get(element));
  if (errors.size > 0) return kept;
  for (const leaf of leavesOf(screen.parts)) if (leaf.kind !== 'text' && leaf.isReset) kept.delete(leaf.name);
  return kept;
}

function started(session: Session, screen: ScreenView, errors: InputErrors): SessionAnswer {
  const compiled = currentScreen(session.interview).screen;
  const { caller } = session.interview.frame;
  const isLast = compiled.target === null && caller === null;
  return {
    status: 'STARTED',
    interview: session.id,
    screen,
    errors: Object.fromEntries(errors),
    canGoBack: canGoBack(session),
    isLast
  };
}

function finished({ frame }: Interview): SessionAnswer {
  const outputs = [...frame.flow.variables]
    .filter(([, { isOutput }]) => isOutput)
    .map(([key, { name, type }]) => ({
      name,
      dataType: DATA_TYPE_NAMES[type.kind] ?? type.kind,
      value: toJson(frame.values.get(key) ?? null)
    }));
  return { status: 'FINISHED', outputs };
}

/** As the status event of `lightning-flow` names them. */
const DATA_TYPE_NAMES: Readonly<Record<string, string>> = {
  Text: 'STRING',
  Number: 'NUMBER',
  Boolean: 'BOOLEAN',
  Date: 'DATE',
  DateTime: 'DATE_TIME',
  Time: 'TIME',
  Record: 'SOBJECT',
  Apex: 'APEX'
};
