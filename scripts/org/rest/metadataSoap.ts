/**
 * The Metadata API over HTTP: the session is in the envelope, faults come with status 500.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineClient } from './engineClient.ts';
import { RequestError } from './protocol.ts';
import { requireApiUser } from './restApi.ts';
import type { Sessions } from './sessions.ts';
import { printAnswer, printFault, readEnvelope } from './soapEnvelope.ts';

const BASE = '/services/Soap/';
const ENDPOINT = /^\/services\/Soap\/m\/66\.0\/?$/;

export function isSoap(url: URL): boolean {
  return url.pathname.startsWith(BASE);
}

export async function answerSoap(
  request: IncomingMessage,
  response: ServerResponse,
  { url, body, engine, sessions }: { url: URL; body: Buffer; engine: EngineClient; sessions: Sessions }
): Promise<void> {
  try {
    const { call, results } = await answer(request, url, body.toString('utf8'), engine, sessions);
    send(response, 200, printAnswer(call, results));
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { errorCode, message } = error.failure;
    send(response, 500, printFault(errorCode, message));
  }
}

async function answer(
  request: IncomingMessage,
  url: URL,
  envelope: string,
  engine: EngineClient,
  sessions: Sessions
): Promise<{ readonly call: string; readonly results: readonly string[] }> {
  if (request.method !== 'POST' || !ENDPOINT.test(url.pathname))
    throw new RequestError({
      status: 500,
      errorCode: 'NOT_SUPPORTED',
      message: `The local org answers POST ${BASE}m/66.0, not ${request.method ?? ''} ${url.pathname}`
    });
  const persona = sessions.personaOf(readEnvelope(envelope).sessionId ?? '');
  if (persona === null)
    throw new RequestError({
      status: 500,
      errorCode: 'INVALID_SESSION_ID',
      message: 'Invalid Session ID found in SessionHeader: Illegal Session'
    });
  await requireApiUser(engine, persona);
  return engine.call('metadata', { envelope }, persona);
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/xml;charset=UTF-8', 'cache-control': 'no-store' });
  response.end(text);
}
