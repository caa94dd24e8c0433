import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { EngineClient } from './engineClient.ts';
import { RequestError, type EngineFailure } from './protocol.ts';
import { ROUTES } from './routes.ts';

export interface HttpServerOptions {
  readonly engine: EngineClient;
  /** Folders with the built page, the first that has a file wins. */
  readonly staticFolders: readonly string[];
  /** 0 picks a free port. */
  readonly port: number;
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
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.map': 'application/json; charset=utf-8'
};
/** Base components set style attributes, hence the one concession. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
      resolve({ url: `http://${ADDRESS}:${port}`, close: () => closeServer(server) });
    });
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, options: HttpServerOptions): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${ADDRESS}`);
  refuseForeign(request);
  for (const route of ROUTES) {
    const match = request.method === route.method ? route.pattern.exec(url.pathname) : null;
    if (match === null) continue;
    if (route.method !== 'GET' && request.headers[WRITE_HEADER] !== '1') {
      throw new RequestError({ status: 403, errorCode: 'FORBIDDEN', message: 'This request does not come from the page.' });
    }
    const body = route.method === 'POST' || route.method === 'PATCH' ? await readJson(request) : null;
    const answer = await route.handle({ url, path: match.groups ?? {}, body, persona: personaOf(request, options.engine), engine: options.engine });
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(answer.cookie === undefined ? {} : { 'set-cookie': answer.cookie })
    });
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
    return;
  }
  if (request.method !== 'GET') throw new RequestError({ status: 405, errorCode: 'METHOD_NOT_ALLOWED', message: `${request.method} is not offered here.` });
  sendFile(url.pathname, response, options.staticFolders);
}

/** Keeps other sites and rebound host names out: only the loopback address, and only requests of this very page. */
function refuseForeign(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const origin = request.headers.origin;
  const isOwnOrigin = origin === undefined || origin === `http://${request.headers.host}`;
  if ((host !== ADDRESS && host !== 'localhost') || !isOwnOrigin) {
    throw new RequestError({ status: 403, errorCode: 'FORBIDDEN', message: 'Only this machine may use the local org.' });
  }
}

function personaOf(request: IncomingMessage, engine: EngineClient): string {
  const cookie = /(?:^|;\s*)persona=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
  return cookie !== undefined && engine.personas.includes(cookie) ? cookie : (engine.personas[0] ?? DEFAULT_PERSONA);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new RequestError({ status: 413, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'The request is too large.' });
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
  } catch {
    throw new RequestError({ status: 400, errorCode: 'JSON_PARSER_ERROR', message: 'The request is not valid JSON.' });
  }
}

/** Paths without an extension belong to the page's own router and get the shell. */
function sendFile(pathname: string, response: ServerResponse, folders: readonly string[]): void {
  const wanted = path.extname(pathname) === '' ? 'index.html' : decodeURIComponent(pathname).slice(1);
  const file = folders.map((folder) => ({ folder, file: path.resolve(folder, wanted) })).find(isInside)?.file;
  if (file === undefined) throw new RequestError({ status: 404, errorCode: 'NOT_FOUND', message: `There is no ${pathname}.` });
  response.writeHead(200, {
    'content-type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache'
  });
  createReadStream(file).pipe(response);
}

function isInside({ folder, file }: { folder: string; file: string }): boolean {
  return file.startsWith(path.resolve(folder) + path.sep) && existsSync(file) && statSync(file).isFile();
}

function toFailure(error: unknown): EngineFailure {
  if (error instanceof RequestError) return error.failure;
  return { status: 500, errorCode: 'UNKNOWN_EXCEPTION', message: error instanceof Error ? error.message : String(error) };
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
