/**
 * The HTTP surface as a table: the page's own routes, and those of Salesforce that the page's adapters use.
 * https://developer.salesforce.com/docs/platform/graphql/guide (UI API records and object info)
 */
import type { EngineClient } from './engineClient.ts';
import { RequestError, type EngineMethod, type EngineMethods } from './protocol.ts';

export interface RouteRequest {
  readonly url: URL;
  /** Named groups of the route's pattern. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly persona: string;
  readonly engine: EngineClient;
}

export interface RouteAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly cookie?: string;
}

interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly pattern: RegExp;
  handle(request: RouteRequest): Promise<RouteAnswer>;
}

const UI_API = '/services/data/v66\\.0/ui-api';

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/page\/context$/,
    handle: ({ persona, ...rest }) => answer(rest.engine, 'pageContext', { persona }, persona)
  },
  {
    method: 'POST',
    pattern: /^\/page\/persona$/,
    handle: ({ body, engine }) => {
      const persona = text(object(body)['persona']);
      if (!engine.personas.includes(persona)) throw notFound(`There is no persona '${persona}'.`);
      return Promise.resolve({
        status: 200,
        body: {},
        cookie: `persona=${persona}; Path=/; HttpOnly; SameSite=Strict`
      });
    }
  },
  {
    method: 'GET',
    pattern: /^\/page\/layout$/,
    handle: ({ url, engine, persona }) => answer(engine, 'recordPage', { object: query(url, 'object') }, persona)
  },
  {
    method: 'GET',
    pattern: /^\/page\/app$/,
    handle: ({ url, engine, persona }) => answer(engine, 'appPage', { name: query(url, 'name') }, persona)
  },
  {
    method: 'GET',
    pattern: /^\/page\/list$/,
    handle: ({ url, engine, persona }) =>
      answer(
        engine,
        'pageList',
        {
          object: query(url, 'object'),
          search: url.searchParams.get('search') ?? '',
          view: url.searchParams.get('view') ?? ''
        },
        persona
      )
  },
  {
    method: 'POST',
    pattern: /^\/page\/flow\/start$/,
    handle: ({ body, engine, persona }) => {
      const call = object(body);
      return answer(engine, 'flowStart', { flow: text(call['flow']), inputs: object(call['inputs'] ?? {}) }, persona);
    }
  },
  {
    method: 'POST',
    pattern: /^\/page\/flow\/(?<step>next|back)$/,
    handle: ({ body, path, engine, persona }) => {
      const call = object(body);
      const step = path['step'] === 'back' ? 'back' : 'next';
      const params = { interview: text(call['interview']), step, values: object(call['values'] ?? {}) } as const;
      return answer(engine, 'flowStep', params, persona);
    }
  },
  {
    method: 'POST',
    pattern: /^\/page\/flow\/refresh$/,
    handle: ({ body, engine, persona }) => {
      const call = object(body);
      const params = { interview: text(call['interview']), values: object(call['values'] ?? {}) };
      return answer(engine, 'flowRefresh', params, persona);
    }
  },
  {
    method: 'POST',
    pattern: /^\/page\/flow\/search$/,
    handle: ({ body, engine, persona }) => {
      const call = object(body);
      const params = { interview: text(call['interview']), field: text(call['field']), text: text(call['text']) };
      return answer(engine, 'flowSearch', params, persona);
    }
  },
  {
    method: 'POST',
    pattern: /^\/apex$/,
    handle: ({ body, engine, persona }) => {
      const call = object(body);
      const params = {
        classname: text(call['classname']),
        method: text(call['method']),
        params: object(call['params'] ?? {}),
        cacheable: call['cacheable'] === true
      };
      return answer(engine, 'apex', params, persona);
    }
  },
  {
    method: 'GET',
    pattern: new RegExp(`^${UI_API}/records/(?<id>\\w+)$`),
    handle: ({ url, path, engine, persona }) =>
      answer(
        engine,
        'getRecord',
        { id: path['id'] ?? '', fields: list(url, 'fields'), optionalFields: list(url, 'optionalFields') },
        persona
      )
  },
  {
    method: 'POST',
    pattern: new RegExp(`^${UI_API}/records$`),
    handle: async ({ body, engine, persona }) => {
      const call = object(body);
      const created = await answer(
        engine,
        'createRecord',
        { apiName: text(call['apiName']), fields: object(call['fields']) },
        persona
      );
      return { ...created, status: 201 };
    }
  },
  {
    method: 'PATCH',
    pattern: new RegExp(`^${UI_API}/records/(?<id>\\w+)$`),
    handle: ({ body, path, engine, persona }) =>
      answer(engine, 'updateRecord', { id: path['id'] ?? '', fields: object(object(body)['fields']) }, persona)
  },
  {
    method: 'DELETE',
    pattern: new RegExp(`^${UI_API}/records/(?<id>\\w+)$`),
    handle: async ({ path, engine, persona }) => ({
      ...(await answer(engine, 'deleteRecord', { id: path['id'] ?? '' }, persona)),
      status: 204
    })
  },
  {
    method: 'GET',
    pattern: new RegExp(`^${UI_API}/object-info/(?<apiName>\\w+)$`),
    handle: ({ path, engine, persona }) => answer(engine, 'objectInfo', { apiName: path['apiName'] ?? '' }, persona)
  },
  {
    method: 'GET',
    pattern: /^\/services\/data\/v66\.0\/query\/?$/,
    handle: ({ url, engine, persona }) => answer(engine, 'query', { q: query(url, 'q') }, persona)
  }
];

async function answer<M extends EngineMethod>(
  engine: EngineClient,
  method: M,
  params: EngineMethods[M]['params'],
  persona: string
): Promise<RouteAnswer> {
  return { status: 200, body: await engine.call(method, params, persona) };
}

function query(url: URL, name: string): string {
  const value = url.searchParams.get(name);
  if (value === null || value === '') throw invalid(`The parameter '${name}' is missing.`);
  return value;
}

function list(url: URL, name: string): string[] {
  return url.searchParams
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

function object(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw invalid('A JSON object is expected.');
  return value as Record<string, unknown>;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw invalid('A text is expected.');
  return value;
}

function invalid(message: string): RequestError {
  return new RequestError({ status: 400, errorCode: 'INVALID_INPUT', message });
}

function notFound(message: string): RequestError {
  return new RequestError({ status: 404, errorCode: 'NOT_FOUND', message });
}
