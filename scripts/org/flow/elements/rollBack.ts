/** Takes back what the running transaction has written. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_rollback.htm */
import { goTo } from '../interview.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';

export const compileRollBack: CompileElement = (context) => {
  const { scope, node, start } = context;
  if (start !== 'screen')
    return scope.report('flow.refused', '<recordRollbacks> belongs to flows with screens', node.element.origin);
  const target = targetOf(node);
  return {
    ...headOf(context),
    step(interview) {
      interview.rollBack?.();
      goTo(interview, target);
    }
  };
};
