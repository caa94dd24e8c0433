import { readFileSync } from 'node:fs';
import type { ExceptionText } from '../engine/runtime.ts';
import { MisuseError, type Command } from './command.ts';
import { openOrg } from './openOrg.ts';
import { DATA_OPTION, JSON_OPTION, PROJECT_OPTIONS } from './options.ts';
import { renderDiagnostics } from './printDiagnostics.ts';

const STANDARD_INPUT = '-';

export const runCommand: Command = {
  name: 'run',
  summary: 'Run anonymous Apex in a fresh org with the project deployed',
  positionals: ['FILE.apex|-'],
  options: { ...PROJECT_OPTIONS, ...DATA_OPTION, ...JSON_OPTION },
  run(args, output) {
    const file = args.positionals[0] ?? STANDARD_INPUT;
    const source = readSource(file);
    const runtime = openOrg(args, output);
    if (runtime === null) return Promise.resolve(1);
    const name = file === STANDARD_INPUT ? 'AnonymousBlock' : file;
    const answer = runtime.runAnonymous(
      source,
      name,
      args.flags.has('json') ? () => undefined : (line) => output.out(`${line}\n`)
    );
    if (args.flags.has('json')) {
      output.out(`${JSON.stringify(answer)}\n`);
    } else {
      output.err(renderDiagnostics(answer.diagnostics, new Map([[name, source]])));
      if (answer.exception !== null) output.err(printException(answer.exception));
      for (const failure of answer.jobFailures) output.err(`A job or event trigger failed: ${printException(failure)}`);
    }
    return Promise.resolve(answer.success ? 0 : 1);
  }
};

function printException({ type, message, stackTrace }: ExceptionText): string {
  return `${type}: ${message}\n${stackTrace}\n`;
}

function readSource(file: string): string {
  try {
    return readFileSync(file === STANDARD_INPUT ? 0 : file, 'utf8');
  } catch (error) {
    throw new MisuseError(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
