/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_loop.htm */
import { copyValue } from '../copyValue.ts';
import { describeType, elementOf, fits } from '../flowType.ts';
import type { FlowValue } from '../flowType.ts';
import { goTo } from '../interview.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';

/** The loop variable holds a copy of the item. */
export const compileLoop: CompileElement = (context) => {
  const { scope, node } = context;
  const head = headOf(context);
  const origin = node.originOf('collectionReference');
  const collection = scope.reader(node.text('collectionReference') ?? '', origin);
  if (collection === null) return null;
  if (!collection.type.isCollection)
    return scope.report(
      'flow.type',
      `${collection.path} is a ${describeType(collection.type)}, not a collection`,
      origin
    );
  const variable = scope.target(
    node.text('assignNextValueToReference') ?? head.name,
    node.originOf('assignNextValueToReference')
  );
  if (variable === null) return null;
  if (!fits(elementOf(collection.type), variable.type))
    return scope.report('flow.type', `${variable.path} cannot hold the items of ${collection.path}`, origin);
  const body = targetOf(node, 'nextValueConnector');
  const end = targetOf(node, 'noMoreValuesConnector');
  const isBackwards = node.text('iterationOrder') === 'Desc';
  const key = head.name.toLowerCase();
  return {
    ...head,
    step(interview) {
      const { loops } = interview.frame;
      let state = loops.get(key);
      if (state === undefined) {
        const items = (collection.read(interview) ?? []) as readonly FlowValue[];
        state = { items: isBackwards ? [...items].reverse() : items, position: 0 };
        loops.set(key, state);
      }
      if (state.position >= state.items.length) {
        loops.delete(key);
        goTo(interview, end);
        return;
      }
      variable.write(interview, copyValue(state.items[state.position] ?? null));
      state.position += 1;
      goTo(interview, body);
    }
  };
};
