import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const READY = /Ready: (?<url>http:\/\/127\.0\.0\.1:\d+)/;
const LONGEST_START = 180_000;

export interface ServedOrg {
  readonly url: string;
  /** Rows of a query, as the first administrator or another persona. */
  query<T>(soql: string, persona?: string): Promise<T[]>;
  /** Ends the process and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the local org with the package and the demo company in a process of its own, on a free port. */
export async function serveDemo(database: string | null): Promise<ServedOrg> {
  return serve(['--demo', 'config/demo', ...(database === null ? [] : ['--db', database])]);
}

/** Starts the local org in a process of its own, on a free port; `options` are those of the command `serve`. */
export async function serve(options: readonly string[]): Promise<ServedOrg> {
  const args = ['--stack-size=3900', 'scripts/org/main.ts', 'serve', '--port', '0', ...options];
  const child = spawn(process.execPath, args, { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await readUrl(child);
  return {
    url,
    async query<T>(soql: string, persona = 'admin') {
      const response = await fetch(`${url}/services/data/v66.0/query?${new URLSearchParams({ q: soql })}`, {
        headers: { cookie: `persona=${persona}` }
      });
      const body = (await response.json()) as { records?: T[]; message?: string };
      if (body.records === undefined) throw new Error(body.message ?? `HTTP ${response.status}`);
      return body.records;
    },
    stop: (signal = 'SIGTERM') => stop(child, signal)
  };
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not get ready:\n${printed}`));
    }, LONGEST_START);
    child.stderr?.on('data', (chunk) => {
      printed += chunk;
      const url = READY.exec(printed)?.groups?.['url'];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code ?? 'a signal'}:\n${printed}`));
    });
  });
}

function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
