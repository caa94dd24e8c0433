/**
 * Serves classes with `@RestResource` as the platform serves them below `/services/apexrest`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
import type { EmittedMethod } from '../apex/emit/emittedUnit.ts';
import { fromJson } from '../apex/lib/json/fromJson.ts';
import { printJson } from '../apex/lib/json/printJson.ts';
import { readJson } from '../apex/lib/json/readJson.ts';
import { toJson } from '../apex/lib/json/toJson.ts';
import { NotSupported } from '../apex/lib/refusal.ts';
import { restState, RestRequestValue, RestResponseValue } from '../apex/lib/Rest/restTypes.ts';
import { describeFailure } from '../apex/runtime/exceptions.ts';
import { withFreshFrames } from '../apex/runtime/frames.ts';
import type { ProjectClass } from '../apex/runtime/projectClass.ts';
import { ApexBlob } from '../apex/values/apexBlob.ts';
import type { ApexMap } from '../apex/values/apexMap.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { RequestError } from '../rest/protocol.ts';
import type { ApexRestAnswer, ApexRestRequest } from '../rest/protocol.ts';
import { createApiName } from '../schema/apiName.ts';
import type { Runtime } from './runtime.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';
/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restresponse.htm */
const STATUS_CODES: ReadonlySet<number> = new Set([
  200, 201, 202, 204, 206, 300, 301, 302, 304, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 417, 500, 503
]);

interface Resource {
  readonly owner: ProjectClass;
  /** As the annotation has it: `/accounts/*`. */
  readonly mapping: string;
}

