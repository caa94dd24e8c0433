import { spawn } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { run as runNodeTests } from 'node:test';
import { spec } from 'node:test/reporters';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Suite {
  readonly name: string;
  readonly summary: string;
  run(): Promise<Counts>;
}

const BROWSER_TESTS = 'scripts/**/__tests__/*.browser.test.ts';
/** Ends of the paths that a project without flows lacks. */
const FLOWS_AND_THEIR_TESTS = /\.flow-meta\.xml$|InvolvementFlowsTest\.cls/;
const FAILED_TO_RUN: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Scratch-org definitions in `config/scratch`; `bare` is what the plain run has. */
const SHAPES = ['multi-currency', 'person-accounts', 'partner', 'state-country'];

export const SUITES: readonly Suite[] = [
  {
    name: 'scripts',
    summary: 'the local org, the gates and the builds',
    run: () =>
      nodeTests(globSync('scripts/**/__tests__/**/*.test.ts', { exclude: [BROWSER_TESTS, '**/node_modules/**'] }))
  },
  { name: 'apex', summary: 'the package in the local org, under its namespace', run: () => apexTests([]) },
  {
    name: 'apex:none',
    summary: 'the package in the local org, without a namespace',
    run: () => apexTests(['--namespace', 'none'])
  },
  ...SHAPES.map((shape) => ({
    name: `apex:${shape}`,
    summary: `the package in an org of the shape ${shape}`,
    run: () => apexTests(['--shape', shape])
  })),
  {
    name: 'apex:no-flows',
    summary: 'the package with every flow switched off',
    run: testWithoutFlows
  },
  { name: 'lwc', summary: 'the Lightning web components', run: componentTests },
  {
    name: 'browser',
    summary: 'the page in a real browser',
    run: () => nodeTests(globSync(BROWSER_TESTS, { exclude: ['**/node_modules/**'] }))
  }
];

/** Each file in a process of its own; the report goes to standard output as it comes. */
function nodeTests(files: readonly string[]): Promise<Counts> {
  if (files.length === 0) return Promise.resolve(FAILED_TO_RUN);
  return new Promise((resolve, reject) => {
    const stream = runNodeTests({
      files: files.map((file) => path.resolve(file)),
      concurrency: availableParallelism(),
      timeout: 300_000
    });
    let counts = FAILED_TO_RUN;
    stream.on('test:summary', (summary) => {
      // The last summary, of no single file, is the one of the whole run.
      if (summary.file === undefined)
        counts = {
          passed: summary.counts.passed,
          failed: summary.counts.tests - summary.counts.passed - summary.counts.skipped - summary.counts.todo,
          skipped: summary.counts.skipped + summary.counts.todo
        };
    });
    const report = stream.compose(new spec());
    report.on('end', () => resolve(counts));
    report.on('error', reject);
    report.pipe(process.stdout, { end: false });
  });
}

/** No rule depends on a flow: all tests but those of the flows themselves pass in a project without any. */
async function testWithoutFlows(): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'involve-no-flows-'));
  try {
    for (const part of ['sfdx-project.json', 'force-app', 'unpackaged'])
      cpSync(part, path.join(folder, part), {
        recursive: true,
        filter: (source) => !FLOWS_AND_THEIR_TESTS.test(source)
      });
    return await apexTests(['--source', folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function apexTests(options: readonly string[]): Promise<Counts> {
  const { status, stdout } = await capture(process.execPath, [
    '--stack-size=3900',
    'scripts/org/main.ts',
    'test',
    '--json',
    ...options
  ]);
  const answer = parseJson(stdout) as
    | (Counts & {
        readonly tests?: readonly {
          readonly name: string;
          readonly outcome: string;
          readonly message?: string;
          readonly stackTrace?: string;
        }[];
      })
    | null;
  if (answer === null || (status !== 0 && answer.failed === 0)) return FAILED_TO_RUN;
  for (const test of answer.tests ?? []) {
    if (test.outcome === 'failed')
      process.stdout.write(
        `✖ ${test.name}\n  ${test.message ?? ''}\n  ${(test.stackTrace ?? '').replace(/\n/g, '\n  ')}\n`
      );
  }
  return { passed: answer.passed, failed: answer.failed, skipped: answer.skipped };
}

async function componentTests(): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'involve-jest-'));
  const file = path.join(folder, 'result.json');
  try {
    await capture(process.execPath, [
      'node_modules/@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest',
      '--',
      '--json',
      `--outputFile=${file}`,
      '--silent'
    ]);
    const result = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numFailedTestSuites: number;
    };
    const brokenSuites = result.numFailedTests === 0 ? result.numFailedTestSuites : 0;
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + brokenSuites,
      skipped: result.numPendingTests
    };
  } catch {
    return FAILED_TO_RUN;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Keeps standard output for reading; what goes to standard error is shown at once. */
function capture(program: string, args: readonly string[]): Promise<{ status: number; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, stdout }));
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
