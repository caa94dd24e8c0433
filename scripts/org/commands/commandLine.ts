import type { Output } from '../../lib/command.ts';
import { runProgram, type Program } from '../../lib/commandLine.ts';

const PROGRAM: Program = {
  name: 'npm run -s org --',
  commands: {
    test: async () => (await import('./test.ts')).testCommand,
    run: async () => (await import('./run.ts')).runCommand,
    query: async () => (await import('./query.ts')).queryCommand,
    check: async () => (await import('./check.ts')).checkCommand,
    serve: async () => (await import('./serve.ts')).serveCommand
  }
};

/** Runs one command line and answers its exit code; never throws for what a user can do wrong. */
export function runCommandLine(argv: readonly string[], output: Output): Promise<number> {
  return runProgram(PROGRAM, argv, output);
}
