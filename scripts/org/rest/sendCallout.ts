/** Makes the HTTP callouts of the engine. Redirects are answers like others: see DIFFERENCES.md HC7. */
import http from 'node:http';
import https from 'node:https';
import { gzipSync } from 'node:zlib';
import type { CallAnswer, OutgoingCall } from '../transaction/outgoingCall.ts';

/** The texts of Java's own exceptions, which the platform passes on. */
export const CALLOUT_FAILURES = {
  timeout: 'Read timed out',
  tooLarge: (largest: number) => `Exceeded max size limit of ${largest}`,
  codes: {
    ECONNREFUSED: 'Connection refused',
    ECONNRESET: 'Connection reset',
    EHOSTUNREACH: 'No route to host',
    ENETUNREACH: 'Network is unreachable',
    EPIPE: 'Broken pipe'
  } as Readonly<Record<string, string>>,
  unknownHost: (host: string) => host
};

export function sendCallout(call: OutgoingCall): Promise<CallAnswer> {
  return new Promise((resolve) => {
    const url = new URL(call.url);
    const fail = (message: string): void => resolve({ kind: 'failed', message });
    const body = call.isCompressed ? gzipSync(call.body) : Buffer.from(call.body);
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: call.method,
      headers: headersOf(call, body.length),
      agent: false
    });
    const deadline = setTimeout(() => {
      fail(CALLOUT_FAILURES.timeout);
      request.destroy();
    }, call.timeoutMs);
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(deadline);
      fail(failureText(error, url));
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > call.largestAnswer) {
          fail(CALLOUT_FAILURES.tooLarge(call.largestAnswer));
          request.destroy();
        } else chunks.push(chunk);
      });
      response.on('end', () => {
        clearTimeout(deadline);
        resolve({
          kind: 'answered',
          statusCode: response.statusCode ?? 0,
          status: response.statusMessage ?? '',
          headers: pairs(response.rawHeaders),
          body: new Uint8Array(Buffer.concat(chunks))
        });
      });
    });
    request.end(body);
  });
}

function headersOf({ headers, isCompressed }: OutgoingCall, length: number): Record<string, string> {
  const given = Object.fromEntries(headers);
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  return {
    ...(names.has('user-agent') ? {} : { 'User-Agent': 'SFDC-Callout/66.0' }),
    ...given,
    ...(isCompressed ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Length': String(length)
  };
}

function failureText(error: NodeJS.ErrnoException, url: URL): string {
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return CALLOUT_FAILURES.unknownHost(url.hostname);
  return CALLOUT_FAILURES.codes[error.code ?? ''] ?? error.message;
}

/** Names and values take turns in `raw`; a name that comes again adds its value behind a comma. */
function pairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name, value] = [raw[index] ?? '', raw[index + 1] ?? ''];
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return [...headers];
}
