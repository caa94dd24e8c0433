/**
 * Mocks that answer with static resources.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing_static.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexBlob } from '../../values/apexBlob.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';
import { refuse } from '../refusal.ts';
import type { HttpRequestValue } from './HttpMessage.ts';
import { HttpResponseValue } from './HttpMessage.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';

/** The documents do not say what a mock without a fitting resource does: see DIFFERENCES.md HC5. */
export const NO_RESOURCE = {
  typeName: 'System.CalloutException',
  message: (name: string | null) => `The static resource ${name} of the callout mock does not exist`
} as const;

abstract class StaticResourceMock {
  private readonly headers = new Map<string, string>();
  private status: string | null = null;
  private statusCode = 0;

  protected abstract resourceFor(request: HttpRequestValue): string | null;

  setHeader(key: string | null, value: string | null): void {
    this.headers.set(required(key), required(value));
  }

  setStatus(status: string | null): void {
    this.status = required(status);
  }

  setStatusCode(statusCode: number | null): void {
    this.statusCode = required(statusCode);
  }

  respond(request: HttpRequestValue): HttpResponseValue {
    const response = new HttpResponseValue();
    response.body = new ApexBlob(bodyOf(this.resourceFor(request)));
    response.status = this.status;
    response.statusCode = this.statusCode;
    for (const [key, value] of this.headers) response.setHeader(key, value);
    return response;
  }
}

class SingleMock extends StaticResourceMock {
  readonly type = RuntimeType.of('StaticResourceCalloutMock');
  resource: string | null = null;

  protected resourceFor(): string | null {
    return this.resource;
  }
}

class MultiMock extends StaticResourceMock {
  readonly type = RuntimeType.of('MultiStaticResourceCalloutMock');
  readonly resources = new Map<string, string>();

  protected resourceFor({ endpoint }: HttpRequestValue): string | null {
    return this.resources.get(endpoint ?? '') ?? null;
  }
}

/** Built-in mocks answer by themselves; the objects of a project by their method. */
export function isStaticResourceMock(value: unknown): value is StaticResourceMock {
  return value instanceof StaticResourceMock;
}

function bodyOf(name: string | null): Uint8Array {
  const resource = name === null ? undefined : currentTransaction().schema.content.staticResource(name);
  if (resource === undefined) return throwApex(NO_RESOURCE.typeName, NO_RESOURCE.message(name));
  return resource.read?.() ?? refuse(`The static resource ${name}`, 'folders are not packed into archives');
}

const COMMON: Readonly<Record<string, LibraryFunction>> = {
  'void setHeader(String key, String value)': (self: StaticResourceMock, key: string | null, value: string | null) =>
    self.setHeader(key, value),
  'void setStatus(String status)': (self: StaticResourceMock, status: string | null) => self.setStatus(status),
  'void setStatusCode(Integer statusCode)': (self: StaticResourceMock, statusCode: number | null) =>
    self.setStatusCode(statusCode)
};

export const CALLOUT_MOCK_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.StaticResourceCalloutMock',
    doc: `${REFERENCE}apex_methods_system_staticresourcecalloutmock.htm`,
    implements: ['System.HttpCalloutMock'],
    constructors: { 'StaticResourceCalloutMock()': () => new SingleMock() },
    methods: {
      ...COMMON,
      'void setStaticResource(String name)': (self: SingleMock, name: string | null) => {
        self.resource = required(name);
      }
    }
  }),
  defineType({
    name: 'System.MultiStaticResourceCalloutMock',
    doc: `${REFERENCE}apex_methods_system_multistaticresourcecalloutmock.htm`,
    implements: ['System.HttpCalloutMock'],
    constructors: { 'MultiStaticResourceCalloutMock()': () => new MultiMock() },
    methods: {
      ...COMMON,
      'void setStaticResource(String endpoint, String name)': (
        self: MultiMock,
        endpoint: string | null,
        name: string | null
      ) => {
        self.resources.set(required(endpoint), required(name));
      }
    }
  })
];
