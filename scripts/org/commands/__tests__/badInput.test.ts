/** Input that is wrong: named with its place, never skipped, and ended in bounded time. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { cli, folder, sfdxProject, type CliAnswer } from './cli.ts';

const META = '<?xml version="1.0" encoding="UTF-8"?>\n';
const LONGEST_RUN_MS = 30_000;

async function check(files: Readonly<Record<string, string>>): Promise<CliAnswer> {
  const answer = await cli('check', '--source', sfdxProject(files));
  assert.equal(answer.code, 1, answer.out);
  return answer;
}

async function run(source: string, files: Readonly<Record<string, string>> = {}): Promise<CliAnswer> {
  const started = performance.now();
  const answer = await cli(
    'run',
    path.join(folder({ 'script.apex': source }), 'script.apex'),
    '--source',
    sfdxProject(files)
  );
  assert.ok(performance.now() - started < LONGEST_RUN_MS);
  return answer;
}

describe('a project that is wrong', () => {
  test('a syntax error', async () => {
    const { err } = await check({
      'classes/Torn.cls': 'public class Torn {\n  void go() {\n    Integer n = ;\n  }\n}'
    });
    assert.match(err, /Torn\.cls:3:17: Unexpected token ';'\.\n {6}Integer n = ;\n {2} {16}\^\n/);
  });

  test('a class without its end', async () => {
    const { err } = await check({ 'classes/Torn.cls': 'public class Torn {\n  void go() {' });
    assert.match(err, /Torn\.cls:2:\d+: /);
  });

  test('a class that does not compile beside one that does stops the deployment', async () => {
    const files = {
      'classes/Good.cls': "public class Good {\n  public static String word() {\n    return 'good';\n  }\n}",
      'classes/Bad.cls': 'public class Bad {\n  Nothing n;\n}'
    };
    const { code, out, err } = await run('System.debug(Good.word());', files);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /Bad\.cls:2:3: Invalid type: Nothing/);
  });

  test('every class that is wrong is listed', async () => {
    const { err } = await check({
      'classes/One.cls': 'public class One {\n  Nothing n;\n}',
      'classes/Two.cls': 'public class Two {\n  Nowhere n;\n}'
    });
    assert.match(err, /One\.cls:2:3: Invalid type: Nothing/);
    assert.match(err, /Two\.cls:2:3: Invalid type: Nowhere/);
  });

  test('an unknown field in Apex', async () => {
    const { err } = await check({
      'classes/Field.cls': "public class Field {\n  Object o = new Account(Nothing__c = 'a');\n}"
    });
    assert.match(err, /Field\.cls:2:\d+: .*Nothing__c/);
  });

  test('an unknown field in a query', async () => {
    const { err } = await check({
      'classes/Field.cls': 'public class Field {\n  List<Account> l = [SELECT Id, Nothing__c FROM Account];\n}'
    });
    assert.match(err, /Field\.cls:2:\d+: No such column 'Nothing__c' on entity 'Account'/);
  });

  test('XML that is broken', async () => {
    const { err } = await check({
      'permissionsets/P.permissionset-meta.xml': `${META}<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">\n  <label>P</lable>\n</PermissionSet>`
    });
    assert.match(err, /P\.permissionset-meta\.xml:3:\d+: /);
  });

  test('an element that is not there', async () => {
    const { err } = await check({
      'permissionsets/P.permissionset-meta.xml': `${META}<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">\n  <label>P</label>\n  <wishes>all</wishes>\n</PermissionSet>`
    });
    assert.match(err, /P\.permissionset-meta\.xml:4:\d+: .*wishes/);
  });

  test('an unknown kind of metadata', async () => {
    const { err } = await check({
      'wishes/W.wish-meta.xml': `${META}<Wish xmlns="http://soap.sforce.com/2006/04/metadata"/>`
    });
    assert.match(err, /W\.wish-meta\.xml.*/);
  });

  test('a class without its metadata', async () => {
    const source = folder({
      'sfdx-project.json': JSON.stringify({
        packageDirectories: [{ path: 'force-app' }],
        namespace: '',
        sourceApiVersion: '66.0'
      }),
      'force-app/classes/Lone.txt': ''
    });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path.join(source, 'force-app/classes/Lone.cls'), 'public class Lone {}');
    const { code, err } = await cli('check', '--source', source);
    assert.equal(code, 1);
    assert.match(err, /Lone\.cls/);
  });

  test('a project file that is no JSON', async () => {
    const { code, err } = await cli('check', '--source', folder({ 'sfdx-project.json': '{ "packageDirectories": [' }));
    assert.equal(code, 1);
    assert.match(err, /sfdx-project\.json/);
  });

  test('a trigger on an object that is not there', async () => {
    const { err } = await check({ 'triggers/T.trigger': 'trigger T on Nothing__c (before insert) {\n}' });
    assert.match(err, /T\.trigger:1:\d+: .*Nothing__c/);
  });
});

