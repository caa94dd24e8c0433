/** Apex REST over HTTP: any method, any body, answered as the class says; errors come as Salesforce sends them, in a list. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineClient } from './engineClient.ts';
import { RequestError } from './protocol.ts';
import { sessionRefused } from './restApi.ts';

const BASE = '/services/apexrest';
/** Set by the server itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection']);

export function isApexRest(url: URL): boolean {
  return url.pathname.startsWith(`${BASE}/`);
}

/** `persona`: null for a token that was never given out. */
export async function answerApexRest(
  request: IncomingMessage,
  response: ServerResponse,
  { url, body, persona, engine }: { url: URL; body: Buffer; persona: string | null; engine: EngineClient }
): Promise<void> {
  try {
    if (persona === null) throw sessionRefused();
    const answer = await engine.call(
      'apexRest',
      {
        httpMethod: request.method ?? 'GET',
        path: decodeURI(url.pathname.slice(BASE.length)),
        query: [...url.searchParams],
        headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const),
        body: body.toString('base64'),
        remoteAddress: request.socket.remoteAddress ?? ''
      },
      persona
    );
    const headers = answer.headers.filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()));
    response.writeHead(answer.status, { 'cache-control': 'no-store', ...Object.fromEntries(headers) });
    response.end(Buffer.from(answer.body, 'base64'));
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { status, errorCode, message } = error.failure;
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify([{ errorCode, message }]));
  }
}
