/**
 * The envelopes of the Metadata API: requests as clients send them, answers and faults as the platform prints them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm
 */
import { METADATA_NAMESPACE, readXml, type XmlElement } from '../source/xmlReader.ts';
import { escapeXml, textElement } from '../source/xmlText.ts';
import { RequestError } from './protocol.ts';

const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

export interface Envelope {
  readonly sessionId: string | null;
  /** Names of the other headers. */
  readonly headers: readonly string[];
  /** The element that is named after the call. */
  readonly call: XmlElement;
}

/** Throws {@link RequestError} for what is no envelope with one call in it. */
export function readEnvelope(text: string): Envelope {
  const { root, diagnostics } = readXml('request', text);
  const malformed = diagnostics.find((each) => each.code === 'xml.malformed');
  if (malformed !== undefined) throw unreadable(malformed.message);
  if (root?.name !== 'Envelope' || !text.includes(SOAP_NAMESPACE) || !text.includes(METADATA_NAMESPACE))
    throw unreadable('The request is no SOAP envelope of the Metadata API');
  const calls = child(root, 'Body')?.children ?? [];
  const [call] = calls;
  if (call === undefined || calls.length > 1) throw unreadable('The body of the envelope must hold one call');
  const headers = child(root, 'Header')?.children ?? [];
  const session = headers.find(({ name }) => name === 'SessionHeader');
  return {
    sessionId: session === undefined ? null : (child(session, 'sessionId')?.text.trim() ?? null),
    headers: headers.map(({ name }) => name).filter((name) => name !== 'SessionHeader'),
    call
  };
}

export function printAnswer(call: string, results: readonly string[]): string {
  const name = `${call}Response`;
  return envelope(
    ` xmlns="${METADATA_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    `<${name}>${results.join('')}</${name}>`
  );
}

export function printFault(errorCode: string, message: string): string {
  return envelope(
    ` xmlns:sf="${METADATA_NAMESPACE}"`,
    `<soapenv:Fault><faultcode>sf:${escapeXml(errorCode)}</faultcode>${textElement('faultstring', `${errorCode}: ${message}`)}</soapenv:Fault>`
  );
}

function envelope(namespaces: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}"${namespaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => each.name === name);
}

function unreadable(message: string): RequestError {
  return new RequestError({ status: 500, errorCode: 'UNKNOWN_EXCEPTION', message });
}
