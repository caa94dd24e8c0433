/**
 * What a class that serves Apex REST sees of the request, and what it answers.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restrequest.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restresponse.htm
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { ApexBlob } from '../../values/apexBlob.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const texts = (): ApexMap => new ApexMap(RuntimeType.of('Map<String,String>'));

type Text = string | null;

export class RestRequestValue {
  readonly type = RuntimeType.of('RestRequest');
  headers: ApexMap | null = texts();
  params: ApexMap | null = texts();
  httpMethod: Text = null;
  remoteAddress: Text = null;
  requestBody: ApexBlob | null = null;
  requestURI: Text = null;
  resourcePath: Text = null;

  toString(): string {
    return `RestRequest:[${this.httpMethod} ${this.requestURI}]`;
  }
}

export class RestResponseValue {
  readonly type = RuntimeType.of('RestResponse');
  headers: ApexMap | null = texts();
  responseBody: ApexBlob | null = null;
  statusCode: number | null = null;

  toString(): string {
    return `RestResponse:[${this.statusCode}]`;
  }
}

interface RestState {
  request: RestRequestValue | null;
  response: RestResponseValue | null;
}

const REST = Symbol('Apex REST of a transaction');

/** Both are null until a request, or a test, has set them. */
export function restState(): RestState {
  const { slots } = currentTransaction();
  let state = slots.get(REST) as RestState | undefined;
  if (state === undefined) slots.set(REST, (state = { request: null, response: null }));
  return state;
}

/** A property that can be read and written, under its own name. */
function accessors<T>(...fields: readonly (readonly [type: string, name: keyof T & string])[]): {
  properties: Record<string, LibraryFunction>;
  setters: Record<string, LibraryFunction>;
} {
  return {
    properties: Object.fromEntries(fields.map(([type, name]) => [`${type} ${name}`, (self: T) => self[name]])),
    setters: Object.fromEntries(
      fields.map(([type, name]) => [
        `${type} ${name}`,
        (self: T, value: T[typeof name]) => {
          self[name] = value;
        }
      ])
    )
  };
}

function put(map: ApexMap | null, name: Text, value: Text): void {
  required(map).put(required(name), value);
}

export const REST_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.RestRequest',
    doc: `${REFERENCE}apex_methods_system_restrequest.htm`,
    constructors: { 'RestRequest()': () => new RestRequestValue() },
    ...accessors<RestRequestValue>(
      ['Map<String,String>', 'headers'],
      ['String', 'httpMethod'],
      ['Map<String,String>', 'params'],
      ['String', 'remoteAddress'],
      ['Blob', 'requestBody'],
      ['String', 'requestURI'],
      ['String', 'resourcePath']
    ),
    methods: {
      'void addHeader(String name, String value)': (self: RestRequestValue, name: Text, value: Text) =>
        put(self.headers, name, value),
      'void addParameter(String name, String value)': (self: RestRequestValue, name: Text, value: Text) =>
        put(self.params, name, value)
    }
  }),
  defineType({
    name: 'System.RestResponse',
    doc: `${REFERENCE}apex_methods_system_restresponse.htm`,
    constructors: { 'RestResponse()': () => new RestResponseValue() },
    ...accessors<RestResponseValue>(
      ['Map<String,String>', 'headers'],
      ['Blob', 'responseBody'],
      ['Integer', 'statusCode']
    ),
    methods: {
      'void addHeader(String name, String value)': (self: RestResponseValue, name: Text, value: Text) =>
        put(self.headers, name, value)
    }
  }),
  defineType({
    name: 'System.RestContext',
    doc: `${REFERENCE}apex_methods_system_restcontext.htm`,
    staticProperties: {
      'System.RestRequest request': () => restState().request,
      'System.RestResponse response': () => restState().response
    },
    staticSetters: {
      'System.RestRequest request': (value: RestRequestValue | null) => {
        restState().request = value;
      },
      'System.RestResponse response': (value: RestResponseValue | null) => {
        restState().response = value;
      }
    }
  })
];
