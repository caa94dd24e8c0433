/** Governor limits and test runs (P75, P103–P109). */
import assert from 'node:assert/strict';
import { apex, classes, project, refuses } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const LIMITS = guide('apex_gov_limits');
const LIMIT_METHODS = reference('apex_methods_system_limits');
const START_STOP = guide('apex_testing_tools_start_stop_test');
const SETUP = guide('apex_testing_testsetup_using');
const DATA = guide('apex_testing_data_access');
const ANNOTATION = guide('apex_classes_annotation_isTest');

/** The body of the only test of a class. */
const test = (body: string): ReturnType<typeof project> =>
  project(classes(`@IsTest private class Proof { @IsTest static void run() { ${body} } }`));

rule('C601', 'P103', LIMITS, 'a hundred queries, not one more', () =>
  apex(
    'for (Integer i = 0; i < 100; i++) { Integer n = [SELECT COUNT() FROM Account]; } System.debug(Limits.getQueries());'
  ).prints('100')
);
rule('C602', 'P103', LIMITS, '150 DML statements, not one more', () =>
  apex("for (Integer i = 0; i < 151; i++) { insert new Account(Name = 'a'); }").throws(
    'System.LimitException',
    'Too many DML statements: 151'
  )
);
rule('C603', 'P103', LIMITS, '10,000 rows of DML, not one more', () =>
  apex(
    "List<Account> l = new List<Account>(); for (Integer i = 0; i < 10001; i++) { l.add(new Account(Name = 'a')); } insert l;"
  ).throws('System.LimitException', 'Too many DML rows: 10001')
);
rule('C604', 'P103', LIMITS, 'a loop without end meets the CPU limit', () =>
  apex('while (true) { }').throws('System.LimitException', 'Apex CPU time limit exceeded')
);
rule('C605', 'P103', LIMITS, 'recursion without end', () =>
  project(classes('public class Deep { public static Integer go() { return go() + 1; } }'))
    .run('Deep.go()')
    .throws('System.LimitException', /Maximum stack depth reached/)
);
rule('C606', 'P103', LIMITS, 'a heap that is too large', () =>
  apex(
    "String s = 'x'.repeat(1000); List<String> l = new List<String>(); for (Integer i = 0; i < 13000; i++) { l.add(s + i); }"
  ).throws('System.LimitException', /Apex heap size too large/)
);
rule('C626', 'P103', LIMITS, 'a text that no heap could hold', () =>
  apex("String s = 'x'.repeat(10000000);").throws('System.LimitException', /Apex heap size too large: \d+/)
);
rule('C607', 'P103', START_STOP, 'startTest begins with fresh limits', () =>
  test(
    "insert new Account(Name = 'a'); Test.startTest(); Assert.areEqual(0, Limits.getDmlStatements()); insert new Account(Name = 'b'); Test.stopTest(); Assert.areEqual(1, Limits.getDmlStatements());"
  ).testEnds('passed')
);
rule('C608', 'P103', START_STOP, 'startTest comes once', () =>
  test('Test.startTest(); Test.stopTest(); Test.startTest();').testEnds(
    'failed',
    'System.UnexpectedException: Testing already started'
  )
);
rule('C609', 'P104', LIMIT_METHODS, 'a savepoint and a rollback count as DML', () =>
  apex('Savepoint s = Database.setSavepoint(); Database.rollback(s); System.debug(Limits.getDmlStatements());').prints(
    '2'
  )
);
rule('C610', 'P104', LIMIT_METHODS, 'describe costs no query', () =>
  apex('Schema.SObjectType.Account.fields.getMap(); System.debug(Limits.getQueries());').prints('0')
);
rule('C611', 'P104', LIMIT_METHODS, 'an insert of a list is one statement', () =>
  apex(
    "insert new List<Account>{new Account(Name = 'a'), new Account(Name = 'b')}; System.debug(Limits.getDmlStatements() + ' ' + Limits.getDmlRows());"
  ).prints('1 2')
);
rule('C612', 'P104', LIMIT_METHODS, 'rows that a query finds are counted', () =>
  apex(
    "insert new List<Account>{new Account(Name = 'a'), new Account(Name = 'b')}; List<Account> l = [SELECT Id FROM Account]; System.debug(Limits.getQueryRows());"
  ).prints('2')
);
rule('C613', 'P109', ANNOTATION, 'a test leaves nothing to the next', () =>
  assertAllPass(
    "@IsTest private class Proof { @IsTest static void a() { insert new Account(Name = 'a'); } @IsTest static void b() { Assert.areEqual(0, [SELECT COUNT() FROM Account]); } }",
    2
  )
);
rule('C614', 'P109', SETUP, 'every method finds what the set-up made', () =>
  assertAllPass(
    "@IsTest private class Proof { @TestSetup static void make() { insert new Account(Name = 'a'); } @IsTest static void a() { delete [SELECT Id FROM Account]; } @IsTest static void b() { Assert.areEqual(1, [SELECT COUNT() FROM Account]); } }",
    2
  )
);
rule('C615', 'P109', SETUP, 'statics begin anew in every method', () =>
  assertAllPass(
    '@IsTest private class Proof { static Integer n = 0; @TestSetup static void make() { n = 5; } @IsTest static void a() { Assert.areEqual(0, n); n = 1; } @IsTest static void b() { Assert.areEqual(0, n); } }',
    2
  )
);
rule('C616', 'P109', SETUP, 'a failing set-up fails the class', () => {
  const report = project(
    classes(
      "@IsTest private class Proof { @TestSetup static void make() { Assert.fail('no'); } @IsTest static void a() { } }"
    )
  ).test();
  assert.equal(report.failed, 1);
});
rule('C617', 'P75', DATA, 'a test does not see the data of the org', () => {
  const target = project(
    classes(
      '@IsTest private class Proof { @IsTest static void run() { Assert.areEqual(0, [SELECT COUNT() FROM Account]); } }'
    )
  );
  target.runtime.runAnonymous("insert new Account(Name = 'before');", 'Before.apex', () => undefined);
  target.testEnds('passed');
});
rule('C618', 'P75', DATA, 'a test sees users and profiles', () =>
  test(
    'Assert.areNotEqual(0, [SELECT COUNT() FROM User]); Assert.areNotEqual(0, [SELECT COUNT() FROM Profile]);'
  ).testEnds('passed')
);
rule('C619', 'P109', reference('apex_methods_system_test'), 'isRunningTest', () => {
  test('Assert.isTrue(Test.isRunningTest());').testEnds('passed');
  apex('Test.isRunningTest()').returns('false');
});
rule('C620', 'P109', ANNOTATION, 'a test method takes nothing', () =>
  refuses(classes('@IsTest private class Proof { @IsTest static void run(Integer n) { } }'), /parameter|signature/i)
);
rule('C621', 'P109', ANNOTATION, 'a test method is static', () =>
  refuses(classes('@IsTest private class Proof { @IsTest void run() { } }'), /static/i)
);
rule('C622', 'P109', ANNOTATION, 'tests live in test classes', () =>
  refuses(classes('public class Proof { @IsTest static void run() { } }'), /test/i)
);
rule('C623', 'P109', ANNOTATION, 'a failed assertion says what was expected', () =>
  test("Assert.areEqual(1, 2, 'sum');").testEnds(
    'failed',
    'System.AssertException: Assertion Failed: sum: Expected: 1, Actual: 2'
  )
);
rule('C624', 'P103', LIMITS, 'one query finds 50,000 rows at most', () =>
  apex(
    "System.debug(Limits.getLimitQueryRows() + ' ' + Limits.getLimitDmlRows() + ' ' + Limits.getLimitQueries());"
  ).prints('50000 10000 100')
);
rule('C625', 'P31', LIMITS, 'what went over a limit leaves nothing behind', () => {
  const target = project({});
  target.run("insert new Account(Name = 'a'); while (true) { }").throws('System.LimitException');
  const answer = target.runtime.query('SELECT COUNT() FROM Account');
  assert.equal(answer.success && answer.totalSize, 0);
});

