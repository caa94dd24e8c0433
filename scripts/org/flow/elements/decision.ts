/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_decision.htm */
import { compileConditions } from '../conditions.ts';
import type { Test } from '../conditions.ts';
import { goTo } from '../interview.ts';
import type { Interview } from '../interview.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';

/** The first outcome whose conditions hold; else the default one. */
export const compileDecision: CompileElement = (context) => {
  const { scope, node } = context;
  const fallback = targetOf(node, 'defaultConnector');
  const outcomes = node.groups('rules').map((rule) => {
    const test = compileConditions(scope, rule);
    const requiresChange = rule.flag('doesRequireRecordChangedToMeetCriteria') === true;
    return {
      key: (rule.text('name') ?? '').toLowerCase(),
      target: targetOf(rule),
      test: requiresChange && test !== null ? changedToMeet(test) : test
    };
  });
  if (outcomes.some(({ test }) => test === null)) return null;
  return {
    ...headOf(context),
    step(interview) {
      const chosen = outcomes.find(({ test }) => test?.(interview) === true);
      if (chosen !== undefined) interview.frame.visited.add(chosen.key);
      goTo(interview, chosen === undefined ? fallback : chosen.target);
    }
  };
};

/** Only when the record did not meet the conditions before; a new record never did. */
export function changedToMeet(test: Test): Test {
  return (interview) => test(interview) && !metBefore(test, interview);
}

function metBefore(test: Test, interview: Interview): boolean {
  const { frame } = interview;
  if (frame.prior === null) return false;
  return test({ ...interview, frame: { ...frame, record: frame.prior } });
}
