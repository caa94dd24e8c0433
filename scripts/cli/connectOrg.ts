/** Connections to orgs, real or local, and what their errors mean to the user. */
import { AuthInfo, Connection, StateAggregator } from '@salesforce/core';
import { UserError } from '../lib/command.ts';
import { messages } from './messages.ts';
import type { OrgChoice } from './orgOptions.ts';

/** The release that the package is written for. */
const API_VERSION = '66.0';

/** Connects; nothing is asked of the org yet, and a token is not kept. Throws {@link UserError} for an org that nobody knows. */
export async function connectOrg(choice: OrgChoice): Promise<Connection> {
  const authInfo = await authorize(choice);
  const connection = await Connection.create({ authInfo, connectionOptions: { version: API_VERSION } });
  connection.instanceUrl = connection.instanceUrl.replace(/\/+$/, '');
  return connection;
}

/** All rows of a query. Not by `connection.query`: a network that fails would end the process there instead of the promise. */
export async function queryAll<Row extends object>(connection: Connection, soql: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = `/query?${new URLSearchParams({ q: soql })}`;
  while (next !== undefined) {
    const page: QueryPage<Row> = await connection.request<QueryPage<Row>>(connection.normalizeUrl(next));
    rows.push(...page.records);
    next = page.nextRecordsUrl;
  }
  return rows;
}

interface QueryPage<Row> {
  readonly records: readonly Row[];
  readonly nextRecordsUrl?: string;
}

async function authorize(choice: OrgChoice): Promise<AuthInfo> {
  if (choice.kind === 'token') {
    const { accessToken, instanceUrl } = choice;
    return AuthInfo.create({
      username: accessToken,
      accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl }
    });
  }
  const { aliases } = await StateAggregator.getInstance();
  return AuthInfo.create({ username: aliases.resolveUsername(choice.name) }).catch((error: unknown) => {
    throw codeOf(error) === 'NamedOrgNotFoundError' ? new UserError(messages.org.unknown(choice.name)) : error;
  });
}

const MEANINGS: readonly (readonly [code: RegExp, text: (message: string) => string])[] = [
  [/INVALID_SESSION_ID|INVALID_AUTH_HEADER|Bad_OAuth_Token/, () => messages.org.sessionRefused],
  [/INSUFFICIENT_ACCESS/, messages.org.noMetadataAccess],
  [/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|DomainNotFoundError|FetchError/, messages.org.unreachable]
];

/** Runs `work`; what the org or the way to it refuses becomes a {@link UserError}, a fault of ours goes on as it is. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error;
    const code = codeOf(error);
    const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
    if (meaning !== undefined) throw new UserError(meaning(error.message === FETCH_FAILED ? code : error.message));
    if (code === '') throw error;
    throw new UserError(messages.org.refused(error.message));
  }
}

/** How Salesforce or the network names the error; '' for errors of the program itself. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { errorCode, code, cause } = error as { errorCode?: unknown; code?: unknown; cause?: unknown };
  for (const each of [errorCode, code]) if (typeof each === 'string') return each;
  if (error.message === FETCH_FAILED) return codeOf(cause) || 'FetchError';
  return BUILT_IN.has(error.name) ? '' : error.name;
}

/** What fetch says of every network error; the reason is its cause. */
const FETCH_FAILED = 'fetch failed';
const BUILT_IN: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AssertionError'
]);
