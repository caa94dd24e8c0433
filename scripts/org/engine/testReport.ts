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

/** By class and method, whatever the order in which they came. */
export function sortOutcomes(outcomes: readonly TestOutcome[]): readonly TestOutcome[] {
  return [...outcomes].sort((a, b) => compareNames(a.name, b.name));
}

/** A line ran when it did in any of the parts. */
export function addCoverage(parts: readonly (readonly ClassCoverage[])[]): readonly ClassCoverage[] {
  const byName = Map.groupBy(parts.flat(), ({ name }) => name);
  return [...byName.values()]
    .map((same): ClassCoverage => {
      const covered = new Set(same.flatMap(({ coveredLines }) => coveredLines));
      const lines = [...new Set(same.flatMap((each) => [...each.coveredLines, ...each.uncoveredLines]))];
      const sorted = lines.sort((a, b) => a - b);
      return {
        name: same[0]?.name ?? '',
        coveredLines: sorted.filter((line) => covered.has(line)),
        uncoveredLines: sorted.filter((line) => !covered.has(line))
      };
    })
    .sort((a, b) => compareNames(a.name, b.name));
}

export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Percent of executable lines that ran, 0-100. */
export function coveredPercent(coverage: readonly ClassCoverage[]): number {
  const covered = coverage.reduce((sum, each) => sum + each.coveredLines.length, 0);
  const all = covered + coverage.reduce((sum, each) => sum + each.uncoveredLines.length, 0);
  return all === 0 ? 100 : (covered / all) * 100;
}
