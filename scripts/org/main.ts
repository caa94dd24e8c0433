/**
 * Entry of `npm run -s org -- COMMAND`: reads the arguments, runs one command, sets the exit code.
 *
 * Exit codes: 0 success, 1 failure, 2 misuse. Standard output carries only the answer; everything else goes to standard error.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runCommandLine } = await import('./commands/commandLine.ts');
process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text)
});