/** Runs the method as the user; throws {@link RequestError} in every case in which the platform answers with an error. */
export function answerApexRest(runtime: Runtime, call: ApexRestRequest, userId: string): ApexRestAnswer {
  const { owner, mapping } = findResource(runtime, call.path);
  const method = owner.description.methods.find(({ annotations }) =>
    annotations.some(({ name }) => name.toLowerCase() === `http${call.httpMethod.toLowerCase()}`)
  );
  if (method === undefined)
    throw failed(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${call.httpMethod}' not allowed. Allowed are ${allowed(owner)}`
    );
  try {
    return runtime.org.transact({ userId, quiddity: 'REST' }, ({ user }) => {
      const [topLevel = ''] = owner.description.name.split('.');
      if (!user.permissions.canRunClass(createApiName(runtime.compiled.project.namespace, topLevel).canonical))
        throw failed(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${topLevel}`);
      const request = toRequest(call, mapping);
      const state = restState();
      state.request = request;
      state.response = new RestResponseValue();
      const args = bindParameters(method, call);
      if (args.length === 0) request.requestBody = new ApexBlob(Buffer.from(call.body, 'base64'));
      const result = withFreshFrames(() => owner.statics[method.key]?.(...args)) ?? null;
      return toAnswer(method, result, state.response ?? new RestResponseValue());
    });
  } catch (error) {
    if (error instanceof RequestError) throw error;
    if (error instanceof NotSupported) throw failed(501, 'NOT_SUPPORTED', error.message);
    const failure = describeFailure(error);
    if (failure === null) throw error;
    const isUnreadable = failure.typeName === 'System.JSONException' && failure.stackTrace === '';
    throw isUnreadable
      ? failed(400, 'JSON_PARSER_ERROR', failure.message)
      : failed(500, 'APEX_ERROR', `${failure.typeName}: ${failure.message}\n\n${failure.stackTrace}`);
  }
}

/** Exact mappings come before those with a wildcard, longer ones before shorter ones. */
function findResource({ units, compiled }: Runtime, path: string): Resource {
  const { namespace } = compiled.project;
  const own = namespace !== null && path.startsWith(`/${namespace}/`) ? path.slice(namespace.length + 1) : path;
  const found = units
    .flatMap(({ classes }) => classes)
    .flatMap((owner): Resource[] => {
      const resource = owner.description.annotations.find(({ name }) => name === 'RestResource');
      const mapping = Object.entries(resource?.values ?? {}).find(([name]) => name.toLowerCase() === 'urlmapping')?.[1];
      return typeof mapping === 'string' && isMapped(mapping, own) ? [{ owner, mapping }] : [];
    })
    .sort((one, other) => rank(other.mapping) - rank(one.mapping))[0];
  if (found === undefined || (namespace !== null && own === path))
    throw failed(404, 'NOT_FOUND', 'Could not find a match for URL');
  return found;
}

/** `*` stands for any text, at the end of a mapping for none at all as well. */
function isMapped(mapping: string, path: string): boolean {
  const pattern = mapping
    .split('*')
    .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}/?$`).test(path) || (mapping.endsWith('/*') && `${path}/*` === mapping);
}

function rank(mapping: string): number {
  return mapping.includes('*') ? mapping.length : mapping.length + 10_000;
}

function allowed(owner: ProjectClass): string {
  const names = owner.description.methods.flatMap(({ annotations }) => annotations.map(({ name }) => name));
  return names.flatMap((name) => (/^Http/.test(name) ? [name.slice('Http'.length).toUpperCase()] : [])).join(',');
}

function toRequest(
  { httpMethod, path, query, headers, remoteAddress }: ApexRestRequest,
  mapping: string
): RestRequestValue {
  const request = new RestRequestValue();
  fill(request.params, query);
  fill(request.headers, headers);
  request.httpMethod = httpMethod;
  request.remoteAddress = remoteAddress;
  request.requestURI = path;
  request.resourcePath = `/services/apexrest${mapping}`;
  return request;
}

function fill(map: ApexMap | null, pairs: readonly (readonly [string, string])[]): void {
  for (const [name, value] of pairs) map?.put(name, value);
}

/** One member of the body for each parameter, by name; what the body does not have is null. */
function bindParameters(method: EmittedMethod, call: ApexRestRequest): unknown[] {
  if (method.parameters.length === 0) return [];
  const text = Buffer.from(call.body, 'base64').toString('utf8');
  const type = call.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/json';
  if (!/^application\/json\b/i.test(type))
    throw failed(415, 'UNSUPPORTED_MEDIA_TYPE', `Content type ${type} is not read into parameters by the local org`);
  if (text.trim() === '') return method.parameters.map(() => null);
  const body = readJson(text);
  if (body.kind !== 'object')
    throwApex('System.JSONException', 'The body must be an object with a member for each parameter');
  const members = body.kind === 'object' ? body.members : [];
  const unknown = members.find(({ name }) => !method.parameters.some((each) => each.name === name));
  if (unknown !== undefined)
    throw failed(400, 'JSON_PARSER_ERROR', `Unexpected parameter encountered during deserialization: ${unknown.name}`);
  return method.parameters.map(({ name, type: parameterType }) => {
    const member = members.find((each) => each.name === name);
    return member === undefined ? null : fromJson(member.value, RuntimeType.of(parameterType), { isStrict: false });
  });
}

/** A value that is returned is the body; a method without one says what the body is. */
function toAnswer(method: EmittedMethod, result: unknown, response: RestResponseValue): ApexRestAnswer {
  const isVoid = method.returnType.toLowerCase() === 'void';
  const bytes = isVoid
    ? Buffer.from(response.responseBody?.bytes ?? [])
    : Buffer.from(printJson(toJson(result, { suppressesObjectNulls: true })), 'utf8');
  const status = response.statusCode ?? (isVoid && bytes.length === 0 ? 204 : 200);
  if (!STATUS_CODES.has(status)) throw failed(500, 'APEX_ERROR', `Invalid status code for HTTP response: ${status}`);
  const own = [...(response.headers?.entries() ?? [])].map(({ key, value }) => [String(key), String(value)] as const);
  const hasType = own.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status,
    headers: hasType || bytes.length === 0 ? own : [['Content-Type', JSON_TYPE], ...own],
    body: bytes.toString('base64')
  };
}

function failed(status: number, errorCode: string, message: string): RequestError {
  return new RequestError({ status, errorCode, message });
}
