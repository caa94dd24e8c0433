/**
 * HTTP callouts (P108). Tests are answered by their mock, other code by the network.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing.htm
 */
import { beginCallout, httpMock, setHttpMock } from '../../../transaction/callouts.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { ApexObject } from '../../values/apexObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { isInstance } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { callInterfaceMethod } from '../interfaceCalls.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { refuse } from '../refusal.ts';
import { isStaticResourceMock } from './CalloutMocks.ts';
import type { HttpRequestValue, HttpResponseValue } from './HttpMessage.ts';
import { callOut } from './realCallout.ts';
import type { ApexTypeValue } from './typeValue.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const MOCK = RuntimeType.of('HttpCalloutMock');

export const WITHOUT_MOCK = {
  typeName: 'System.TypeException',
  message: 'Methods defined as TestMethod do not support Web service callouts'
} as const;

/** The documents name the methods, not what happens to others: see DIFFERENCES.md HC4. */
const METHODS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']);

class HttpValue {
  readonly type = RuntimeType.of('Http');

  toString(): string {
    return 'System.Http[]';
  }
}

function send(_self: HttpValue, given: HttpRequestValue | null): HttpResponseValue {
  const request = required(given);
  const transaction = currentTransaction();
  const mock = transaction.isTest
    ? (httpMock(transaction) ?? throwApex(WITHOUT_MOCK.typeName, WITHOUT_MOCK.message))
    : null;
  beginCallout(transaction);
  checkRequest(request);
  if (mock === null) return callOut(request);
  return isStaticResourceMock(mock)
    ? mock.respond(request)
    : (callInterfaceMethod(mock, 'respond', [request]) as HttpResponseValue);
}

/** What would fail before anything is sent fails with a mock as well: see DIFFERENCES.md HC4. */
function checkRequest({ endpoint, method, body }: HttpRequestValue): void {
  const { limits } = currentTransaction();
  const address = required(endpoint);
  // A mock answers before anybody looks for the named credential.
  if (!/^(?:callout:|https?:\/\/)[^/?#]/iu.test(address)) {
    throwApex(
      'System.CalloutException',
      /^[a-z][a-z0-9+.-]*:/iu.test(address) ? `Invalid endpoint: ${address}` : `no protocol: ${address}`
    );
  }
  if (!METHODS.has(method ?? '')) throwApex('System.CalloutException', `Invalid HTTP method: ${method}`);
  const largest = limits.limit('heapSize');
  if (body.bytes.length > largest) throwApex('System.CalloutException', `Exceeded max size limit of ${largest}`);
}

/** Test.setMock. Mocks of SOAP callouts are refused by name: there are no classes made from WSDL. */
export function setMock(given: ApexTypeValue | null, mock: unknown): void {
  const { target } = required(given);
  if (target !== MOCK) return refuse(`Test.setMock of ${target.name}`, 'only callouts over HTTP are built');
  const value = required(mock);
  if (!isStaticResourceMock(value) && !(value instanceof ApexObject && isInstance(value, MOCK))) {
    return throwApex('System.TypeException', `The mock does not implement ${MOCK.name}`);
  }
  setHttpMock(currentTransaction(), value);
}

export const HTTP_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Http',
    doc: `${REFERENCE}apex_classes_restful_http_http.htm`,
    constructors: { 'Http()': () => new HttpValue() },
    methods: {
      'System.HttpResponse send(System.HttpRequest request)': send,
      'String toString()': (self: HttpValue) => self.toString()
    }
  }),
  defineType({
    name: 'System.HttpCalloutMock',
    doc: `${REFERENCE}apex_interface_httpcalloutmock.htm`,
    kind: 'interface',
    abstracts: ['System.HttpResponse respond(System.HttpRequest request)']
  })
];
