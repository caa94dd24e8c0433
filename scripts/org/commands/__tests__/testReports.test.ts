/** What `test` writes beside its answer: the JUnit report, and the lines of --watch. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';
import { cli, sfdxProject } from './cli.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const LONGEST_MS = 60_000;

const source = sfdxProject({
  'classes/ATest.cls':
    "@IsTest\nprivate class ATest {\n  @IsTest\n  static void good() {\n  }\n  @IsTest\n  static void bad() {\n    Assert.areEqual(1, 2, '<\"&\\n\\u0001>');\n  }\n}",
  'classes/BTest.cls': '@IsTest\nprivate class BTest {\n  @IsTest\n  static void fine() {\n  }\n}'
});

describe('--junit', () => {
  test('writes a suite for each class and a failure with its place', async () => {
    const file = path.join(source, 'reports/junit.xml');
    const { code } = await cli('test', '--source', source, '--junit', file);
    assert.equal(code, 1);
    const root = new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml').documentElement;
    assert.ok(root);
    assert.deepEqual([root.getAttribute('tests'), root.getAttribute('failures')], ['3', '1']);
    assert.deepEqual(
      [...root.getElementsByTagName('testsuite')].map((each) => [
        each.getAttribute('name'),
        each.getAttribute('tests')
      ]),
      [
        ['ATest', '2'],
        ['BTest', '1']
      ]
    );
    const [failure] = root.getElementsByTagName('failure');
    assert.equal(failure?.getAttribute('type'), 'System.AssertException');
    assert.match(failure?.getAttribute('message') ?? '', /<"&\n\uFFFD>/);
    assert.match(failure?.textContent ?? '', /^Class\.ATest\.bad: line 8, column 1/);
  });

  test('a file that cannot be written is named', async () => {
    const { code, err } = await cli('test', '--source', source, '--tests', 'BTest', '--junit', source);
    assert.equal(code, 1);
    assert.match(err, /^Cannot write /);
  });
});

for (const [name, argv] of [
  ['no number', ['--workers', 'many']],
  ['no worker', ['--workers', '0']],
  ['half a second', ['--timeout', '0.5']],
  ['JSON that never ends', ['--watch', '--json']]
] as const) {
  test(`${name} is misuse`, async () => {
    const { code, out } = await cli('test', '--source', source, ...argv);
    assert.deepEqual([code, out], [2, '']);
  });
}

describe('--watch', () => {
  test(
    'runs again after a change, tells what fails, and ends with the last result',
    { timeout: LONGEST_MS },
    async () => {
      const watched = sfdxProject({
        'classes/CTest.cls': '@IsTest\nprivate class CTest {\n  @IsTest\n  static void one() {\n  }\n}'
      });
      const file = path.join(watched, 'force-app/classes/CTest.cls');
      const child = spawn(process.execPath, ['--stack-size=3900', MAIN, 'test', '--watch', '--source', watched]);
      let text = '';
      const says = (wanted: RegExp): Promise<void> =>
        new Promise((resolve) => {
          const look = (): void => void (wanted.test(text) && resolve());
          for (const stream of [child.stdout, child.stderr])
            stream.on('data', (chunk) => {
              text += String(chunk);
              look();
            });
        });
      await says(/^\d\d:\d\d:\d\d {2}1 passed, 0 failed, 0 skipped in \d+\.\d s$/m);
      const original = readFileSync(file, 'utf8');
      writeFileSync(file, original.replace('void one() {\n', 'void one() {\n    Nothing n;\n'));
      await says(/does not compile\n.*CTest\.cls:5:5: Invalid type: Nothing/);
      writeFileSync(file, original.replace('void one() {\n', "void one() {\n    Assert.fail('changed');\n"));
      await says(/0 passed, 1 failed, 0 skipped in .*\n {10}FAIL {2}CTest\.one: System\.AssertException: .*changed\n/);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      assert.equal(await ended, 1);
    }
  );
});
