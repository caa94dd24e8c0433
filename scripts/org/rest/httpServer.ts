import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { findPageFile, type PageMount } from '../web/pageFiles.ts';
import { answerApexRest, isApexRest } from './apexRest.ts';
import type { EngineClient } from './engineClient.ts';
import { RequestError, type EngineFailure } from './protocol.ts';
import { answerSoap, isSoap } from './metadataSoap.ts';
import { answerRestApi, isRestApi, signedIn } from './restApi.ts';
import { ROUTES } from './routes.ts';
import { NO_SESSIONS, type Sessions } from './sessions.ts';

export interface HttpServerOptions {
  readonly engine: EngineClient;
  readonly page: ServedPage;
  /** Tokens by which tools sign in; default: there are none. */
  readonly sessions?: Sessions;
  /** 0 picks a free port. */
  readonly port: number;
}

/** The built page: one document for every address of its own router, and the files beside it. */
export interface ServedPage {
  readonly indexHtml: string;
  readonly contentSecurityPolicy: string;
  readonly mounts: readonly PageMount[];
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
const LARGEST_BODY = 4_000_000;
const DEFAULT_PERSONA = 'admin';
/** A header that a foreign page cannot send without a preflight, which is never answered. */
const WRITE_HEADER = 'x-local-org';
/** Addresses of the page's own router. */
const DOCUMENT = /^\/(?:(?:lightning|flow)\/.*)?$/;

/** Serves the page and its data on the loopback address only; requests for another host name are refused. */
export function startHttpServer(options: HttpServerOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    respond(request, response, options).catch((error: unknown) => sendFailure(response, toFailure(error)));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, ADDRESS, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : options.port;
      options.engine.servesAt(port);
      resolve({ url: `http://${ADDRESS}:${port}`, close: () => closeServer(server) });
    });
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, options: HttpServerOptions): Promise<void> {
  // The Salesforce CLI keeps addresses of orgs with a slash at the end: its paths begin with two.
  const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), `http://${ADDRESS}`);
  refuseForeign(request);
  const tool = { url, engine: options.engine, sessions: options.sessions ?? NO_SESSIONS };
  if (isApexRest(url)) {
    const hasToken = request.headers.authorization !== undefined;
    if (!hasToken && request.method !== 'GET') refuseUnmarked(request);
    const body = await readBody(request);
    const persona = hasToken ? signedIn(request, tool.sessions) : personaOf(request, options.engine);
    return answerApexRest(request, response, { url, body, persona, engine: options.engine });
  }
  if (isSoap(url)) return answerSoap(request, response, { ...tool, body: await readBody(request) });
  if (isRestApi(request, url)) return answerRestApi(request, response, tool);
  for (const route of ROUTES) {
    const match = request.method === route.method ? route.pattern.exec(url.pathname) : null;
    if (match === null) continue;
    if (route.method !== 'GET') refuseUnmarked(request);
    const body = route.method === 'POST' || route.method === 'PATCH' ? await readJson(request) : null;
    const answer = await route.handle({
      url,
      path: match.groups ?? {},
      body,
      persona: personaOf(request, options.engine),
      engine: options.engine
    });
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(answer.cookie === undefined ? {} : { 'set-cookie': answer.cookie })
    });
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
    return;
  }
  if (request.method !== 'GET')
    throw new RequestError({
      status: 405,
      errorCode: 'METHOD_NOT_ALLOWED',
      message: `${request.method} is not offered here.`
    });
  sendPage(decodePath(url.pathname), response, options.page);
}

/** What changes something must carry the header that pages of other sites cannot send. */
function refuseUnmarked(request: IncomingMessage): void {
  if (request.headers[WRITE_HEADER] !== '1') {
    throw new RequestError({
      status: 403,
      errorCode: 'FORBIDDEN',
      message: 'This request does not come from the page.'
    });
  }
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw new RequestError({
      status: 400,
      errorCode: 'INVALID_INPUT',
      message: `The address ${pathname} cannot be read.`
    });
  }
}

/** Keeps other sites and rebound host names out: only the loopback address, and only requests of this very page. */
function refuseForeign(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const origin = request.headers.origin;
  const isOwnOrigin = origin === undefined || origin === `http://${request.headers.host}`;
  if ((host !== ADDRESS && host !== 'localhost') || !isOwnOrigin) {
    throw new RequestError({
      status: 403,
      errorCode: 'FORBIDDEN',
      message: 'Only this machine may use the local org.'
    });
  }
}

function personaOf(request: IncomingMessage, engine: EngineClient): string {
  const cookie = /(?:^|;\s*)persona=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
  return cookie !== undefined && engine.personas.includes(cookie) ? cookie : (engine.personas[0] ?? DEFAULT_PERSONA);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY)
      throw new RequestError({
        status: 413,
        errorCode: 'REQUEST_LIMIT_EXCEEDED',
        message: 'The request is too large.'
      });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request);
  try {
    return JSON.parse(body.toString('utf8') || 'null');
  } catch {
    throw new RequestError({ status: 400, errorCode: 'JSON_PARSER_ERROR', message: 'The request is not valid JSON.' });
  }
}

function sendPage(pathname: string, response: ServerResponse, page: ServedPage): void {
  const safety = {
    'content-security-policy': page.contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer'
  };
  if (DOCUMENT.test(pathname)) {
    response.writeHead(200, { ...safety, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(page.indexHtml);
    return;
  }
  const found = findPageFile(page.mounts, pathname);
  if (found === undefined)
    throw new RequestError({ status: 404, errorCode: 'NOT_FOUND', message: `There is no ${pathname}.` });
  response.writeHead(200, { ...safety, 'content-type': found.contentType, 'cache-control': found.cacheControl });
  createReadStream(found.file).pipe(response);
}

function toFailure(error: unknown): EngineFailure {
  if (error instanceof RequestError) return error.failure;
  return {
    status: 500,
    errorCode: 'UNKNOWN_EXCEPTION',
    message: error instanceof Error ? error.message : String(error)
  };
}

function sendFailure(response: ServerResponse, failure: EngineFailure): void {
  const { status, ...body } = failure;
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
