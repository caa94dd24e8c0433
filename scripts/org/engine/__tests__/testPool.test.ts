/** Test runs in workers: the same report whoever ran what, and runs that survive what does not end. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sfdxProject } from '../../commands/__tests__/cli.ts';
import { runTestPool, type TestRunOptions } from '../testPool.ts';
import type { TestReport } from '../testReport.ts';

const LONGEST_MS = 1000;
const RUNS = 20;

/** Everything that a run could mix up shows in the messages of its tests. */
function telltale(name: string): string {
  return `@IsTest
private class ${name} {
  @TestSetup
  static void prepare() {
    insert new Account(Name = '${name}');
  }
  @IsTest
  static void one() {
    tell();
  }
  @IsTest
  static void two() {
    insert new Contact(LastName = 'x');
    tell();
  }
  @IsTest
  static void fine() {
    Assert.areEqual(1, [SELECT COUNT() FROM Account]);
  }
  static void tell() {
    Contact c = new Contact(LastName = 'y');
    insert c;
    Map<Object, Integer> byIdentity = new Map<Object, Integer>{ new Plain() => 1, new Plain() => 2 };
    Test.startTest();
    System.enqueueJob(new Plain());
    Test.stopTest();
    Assert.fail(String.join(new List<Object>{
      c.Id, [SELECT Id FROM Account].Id, Math.random(), Crypto.getRandomInteger(), System.now().getTime(), UUID.randomUUID(),
      Request.getCurrent().getRequestId(), [SELECT Id FROM AsyncApexJob LIMIT 1].Id, byIdentity.values(), System.hashCode(c)
    }, ' '));
  }
}`;
}

const PLAIN = `public class Plain implements Queueable {
  public void execute(QueueableContext context) {
    insert new Contact(LastName = 'from a job');
  }
  public static Integer never() {
    return 1;
  }
}`;

const STUCK = `@IsTest
private class StuckTest {
  @IsTest
  static void after() {
    Assert.areEqual(1, 1);
  }
  @IsTest
  static void before() {
    Assert.areEqual(1, 1);
  }
  @IsTest
  static void endless() {
    Pattern.matches('(a+)+b', 'a'.repeat(60));
  }
}`;

const STUCK_SETUP = `@IsTest
private class StuckSetupTest {
  @TestSetup
  static void prepare() {
    Pattern.matches('(a+)+b', 'a'.repeat(60));
  }
  @IsTest
  static void one() {
  }
  @IsTest
  static void two() {
  }
}`;

const many = sfdxProject({
  'classes/Plain.cls': PLAIN,
  ...Object.fromEntries(['AaTest', 'BbTest', 'CcTest', 'DdTest'].map((name) => [`classes/${name}.cls`, telltale(name)]))
});

async function report(source: string, options: Partial<TestRunOptions> = {}, coverage = false): Promise<TestReport> {
  const run = await runTestPool({
    project: { sources: [source], namespace: undefined, features: new Set(), coverage },
    wanted: null,
    workers: 1,
    cores: 1,
    longestMs: LONGEST_MS * 60,
    ...options
  });
  assert.equal(run.kind, 'report');
  return run.kind === 'report' ? run.report : assert.fail();
}

function untimed(run: TestReport): TestReport {
  return { ...run, timings: {} };
}

describe('any number of workers', () => {
  test(`gives the same report, ${RUNS} times over (P120)`, async () => {
    const expected = untimed(await report(many, {}, true));
    assert.deepEqual([expected.passed, expected.failed], [4, 8]);
    for (let run = 0; run < RUNS; run += 1) {
      const actual = untimed(await report(many, { workers: (run % 4) + 1 }, true));
      assert.equal(JSON.stringify(actual), JSON.stringify(expected));
    }
  });

  test('none of them knows what the others have drawn, saved or counted', async () => {
    const { tests } = await report(many);
    const told = tests
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ name, message = '' }) => [name.split('.')[1], message] as const);
    for (const method of ['one', 'two'])
      assert.equal(new Set(told.filter(([name]) => name === method).map(([, message]) => message)).size, 1);
  });

  test('adds up the lines that ran', async () => {
    const { coverage } = await report(many, { workers: 3 }, true);
    assert.deepEqual(coverage, [{ name: 'Plain', coveredLines: [3], uncoveredLines: [6] }]);
  });
});

describe('a transaction that counted CPU cannot end', () => {
  test('fails its test; the others of the class go on', async () => {
    const { tests } = await report(sfdxProject({ 'classes/StuckTest.cls': STUCK }), { longestMs: LONGEST_MS });
    assert.deepEqual(
      tests.map(({ name, outcome }) => [name, outcome]),
      [
        ['StuckTest.after', 'passed'],
        ['StuckTest.before', 'passed'],
        ['StuckTest.endless', 'failed']
      ]
    );
    assert.match(tests[2]?.message ?? '', /^System\.LimitException: Apex CPU time limit exceeded/);
  });

  test('in the set-up fails the class; other classes go on', async () => {
    const source = sfdxProject({
      'classes/StuckSetupTest.cls': STUCK_SETUP,
      'classes/Plain.cls': PLAIN,
      'classes/ZzTest.cls': telltale('ZzTest')
    });
    const { tests } = await report(source, { longestMs: LONGEST_MS });
    assert.deepEqual(
      tests.map(({ name, outcome }) => [name, outcome]),
      [
        ['StuckSetupTest.one', 'failed'],
        ['StuckSetupTest.two', 'failed'],
        ['ZzTest.fine', 'passed'],
        ['ZzTest.one', 'failed'],
        ['ZzTest.two', 'failed']
      ]
    );
  });
});

test('patterns stand for any part of a name', async () => {
  const names = async (...wanted: string[]): Promise<string[]> =>
    (await report(many, { wanted })).tests.map(({ name }) => name);
  assert.deepEqual(await names('a*.ONE', 'bbtest.t*'), ['AaTest.one', 'BbTest.two']);
  assert.deepEqual(await names('*.fine'), ['AaTest.fine', 'BbTest.fine', 'CcTest.fine', 'DdTest.fine']);
});
