/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { classes, project, triggers } from '../../__tests__/apex.ts';
import { createRuntime, type Runtime } from '../../engine/runtime.ts';

const JOB = `public class Job implements Queueable, Schedulable, Database.Batchable<Integer> {
  public void execute(QueueableContext c) { System.debug('queueable'); }
  public void execute(SchedulableContext c) { System.debug('scheduled'); }
  public Iterable<Integer> start(Database.BatchableContext c) { return new List<Integer>{ 1 }; }
  public void execute(Database.BatchableContext c, List<Integer> scope) { System.debug('batch ' + scope); }
  public void finish(Database.BatchableContext c) {}
  @future public static void later() { System.debug('future'); }
}`;

const run = (runtime: Runtime, text: string): readonly string[] =>
  runtime.runAnonymous(text, 'Case.apex', () => undefined).output;

test('P107 a class may be every kind of job, and jobs of all kinds run in the order of the queue', () => {
  project(classes(JOB))
    .run(`Job.later(); Database.executeBatch(new Job()); System.enqueueJob(new Job()); Job.later();`)
    .prints('future', 'batch (1)', 'queueable', 'future');
});

test('P114 jobs run the same under a namespace', () => {
  project(classes(JOB), { namespace: 'ns' })
    .run(
      `Job.later(); System.enqueueJob(new ns.Job()); System.debug([SELECT ApexClass.NamespacePrefix FROM AsyncApexJob LIMIT 1].ApexClass.NamespacePrefix);`
    )
    .prints('ns', 'future', 'queueable');
});

test('P107 what a trigger enqueues is dropped with the statement that fails', () => {
  const files = {
    ...classes(JOB),
    ...triggers(
      `trigger OnAccount on Account (after insert) { System.enqueueJob(new Job()); if (Trigger.new[0].Name == 'bad') Trigger.new[0].addError('no'); }`
    )
  };
  project(files)
    .run(
      `Database.insert(new Account(Name = 'bad'), false); System.debug([SELECT COUNT() FROM AsyncApexJob]); insert new Account(Name = 'good');`
    )
    .prints('0', 'queueable');
});

test('P107 a job runs as the user who enqueued it', () => {
  const who =
    'public class Who implements Queueable { public void execute(QueueableContext c) { insert new Account(Name = UserInfo.getUserId()); } }';
  const body = `User u = new User(LastName = 'x', Alias = 'x', Username = 'x@who.example', Email = 'x@who.example', EmailEncodingKey = 'UTF-8',
    LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', TimeZoneSidKey = 'GMT', ProfileId = [SELECT Id FROM Profile WHERE Name = 'System Administrator'].Id);
    insert u;
    System.runAs(u) { Test.startTest(); System.enqueueJob(new Who()); Test.stopTest(); }
    Assert.areEqual(String.valueOf(u.Id), [SELECT Name FROM Account].Name);`;
  project(classes(who, `@IsTest private class WhoTest { @IsTest static void runs() { ${body} } }`)).testEnds('passed');
});

test('P109 jobs of one test do not reach the next', () => {
  const tests = `@IsTest private class TwoTest {
    @IsTest static void a() { System.schedule('N', '0 0 0 * * ?', new Job()); }
    @IsTest static void b() { System.schedule('N', '0 0 0 * * ?', new Job()); Assert.areEqual(1, [SELECT COUNT() FROM AsyncApexJob]); }
  }`;
  const report = project(classes(JOB, tests)).test();
  assert.deepEqual(
    report.tests.map((each) => each.outcome),
    ['passed', 'passed']
  );
});

test('P109 jobs of a set-up method have run before the first test', () => {
  const tests = `@IsTest private class SetUpTest {
    @TestSetup static void setUp() { System.enqueueJob(new Maker()); }
    @IsTest static void a() { Assert.areEqual(1, [SELECT COUNT() FROM Account]); }
  }`;
  const maker = `public class Maker implements Queueable { public void execute(QueueableContext c) { insert new Account(Name = 'a'); } }`;
  project(classes(maker, tests)).testEnds('passed');
});

test('with real time, delays and schedules wait for the clock', () => {
  const { compiled } = project(classes(JOB)).runtime;
  const runtime = createRuntime(compiled, { time: 'real', database: null });
  assert.deepEqual(
    run(
      runtime,
      `System.enqueueJob(new Job(), 5); System.schedule('N', '0 0 0 1 1 ?', new Job()); System.enqueueJob(new Job());`
    ),
    ['queueable']
  );
  assert.deepEqual([runtime.runJobs(), runtime.hasJobs()], [[], true]);
  runtime.close();
});

test('jobs that an earlier process has left in the queue show as aborted', (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'async-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const { compiled } = project(classes(JOB)).runtime;
  const options = { time: 'fixed', database: path.join(folder, 'org.db') } as const;
  const first = createRuntime(compiled, options);
  run(first, `System.schedule('N', '0 0 0 * * ?', new Job());`);
  first.close();
  const second = createRuntime(compiled, options);
  const output = run(
    second,
    `System.debug([SELECT Status FROM AsyncApexJob].Status); System.debug([SELECT COUNT() FROM CronTrigger]);`
  );
  second.close();
  assert.deepEqual(output, ['Aborted', '0']);
});

test('P106 a stub that a job holds is still a stub when the job runs', () => {
  const files = classes(
    "public virtual class Mailer { public virtual String send() { return 'sent'; } }",
    `public class Sender implements Queueable {
      Mailer mailer; public Sender(Mailer mailer) { this.mailer = mailer; }
      public void execute(QueueableContext c) { insert new Account(Name = mailer.send()); }
    }`,
    `@IsTest private class SenderTest implements System.StubProvider {
      public Object handleMethodCall(Object stub, String name, Type t, List<Type> types, List<String> names, List<Object> args) { return 'stubbed'; }
      @IsTest static void runs() {
        Test.startTest(); System.enqueueJob(new Sender((Mailer) Test.createStub(Mailer.class, new SenderTest()))); Test.stopTest();
        Assert.areEqual('stubbed', [SELECT Name FROM Account].Name);
      }
    }`
  );
  project(files).testEnds('passed');
});
