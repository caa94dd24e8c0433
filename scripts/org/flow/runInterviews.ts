/**
 * The batch scheduler: every interview goes on until it reaches an element that reads, writes or calls; then each such element runs once
 * for all interviews that wait at it, in the order in which the first of them got there.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import { currentTransaction } from '../transaction/transaction.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import { raise } from './interview.ts';
import type { BatchElement, FlowElement, Interview, SingleElement } from './interview.ts';

/** CPU an element costs by itself: a twentieth of a millisecond. */
const TICKS_PER_ELEMENT = 500;

/** Flows of earlier versions may run so many elements. https://help.salesforce.com/s/articleView?id=platform.flow_considerations_limit.htm */
const MOST_ELEMENTS = 2000;
const FIRST_WITHOUT_LIMIT = 57;

/** Until all interviews have ended, have failed or wait for a person. */
export function runInterviews(interviews: readonly Interview[]): void {
  for (;;) {
    for (const interview of interviews) advance(interview);
    const waiting = Map.groupBy(interviews.filter(waitsForOthers), ({ frame }) => frame.element as BatchElement);
    if (waiting.size === 0) return;
    for (const [element, group] of waiting) {
      const ready = group.filter((interview) => enter(interview, element));
      if (ready.length > 0) element.batch(ready);
    }
  }
}

function waitsForOthers({ failure, frame }: Interview): boolean {
  return failure === null && frame.element !== null && 'batch' in frame.element;
}

function advance(interview: Interview): void {
  while (interview.failure === null) {
    const { frame } = interview;
    const { element } = frame;
    if (element === null) {
      if (frame.caller === null) return;
      interview.frame = frame.caller.frame;
      frame.caller.finish(frame);
    } else if (!('step' in element)) return;
    else if (enter(interview, element)) step(interview, element);
  }
}

function step(interview: Interview, element: SingleElement): void {
  try {
    element.step(interview);
  } catch (thrown) {
    if (!(thrown instanceof FlowFault)) throw thrown;
    raise(interview, element, thrown.message);
  }
}

/** Counts the element; false where the interview may not go on. */
function enter(interview: Interview, element: FlowElement): boolean {
  currentTransaction().limits.chargeTicks(TICKS_PER_ELEMENT);
  interview.executed += 1;
  const { flow, visited } = interview.frame;
  visited.add(element.name.toLowerCase());
  if (flow.apiVersion >= FIRST_WITHOUT_LIMIT || interview.executed <= MOST_ELEMENTS) return true;
  interview.failure = { element: element.name, message: faultTexts.tooManyElements(), origin: element.origin };
  return false;
}
