/**
 * Sessions of tools: one token for each persona of a served org, as long as the server runs.
 *
 * Tokens have the shape of the platform's session Ids (`00D...!...`) and are told in a file that only its owner can read.
 */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { EngineClient } from './engineClient.ts';

export interface Sessions {
  /** Key of the persona; null for a token that was never given out. */
  personaOf(token: string): string | null;
  readonly tokens: ReadonlyMap<string, string>;
}

/** What a tool needs to sign in. */
export interface SessionFile {
  readonly instanceUrl: string;
  /** By key of the persona. */
  readonly accessTokens: Readonly<Record<string, string>>;
}

const SECRET_BYTES = 48;
const ORGANIZATION_ID_LENGTH = 15;

export const NO_SESSIONS: Sessions = { personaOf: () => null, tokens: new Map() };

export async function openSessions(engine: EngineClient): Promise<Sessions> {
  const personas = new Map<string, string>();
  for (const persona of engine.personas) {
    const { organizationId } = await engine.call('identity', {}, persona);
    personas.set(
      `${organizationId.slice(0, ORGANIZATION_ID_LENGTH)}!${randomBytes(SECRET_BYTES).toString('hex')}`,
      persona
    );
  }
  return {
    personaOf: (token) => personas.get(token) ?? null,
    tokens: new Map([...personas].map(([token, persona]) => [persona, token]))
  };
}

/** The file is made anew, so that an older one cannot lend it wider rights. */
export function writeSessionFile(file: string, { tokens }: Sessions, instanceUrl: string): void {
  const content: SessionFile = { instanceUrl, accessTokens: Object.fromEntries(tokens) };
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}
