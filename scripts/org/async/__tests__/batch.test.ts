/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm */
import assert from 'node:assert/strict';
import test from 'node:test';
import { classes, project } from '../../__tests__/apex.ts';

const batch = (options: { stateful?: boolean; execute?: string; finish?: string; start?: string } = {}): string => `
public class Work implements Database.Batchable<SObject>${options.stateful === true ? ', Database.Stateful' : ''} {
  public Integer seen = 0;
  public Database.QueryLocator start(Database.BatchableContext c) {
    ${options.start ?? ''}
    return Database.getQueryLocator('SELECT Id, Name FROM Account ORDER BY Name');
  }
  public void execute(Database.BatchableContext c, List<Account> scope) {
    seen += scope.size();
    ${options.execute ?? "System.debug('execute ' + scope.size());"}
  }
  public void finish(Database.BatchableContext c) { ${options.finish ?? "System.debug('finish ' + seen);"} }
}`;

const ACCOUNTS = (count: number): string =>
  `List<Account> rows = new List<Account>(); for (Integer i = 0; i < ${count}; i++) rows.add(new Account(Name = 'a' + i)); insert rows;`;
const testOf = (body: string): string => `@IsTest private class WorkTest { @IsTest static void runs() { ${body} } }`;

test('P107 a batch runs start, one execute for each scope of 200, and finish', () => {
  project(classes(batch()))
    .run(`${ACCOUNTS(450)} Database.executeBatch(new Work());`)
    .prints('execute 200', 'execute 200', 'execute 50', 'finish 0');
});

test('P106 members are reset for each transaction unless the batch is Stateful', () => {
  project(classes(batch({ stateful: true })))
    .run(`${ACCOUNTS(5)} Database.executeBatch(new Work(), 2);`)
    .prints('execute 2', 'execute 2', 'execute 1', 'finish 5');
});

test('P107 a batch without rows runs start and finish', () => {
  project(classes(batch())).run('Database.executeBatch(new Work());').prints('finish 0');
});

test('P107 AsyncApexJob counts scopes and failed scopes, and the other scopes run', () => {
  const work = batch({
    execute: "if (scope[0].Name == 'a1') throw new IllegalArgumentException('no');",
    finish: `
    AsyncApexJob j = [SELECT Status, TotalJobItems, JobItemsProcessed, NumberOfErrors, ExtendedStatus FROM AsyncApexJob WHERE Id = :c.getJobId()];
    System.debug(j.Status + ' ' + j.TotalJobItems + ' ' + j.JobItemsProcessed + ' ' + j.NumberOfErrors + ' ' + j.ExtendedStatus);`
  });
  const { runtime } = project(classes(work));
  const { output, jobFailures } = runtime.org.isolate(() =>
    runtime.runAnonymous(`${ACCOUNTS(3)} Database.executeBatch(new Work(), 1);`, 'Case.apex', () => undefined)
  );
  assert.deepEqual(output, ['Completed 3 3 1 First error: no']);
  assert.deepEqual(
    jobFailures.map((each) => each.message),
    ['no']
  );
});

test('P105 stopTest runs a batch', () => {
  const body = `${ACCOUNTS(3)} Test.startTest(); Id id = Database.executeBatch(new Work()); Test.stopTest();
    AsyncApexJob j = [SELECT Status, JobItemsProcessed, TotalJobItems FROM AsyncApexJob WHERE Id = :id];
    Assert.areEqual('Completed 1 1', j.Status + ' ' + j.JobItemsProcessed + ' ' + j.TotalJobItems);`;
  project(classes(batch(), testOf(body))).testEnds('passed');
});

test('P105 in a test a batch has one scope', () => {
  project(
    classes(batch(), testOf(`${ACCOUNTS(2)} Test.startTest(); Database.executeBatch(new Work(), 1); Test.stopTest();`))
  ).testEnds(
    'failed',
    /^System.UnexpectedException: No more than one executeBatch can be called from within a test method/
  );
});

test('P105 what execute throws comes out of stopTest', () => {
  const work = batch({ execute: "throw new IllegalArgumentException('no');" });
  project(
    classes(work, testOf(`${ACCOUNTS(1)} Test.startTest(); Database.executeBatch(new Work()); Test.stopTest();`))
  ).testEnds('failed', 'System.IllegalArgumentException: no');
});

test('P107 batches and future methods cannot be started from execute', () => {
  const start = batch({ execute: 'Database.executeBatch(new Work());' });
  project(
    classes(start, testOf(`${ACCOUNTS(1)} Test.startTest(); Database.executeBatch(new Work()); Test.stopTest();`))
  ).testEnds(
    'failed',
    'System.AsyncException: Database.executeBatch cannot be called from a batch start, batch execute, or future method.'
  );
  const call = batch({ execute: 'Later.run();' });
  const later = 'public class Later { @future public static void run() {} }';
  project(
    classes(call, later, testOf(`${ACCOUNTS(1)} Test.startTest(); Database.executeBatch(new Work()); Test.stopTest();`))
  ).testEnds(
    'failed',
    'System.AsyncException: Future method cannot be called from a future or batch method: Later.run()'
  );
});

test('finish may start another batch', () => {
  const work = batch({
    execute: 'delete scope;',
    finish:
      "System.debug(System.isBatch()); if ([SELECT COUNT() FROM Account] == 0) { insert new Account(Name = 'x'); } else return; Database.executeBatch(new Last());"
  });
  const last = batch().replace('class Work', 'class Last');
  project(classes(work, last))
    .run(`${ACCOUNTS(2)} Database.executeBatch(new Work());`)
    .prints('true', 'execute 1', 'finish 0');
});

test('a batch walks over any Iterable', () => {
  const work = `public class Words implements Database.Batchable<String> {
    public Iterable<String> start(Database.BatchableContext c) { return new List<String>{ 'a', 'b', 'c' }; }
    public void execute(Database.BatchableContext c, List<String> scope) { System.debug(scope); }
    public void finish(Database.BatchableContext c) {}
  }`;
  project(classes(work)).run('Database.executeBatch(new Words(), 2);').prints('(a, b)', '(c)');
});

test('a batch needs something to walk over, and a scope of one at least', () => {
  const { run } = project(
    classes(batch({ start: 'if (seen == 0) return null;' }), testOf('Database.executeBatch(new Work());'))
  );
  run('Database.executeBatch(new Work(), 0);').throws('System.InvalidParameterValueException');
  project(
    classes(batch({ start: 'if (seen == 0) return null;' }), testOf('Database.executeBatch(new Work());'))
  ).testEnds('failed', 'System.UnexpectedException: Start did not return a valid iterable object.');
});