describe('code that does not end', () => {
  for (const [name, source, words] of [
    ['a loop', 'while (true) {\n}', /^System\.LimitException: Apex CPU time limit exceeded\n/],
    [
      'a loop that catches everything',
      'while (true) {\n  try {\n    throw new NullPointerException();\n  } catch (Exception e) {\n  }\n}',
      /^System\.LimitException: Apex CPU time limit exceeded\n/
    ],
    [
      'a list that grows',
      "List<String> l = new List<String>();\nwhile (true) {\n  l.add('x');\n}",
      /^System\.LimitException: Apex (?:CPU time limit exceeded|heap size too large: \d+)\n/
    ],
    [
      'a text that doubles',
      "String s = 'x';\nwhile (true) {\n  s += s;\n}",
      /^System\.LimitException: Apex heap size too large: \d+\n/
    ]
  ] as const) {
    test(name, { timeout: LONGEST_RUN_MS }, async () => {
      const { code, err } = await run(source);
      assert.equal(code, 1);
      assert.match(err, words);
    });
  }

  test('a regular expression that CPU is not counted for', { timeout: LONGEST_RUN_MS }, async () => {
    const script = path.join(
      folder({ 'script.apex': "System.debug('begun');\nPattern.matches('(a+)+b', 'a'.repeat(60));" }),
      'script.apex'
    );
    const { code, out, err } = await cli('run', script, '--timeout', '1', '--source', sfdxProject({}));
    assert.deepEqual([code, out], [1, 'begun\n']);
    assert.match(err, /^System\.LimitException: Apex CPU time limit exceeded/);
  });

  test('recursion without end', async () => {
    const { code, err } = await run('Deep.go();', {
      'classes/Deep.cls': 'public class Deep {\n  public static void go() {\n    go();\n  }\n}'
    });
    assert.equal(code, 1);
    assert.match(err, /^System\.LimitException: Maximum stack depth reached: \d+\n/);
  });
});

describe('input that is large', () => {
  test('a text of ten million characters does not fit the heap', async () => {
    const { code, err } = await run("String s = 'x'.repeat(10000000);");
    assert.equal(code, 1);
    assert.match(err, /^System\.LimitException: Apex heap size too large: 20000000\n/);
  });

  test('a script of ten million characters is compiled or refused, not crashed on', async () => {
    const { code, err } = await run(`// ${'x'.repeat(10_000_000)}\nNothing n;`);
    assert.equal(code, 1);
    assert.match(err, /script\.apex:\d+:\d+: /);
  });

  test('a query with a thousand conditions', async () => {
    const conditions = Array.from({ length: 1000 }, (_, index) => `Name = 'a${index}'`).join(' OR ');
    const { code, out, err } = await cli(
      'query',
      `SELECT COUNT() FROM Account WHERE ${conditions}`,
      '--source',
      sfdxProject({})
    );
    assert.deepEqual([code, out], [0, '0\n'], err);
  });

  test('brackets a thousand deep', async () => {
    const { code, err } = await cli(
      'query',
      `SELECT Id FROM Account WHERE ${'('.repeat(1000)}Name = 'a'${')'.repeat(1000)}`,
      '--source',
      sfdxProject({})
    );
    assert.ok(code === 0 || code === 1);
    assert.doesNotMatch(err, /RangeError|at .*\.ts:/);
  });

  test('an expression a thousand deep', async () => {
    const { err } = await run(`Integer n = ${'('.repeat(1000)}1${')'.repeat(1000)};\nSystem.debug(n);`);
    assert.doesNotMatch(err, /RangeError|at .*\.ts:/);
  });
});
