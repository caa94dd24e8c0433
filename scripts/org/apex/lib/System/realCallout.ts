/**
 * Callouts that leave the org: where they may go, and how long they may take.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_remote_site_settings.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_named_credentials.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 */
import type { CalloutTargets } from '../../../schema/readCalloutTargets.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { Transaction } from '../../../transaction/transaction.ts';
import { ApexBlob } from '../../values/apexBlob.ts';
import { throwApex, Uncatchable } from '../../values/apexThrow.ts';
import { refuse } from '../refusal.ts';
import { services } from '../services.ts';
import { HttpResponseValue, LONGEST_TIMEOUT, type HttpRequestValue } from './HttpMessage.ts';

/** Where the documents give no text: see DIFFERENCES.md HC8. */
export const TARGET_TEXTS = {
  unauthorized: (endpoint: string) =>
    `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`,
  noCredential: (name: string) =>
    `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
  allTimeUsed: `Exceeded maximum time allotted for callout (${LONGEST_TIMEOUT} ms)`
} as const;

const TIME_USED = Symbol('milliseconds of callouts');
const CREDENTIAL = /^callout:([^/?#]+)(.*)$/isu;

/** Throws CalloutException where the endpoint may not be called or does not answer. */
export function callOut(request: HttpRequestValue): HttpResponseValue {
  const transaction = currentTransaction();
  const used = (transaction.slots.get(TIME_USED) as number | undefined) ?? 0;
  if (used >= LONGEST_TIMEOUT) throw new Uncatchable('System.LimitException', TARGET_TEXTS.allTimeUsed);
  const started = performance.now();
  const answer = services().callOut({
    url: addressOf(request.endpoint ?? '', transaction.schema.content.calloutTargets),
    method: request.method ?? '',
    headers: [...request.headers],
    body: request.body.bytes,
    isCompressed: request.isCompressed,
    timeoutMs: Math.min(request.timeout, LONGEST_TIMEOUT - used),
    largestAnswer: transaction.limits.limit('heapSize')
  });
  addTime(transaction, used + performance.now() - started);
  switch (answer.kind) {
    case 'refused':
      return refuse('Http.send', answer.reason);
    case 'failed':
      return throwApex('System.CalloutException', answer.message);
    case 'answered': {
      const response = new HttpResponseValue();
      response.statusCode = answer.statusCode;
      response.status = answer.status;
      response.body = new ApexBlob(answer.body);
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      return response;
    }
  }
}

function addTime({ slots }: Transaction, milliseconds: number): void {
  slots.set(TIME_USED, milliseconds);
}

function addressOf(endpoint: string, targets: CalloutTargets): string {
  const [, name, rest = ''] = CREDENTIAL.exec(endpoint) ?? [];
  if (name === undefined) return authorised(endpoint, targets);
  const credential = targets.namedCredential(name);
  if (credential === undefined) return throwApex('System.CalloutException', TARGET_TEXTS.noCredential(name));
  if (credential.refusal !== null) return refuse(`A callout with the named credential ${name}`, credential.refusal);
  return readUrl(credential.endpoint.replace(/\/$/u, '') + rest).href;
}

/** A remote site opens its scheme, host and port, whatever the path. */
function authorised(endpoint: string, { remoteSites }: CalloutTargets): string {
  const url = readUrl(endpoint);
  const isOpen = remoteSites.some((site) => URL.canParse(site) && new URL(site).origin === url.origin);
  return isOpen ? url.href : throwApex('System.CalloutException', TARGET_TEXTS.unauthorized(endpoint));
}

function readUrl(text: string): URL {
  return URL.canParse(text) ? new URL(text) : throwApex('System.CalloutException', `Invalid endpoint: ${text}`);
}
