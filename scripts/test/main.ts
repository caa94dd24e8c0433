/**
 * `npm test`: every suite, one after the other, and one line that adds them up. `--only NAME` (repeatable) runs some.
 */
import { parseArgs } from 'node:util';
import { SUITES, type Counts } from './suites.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const wanted = values.only ?? SUITES.map((suite) => suite.name);
const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `Unknown suite: ${unknown.join(', ')}. Suites: ${SUITES.map((suite) => suite.name).join(', ')}\n`
  );
  process.exit(2);
}

let total: Counts = { passed: 0, failed: 0, skipped: 0 };
const rows: string[] = [];
for (const suite of SUITES.filter((each) => wanted.includes(each.name))) {
  process.stdout.write(`\n${suite.name}: ${suite.summary}\n`);
  const counts = await suite.run();
  total = {
    passed: total.passed + counts.passed,
    failed: total.failed + counts.failed,
    skipped: total.skipped + counts.skipped
  };
  rows.push(`${counts.failed === 0 ? 'ok  ' : 'FAIL'}  ${suite.name.padEnd(21)} ${describe(counts)}`);
}
process.stdout.write(`\n${rows.join('\n')}\n\n${describe(total)}\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

function describe(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}
