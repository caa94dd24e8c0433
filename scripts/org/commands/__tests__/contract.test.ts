/** The contract of the command line: exit codes, what goes to which stream, and the shape of the JSON. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli, folder, sfdxProject } from './cli.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const empty = sfdxProject({});
const scripts = folder({
  'hello.apex': "System.debug('hello');\nSystem.debug(1 + 1);",
  'throws.apex': "System.debug('before');\nDeep.go();",
  'broken.apex': "String s = 'a';\nInteger n = s;",
  'refused.apex': "insert new EmailMessage(Status = 'Sent');"
});
const script = (name: string): string => path.join(scripts, name);
const deep = sfdxProject({
  'classes/Deep.cls': 'public class Deep {\n  public static void go() {\n    Integer n = 0;\n    n = 1 / n;\n  }\n}'
});
const tests = sfdxProject({
  'classes/Twice.cls':
    'public class Twice {\n  public static Integer of(Integer n) {\n    if (n == 0) {\n      return 0;\n    }\n    return n * 2;\n  }\n}',
  'classes/ATest.cls':
    "@IsTest\nprivate class ATest {\n  @IsTest\n  static void good() {\n    Assert.areEqual(4, Twice.of(2));\n  }\n  @IsTest\n  static void bad() {\n    Assert.areEqual(1, Twice.of(2), 'twice');\n  }\n}",
  'classes/BTest.cls':
    '@IsTest\nprivate class BTest {\n  @IsTest\n  static void fine() {\n    Assert.isTrue(true);\n  }\n}'
});
const broken = sfdxProject({
  'classes/Good.cls': 'public class Good {}',
  'classes/Bad.cls': 'public class Bad {\n  Integer n = true;\n}'
});

function onlyObject(text: string): Record<string, unknown> {
  assert.equal(text.trimEnd().split('\n').length, 1, text);
  return JSON.parse(text) as Record<string, unknown>;
}

describe('misuse ends with 2 and the usage on standard error', () => {
  for (const [name, argv] of [
    ['no command', []],
    ['an unknown command', ['deploy']],
    ['an unknown option', ['check', '--sauce', '.']],
    ['an option without its value', ['check', '--source']],
    ['a missing argument', ['run']],
    ['one argument too many', ['query', 'SELECT Id FROM User', 'SELECT Id FROM Account']],
    ['a missing file', ['run', 'nowhere.apex']],
    ['no namespace', ['check', '--namespace', 'way-too-long-a-name']],
    ['no port', ['serve', '--port', 'x']]
  ] as const) {
    test(name, async () => {
      const { code, out, err } = await cli(...argv);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /Usage: npm run -s org -- /);
    });
  }

  test('help is no misuse', async () => {
    assert.equal((await cli('--help')).code, 0);
  });
});

describe('run', () => {
  test('prints the text of each System.debug and nothing else', async () => {
    assert.deepEqual(await cli('run', script('hello.apex'), '--source', empty), {
      code: 0,
      out: 'hello\n2\n',
      err: ''
    });
  });

  test('an exception ends with 1 and its Apex stack trace', async () => {
    const { code, out, err } = await cli('run', script('throws.apex'), '--source', deep);
    assert.equal(code, 1);
    assert.equal(out, 'before\n');
    assert.equal(
      err,
      'System.MathException: Divide by 0\nClass.Deep.go: line 4, column 1\nAnonymousBlock: line 2, column 1\n'
    );
  });

  test('a compile error shows its line with a caret', async () => {
    const { code, out, err } = await cli('run', script('broken.apex'), '--source', empty);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /broken\.apex:2:1?\d: Illegal assignment from String to Integer\n {2}Integer n = s;\n {2} *\^\n/);
  });

  test('what the local org does not do is named with its place', async () => {
    const { code, out, err } = await cli('run', script('refused.apex'), '--source', empty);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(
      err,
      /^NotSupported: DML on EmailMessage is not supported by the local org: .*\nAnonymousBlock: line 1, column 1\n$/
    );
  });

  test('--json prints one object instead', async () => {
    const good = await cli('run', script('hello.apex'), '--source', empty, '--json');
    assert.deepEqual(onlyObject(good.out), {
      success: true,
      diagnostics: [],
      exception: null,
      output: ['hello', '2'],
      jobFailures: []
    });
    const bad = await cli('run', script('throws.apex'), '--source', deep, '--json');
    assert.equal(bad.code, 1);
    const answer = onlyObject(bad.out);
    assert.equal(answer['success'], false);
    assert.deepEqual(answer['output'], ['before']);
    assert.deepEqual(answer['exception'], {
      type: 'System.MathException',
      message: 'Divide by 0',
      stackTrace: 'Class.Deep.go: line 4, column 1\nAnonymousBlock: line 2, column 1'
    });
  });

  test('- reads standard input; the exit code is that of the process', () => {
    const run = (input: string) =>
      spawnSync(process.execPath, [MAIN, 'run', '-', '--source', empty], { input, encoding: 'utf8', timeout: 60_000 });
    const good = run("System.debug('from stdin');");
    assert.equal(good.stdout, 'from stdin\n');
    assert.equal(good.status, 0);
    const bad = run('Nothing n;');
    assert.equal(bad.stdout, '');
    assert.match(bad.stderr, /AnonymousBlock:1:1: Invalid type: Nothing/);
    assert.equal(bad.status, 1);
  });
});

describe('query', () => {
  const plan = folder({
    'plan.json': JSON.stringify([{ sobject: 'Account', files: ['accounts.json'] }]),
    'accounts.json': JSON.stringify({
      records: [
        { attributes: { type: 'Account', referenceId: 'a' }, Name: 'Acme', NumberOfEmployees: 5 },
        { attributes: { type: 'Account', referenceId: 'b' }, Name: 'Zenith' }
      ]
    }),
    'wrong.json': JSON.stringify([{ sobject: 'Account', files: ['nameless.json'] }]),
    'nameless.json': JSON.stringify({ records: [{ attributes: { type: 'Account', referenceId: 'a' }, Phone: '1' }] })
  });
  const withPlan = ['--source', empty, '--data', path.join(plan, 'plan.json')];

  test('prints a table; the number of rows goes to standard error', async () => {
    const { code, out, err } = await cli(
      'query',
      'SELECT Name, NumberOfEmployees, Owner.Name FROM Account ORDER BY Name',
      ...withPlan
    );
    assert.equal(code, 0);
    assert.equal(
      out,
      'Name    NumberOfEmployees  Owner.Name\n------  -----------------  ----------\nAcme    5                  User User\nZenith                     User User\n'
    );
    assert.equal(err, '2 rows\n');
  });

  test('--json prints records as the REST API does', async () => {
    const answer = onlyObject(
      (await cli('query', 'SELECT Name, NumberOfEmployees FROM Account ORDER BY Name', ...withPlan, '--json')).out
    );
    assert.equal(answer['success'], true);
    assert.equal(answer['totalSize'], 2);
    assert.equal(answer['done'], true);
    const [first, second] = answer['records'] as Record<string, unknown>[];
    assert.equal(first?.['Name'], 'Acme');
    assert.equal((first?.['attributes'] as Record<string, unknown>)['type'], 'Account');
    assert.equal(second?.['NumberOfEmployees'], null);
  });

  test('a count is a number', async () => {
    assert.equal((await cli('query', 'select count() from Account', ...withPlan)).out, '2\n');
  });

  for (const [name, text, message] of [
    ['an unknown field', 'SELECT Nothing__c FROM Account', /No such column 'Nothing__c' on entity 'Account'/],
    ['an unknown object', 'SELECT Id FROM Nothing__c', /sObject type 'Nothing__c' is not supported/],
    ['no query', 'INSERT', /unexpected token/]
  ] as const) {
    test(`${name} ends with 1`, async () => {
      const { code, out, err } = await cli('query', text, '--source', empty);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, message);
      const json = await cli('query', text, '--source', empty, '--json');
      assert.equal(json.code, 1);
      assert.match(String(onlyObject(json.out)['message']), message);
    });
  }

  test('data that cannot be imported ends with 1 and its file', async () => {
    const missing = await cli('query', 'SELECT Id FROM Account', '--source', empty, '--data', 'nowhere.json', '--json');
    assert.equal(missing.code, 1);
    assert.equal(onlyObject(missing.out)['success'], false);
    assert.match(missing.err, /nowhere\.json/);
    const refused = await cli(
      'query',
      'SELECT Id FROM Account',
      '--source',
      empty,
      '--data',
      path.join(plan, 'wrong.json')
    );
    assert.equal(refused.code, 1);
    assert.match(refused.err, /wrong\.json: System\.DmlException: .*REQUIRED_FIELD_MISSING/);
  });
});

describe('test', () => {
  test('prints a line for each test and a sum; a failure ends with 1', async () => {
    const { code, out, err } = await cli('test', '--source', tests);
    assert.equal(code, 1);
    assert.equal(err, '');
    assert.deepEqual(out.split('\n'), [
      'FAIL  ATest.bad',
      '      System.AssertException: Assertion Failed: twice: Expected: 1, Actual: 4',
      '      Class.ATest.bad: line 9, column 1',
      'ok    ATest.good',
      'ok    BTest.fine',
      '2 passed, 1 failed, 0 skipped',
      ''
    ]);
  });

  test('--json has passed, failed and skipped at the top', async () => {
    const { code, out } = await cli('test', '--source', tests, '--json');
    const { passed, failed, skipped } = onlyObject(out);
    assert.deepEqual([code, passed, failed, skipped], [1, 2, 1, 0]);
  });

  test('--tests takes classes and methods, without regard to case', async () => {
    const { code, out } = await cli('test', '--source', tests, '--tests', 'btest,ATest.GOOD');
    assert.deepEqual([code, out], [0, 'ok    ATest.good\nok    BTest.fine\n2 passed, 0 failed, 0 skipped\n']);
  });

  test('a test that is not there ends with 1', async () => {
    const { code, out, err } = await cli('test', '--source', tests, '--tests', 'ATest.none');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /There is no test ATest\.none/);
  });

  test('--coverage names the lines that did not run', async () => {
    const { out } = await cli('test', '--source', tests, '--tests', 'ATest.good', '--coverage');
    assert.match(out, /^ {2}66 % {2}Twice {2}not run: 4$/m);
    const answer = onlyObject(
      (await cli('test', '--source', tests, '--tests', 'ATest.good', '--coverage', '--json')).out
    );
    assert.deepEqual(answer['coverage'], [{ name: 'Twice', coveredLines: [3, 6], uncoveredLines: [4] }]);
  });

  test('two runs differ in their times only (P120)', async () => {
    const run = async (): Promise<Record<string, unknown>> => ({
      ...onlyObject((await cli('test', '--source', tests, '--json', '--coverage')).out),
      timings: null
    });
    assert.deepEqual(await run(), await run());
  });

  test('a project that does not compile fails as a whole, with counts', async () => {
    const { code, out } = await cli('test', '--source', broken, '--json');
    const answer = onlyObject(out);
    assert.deepEqual(
      [code, answer['passed'], answer['failed'], answer['skipped'], answer['success']],
      [1, 0, 0, 0, false]
    );
  });
});

describe('check', () => {
  test('counts what compiles', async () => {
    assert.deepEqual(await cli('check', '--source', tests), {
      code: 0,
      out: '3 classes, 0 triggers, 0 problems\n',
      err: ''
    });
  });

  test('shows each error with file, line, column and caret', async () => {
    const { code, out, err } = await cli('check', '--source', broken);
    assert.equal(code, 1);
    assert.equal(out, '2 classes, 0 triggers, 1 problems\n');
    assert.match(err, /Bad\.cls:2:\d+: Illegal assignment from Boolean to Integer\n {4}Integer n = true;\n {2} *\^\n$/);
  });

  test('--json carries the diagnostics', async () => {
    const { code, out } = await cli('check', '--source', broken, '--json');
    const answer = onlyObject(out);
    assert.equal(code, 1);
    assert.equal(answer['success'], false);
    const [first] = answer['diagnostics'] as { message: string; origin: { line: number } }[];
    assert.deepEqual([first?.message, first?.origin.line], ['Illegal assignment from Boolean to Integer', 2]);
  });

  test('a folder that is not there is named, without a caret under nothing', async () => {
    const { code, err } = await cli('check', '--source', path.join(empty, 'nowhere'));
    assert.equal(code, 1);
    assert.match(err, /There is no folder .*nowhere\n$/);
  });
});

describe('sources and namespaces', () => {
  const base = folder({
    'classes/Base.cls': "global virtual class Base {\n  global static String word() {\n    return 'base';\n  }\n}"
  });
  const upper = folder({
    'classes/Upper.cls': 'public class Upper {\n  public static String word() {\n    return Base.word();\n  }\n}',
    'word.apex': 'System.debug(Upper.word());'
  });
  const spaced = sfdxProject(
    {
      'objects/Thing__c/Thing__c.object-meta.xml':
        '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Thing</label><pluralLabel>Things</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel></CustomObject>\n'
    },
    'acme'
  );

  test('plain folders, several together', async () => {
    assert.deepEqual(await cli('run', path.join(upper, 'word.apex'), '--source', base, '--source', upper), {
      code: 0,
      out: 'base\n',
      err: ''
    });
    assert.equal((await cli('check', '--source', upper)).code, 1);
  });

  for (const [argv, name] of [
    [[], 'acme__Thing__c'],
    [['--namespace', 'none'], 'Thing__c'],
    [['--namespace', 'other'], 'other__Thing__c']
  ] as const) {
    test(`objects are called ${name} with ${argv.join(' ') || 'the namespace of the project'}`, async () => {
      const file = path.join(folder({ 'name.apex': 'System.debug(Thing__c.SObjectType);' }), 'name.apex');
      assert.equal((await cli('run', file, '--source', spaced, ...argv)).out, `${name}\n`);
      assert.equal((await cli('query', `SELECT COUNT() FROM ${name}`, '--source', spaced, ...argv)).out, '0\n');
    });
  }
});