function assertAllPass(text: string, count: number): void {
  const report = project(classes(text)).test();
  assert.deepEqual(
    report.tests.filter((each) => each.outcome !== 'passed'),
    []
  );
  assert.equal(report.passed, count);
}
const SEE_ALL = guide('apex_testing_seealldata_using');

/** Counts the accounts that a test sees in an org that holds one. */
function seenAccounts(onClass: string, onMethod: string, expected: number): void {
  const target = project(
    classes(
      `@IsTest${onClass} private class Proof { @IsTest${onMethod} static void run() { Assert.areEqual(${expected}, [SELECT COUNT() FROM Account]); } }`
    )
  );
  target.runtime.runAnonymous("insert new Account(Name = 'before');", 'Before.apex', () => undefined);
  target.testEnds('passed');
}
rule('C1100', 'P75', SEE_ALL, 'a class that asks for all data sees it', () => seenAccounts('(SeeAllData=true)', '', 1));
rule('C1101', 'P75', SEE_ALL, 'a method that asks for all data sees it', () =>
  seenAccounts('', '(SeeAllData=true)', 1)
);
rule('C1102', 'P75', SEE_ALL, 'what a method says about data counts for it', () =>
  seenAccounts('(SeeAllData=true)', '(SeeAllData=false)', 0)
);
rule('C1103', 'P75', DATA, 'what tests do not see is there again after them', () => {
  const target = project(classes('@IsTest private class Proof { @IsTest static void run() { } }'));
  target.runtime.runAnonymous("insert new Account(Name = 'before');", 'Before.apex', () => undefined);
  target.testEnds('passed');
  target.run('[SELECT COUNT() FROM Account]').returns('1');
});
rule('C1104', 'P103', LIMITS, 'statics count for the heap', () =>
  project(
    classes('public class Held { public static Map<Integer, List<String>> texts = new Map<Integer, List<String>>(); }')
  )
    .run(
      "for (Integer i = 0; i < 10000; i++) { Held.texts.put(i, new List<String>{ 'x'.repeat(1000) + i }); List<Integer> other = new List<Integer>{ 1 }; other.add(2); }"
    )
    .throws('System.LimitException', /Apex heap size too large: \d+/)
);
rule('C1105', 'P103', LIMITS, 'what nothing holds any more is no heap', () =>
  apex(
    "for (Integer i = 0; i < 300; i++) { List<String> l = new List<String>(); for (Integer n = 0; n < 100; n++) { l.add('x'.repeat(1000) + n); } } System.debug('done');"
  ).prints('done')
);
rule('C1106', 'P103', LIMITS, 'records and objects count with what they hold', () =>
  project(classes('public class Node { public Account a; public Node(Account a) { this.a = a; } }'))
    .run(
      "List<Node> l = new List<Node>(); for (Integer i = 0; i < 1000000; i++) { l.add(new Node(new Account(Name = 'a', Description = 'x'.repeat(30000)))); }"
    )
    .throws('System.LimitException', /Apex heap size too large: \d+/)
);
