/**
 * A test report in the XML that build servers read: a suite for each class.
 * https://github.com/testmoapp/junitxml
 */
import type { TestOutcome, TestReport } from '../engine/testReport.ts';

export function renderJunit({ tests, timings, passed, failed, skipped }: TestReport): string {
  const bySuite = Map.groupBy(tests, ({ name }) => splitName(name).className);
  const time = (names: readonly string[]): string =>
    seconds(names.reduce((sum, name) => sum + (timings[name] ?? 0), 0));
  const suites = [...bySuite].map(([className, own]) => {
    const count = (outcome: TestOutcome['outcome']): number => own.filter((each) => each.outcome === outcome).length;
    const cases = own.map((each) => renderCase(each, seconds(timings[each.name] ?? 0)));
    return `  <testsuite name="${escape(className)}" tests="${own.length}" failures="${count('failed')}" skipped="${count('skipped')}" time="${time(own.map(({ name }) => name))}">\n${cases.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${passed + failed + skipped}" failures="${failed}" skipped="${skipped}" time="${seconds(timings['total'] ?? 0)}">\n${suites.join('')}</testsuites>\n`;
}

function renderCase({ name, outcome, message = '', stackTrace = '' }: TestOutcome, time: string): string {
  const { className, methodName } = splitName(name);
  const head = `    <testcase classname="${escape(className)}" name="${escape(methodName)}" time="${time}"`;
  switch (outcome) {
    case 'passed':
      return `${head}/>\n`;
    case 'skipped':
      return `${head}>\n      <skipped message="${escape(message)}"/>\n    </testcase>\n`;
    case 'failed':
      return `${head}>\n      <failure message="${escape(message)}" type="${escape(message.split(':', 1)[0] ?? '')}">${escape(stackTrace)}</failure>\n    </testcase>\n`;
  }
}

function splitName(name: string): { readonly className: string; readonly methodName: string } {
  const end = name.lastIndexOf('.');
  return { className: name.slice(0, end), methodName: name.slice(end + 1) };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;'
};

/** Characters that XML 1.0 cannot hold become U+FFFD. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? character);
}
