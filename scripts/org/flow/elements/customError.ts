/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_custom_error.htm */
import type { CustomErrorMessage, Interview } from '../interview.ts';
import { goTo } from '../interview.ts';
import { compileText } from '../flowText.ts';
import { fieldOf } from '../recordFields.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement, FlowKindOfStart } from './element.ts';

const IN_SAVES: ReadonlySet<FlowKindOfStart> = new Set(['beforeSave', 'afterSave', 'beforeDelete']);

/** The error is one of the record that started the flow, whose save fails. */
export const compileCustomError: CompileElement = (context) => {
  const { scope, node, start } = context;
  const { object } = scope;
  if (object === null || !IN_SAVES.has(start))
    return scope.report(
      'flow.custom-error',
      'Custom errors belong to flows that the save of a record starts',
      node.element.origin
    );
  const messages = node.groups('customErrorMessages').map((each) => {
    const isFieldError = each.flag('isFieldError') === true;
    const text = compileText(scope, each.text('errorMessage') ?? '', each.originOf('errorMessage'));
    const found = isFieldError
      ? fieldOf(scope, object, each.text('fieldSelection') ?? '', each.originOf('fieldSelection'))
      : undefined;
    if (text === null || found === null) return null;
    return (interview: Interview): CustomErrorMessage => ({
      message: String(text.read(interview) ?? ''),
      field: found?.field.name.canonical ?? null
    });
  });
  if (!messages.every((each) => each !== null)) return null;
  const target = targetOf(node);
  return {
    ...headOf(context),
    step(interview) {
      interview.customErrors.push(...messages.map((message) => message(interview)));
      goTo(interview, target);
    }
  };
};
