/**
 * Runs public suites in the local org, plain and under a namespace, and compares with `../__tests__/conformance/suites.json`.
 *
 *     node --stack-size=3900 scripts/org/bench/suites.ts FOLDER
 *
 * FOLDER holds a copy of each suite under its name, at the commit of the list; suites without a copy are left out. The exit code is 1
 * when a test or line fails that is no known gap, when a known gap passes, or when the number of passing tests is not the expected one.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileProject } from '../engine/compileProject.ts';
import { createRuntime } from '../engine/runtime.ts';

interface Suite {
  readonly suite: string;
  readonly repository: string;
  readonly commit: string;
  /** Suites it needs as further sources; their tests are not counted. */
  readonly with: readonly string[];
  readonly passed: number;
  /** `Class.method`, or `Class` for all of its methods, to the reason why it fails. */
  readonly gaps: Readonly<Record<string, string>>;
  /** Part of a compile error to the reason why a suite does not compile; absent for suites that do. */
  readonly compileGaps?: Readonly<Record<string, string>>;
  /** Where its code demands one, or none; default: none, and one that is not its own. */
  readonly namespaces?: readonly (string | null)[];
}

const NAMESPACES = [null, 'suitens'] as const;
const LIST = path.join(import.meta.dirname, '../__tests__/conformance/suites.json');

function report(suite: Suite, namespace: string | null, folder: string): string[] {
  const label = `${suite.suite} ${namespace === null ? 'plain' : 'namespaced'}`;
  const names = [suite.suite, ...suite.with];
  const compiled = compileProject({ sources: names.map((name) => path.join(folder, name)), namespace });
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length > 0 || suite.compileGaps !== undefined) return reportErrors(label, errors, suite.compileGaps ?? {});
  const own = new Set(
    compiled.units.filter(({ file }) => isIn(path.join(folder, suite.suite), file)).map((unit) => unit.name)
  );
  const tests = createRuntime(compiled, { time: 'fixed', database: null })
    .runTests(null)
    .tests.filter(({ name }) => own.has(classOf(name)));
  const isGap = (name: string): boolean => name in suite.gaps || classOf(name) in suite.gaps;
  const passed = tests.filter(({ outcome }) => outcome === 'passed');
  process.stdout.write(`${label.padEnd(32)} ${passed.length} of ${tests.length} passed\n`);
  return [
    ...tests
      .filter(({ name, outcome }) => outcome !== 'passed' && !isGap(name))
      .map(({ name, message }) => `${label}: ${name} fails: ${message}`),
    ...passed.filter(({ name }) => name in suite.gaps).map(({ name }) => `${label}: ${name} is a known gap and passes`),
    ...(passed.length === suite.passed ? [] : [`${label}: ${passed.length} tests pass, not ${suite.passed}`])
  ];
}

function reportErrors(label: string, errors: readonly string[], gaps: Readonly<Record<string, string>>): string[] {
  process.stdout.write(`${label.padEnd(32)} does not compile: ${errors.length} errors\n`);
  const known = Object.keys(gaps);
  const isKnown = (error: string): boolean => known.some((gap) => error.includes(gap));
  return [
    ...new Set(errors.filter((error) => !isKnown(error)).map((error) => `${label}: ${error}`)),
    ...known
      .filter((gap) => !errors.some((error) => error.includes(gap)))
      .map((gap) => `${label}: ${gap} is a known gap and compiles`)
  ];
}

function isIn(folder: string, file: string): boolean {
  return path.resolve(file).startsWith(path.resolve(folder) + path.sep);
}

function classOf(test: string): string {
  return test.slice(0, test.lastIndexOf('.'));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: suites.ts FOLDER\n');
  process.exit(2);
}
const suites = JSON.parse(readFileSync(LIST, 'utf8')) as Suite[];
const problems: string[] = [];
for (const suite of suites) {
  if (!existsSync(path.join(folder, suite.suite)))
    process.stdout.write(`${suite.suite.padEnd(32)} no copy in ${folder}\n`);
  else for (const namespace of suite.namespaces ?? NAMESPACES) problems.push(...report(suite, namespace, folder));
}
process.stderr.write(problems.map((problem) => `${problem}\n`).join(''));
process.exitCode = problems.length === 0 ? 0 : 1;
