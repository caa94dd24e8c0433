/** The error shape that the platform's data services hand to components. */
export interface FetchError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly errorType: 'fetchResponse';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Sends a request to the local org and reads its JSON.
 *
 * @throws FetchError when the org answers with a failure, TypeError when it does not answer.
 */
export async function send<Result>(method: Method, url: string, body?: unknown): Promise<Result> {
  const response = await fetch(url, {
    method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      // Another site cannot set this header without the server's consent, so no form of theirs can write.
      ...(method === 'GET' ? {} : { 'X-Local-Org': '1' })
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return parsed as Result;
  const failure: FetchError = {
    ok: false,
    status: response.status,
    statusText: response.statusText,
    errorType: 'fetchResponse',
    headers: {},
    body: parsed
  };
  throw failure;
}

/** The first message of a failure in words: UI API bodies are a list of errors or an object with a message. */
export function messageOf(failure: unknown): string {
  if (failure instanceof Error) return failure.message;
  const { status, body } = failure as FetchError;
  const first = (Array.isArray(body) ? body[0] : body) as { message?: string } | undefined;
  return first?.message ?? `The org answered with status ${status}.`;
}

/** Freezes a value in depth: what the platform's caches provide cannot be changed by a component. */
export function deepFreeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
