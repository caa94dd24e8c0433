import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../org/main.ts', import.meta.url));
const LONGEST_OUTPUT = 1 << 28;

/** Standard output of one command of the local org in a process of its own; rejects where it fails. */
export function runOrg(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--stack-size=3900', MAIN, ...args],
      { maxBuffer: LONGEST_OUTPUT },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${args.join(' ')}: ${stderr === '' ? stdout.slice(0, 2000) : stderr}`));
      }
    );
  });
}
