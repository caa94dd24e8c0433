/**
 * Actions of the platform: Send Email and Send Custom Notification. Every other one is refused by name.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_email_simple.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_custom_notification.htm
 */
import { BeanValue } from '../../apex/lib/bean.ts';
import { sendNotification } from '../../apex/lib/Messaging/CustomNotification.ts';
import { isMailAddress } from '../../apex/lib/Messaging/sendMail.ts';
import { ApexSet } from '../../apex/values/apexSet.ts';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { RuntimeType } from '../../apex/values/runtimeType.ts';
import { currentTransaction } from '../../transaction/transaction.ts';
import { setUncommittedWork } from '../../transaction/uncommittedWork.ts';
import { FlowFault, faultTexts } from '../flowFault.ts';
import type { Reader } from '../flowScope.ts';
import { BOOLEAN, TEXT } from '../flowType.ts';
import type { FlowType, FlowValue } from '../flowType.ts';
import { compileValueFor } from '../flowValue.ts';
import { goTo, raise } from '../interview.ts';
import type { BatchElement, FlowElement, Interview } from '../interview.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { headOf, targetOf } from './element.ts';
import type { ElementContext } from './element.ts';

type Given = ReadonlyMap<string, FlowValue>;

interface CoreAction {
  readonly inputs: Readonly<Record<string, FlowType>>;
  readonly required: readonly string[];
  /** Throws {@link FlowFault}. */
  readonly run: (given: Given) => void;
}

const TEXTS: FlowType = { ...TEXT, isCollection: true };

/** Of one Send Email action; DIFFERENCES.md FL17. */
export const MOST_ADDRESSES = 5;

const CORE_ACTIONS: Readonly<Record<string, CoreAction>> = {
  emailSimple: {
    inputs: {
      emailAddresses: TEXT,
      emailAddressesArray: TEXTS,
      emailSubject: TEXT,
      emailBody: TEXT,
      senderType: TEXT,
      sendRichBody: BOOLEAN
    },
    required: ['emailSubject', 'emailBody'],
    run: sendEmail
  },
  customNotificationAction: {
    inputs: { customNotifTypeId: TEXT, recipientIds: TEXTS, title: TEXT, body: TEXT, targetId: TEXT, senderId: TEXT },
    required: ['customNotifTypeId', 'recipientIds', 'title', 'body'],
    run: notify
  }
};

export const CORE_ACTION_NAMES: readonly string[] = Object.keys(CORE_ACTIONS);

/** null where a diagnostic was recorded. */
export function compileCoreAction(context: ElementContext): FlowElement | null {
  const { scope, node } = context;
  const type = node.text('actionType') ?? '';
  const action = Object.hasOwn(CORE_ACTIONS, type) ? CORE_ACTIONS[type] : undefined;
  if (action === undefined)
    return scope.report(
      'flow.refused',
      `Actions of type ${type} are not supported by the local org: ${node.text('actionName') ?? ''}`,
      node.originOf('actionType')
    );
  const [output] = node.groups('outputParameters');
  if (output !== undefined)
    return scope.report('flow.unknown-reference', `${type} gives no output`, output.element.origin);
  const inputs = node.groups('inputParameters').map((each) => compileInput(context, each, type, action));
  if (!inputs.every((input) => input !== null)) return null;
  const missing = action.required.find((name) => inputs.every((input) => input.name !== name));
  if (missing !== undefined)
    return scope.report('flow.value', `The required input ${missing} of ${type} has no value`, node.originOf('name'));
  const target = targetOf(node);
  const element: BatchElement = {
    ...headOf(context),
    batch(interviews) {
      for (const interview of interviews) runFor(interview, element, action, inputs, target);
    }
  };
  return element;
}

function compileInput(
  { scope }: ElementContext,
  parameter: MetadataNode,
  type: string,
  action: CoreAction
): { readonly name: string; readonly value: Reader } | null {
  const name = parameter.text('name') ?? '';
  const place = Object.hasOwn(action.inputs, name) ? action.inputs[name] : undefined;
  const [element] = parameter.raw('value');
  if (place === undefined)
    return scope.report(
      'flow.refused',
      `The input ${name} of ${type} is not supported by the local org`,
      parameter.originOf('name')
    );
  if (element === undefined)
    return scope.report('flow.value', `The input ${name} has no value`, parameter.originOf('name'));
  const value = compileValueFor(scope, element, place);
  return value === null ? null : { name, value };
}

function runFor(
  interview: Interview,
  element: FlowElement,
  action: CoreAction,
  inputs: readonly { readonly name: string; readonly value: Reader }[],
  target: string | null
): void {
  try {
    action.run(new Map(inputs.map(({ name, value }) => [name, value.read(interview)])));
  } catch (thrown) {
    const fault = faultOf(thrown);
    return raise(interview, element, fault.message);
  }
  goTo(interview, target);
}

function faultOf(thrown: unknown): FlowFault {
  if (thrown instanceof FlowFault) return thrown;
  if (thrown instanceof ApexThrow) return new FlowFault(faultTexts.action(thrown.exception.getMessage() ?? ''));
  throw thrown;
}

function textsOf(value: FlowValue | undefined): readonly string[] {
  const items = Array.isArray(value) ? (value as readonly FlowValue[]) : [];
  return items.filter((item) => typeof item === 'string').map((item) => item.trim());
}

const SENDERS = new Set(['CurrentUser', 'DefaultWorkflowUser']);

/** What the platform would refuse is refused; nothing leaves the org. */
function sendEmail(given: Given): void {
  const list = given.get('emailAddresses');
  const addresses = [
    ...(typeof list === 'string' ? list.split(',').map((each) => each.trim()) : []),
    ...textsOf(given.get('emailAddressesArray'))
  ].filter((each) => each !== '');
  const sender = given.get('senderType') ?? 'CurrentUser';
  for (const name of ['emailSubject', 'emailBody'])
    if (given.get(name) === null || given.get(name) === '')
      throw new FlowFault(faultTexts.action(`Missing required input parameter: ${name}`));
  if (addresses.length === 0) throw new FlowFault(faultTexts.action('Add a recipient to send an email.'));
  if (addresses.length > MOST_ADDRESSES)
    throw new FlowFault(faultTexts.action(`The email has more than ${MOST_ADDRESSES} recipients.`));
  const invalid = addresses.find((address) => !isMailAddress(address));
  if (invalid !== undefined) throw new FlowFault(faultTexts.action(`Email address is invalid: ${invalid}`));
  if (typeof sender !== 'string' || !SENDERS.has(sender))
    throw new FlowFault(faultTexts.action(`The sender type ${String(sender)} needs an address that is not there.`));
  setUncommittedWork(currentTransaction(), true);
}

function notify(given: Given): void {
  const notification = new BeanValue('Messaging.CustomNotification', {
    notificationTypeId: given.get('customNotifTypeId') ?? null,
    title: given.get('title') ?? null,
    body: given.get('body') ?? null,
    targetId: given.get('targetId') ?? null,
    senderId: given.get('senderId') ?? null
  });
  const users = new ApexSet(RuntimeType.of('Set<String>'));
  for (const id of textsOf(given.get('recipientIds'))) users.add(id);
  sendNotification(notification, users);
}
