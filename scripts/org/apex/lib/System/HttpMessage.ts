/** Requests and responses of HTTP callouts: plain holders of values. */
import { ApexBlob } from '../../values/apexBlob.ts';
import { ApexList } from '../../values/apexList.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const NO_DOM = 'XML documents are not built';

/** Milliseconds. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm */
export const LONGEST_TIMEOUT = 120_000;
const DEFAULT_TIMEOUT = 10_000;
/** The documents name the range, not what happens outside of it: see DIFFERENCES.md HC2. */
export const INVALID_TIMEOUT = {
  typeName: 'System.IllegalArgumentException',
  message: `Timeout must be between 1 and ${LONGEST_TIMEOUT} milliseconds`
} as const;

/** Names are looked up as they were written: see DIFFERENCES.md HC3. */
class HttpMessage {
  readonly headers = new Map<string, string>();
  body = new ApexBlob(new Uint8Array());

  setHeader(key: string | null, value: string | null): void {
    this.headers.set(required(key), required(value));
  }
}

export class HttpRequestValue extends HttpMessage {
  readonly type = RuntimeType.of('HttpRequest');
  endpoint: string | null = null;
  method: string | null = null;
  isCompressed = false;
  /** Milliseconds; the platform's own where none was set. */
  timeout = DEFAULT_TIMEOUT;

  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

export class HttpResponseValue extends HttpMessage {
  readonly type = RuntimeType.of('HttpResponse');
  status: string | null = null;
  statusCode = 0;

  override toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

const BODY_AND_HEADERS: Readonly<Record<string, LibraryFunction>> = {
  'String getBody()': (self: HttpMessage) => self.body.toText(),
  'Blob getBodyAsBlob()': (self: HttpMessage) => self.body,
  'String getHeader(String key)': (self: HttpMessage, key: string | null) => self.headers.get(required(key)) ?? null,
  'void setBody(String body)': (self: HttpMessage, body: string | null) => {
    self.body = ApexBlob.fromText(required(body));
  },
  'void setBodyAsBlob(Blob body)': (self: HttpMessage, body: ApexBlob | null) => {
    self.body = required(body);
  },
  'void setHeader(String key, String value)': (self: HttpMessage, key: string | null, value: string | null) =>
    self.setHeader(key, value)
};

function setTimeout(self: HttpRequestValue, timeout: number | null): void {
  const milliseconds = required(timeout);
  if (milliseconds < 1 || milliseconds > LONGEST_TIMEOUT) throwApex(INVALID_TIMEOUT.typeName, INVALID_TIMEOUT.message);
  self.timeout = milliseconds;
}

export const HTTP_MESSAGE_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.HttpRequest',
    doc: `${REFERENCE}apex_classes_restful_http_httprequest.htm`,
    constructors: { 'HttpRequest()': () => new HttpRequestValue() },
    methods: {
      ...BODY_AND_HEADERS,
      'Boolean getCompressed()': (self: HttpRequestValue) => self.isCompressed,
      'String getEndpoint()': (self: HttpRequestValue) => self.endpoint,
      'String getMethod()': (self: HttpRequestValue) => self.method,
      'void setCompressed(Boolean flag)': (self: HttpRequestValue, flag: boolean | null) => {
        self.isCompressed = required(flag);
      },
      'void setEndpoint(String endpoint)': (self: HttpRequestValue, endpoint: string | null) => {
        self.endpoint = required(endpoint);
      },
      'void setMethod(String method)': (self: HttpRequestValue, method: string | null) => {
        self.method = required(method);
      },
      'void setTimeout(Integer timeout)': setTimeout,
      'String toString()': (self: HttpRequestValue) => self.toString()
    },
    refused: {
      'Object getBodyDocument()': NO_DOM,
      'void setBodyDocument(Object document)': NO_DOM,
      'void setClientCertificate(String clientCert, String password)': 'the org has no certificates',
      'void setClientCertificateName(String certDevName)': 'the org has no certificates'
    }
  }),
  defineType({
    name: 'System.HttpResponse',
    doc: `${REFERENCE}apex_classes_restful_http_httpresponse.htm`,
    constructors: { 'HttpResponse()': () => new HttpResponseValue() },
    methods: {
      ...BODY_AND_HEADERS,
      'List<String> getHeaderKeys()': (self: HttpResponseValue) =>
        new ApexList(RuntimeType.listOfString, [...self.headers.keys()]),
      'String getStatus()': (self: HttpResponseValue) => self.status,
      'Integer getStatusCode()': (self: HttpResponseValue) => self.statusCode,
      'void setStatus(String status)': (self: HttpResponseValue, status: string | null) => {
        self.status = status;
      },
      'void setStatusCode(Integer statusCode)': (self: HttpResponseValue, statusCode: number | null) => {
        self.statusCode = required(statusCode);
      },
      'String toString()': (self: HttpResponseValue) => self.toString()
    },
    refused: { 'Object getBodyDocument()': NO_DOM, 'Object getXmlStreamReader()': NO_DOM }
  })
];
