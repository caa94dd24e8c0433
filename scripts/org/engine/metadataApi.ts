/**
 * The calls of the Metadata API that the local org answers: standard value sets are read and get new values. Everything else is refused
 * by name.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_readMetadata.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_updateMetadata.htm
 */
import type { UserContext } from '../access/userContext.ts';
import { RequestError, type MetadataAnswer } from '../rest/protocol.ts';
import { readEnvelope } from '../rest/soapEnvelope.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { textElement } from '../source/xmlText.ts';
import type { Runtime } from './runtime.ts';
import { printValueSet, updateValueSet, ValueSetError } from './valueSetMetadata.ts';

type Call = (runtime: Runtime, element: XmlElement) => readonly string[];

const VALUE_SET = 'StandardValueSet';
/** Components of one call. */
const MOST_COMPONENTS = 10;
/** Headers that change nothing about the calls answered here. */
const KNOWN_HEADERS: ReadonlySet<string> = new Set(['CallOptions']);

const CALLS: Readonly<Record<string, { readonly changes: boolean; readonly answer: Call }>> = {
  readMetadata: { changes: false, answer: readMetadata },
  updateMetadata: { changes: true, answer: updateMetadata }
};

/** Runs the call of the envelope; throws {@link RequestError} where the platform answers with a fault. */
export function callMetadata(runtime: Runtime, envelope: string, userId: string): MetadataAnswer {
  const { call, headers } = readEnvelope(envelope);
  const known = Object.hasOwn(CALLS, call.name) ? CALLS[call.name] : undefined;
  runtime.org.transact({ userId, quiddity: 'REST' }, ({ user }) => checkAccess(user, known?.changes ?? false));
  if (known === undefined) throw refused(`the call ${call.name}`);
  for (const header of headers) if (!KNOWN_HEADERS.has(header)) throw refused(`the header ${header}`);
  return { call: call.name, results: known.answer(runtime, call) };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_modify_metadata_perm.htm */
function checkAccess({ permissions }: UserContext, changes: boolean): void {
  if (!permissions.has('ModifyAllData') && !permissions.has('ModifyMetadata'))
    throw fault(
      'INSUFFICIENT_ACCESS',
      'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
    );
  if (changes && !permissions.has('CustomizeApplication'))
    throw fault('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id: Customize Application');
}

function readMetadata({ org }: Runtime, call: XmlElement): readonly string[] {
  checkType(textsOf(call, 'type')[0] ?? '');
  const records = limited(textsOf(call, 'fullNames')).map((name) => answered(() => printValueSet(org.schema, name)));
  return [`<result>${records.join('')}</result>`];
}

/** One after the other: what one set refuses leaves the others saved, as without an AllOrNoneHeader. */
function updateMetadata({ org }: Runtime, call: XmlElement): readonly string[] {
  const components = limited(call.children);
  for (const component of components) {
    if (component.name !== 'metadata') throw fault('UNKNOWN_EXCEPTION', `Element ${component.name} is unexpected`);
    checkType((component.attributes.get('xsi:type') ?? '').replace(/^\w+:/, ''));
  }
  return components.map((component) => {
    const name = textsOf(component, 'fullName')[0] ?? '';
    const errors = answered(() => updateValueSet(org, name, component));
    const printed = errors.map(
      ({ statusCode, message }) =>
        `<errors>${textElement('message', message)}${textElement('statusCode', statusCode)}</errors>`
    );
    return `<result>${printed.join('')}${textElement('fullName', name)}<success>${errors.length === 0}</success></result>`;
  });
}

function checkType(type: string): void {
  if (type !== VALUE_SET) throw refused(`the type ${type}`);
}

function limited<T>(components: readonly T[]): readonly T[] {
  if (components.length > MOST_COMPONENTS)
    throw fault('LIMIT_EXCEEDED', `A call takes up to ${MOST_COMPONENTS} components`);
  return components;
}

function textsOf(element: XmlElement, name: string): readonly string[] {
  return element.children.filter((each) => each.name === name).map((each) => each.text.trim());
}

function answered<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ValueSetError ? refused(error.message) : error;
  }
}

function refused(what: string): RequestError {
  return fault('NOT_SUPPORTED', `The local org does not support ${what} of the Metadata API`);
}

function fault(errorCode: string, message: string): RequestError {
  return new RequestError({ status: 500, errorCode, message });
}
