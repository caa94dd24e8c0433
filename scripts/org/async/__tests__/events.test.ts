/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm */
import assert from 'node:assert/strict';
import test from 'node:test';
import { apex, classes, project, refuses, triggers, type Files } from '../../__tests__/apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';

const event = (name: string, behaviour: 'PublishAfterCommit' | 'PublishImmediately'): Files => ({
  [`objects/${name}/${name}.object-meta.xml`]: metadata(
    'CustomObject',
    `<label>${name}</label>`,
    `<pluralLabel>${name}</pluralLabel>`,
    '<deploymentStatus>Deployed</deploymentStatus>',
    '<eventType>HighVolume</eventType>',
    `<publishBehavior>${behaviour}</publishBehavior>`
  ),
  [`objects/${name}/fields/Text__c.field-meta.xml`]: metadata(
    'CustomField',
    '<fullName>Text__c</fullName>',
    '<label>Text</label>',
    '<length>20</length>',
    '<required>true</required>',
    '<type>Text</type>'
  )
});

const EVENTS = { ...event('Done__e', 'PublishAfterCommit'), ...event('Now__e', 'PublishImmediately') };
const TRIGGER = triggers(`trigger OnDone on Done__e (after insert) {
  for (Done__e each : Trigger.new) {
    insert new Account(Name = each.Text__c);
    System.debug(each.Text__c + ' ' + UserInfo.getName() + ' ' + (each.EventUuid != null) + ' ' + each.ReplayId);
  }
}`);
const FILES = {
  ...EVENTS,
  ...TRIGGER,
  ...triggers(`trigger OnNow on Now__e (after insert) { System.debug('now ' + Trigger.new.size()); }`)
};
const testOf = (body: string): Files =>
  classes(`@IsTest private class EventTest { @IsTest static void runs() { ${body} } }`);

test('P96 events come to their triggers after the commit, as the Automated Process user', () => {
  project(FILES)
    .run(
      `Database.SaveResult r = EventBus.publish(new Done__e(Text__c = 'a')); System.debug(r.isSuccess() + ' ' + (r.getId() != null));`
    )
    .prints('true true', 'a Automated Process true 1');
});

test('P96 the publisher’s record gets neither EventUuid nor ReplayId', () => {
  project(EVENTS)
    .run(`Done__e e = new Done__e(Text__c = 'a'); EventBus.publish(e); System.debug(e.EventUuid + ' ' + e.ReplayId);`)
    .prints('null null');
});

test('P96 a rollback drops what is published after the commit, and nothing else', () => {
  project(FILES)
    .run(
      `Savepoint s = Database.setSavepoint(); EventBus.publish(new List<SObject>{ new Done__e(Text__c = 'a'), new Now__e(Text__c = 'b') });
       Database.rollback(s); System.debug('end');`
    )
    .prints('end', 'now 1');
});

test('P96 a transaction that fails publishes only what is published at once', () => {
  const { runtime } = project(FILES);
  const { output } = runtime.org.isolate(() =>
    runtime.runAnonymous(
      `EventBus.publish(new Done__e(Text__c = 'a')); EventBus.publish(new Now__e(Text__c = 'b')); Integer i = 1 / 0;`,
      'Case.apex',
      () => undefined
    )
  );
  assert.deepEqual(output, ['now 1']);
});

test('P96 publishing after the commit counts as a DML statement, publishing at once has a limit of its own', () => {
  const { run } = project(EVENTS);
  run(
    `EventBus.publish(new Done__e(Text__c = 'a')); System.debug(Limits.getDmlStatements() + ' ' + Limits.getPublishImmediateDML());`
  ).prints('1 0');
  run(
    `EventBus.publish(new Now__e(Text__c = 'a')); System.debug(Limits.getDmlStatements() + ' ' + Limits.getPublishImmediateDML());`
  ).prints('0 1');
  run(`for (Integer i = 0; i < 151; i++) EventBus.publish(new Now__e(Text__c = 'a'));`).throws(
    'System.LimitException',
    /: 151$/
  );
});

test('P96 an event with an error fails alone', () => {
  project(FILES)
    .run(
      `List<Database.SaveResult> r = EventBus.publish(new List<Done__e>{ new Done__e(), new Done__e(Text__c = 'a') });
       System.debug(r[0].isSuccess() + ' ' + r[0].getErrors()[0].getStatusCode() + ' ' + r[1].isSuccess());`
    )
    .prints('false REQUIRED_FIELD_MISSING true', 'a Automated Process true 1');
});

test('P96 only events are published, and events are not inserted', () => {
  apex(`EventBus.publish(new Account(Name = 'a'));`).throws('System.TypeException');
  project(EVENTS).run(`insert new Done__e(Text__c = 'a');`).throws('System.TypeException');
});

test('P96 in a test stopTest delivers, and deliver() does so before', () => {
  const body = `EventBus.publish(new Done__e(Text__c = 'a')); Assert.areEqual(0, [SELECT COUNT() FROM Account]);
    Test.getEventBus().deliver(); Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    Test.startTest(); EventBus.publish(new Done__e(Text__c = 'b')); Assert.areEqual(1, [SELECT COUNT() FROM Account]); Test.stopTest();
    Account b = [SELECT CreatedBy.Name FROM Account WHERE Name = 'b']; Assert.areEqual('Automated Process', b.CreatedBy.Name);`;
  project({ ...FILES, ...testOf(body) }).testEnds('passed');
});

