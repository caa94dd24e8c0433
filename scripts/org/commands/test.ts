import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runTestPool, type TestRun, type TestRunOptions } from '../engine/testPool.ts';
import { MisuseError, UserError, type Command, type Output, type ParsedArguments } from '../../lib/command.ts';
import { renderJunit } from './junitReport.ts';
import {
  JSON_OPTION,
  PROJECT_OPTIONS,
  readCount,
  readProjectChoice,
  readTimeoutMs,
  TIMEOUT_OPTION
} from './options.ts';
import { printTestReport } from './printTestReport.ts';
import { renderDiagnostics } from './printDiagnostics.ts';
import { watchFolders } from './watch.ts';

const MOST_WORKERS = 64;

export const testCommand: Command = {
  name: 'test',
  summary: 'Run the Apex tests of the project',
  positionals: [],
  options: {
    ...PROJECT_OPTIONS,
    tests: {
      kind: 'value',
      value: 'A,B.method',
      help: 'only these classes and methods; * stands for any part of a name'
    },
    coverage: { kind: 'flag', help: 'report the lines that ran' },
    workers: {
      kind: 'value',
      value: 'N',
      help: 'run that many classes at once (default: cores, where that is faster)'
    },
    junit: { kind: 'value', value: 'FILE', help: 'write a JUnit report as well' },
    watch: { kind: 'flag', help: 'run again whenever a source changes, until Ctrl-C' },
    ...TIMEOUT_OPTION,
    ...JSON_OPTION
  },
  async run(args, output) {
    const options = readOptions(args);
    const junit = args.values.get('junit');
    if (args.flags.has('watch')) {
      if (args.flags.has('json')) throw new MisuseError('--watch prints no JSON.');
      return watchTests(options, junit, output);
    }
    const run = await runTestPool(options);
    if (run.kind === 'unknown') throw new UserError(unknownText(run.patterns));
    writeReport(run, junit);
    if (args.flags.has('json')) output.out(`${JSON.stringify(toJson(run))}\n`);
    else if (run.kind === 'broken') output.err(renderDiagnostics(run.diagnostics));
    else printTestReport(run.report, output);
    return exitCode(run);
  }
};

function readOptions(args: ParsedArguments): TestRunOptions {
  return {
    project: { ...readProjectChoice(args), coverage: args.flags.has('coverage') },
    wanted:
      args.values
        .get('tests')
        ?.split(',')
        .map((name) => name.trim()) ?? null,
    workers: readCount(args, 'workers', MOST_WORKERS),
    cores: availableParallelism(),
    longestMs: readTimeoutMs(args)
  };
}

/** A line for each run, and the tests that fail; answers how the last run ended. */
async function watchTests(options: TestRunOptions, junit: string | undefined, output: Output): Promise<number> {
  let last = 0;
  await watchFolders(options.project.sources, async () => {
    const run = await runTestPool(options);
    writeReport(run, junit);
    last = exitCode(run);
    const time = new Date().toTimeString().slice(0, 8);
    if (run.kind === 'unknown') output.err(`${time}  ${unknownText(run.patterns)}\n`);
    else if (run.kind === 'broken') output.err(`${time}  does not compile\n${renderDiagnostics(run.diagnostics)}`);
    else {
      const { passed, failed, skipped, tests, timings } = run.report;
      output.out(
        `${time}  ${passed} passed, ${failed} failed, ${skipped} skipped in ${((timings['total'] ?? 0) / 1000).toFixed(1)} s\n`
      );
      for (const { name, outcome, message } of tests)
        if (outcome === 'failed') output.out(`          FAIL  ${name}: ${(message ?? '').split('\n', 1)[0]}\n`);
    }
  });
  return last;
}

function writeReport(run: TestRun, file: string | undefined): void {
  if (file === undefined || run.kind !== 'report') return;
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, renderJunit(run.report));
  } catch (error) {
    throw new UserError(`Cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toJson(run: Exclude<TestRun, { kind: 'unknown' }>): object {
  return run.kind === 'report'
    ? run.report
    : { passed: 0, failed: 0, skipped: 0, success: false, diagnostics: run.diagnostics };
}

function exitCode(run: TestRun): number {
  return run.kind === 'report' && run.report.failed === 0 ? 0 : 1;
}

function unknownText(patterns: readonly string[]): string {
  return `There is no test ${patterns.join(', ')}.`;
}
