/** What a test run has found. Everything but `timings` is the same in every run of the same sources. */
export interface TestOutcome {
  /** `Class.method` in the declared spelling. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** `System.AssertException: Assertion Failed: ...` of a failed test, the reason of a skipped one. */
  readonly message?: string;
  readonly stackTrace?: string;
}

export interface ClassCoverage {
  readonly name: string;
  readonly coveredLines: readonly number[];
  readonly uncoveredLines: readonly number[];
}

export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** By class and method. */
  readonly tests: readonly TestOutcome[];
  /** Present when it was asked for; by class, test classes excluded. */
  readonly coverage?: readonly ClassCoverage[];
  /** Milliseconds; the only part that differs between runs. */
  readonly timings: Readonly<Record<string, number>>;
}

export function createReport(
  tests: readonly TestOutcome[],
  timings: Readonly<Record<string, number>>,
  coverage?: readonly ClassCoverage[]
): TestReport {
  const count = (outcome: TestOutcome['outcome']): number => tests.filter((each) => each.outcome === outcome).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    tests,
    ...(coverage === undefined ? {} : { coverage }),
    timings
  };
}

/** Percent of executable lines that ran, 0-100. */
export function coveredPercent(coverage: readonly ClassCoverage[]): number {
  const covered = coverage.reduce((sum, each) => sum + each.coveredLines.length, 0);
  const all = covered + coverage.reduce((sum, each) => sum + each.uncoveredLines.length, 0);
  return all === 0 ? 100 : (covered / all) * 100;
}
