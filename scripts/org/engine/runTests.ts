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
import { hideOrgData } from './hideOrgData.ts';
import type { Org } from './org.ts';
import { compareNames, createReport, type ClassCoverage, type TestOutcome, type TestReport } from './testReport.ts';

type TestJobs = Pick<AsyncEngine, 'finishTest'>;

export interface ApexTest {
  readonly owner: ProjectClass;
  readonly setUps: readonly EmittedMethod[];
  readonly method: EmittedMethod;
  /** `Class.method`, without namespace. */
  readonly name: string;
  readonly seesAllData: boolean;
}

/** Told as tests run. */
export interface TestListener {
  /** null: the set-up of the class. */
  began(test: string | null): void;
  ended(outcome: TestOutcome, ms: number): void;
}

/**
 * By class and method. A pattern names classes or `Class.method`, without regard to case; `*` stands for any part of a name.
 *
 * @param wanted null for all tests
 */
export function findTests(units: readonly LoadedUnit[], wanted: readonly string[] | null): readonly ApexTest[] {
  const patterns = wanted?.map(toPattern) ?? null;
  const tests = units.flatMap((unit) => unit.classes).flatMap((owner) => testsOf(owner));
  return tests
    .filter(
      ({ name, owner }) =>
        patterns === null || patterns.some((each) => each.test(name) || each.test(owner.description.name))
    )
    .sort((a, b) => compareNames(a.name, b.name));
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
  const listener: TestListener = {
    began: () => undefined,
    ended(outcome, ms) {
      outcomes.push(outcome);
      timings[outcome.name] = ms;
    }
  };
  for (const tests of Map.groupBy(findTests(units, wanted), (test) => test.owner).values())
    runClass(org, jobs, tests, listener);
  return createReport(outcomes, { total: performance.now() - start, ...timings }, coverageOf(units));
}

/** Runs tests of one class. */
export function runClass(org: Org, jobs: TestJobs, tests: readonly ApexTest[], listener: TestListener): void {
  org.isolate(() => {
    const isolated = tests.filter((test) => !test.seesAllData);
    for (const test of tests.filter((each) => each.seesAllData)) runAndTell(org, jobs, test, listener);
    const [first] = isolated;
    if (first === undefined) return;
    hideOrgData(org);
    if (first.setUps.length > 0) listener.began(null);
    const failure = runSetUps(org, jobs, first);
    for (const test of isolated) {
      if (failure === null) runAndTell(org, jobs, test, listener);
      else listener.ended({ ...failure, name: test.name }, 0);
    }
  });
}

function runAndTell(org: Org, jobs: TestJobs, test: ApexTest, listener: TestListener): void {
  const started = performance.now();
  listener.began(test.name);
  listener.ended(runTest(org, jobs, test), performance.now() - started);
}

function testsOf(owner: ProjectClass): readonly ApexTest[] {
  const { description } = owner;
  const setUps = description.methods.filter((method) => annotation(method, 'testsetup') !== undefined);
  return description.methods
    .filter((method) => method.isTestMethod)
    .map((method) => ({
      owner,
      setUps,
      method,
      name: `${description.name}.${method.name}`,
      seesAllData: seeAllData(method) ?? seeAllData(description) ?? false
    }));
}

function annotation({ annotations }: EmittedMethod | EmittedClass, name: string) {
  return annotations.find((each) => each.name.toLowerCase() === name);
}

/**
 * undefined where the annotation does not say; what a method says counts for it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_seealldata_using.htm
 */
function seeAllData(of: EmittedMethod | EmittedClass): boolean | undefined {
  const values = Object.entries(annotation(of, 'istest')?.values ?? {});
  const given = values.find(([name]) => name.toLowerCase() === 'seealldata');
  return given === undefined ? undefined : String(given[1]).toLowerCase() === 'true';
}

/** A failing set-up fails every test of its class. */
function runSetUps(org: Org, jobs: TestJobs, { owner, setUps }: ApexTest): Omit<TestOutcome, 'name'> | null {
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

/** What has run since the units were loaded; undefined where they do not count lines. */
export function coverageOf(units: readonly LoadedUnit[]): readonly ClassCoverage[] | undefined {
  if (units.every((unit) => unit.emitted.executableLines.length === 0)) return undefined;
  return units
    .filter((unit) => !unit.emitted.classes.some((each) => each.isTest))
    .map(
      ({ emitted, hits }): ClassCoverage => ({
        name: emitted.name,
        coveredLines: emitted.executableLines.filter((_line, index) => (hits[index] ?? 0) > 0),
        uncoveredLines: emitted.executableLines.filter((_line, index) => hits[index] === 0)
      })
    )
    .sort((a, b) => compareNames(a.name, b.name));
}

function toPattern(wanted: string): RegExp {
  const literal = wanted.replace(/[\\^$.+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`, 'i');
}
