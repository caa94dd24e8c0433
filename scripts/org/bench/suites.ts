/**
 * Runs public suites in the local org, plain and under a namespace, and compares with `../__tests__/conformance/suites.json`.
 *
 *     node --stack-size=3900 scripts/org/bench/suites.ts FOLDER
 *
 * FOLDER holds a copy of each suite under its name, at the commit of the list; suites without a copy are left out. The exit code is 1
 * when a suite does not compile, when a test fails that is no known gap, when a known gap passes, or when the number of passing tests is not the expected one.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  /** Under a namespace, where other tests fail than without one. */
  readonly namespaced?: { readonly passed: number; readonly gaps: Readonly<Record<string, string>> };
  /** The folder that is its source; absent for the whole repository. */
  readonly folder?: string;
  /** Starts of paths that are left out, to the reason: what they need is refused when it is compiled. */
  readonly without?: Readonly<Record<string, string>>;
  /** Permission sets that its instructions give to the user who runs the tests. */
  readonly permissionSets?: readonly string[];
}

const NAMESPACES = [null, 'suitens'] as const;
const LIST = path.join(import.meta.dirname, '../__tests__/conformance/suites.json');

function report(suite: Suite, namespace: string | null, folder: string): string[] {
  const label = `${suite.suite} ${namespace === null ? 'plain' : 'namespaced'}`;
  const source = prepare(suite, folder);
  const sources = [source, ...suite.with.map((name) => path.join(folder, name))];
  const compiled = compileProject({ sources, namespace });
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length > 0 || suite.compileGaps !== undefined) return reportErrors(label, errors, suite.compileGaps ?? {});
  const own = new Set(compiled.units.filter(({ file }) => isIn(source, file)).map((unit) => unit.name));
  const tests = createRuntime(compiled, { time: 'fixed', database: null })
    .runTests(null)
    .tests.filter(({ name }) => own.has(classOf(name)));
  const expected = namespace === null ? suite.passed : (suite.namespaced?.passed ?? suite.passed);
  const gaps = namespace === null ? suite.gaps : (suite.namespaced?.gaps ?? suite.gaps);
  const isGap = (name: string): boolean => name in gaps || classOf(name) in gaps;
  const passed = tests.filter(({ outcome }) => outcome === 'passed');
  process.stdout.write(`${label.padEnd(40)} ${passed.length} of ${tests.length} passed\n`);
  return [
    ...tests
      .filter(({ name, outcome }) => outcome !== 'passed' && !isGap(name))
      .map(({ name, message }) => `${label}: ${name} fails: ${message}`),
    ...passed.filter(({ name }) => name in gaps).map(({ name }) => `${label}: ${name} is a known gap and passes`),
    ...(passed.length === expected ? [] : [`${label}: ${passed.length} tests pass, not ${expected}`])
  ];
}

function reportErrors(label: string, errors: readonly string[], gaps: Readonly<Record<string, string>>): string[] {
  process.stdout.write(`${label.padEnd(40)} does not compile: ${errors.length} errors\n`);
  const known = Object.keys(gaps);
  const isKnown = (error: string): boolean => known.some((gap) => error.includes(gap));
  return [
    ...new Set(errors.filter((error) => !isKnown(error)).map((error) => `${label}: ${error}`)),
    ...known
      .filter((gap) => !errors.some((error) => error.includes(gap)))
      .map((gap) => `${label}: ${gap} is a known gap and compiles`)
  ];
}

/** The folder to compile: the copy itself, or one without the files that are left out and with the permission sets named. */
function prepare({ suite, folder: own = '', without = {}, permissionSets = [] }: Suite, folder: string): string {
  const root = path.join(folder, suite, own);
  const left = Object.keys(without).map((start) => path.join(root, start));
  if (left.length === 0 && permissionSets.length === 0) return root;
  const copy = mkdtempSync(path.join(tmpdir(), `${suite}-`));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(root, copy, { recursive: true, filter: (file) => !left.some((start) => file.startsWith(start)) });
  if (permissionSets.length > 0) {
    const manifest = path.join(copy, 'sfdx-project.json');
    const project = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    const plugins = { localOrg: { administratorPermissionSets: permissionSets } };
    writeFileSync(manifest, JSON.stringify({ ...project, plugins }));
  }
  return copy;
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
    process.stdout.write(`${suite.suite.padEnd(40)} no copy in ${folder}\n`);
  else for (const namespace of suite.namespaces ?? NAMESPACES) problems.push(...report(suite, namespace, folder));
}
process.stderr.write(problems.map((problem) => `${problem}\n`).join(''));
process.exitCode = problems.length === 0 ? 0 : 1;
