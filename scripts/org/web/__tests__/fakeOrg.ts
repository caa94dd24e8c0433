import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PageBuild } from '../buildPage.ts';
import { findPageFile } from '../pageFiles.ts';

/** An answer of the fake: a status and its JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Answers by `METHOD path` or, for Apex, by `apex Class.method`; a missing one is a 404. */
export type Answers = Record<string, (input: Record<string, unknown>) => Answer>;

export interface FakeOrg {
  readonly url: string;
  /** Every request that was answered, as `METHOD path` or `apex Class.method`. */
  readonly requests: readonly string[];
  /** Requests that would change something and came without the header that guards against other sites. */
  readonly unguarded: readonly string[];
  close(): Promise<void>;
}

/** Serves a built page on 127.0.0.1 and answers its requests from a table, in place of the local org. */
export async function startFakeOrg(build: PageBuild, answers: Answers): Promise<FakeOrg> {
  const requests: string[] = [];
  const unguarded: string[] = [];
  const server = createServer((request, response) => void handle(request, response));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const file = findPageFile(build.mounts, decodeURIComponent(url.pathname));
    if (file) {
      response.writeHead(200, { 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl });
      response.end(readFileSync(file.file));
      return;
    }
    if (url.pathname === '/' || url.pathname.startsWith('/lightning/')) {
      const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': build.contentSecurityPolicy };
      response.writeHead(200, headers).end(build.indexHtml);
      return;
    }
    const body = await readJson(request);
    const key =
      url.pathname === '/apex' ? `apex ${body.classname}.${body.method}` : `${request.method} ${url.pathname}`;
    requests.push(key);
    if (request.method !== 'GET' && request.headers['x-local-org'] !== '1') unguarded.push(key);
    const input = url.pathname === '/apex' ? (body.params as Record<string, unknown>) : body;
    const answer = answers[key]?.({ ...Object.fromEntries(url.searchParams), ...input });
    response.writeHead(answer?.status ?? 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer?.body ?? [{ errorCode: 'NOT_FOUND', message: `Nothing answers ${key}` }]));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    unguarded,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      })
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
