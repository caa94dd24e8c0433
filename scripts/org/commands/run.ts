import { readFileSync } from 'node:fs';
import { endAfter } from '../engine/endAfter.ts';
import { endedText } from '../engine/heartbeat.ts';
import type { AnonymousAnswer, ExceptionText } from '../engine/runtime.ts';
import { MisuseError, type Command } from '../../lib/command.ts';
import { openOrg } from './openOrg.ts';
import { DATA_OPTION, JSON_OPTION, PROJECT_OPTIONS, readTimeoutMs, TIMEOUT_OPTION } from './options.ts';
import { renderDiagnostics } from './printDiagnostics.ts';

const STANDARD_INPUT = '-';
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/;
const UNTIL_OPTION = {
  until: {
    kind: 'value',
    value: 'TIME',
    help: 'let the clock of the org go on to this time in UTC and run what comes due (default: it starts at 2026-01-05T09:00:00Z and stays)'
  }
} as const;

export const runCommand: Command = {
  name: 'run',
  summary: 'Run anonymous Apex in a fresh org with the project deployed',
  positionals: ['FILE.apex|-'],
  options: { ...PROJECT_OPTIONS, ...DATA_OPTION, ...JSON_OPTION, ...TIMEOUT_OPTION, ...UNTIL_OPTION },
  run(args, output) {
    const until = readTime(args.values.get('until'));
    const file = args.positionals[0] ?? STANDARD_INPUT;
    const source = readSource(file);
    const runtime = openOrg(args, output);
    if (runtime === null) return Promise.resolve(1);
    const name = file === STANDARD_INPUT ? 'AnonymousBlock' : file;
    const lines: string[] = [];
    const onLine = (line: string): void => {
      lines.push(line);
      if (!args.flags.has('json')) output.out(`${line}\n`);
    };
    const longestMs = readTimeoutMs(args);
    const whole = endAfter(longestMs, () => {
      const ended = runtime.runAnonymous(source, name, onLine);
      return { ...ended, jobFailures: [...ended.jobFailures, ...(until === null ? [] : runtime.runUntil(until))] };
    });
    const answer = whole ?? endedAnswer(lines, longestMs);
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

/** UTC milliseconds; null where the clock stays. */
function readTime(text: string | undefined): number | null {
  if (text === undefined) return null;
  const time = ISO_TIME.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new MisuseError(`'${text}' is no time such as 2026-01-06T09:00:00Z.`);
  return time;
}

function endedAnswer(output: readonly string[], longestMs: number): AnonymousAnswer {
  const exception = { type: 'System.LimitException', message: endedText(longestMs), stackTrace: '' };
  return { success: false, diagnostics: [], exception, output, jobFailures: [] };
}

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
