import offline from '@salesforce/label/c.Core_ErrorOffline';
import unknown from '@salesforce/label/c.Core_ErrorUnknown';

interface PlatformError {
  readonly message?: unknown;
  readonly body?: unknown;
  readonly pageErrors?: readonly PlatformError[];
  readonly fieldErrors?: Readonly<Record<string, readonly PlatformError[]>>;
  readonly output?: PlatformError & { readonly errors?: readonly PlatformError[] };
}

/**
 * Every message an error of Apex, the UI API, a wire or JavaScript carries, once each, in the order the platform gives
 * them; a text of our own when there is none.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
export function reduceErrors(errors: unknown): string[] {
  const messages = (Array.isArray(errors) ? errors : [errors]).flatMap((each) => messagesOf(each));
  const distinct = [...new Set(messages.filter((each) => each !== ''))];
  return distinct.length > 0 ? distinct : [unknown];
}

function messagesOf(error: unknown): string[] {
  if (typeof error === 'string') return [error];
  if (error === null || typeof error !== 'object') return [];
  // What fetch throws when there is no connection speaks of code, not of connections.
  if (error instanceof TypeError) return [offline];
  const { body, message } = error as PlatformError;
  if (Array.isArray(body)) return body.flatMap((each) => messagesOf(each));
  if (typeof body === 'string') return [body];
  if (body !== null && typeof body === 'object') return bodyMessages(body as PlatformError);
  return typeof message === 'string' ? [message] : [];
}

function bodyMessages(body: PlatformError): string[] {
  const { fieldErrors = {}, pageErrors = [], output } = body;
  const details = [...pageErrors, ...Object.values(fieldErrors).flat(), ...(output?.errors ?? [])];
  const fromOutput = Object.values(output?.fieldErrors ?? {}).flat();
  const specific = [...details, ...fromOutput].flatMap((each) => messagesOf(each));
  if (specific.length > 0) return specific;
  return typeof body.message === 'string' ? [body.message] : [];
}
