/** Runs the command line in a process of its own, with a home of its own: no org that this machine knows is touched. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { TOKEN_VARIABLE } from '../orgOptions.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');

export interface CliAnswer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export const home = mkdtempSync(path.join(tmpdir(), 'involve-home-'));
after(() => rmSync(home, { recursive: true, force: true }));

/** `token`: what the environment holds; null for nothing. */
export function involve(token: string | null, ...args: readonly string[]): Promise<CliAnswer> {
  const env: NodeJS.ProcessEnv = { ...process.env, HOME: home };
  delete env[TOKEN_VARIABLE];
  if (token !== null) env[TOKEN_VARIABLE] = token;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/cli/main.ts', ...args], { cwd: REPOSITORY, env });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (texts.out += chunk));
    child.stderr.on('data', (chunk) => (texts.err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
}
