import type { Output } from '../lib/command.ts';
import { runProgram, type Program } from '../lib/commandLine.ts';

const PROGRAM: Program = {
  name: 'npm run -s involve --',
  commands: {
    'roles list': async () => (await import('./commands/roles/list.ts')).rolesListCommand,
    'roles add': async () => (await import('./commands/roles/add.ts')).rolesAddCommand
  }
};

/** Runs one command line and answers its exit code. */
export function runInvolve(argv: readonly string[], output: Output): Promise<number> {
  return runProgram(PROGRAM, argv, output);
}
