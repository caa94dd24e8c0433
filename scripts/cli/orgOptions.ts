/** The org that a command works on, as its options say. */
import type { OptionSpec, ParsedArguments } from '../lib/command.ts';
import { MisuseError } from '../lib/command.ts';
import { messages } from './messages.ts';

/** The token is never an argument: arguments are seen by everybody on the machine. */
export const TOKEN_VARIABLE = 'INVOLVE_ACCESS_TOKEN';

export const ORG_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  'target-org': { kind: 'value', value: 'NAME', help: messages.flags.targetOrg },
  'instance-url': { kind: 'value', value: 'URL', help: messages.flags.instanceUrl(TOKEN_VARIABLE) }
};

export type OrgChoice =
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'token'; readonly instanceUrl: string; readonly accessToken: string };

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const SESSION_TOKEN = /^00D\w{12,15}![.\w]+$/;

/** Throws {@link MisuseError} unless exactly one org is named, in a way that keeps its token secret. */
export function readOrgChoice({ values }: ParsedArguments, environment: NodeJS.ProcessEnv = process.env): OrgChoice {
  const name = values.get('target-org');
  const url = values.get('instance-url');
  if (name !== undefined && url !== undefined) throw new MisuseError(messages.org.chosenTwice);
  if (name !== undefined && name !== '') return { kind: 'known', name };
  if (url === undefined) throw new MisuseError(messages.org.notChosen);
  const accessToken = environment[TOKEN_VARIABLE] ?? '';
  if (accessToken === '') throw new MisuseError(messages.org.noToken(TOKEN_VARIABLE));
  if (!SESSION_TOKEN.test(accessToken)) throw new MisuseError(messages.org.badToken(TOKEN_VARIABLE));
  return { kind: 'token', instanceUrl: readInstanceUrl(url), accessToken };
}

/** Only what stands before the path counts; a token goes over plain HTTP only to this machine. */
function readInstanceUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url === null || !isSafe || url.username !== '' || url.password !== '')
    throw new MisuseError(messages.org.badUrl(text));
  return url.origin;
}
