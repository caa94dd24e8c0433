import { compileProject, hasErrors } from '../engine/compileProject.ts';
import { createRuntime } from '../engine/runtime.ts';
import { coveredPercent, type TestReport } from '../engine/testReport.ts';
import { UserError, type Command, type Output } from './command.ts';
import { JSON_OPTION, PROJECT_OPTIONS, readProjectChoice } from './options.ts';
import { renderDiagnostics } from './printDiagnostics.ts';

const MARKS = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' } as const;

export const testCommand: Command = {
  name: 'test',
  summary: 'Run the Apex tests of the project',
  positionals: [],
  options: {
    ...PROJECT_OPTIONS,
    tests: { kind: 'value', value: 'A,B.method', help: 'only these classes and methods' },
    coverage: { kind: 'flag', help: 'report the lines that ran' },
    ...JSON_OPTION
  },
  run(args, output) {
    const isJson = args.flags.has('json');
    const compiled = compileProject({ ...readProjectChoice(args), coverage: args.flags.has('coverage') });
    if (hasErrors(compiled.diagnostics)) {
      if (isJson)
        output.out(
          `${JSON.stringify({ passed: 0, failed: 0, skipped: 0, success: false, diagnostics: compiled.diagnostics })}\n`
        );
      else output.err(renderDiagnostics(compiled.diagnostics));
      return Promise.resolve(1);
    }
    const runtime = createRuntime(compiled, { time: 'fixed', database: null });
    const wanted =
      args.values
        .get('tests')
        ?.split(',')
        .map((name) => name.trim()) ?? null;
    const unknown = (wanted ?? []).filter((name) => !runtime.hasTest(name));
    if (unknown.length > 0) throw new UserError(`There is no test ${unknown.join(', ')}.`);
    const report = runtime.runTests(wanted);
    if (isJson) output.out(`${JSON.stringify(report)}\n`);
    else printReport(report, output);
    return Promise.resolve(report.failed === 0 ? 0 : 1);
  }
};

function printReport(report: TestReport, output: Output): void {
  for (const test of report.tests) {
    output.out(`${MARKS[test.outcome]}  ${test.name}\n`);
    if (test.message !== undefined) output.out(`      ${test.message.replaceAll('\n', '\n      ')}\n`);
    if (test.stackTrace !== undefined && test.stackTrace !== '')
      output.out(`      ${test.stackTrace.replaceAll('\n', '\n      ')}\n`);
  }
  for (const each of report.coverage ?? []) {
    const total = each.coveredLines.length + each.uncoveredLines.length;
    const percent = total === 0 ? 100 : Math.floor((each.coveredLines.length / total) * 100);
    const missed = each.uncoveredLines.length === 0 ? '' : `  not run: ${each.uncoveredLines.join(', ')}`;
    output.out(`${String(percent).padStart(4)} %  ${each.name}${missed}\n`);
  }
  if (report.coverage !== undefined) output.out(`${coveredPercent(report.coverage).toFixed(1)} % of all lines\n`);
  output.out(`${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped\n`);
}
