/**
 * Runs Apex tests: set-up methods once per class, each test method in a transaction that is undone, always in the same order.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_testsetup_using.htm
 */
import type { EmittedClass, EmittedMethod } from '../apex/emit/emittedUnit.ts';
import type { LoadedUnit } from '../apex/emit/loadUnit.ts';
import { withFreshFrames } from '../apex/runtime/frames.ts';
import type { ProjectClass } from '../apex/runtime/projectClass.ts';
import { explainAnyFailure } from './explainFailure.ts';
import type { AsyncEngine } from '../async/asyncEngine.ts';
import type { Org } from './org.ts';
import { createReport, type ClassCoverage, type TestOutcome, type TestReport } from './testReport.ts';

type TestJobs = Pick<AsyncEngine, 'finishTest'>;

export interface ApexTest {
  readonly owner: ProjectClass;
  readonly setUps: readonly EmittedMethod[];
  readonly method: EmittedMethod;
  /** `Class.method`, without namespace. */
  readonly name: string;
}

/** By class and method; `wanted` names classes or `Class.method`, without regard to case. */
export function findTests(units: readonly LoadedUnit[], wanted: readonly string[] | null): readonly ApexTest[] {
  const keys = wanted === null ? null : new Set(wanted.map((name) => name.toLowerCase()));
  const tests = units.flatMap((unit) => unit.classes).flatMap((owner) => testsOf(owner));
  return tests
    .filter(
      (test) =>
        keys === null || keys.has(test.name.toLowerCase()) || keys.has(test.owner.description.name.toLowerCase())
    )
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export function runTests(
  org: Org,
  jobs: TestJobs,
  units: readonly LoadedUnit[],
  wanted: readonly string[] | null
): TestReport {
  const start = performance.now();
  const timings: Record<string, number> = {};
  const outcomes: TestOutcome[] = [];
  const byClass = Map.groupBy(findTests(units, wanted), (test) => test.owner);
  for (const [owner, tests] of byClass) {
    org.isolate(() => {
      const failure = runSetUps(org, jobs, owner, tests[0]?.setUps ?? []);
      for (const test of tests) {
        const started = performance.now();
        outcomes.push(failure === null ? runTest(org, jobs, test) : { ...failure, name: test.name });
        timings[test.name] = performance.now() - started;
      }
    });
  }
  const isMeasured = units.some((unit) => unit.emitted.executableLines.length > 0);
  return createReport(
    outcomes,
    { total: performance.now() - start, ...timings },
    isMeasured ? coverageOf(units) : undefined
  );
}

function testsOf(owner: ProjectClass): readonly ApexTest[] {
  const { description } = owner;
  const setUps = description.methods.filter((method) => hasAnnotation(method, 'testsetup'));
  return description.methods
    .filter((method) => method.isTestMethod)
    .map((method) => ({ owner, setUps, method, name: `${description.name}.${method.name}` }));
}

function hasAnnotation({ annotations }: EmittedMethod | EmittedClass, name: string): boolean {
  return annotations.some((each) => each.name.toLowerCase() === name);
}

/** A failing set-up fails every test of its class. */
function runSetUps(
  org: Org,
  jobs: TestJobs,
  owner: ProjectClass,
  setUps: readonly EmittedMethod[]
): Omit<TestOutcome, 'name'> | null {
  for (const setUp of setUps) {
    const failure = runMethod(org, jobs, owner, setUp);
    if (failure !== null) return failure;
  }
  return null;
}

function runTest(org: Org, jobs: TestJobs, { owner, method, name }: ApexTest): TestOutcome {
  const failure = org.isolate(() => runMethod(org, jobs, owner, method));
  return failure === null ? { name, outcome: 'passed' } : { name, ...failure };
}

/** Jobs that the method has queued and not run belong to it. */
function runMethod(
  org: Org,
  jobs: TestJobs,
  owner: ProjectClass,
  method: EmittedMethod
): Omit<TestOutcome, 'name'> | null {
  const call = owner.statics[method.key];
  if (call === undefined) throw new Error(`${owner.name}.${method.name} has no code.`);
  try {
    org.transact({ userId: org.seeded.adminUserId, quiddity: 'RUNTEST_SYNC', isTest: true }, () =>
      withFreshFrames(() => call())
    );
    jobs.finishTest();
    return null;
  } catch (error) {
    const failure = explainAnyFailure(error);
    return { outcome: 'failed', message: `${failure.typeName}: ${failure.message}`, stackTrace: failure.stackTrace };
  }
}

function coverageOf(units: readonly LoadedUnit[]): readonly ClassCoverage[] {
  return units
    .filter((unit) => !unit.emitted.classes.some((each) => each.isTest))
    .map(
      ({ emitted, hits }): ClassCoverage => ({
        name: emitted.name,
        coveredLines: emitted.executableLines.filter((_line, index) => (hits[index] ?? 0) > 0),
        uncoveredLines: emitted.executableLines.filter((_line, index) => hits[index] === 0)
      })
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
