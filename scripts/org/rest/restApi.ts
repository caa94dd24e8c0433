/**
 * The REST API for tools that sign in with a token: what `@salesforce/core` asks of an org, and queries. Other resources are refused by
 * name; errors come as Salesforce sends them, in a list.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineClient } from './engineClient.ts';
import { RequestError, type Identity } from './protocol.ts';
import type { Sessions } from './sessions.ts';

const VERSION = '66.0';
const VERSIONS = /^\/services\/data\/?$/;
const USER_INFO = /^\/services\/oauth2\/userinfo$/;

interface ToolRequest {
  readonly url: URL;
  /** Groups of the pattern. */
  readonly path: Readonly<Record<string, string>>;
  readonly persona: string;
  readonly identity: Identity;
  readonly engine: EngineClient;
}

interface Resource {
  readonly pattern: RegExp;
  answer(request: ToolRequest): Promise<unknown>;
}

/** All of them are read with GET. */
const RESOURCES: readonly Resource[] = [
  {
    // https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm
    pattern: USER_INFO,
    answer: ({ identity, url }) =>
      Promise.resolve({
        sub: `${url.origin}/id/${identity.organizationId}/${identity.userId}`,
        user_id: identity.userId,
        organization_id: identity.organizationId,
        preferred_username: identity.username,
        name: identity.name
      })
  },
  {
    pattern: /^\/services\/data\/v66\.0\/query\/?$/,
    answer: ({ url, engine, persona }) => engine.call('query', { q: url.searchParams.get('q') ?? '' }, persona)
  },
  {
    // The version is not looked at: the Salesforce CLI asks for v51.0 when it learns a user's name.
    pattern: /^\/services\/data\/v\d\d\.0\/sobjects\/User\/(?<id>\w{15,18})$/,
    answer: async ({ path, engine, persona }) => {
      const q = `SELECT Id, Username, Name, Email, IsActive FROM User WHERE Id = '${path['id'] ?? ''}'`;
      const { records } = (await engine.call('query', { q }, persona)) as { records: readonly unknown[] };
      if (records[0] === undefined) throw missing();
      return records[0];
    }
  }
];

/** Requests with a token come here, and what is asked before there is one. */
export function isRestApi(request: IncomingMessage, url: URL): boolean {
  if (VERSIONS.test(url.pathname) || USER_INFO.test(url.pathname)) return true;
  return request.headers.authorization !== undefined && url.pathname.startsWith('/services/data/');
}

export async function answerRestApi(
  request: IncomingMessage,
  response: ServerResponse,
  { url, engine, sessions }: { url: URL; engine: EngineClient; sessions: Sessions }
): Promise<void> {
  try {
    send(response, 200, await answer(request, url, engine, sessions));
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { status, errorCode, message } = error.failure;
    send(response, status, [{ message, errorCode }]);
  }
}

async function answer(request: IncomingMessage, url: URL, engine: EngineClient, sessions: Sessions): Promise<unknown> {
  // https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm
  if (VERSIONS.test(url.pathname))
    return [{ label: `Spring '26`, url: `/services/data/v${VERSION}`, version: VERSION }];
  const persona = signedIn(request, sessions);
  if (persona === null)
    throw USER_INFO.test(url.pathname)
      ? new RequestError({ status: 403, errorCode: 'FORBIDDEN', message: 'Bad_OAuth_Token' })
      : sessionRefused();
  const identity = await requireApiUser(engine, persona);
  for (const resource of RESOURCES) {
    const match = resource.pattern.exec(url.pathname);
    if (match === null) continue;
    if (request.method !== 'GET')
      throw new RequestError({
        status: 405,
        errorCode: 'METHOD_NOT_ALLOWED',
        message: `HTTP Method '${request.method ?? ''}' not allowed. Allowed are GET`
      });
    return resource.answer({ url, path: match.groups ?? {}, persona, identity, engine });
  }
  throw missing();
}

/** The persona that the token of the request belongs to; null for none. */
export function signedIn(request: IncomingMessage, sessions: Sessions): string | null {
  return sessions.personaOf(/^(?:Bearer|OAuth) (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
}

export function sessionRefused(): RequestError {
  return new RequestError({ status: 401, errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' });
}

/** MD4: a user without API Enabled has no API, whatever the token. */
export async function requireApiUser(engine: EngineClient, persona: string): Promise<Identity> {
  const identity = await engine.call('identity', {}, persona);
  if (!identity.isApiEnabled)
    throw new RequestError({
      status: 403,
      errorCode: 'API_CURRENTLY_DISABLED',
      message: 'API is disabled for this User'
    });
  return identity;
}

function missing(): RequestError {
  return new RequestError({ status: 404, errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
