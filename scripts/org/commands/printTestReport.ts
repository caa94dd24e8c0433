import { coveredPercent, type TestReport } from '../engine/testReport.ts';
import type { Output } from '../../lib/command.ts';

const MARKS = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' } as const;

/** A line for each test, what went wrong below it, and the counts; the same text for every run of the same sources. */
export function printTestReport(report: TestReport, output: Output): void {
  for (const test of report.tests) {
    output.out(`${MARKS[test.outcome]}  ${test.name}\n`);
    if (test.message !== undefined) output.out(`      ${test.message.replaceAll('\n', '\n      ')}\n`);
    if (test.stackTrace !== undefined && test.stackTrace !== '')
      output.out(`      ${test.stackTrace.replaceAll('\n', '\n      ')}\n`);
  }
  for (const each of report.coverage ?? []) {
    const missed = each.uncoveredLines.length === 0 ? '' : `  not run: ${each.uncoveredLines.join(', ')}`;
    output.out(`${String(Math.floor(coveredPercent([each]))).padStart(4)} %  ${each.name}${missed}\n`);
  }
  if (report.coverage !== undefined) output.out(`${coveredPercent(report.coverage).toFixed(1)} % of all lines\n`);
  output.out(`${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped\n`);
}