test('P96 in a test a rollback drops events', () => {
  const body = `Savepoint s = Database.setSavepoint(); EventBus.publish(new Done__e(Text__c = 'a')); Database.rollback(s);
    Test.getEventBus().deliver(); Assert.areEqual(0, [SELECT COUNT() FROM Account]);`;
  project({ ...FILES, ...testOf(body) }).testEnds('passed');
});

test('P96 the triggers of events have limits and statics of their own', () => {
  const files = {
    ...EVENTS,
    ...classes('public class Count { public static Integer runs = 0; }'),
    ...triggers(
      `trigger OnDone on Done__e (after insert) { Count.runs++; System.debug(Count.runs + ' ' + Limits.getDmlStatements() + ' ' + Limits.getLimitQueries()); }`
    )
  };
  project(files).run(`Count.runs = 5; EventBus.publish(new Done__e(Text__c = 'a'));`).prints('1 0 100');
});

const RETRY_DOC =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex_refire.htm';

test(`P96 RetryableException brings the same events again, up to nine times (${RETRY_DOC})`, () => {
  const retry = (times: number): Files =>
    triggers(`trigger OnDone on Done__e (after insert) {
      EventBus.TriggerContext c = EventBus.TriggerContext.currentContext();
      insert new Account(Name = 'a');
      System.debug(c.retries + ' ' + c.lastError + ' ' + [SELECT COUNT() FROM Account]);
      if (c.retries < ${times}) throw new EventBus.RetryableException('later');
    }`);
  project({ ...EVENTS, ...retry(2) })
    .run(`EventBus.publish(new Done__e(Text__c = 'a'));`)
    .prints('0 null 1', '1 later 1', '2 later 1');
  const { runtime } = project({ ...EVENTS, ...retry(99) });
  const { output } = runtime.org.isolate(() =>
    runtime.runAnonymous(`EventBus.publish(new Done__e(Text__c = 'a'));`, 'Case.apex', () => undefined)
  );
  assert.equal(output.length, 10);
});

test(`P96 in a test each delivery is one try (${RETRY_DOC})`, () => {
  const trigger = triggers(`trigger OnDone on Done__e (after insert) {
    if (EventBus.TriggerContext.currentContext().retries < 1) throw new EventBus.RetryableException('later');
    insert new Account(Name = 'a');
  }`);
  const body = `EventBus.publish(new Done__e(Text__c = 'a')); Test.getEventBus().deliver(); Assert.areEqual(0, [SELECT COUNT() FROM Account]);
    Test.getEventBus().deliver(); Assert.areEqual(1, [SELECT COUNT() FROM Account]);`;
  project({ ...EVENTS, ...trigger, ...testOf(body) }).testEnds('passed');
});

test(`P96 setResumeCheckpoint leaves the rest to another run of the trigger (${RETRY_DOC})`, () => {
  const trigger = triggers(`trigger OnDone on Done__e (after insert) {
    System.debug(Trigger.new.size());
    EventBus.TriggerContext.currentContext().setResumeCheckpoint(Trigger.new[0].ReplayId);
  }`);
  project({ ...EVENTS, ...trigger })
    .run(
      `EventBus.publish(new List<Done__e>{ new Done__e(Text__c = 'a'), new Done__e(Text__c = 'b'), new Done__e(Text__c = 'c') });`
    )
    .prints('3', '2', '1');
});

test('P96 a trigger gets up to 2,000 events at a time', () => {
  project(FILES)
    .run(
      `List<Now__e> all = new List<Now__e>(); for (Integer i = 0; i < 2001; i++) all.add(new Now__e(Text__c = 'a')); EventBus.publish(all);`
    )
    .prints('now 2000', 'now 1');
});

test('P96 what a trigger of events throws comes out of the delivery, and its rows are undone', () => {
  const trigger = triggers(
    `trigger OnDone on Done__e (after insert) { insert new Account(Name = 'a'); Integer i = 1 / 0; }`
  );
  const body = `EventBus.publish(new Done__e(Text__c = 'a'));
    try { Test.getEventBus().deliver(); Assert.fail(); } catch (MathException e) { Assert.areEqual(0, [SELECT COUNT() FROM Account]); }`;
  project({ ...EVENTS, ...trigger, ...testOf(body) }).testEnds('passed');
});

test('P96 triggers on events are after-insert triggers', () => {
  refuses({ ...EVENTS, ...triggers('trigger OnDone on Done__e (before insert) {}') }, /after insert only/);
});

const BATCH_DOC =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_platformevents.htm';

test(`a batch that raises platform events tells of its errors (${BATCH_DOC})`, () => {
  const work = `public class Work implements Database.Batchable<SObject>, Database.RaisesPlatformEvents {
    public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Id FROM Account'); }
    public void execute(Database.BatchableContext c, List<Account> scope) { throw new IllegalArgumentException('no'); }
    public void finish(Database.BatchableContext c) {}
  }`;
  const trigger = triggers(`trigger OnError on BatchApexErrorEvent (after insert) {
    for (BatchApexErrorEvent e : Trigger.new)
      insert new Contact(LastName = e.Phase + ' ' + e.ExceptionType + ' ' + e.Message, AccountId = e.JobScope);
  }`);
  const body = `Account a = new Account(Name = 'a'); insert a;
    try { Test.startTest(); Database.executeBatch(new Work()); Test.stopTest(); Assert.fail(); } catch (IllegalArgumentException e) { }
    Test.getEventBus().deliver();
    Contact c = [SELECT LastName, AccountId FROM Contact];
    Assert.areEqual('EXECUTE System.IllegalArgumentException no', c.LastName); Assert.areEqual(a.Id, c.AccountId);`;
  project({ ...classes(work), ...trigger, ...testOf(body) }).testEnds('passed');
});
