/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm */
import assert from 'node:assert/strict';
import test from 'node:test';
import { classes, project } from '../../__tests__/apex.ts';
import { CronError, nextFireTime, parseCron } from '../cronExpression.ts';

const NIGHTLY = `public class Nightly implements Schedulable {
  public void execute(SchedulableContext c) {
    insert new Account(Name = String.valueOf(c.getTriggerId()));
    System.debug(System.isScheduled() + ' ' + Limits.getLimitQueries());
  }
}`;
const testOf = (body: string): string => `@IsTest private class NightlyTest { @IsTest static void runs() { ${body} } }`;

test('P105 stopTest runs a scheduled job whatever its time is', () => {
  const body = `Test.startTest();
    Id id = System.schedule('Nightly', '0 0 0 3 9 ? 2042', new Nightly());
    CronTrigger t = [SELECT CronExpression, TimesTriggered, NextFireTime, State, CronJobDetail.Name FROM CronTrigger WHERE Id = :id];
    Assert.areEqual('0 0 0 3 9 ? 2042', t.CronExpression);
    Assert.areEqual(0, t.TimesTriggered);
    Assert.areEqual('2042-09-03 00:00:00', String.valueOf(t.NextFireTime));
    Assert.areEqual('Nightly', t.CronJobDetail.Name);
    Assert.areEqual(0, [SELECT COUNT() FROM Account]);
    Test.stopTest();
    Assert.areEqual(String.valueOf(id), [SELECT Name FROM Account].Name);
    Assert.areEqual('ScheduledApex', [SELECT JobType FROM AsyncApexJob WHERE CronTriggerId = :id].JobType);
    Assert.areEqual(0, [SELECT TimesTriggered FROM CronTrigger WHERE Id = :id].TimesTriggered);`;
  project(classes(NIGHTLY, testOf(body))).testEnds('passed');
});

test('P107 outside of tests a schedule waits', () => {
  project(classes(NIGHTLY))
    .run(
      `System.schedule('Nightly', '0 0 0 * * ?', new Nightly()); System.debug([SELECT State FROM CronTrigger].State);`
    )
    .prints('WAITING');
});

test('P107 a name is scheduled once, until it is aborted', () => {
  const { run } = project(classes(NIGHTLY));
  run(`System.schedule('N', '0 0 0 * * ?', new Nightly()); System.schedule('N', '0 0 1 * * ?', new Nightly());`).throws(
    'System.AsyncException',
    'The Apex job named "N" is already scheduled for execution.'
  );
  run(`Id id = System.schedule('N', '0 0 0 * * ?', new Nightly()); System.abortJob(id); System.schedule('N', '0 0 1 * * ?', new Nightly());
    System.debug([SELECT COUNT() FROM CronTrigger]);`).prints('1');
});

test('System.scheduleBatch starts a batch later, in tests at stopTest', () => {
  const work = `public class Work implements Database.Batchable<String> {
    public Iterable<String> start(Database.BatchableContext c) { return new List<String>{ 'a' }; }
    public void execute(Database.BatchableContext c, List<String> scope) { insert new Account(Name = scope[0]); }
    public void finish(Database.BatchableContext c) {}
  }`;
  const body = `Test.startTest(); Id id = System.scheduleBatch(new Work(), 'later', 5); Assert.areEqual(1, [SELECT COUNT() FROM CronTrigger WHERE Id = :id]);
    Test.stopTest(); Assert.areEqual('a', [SELECT Name FROM Account].Name);`;
  project(classes(work, `@IsTest private class WorkTest { @IsTest static void runs() { ${body} } }`)).testEnds(
    'passed'
  );
});

for (const [cron, text] of [
  ['0 0 0 * *', 'Unexpected end of expression.'],
  ['* 0 0 * * ?', 'Seconds and minutes must be specified as integers: * 0 0 * * ?'],
  ['0 60 0 * * ?', 'Minute and Second values must be between 0 and 59'],
  ['0 0 24 * * ?', 'Hour values must be between 0 and 23'],
  ['0 0 0 32 * ?', 'Day of month values must be between 1 and 31'],
  ['0 0 0 * 13 ?', 'Month values must be between 1 and 12'],
  ['0 0 0 ? * 8', 'Day-of-Week values must be between 1 and 7'],
  ['0 0 0 1 1 1', 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.'],
  ['0 0 0 ? * ?', "'?' can only be specfied for Day-of-Month -OR- Day-of-Week."],
  ['0 0 0 * XYZ ?', "Illegal characters for this position: 'XYZ'"]
] as const) {
  test(`P107 the expression '${cron}' is refused`, () => {
    assert.throws(
      () => parseCron(cron),
      (error) => error instanceof CronError && error.message === text
    );
    project(classes(NIGHTLY))
      .run(`System.schedule('N', '${cron}', new Nightly());`)
      .throws('System.StringException', text);
  });
}

test('P107 a schedule that lies in the past is refused', () => {
  project(classes(NIGHTLY))
    .run(`System.schedule('N', '0 0 0 1 1 ? 2020', new Nightly());`)
    .throws('System.AsyncException', "Based on configured schedule, the given trigger 'N' will never fire.");
});

/** From Monday 2026-01-05 09:00 UTC on. */
for (const [cron, zone, expected] of [
  ['0 0 13 * * ?', 'GMT', '2026-01-05T13:00:00.000Z'],
  ['0 0 13 * * ?', 'America/Los_Angeles', '2026-01-05T21:00:00.000Z'],
  ['0 0 22 ? * 6L', 'GMT', '2026-01-30T22:00:00.000Z'],
  ['0 0 10 ? * MON-FRI', 'GMT', '2026-01-05T10:00:00.000Z'],
  ['0 0 20 * * ? 2030', 'GMT', '2030-01-01T20:00:00.000Z'],
  ['0 30 8 L * ?', 'GMT', '2026-01-31T08:30:00.000Z'],
  ['0 0 8 15W * ?', 'GMT', '2026-01-15T08:00:00.000Z'],
  ['0 0 8 ? * 2#1', 'GMT', '2026-02-02T08:00:00.000Z'],
  ['0 0 0/6 1 2,3 ?', 'GMT', '2026-02-01T00:00:00.000Z']
] as const) {
  test(`P107 the expression '${cron}' in ${zone} comes up next at ${expected}`, () => {
    const next = nextFireTime(parseCron(cron), Date.UTC(2026, 0, 5, 9), zone);
    assert.equal(next === null ? null : new Date(next).toISOString(), expected);
  });
}
