/** Platform events: what publishing costs, and how triggers of events go on, try again and stop (P96). */
import assert from 'node:assert/strict';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { classes, project, triggers, type Files } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const EVENT_BUS = reference('apex_class_System_eventbus');
const TRIGGER_CONTEXT = reference('apex_class_eventbus_TriggerContext');
const LIMITS = guide('apex_gov_limits');
const ATLAS = 'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/';
const RESUME = `${ATLAS}platform_events_subscribe_batch_resume.htm`;
const RETRY = `${ATLAS}platform_events_subscribe_apex_refire.htm`;
const COMPARE = `${ATLAS}platform_events_subscribe_compare_checkpoint_retryable.htm`;
const FIELDS = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm';

const field = (name: string, ...lines: readonly string[]): string =>
  metadata('CustomField', `<fullName>${name}</fullName>`, `<label>${name}</label>`, ...lines);

const event = (name: string, behaviour: 'PublishAfterCommit' | 'PublishImmediately'): Files => ({
  [`objects/${name}/${name}.object-meta.xml`]: metadata(
    'CustomObject',
    `<label>${name}</label>`,
    `<pluralLabel>${name}</pluralLabel>`,
    '<deploymentStatus>Deployed</deploymentStatus>',
    '<eventType>HighVolume</eventType>',
    `<publishBehavior>${behaviour}</publishBehavior>`
  ),
  [`objects/${name}/fields/Text__c.field-meta.xml`]: field('Text__c', '<length>20</length>', '<type>Text</type>'),
  [`objects/${name}/fields/Long__c.field-meta.xml`]: field(
    'Long__c',
    '<length>131072</length>',
    '<type>LongTextArea</type>',
    '<visibleLines>3</visibleLines>'
  )
});

const EVENTS = { ...event('Done__e', 'PublishAfterCommit'), ...event('Now__e', 'PublishImmediately') };
const onDone = (body: string): Files => ({
  ...EVENTS,
  ...triggers(`trigger OnDone on Done__e (after insert) { ${body} }`)
});
const publish = (...texts: readonly string[]): string =>
  `EventBus.publish(new List<Done__e>{ ${texts.map((text) => `new Done__e(Text__c = '${text}')`).join(', ')} });`;

/** What subscribers have printed, though some of them have failed. */
function printed(files: Files, body: string): readonly string[] {
  const { runtime } = project(files);
  return runtime.org.isolate(() => runtime.runAnonymous(body, 'Case.apex', () => undefined)).output;
}

const CONTEXT = 'EventBus.TriggerContext c = EventBus.TriggerContext.currentContext();';

rule('C1500', 'P96', EVENT_BUS, 'publishing after the commit is one DML statement, whatever the number of events', () =>
  project(EVENTS)
    .run(`${publish('a', 'b', 'c')} System.debug(Limits.getDmlStatements() + ' ' + Limits.getPublishImmediateDML());`)
    .prints('1 0')
);
rule('C1501', 'P96', EVENT_BUS, 'publishing at once is neither a statement nor rows, and has a limit of its own', () =>
  project(EVENTS)
    .run(
      `EventBus.publish(new List<Now__e>{ new Now__e(), new Now__e() });
       System.debug(Limits.getDmlStatements() + ' ' + Limits.getDmlRows() + ' ' + Limits.getPublishImmediateDML());`
    )
    .prints('0 0 1')
);
rule('C1502', 'P96', LIMITS, 'the 151st statement may not be a publication', () =>
  project(EVENTS)
    .run(`for (Integer i = 0; i < 150; i++) { Database.setSavepoint(); } ${publish('a')}`)
    .throws('System.LimitException', 'Too many DML statements: 151')
);
rule('C1503', 'P96', LIMITS, 'an event published after the commit takes a row (EV1)', () =>
  project(EVENTS)
    .run(`${publish('a', 'b', 'c')} System.debug(Limits.getDmlRows());`)
    .prints('3')
);
rule('C1504', 'P96', FIELDS, 'a long text field of an event holds 131,072 characters', () =>
  project({ ...onDone('System.debug(Trigger.new[0].Long__c.length());') })
    .run("EventBus.publish(new Done__e(Long__c = 'x'.repeat(131072)));")
    .prints('131072')
);
rule('C1505', 'P96', TRIGGER_CONTEXT, 'no checkpoint is set until the trigger sets one', () =>
  project(
    onDone(
      `${CONTEXT} System.debug(c.getResumeCheckpoint()); c.setResumeCheckpoint(Trigger.new[0].ReplayId);
       System.debug(c.getResumeCheckpoint() == Trigger.new[0].ReplayId);`
    )
  )
    .run(publish('a'))
    .prints('null', 'true')
);
rule('C1506', 'P96', RESUME, 'only an event of the running delivery can be the checkpoint', () =>
  project(
    onDone(
      `${CONTEXT} try { c.setResumeCheckpoint('4711'); } catch (EventBus.InvalidReplayIdException e) { System.debug('refused'); }`
    )
  )
    .run(publish('a'))
    .prints('refused')
);
rule(
  'C1507',
  'P96',
  RESUME,
  'a limit exception after a checkpoint brings the events behind it, in a fresh transaction',
  () =>
    assert.deepEqual(
      printed(
        onDone(
          `${CONTEXT} System.debug(Trigger.new[0].Text__c + ' ' + Trigger.new.size() + ' ' + Limits.getQueries());
         c.setResumeCheckpoint(Trigger.new[0].ReplayId);
         if (Trigger.new[0].Text__c == 'a') for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; }`
        ),
        publish('a', 'b', 'c')
      ),
      ['a 3 0', 'b 2 0', 'c 1 0']
    )
);
rule('C1508', 'P96', RESUME, 'without a checkpoint the events of a failed delivery are lost', () =>
  assert.deepEqual(printed(onDone('System.debug(Trigger.new.size()); Integer i = 1 / 0;'), publish('a', 'b')), ['2'])
);
rule('C1509', 'P96', COMPARE, 'a checkpoint does not count as a retry', () =>
  project(
    onDone(
      `${CONTEXT} System.debug(Trigger.new[0].Text__c + ' ' + c.retries + ' ' + c.lastError);
       c.setResumeCheckpoint(Trigger.new[0].ReplayId);`
    )
  )
    .run(publish('a', 'b'))
    .prints('a 0 null', 'b 0 null')
);
rule(
  'C1510',
  'P96',
  COMPARE,
  'RetryableException brings all events of the delivery, whatever the checkpoint (EV2)',
  () =>
    project(
      onDone(
        `${CONTEXT} System.debug(Trigger.new.size() + ' ' + c.retries); c.setResumeCheckpoint(Trigger.new[0].ReplayId);
       if (c.retries == 0) throw new EventBus.RetryableException('later'); c.setResumeCheckpoint(Trigger.new[1].ReplayId);`
      )
    )
      .run(publish('a', 'b'))
      .prints('2 0', '2 1')
);
rule('C1511', 'P96', RETRY, 'a trigger that has asked ten times in a row is stopped and sees no further events', () => {
  const { runtime } = project(
    onDone(`System.debug(Trigger.new[0].Text__c); throw new EventBus.RetryableException('no');`)
  );
  runtime.org.isolate(() => {
    const first = runtime.runAnonymous(publish('a'), 'Case.apex', () => undefined).output;
    const second = runtime.runAnonymous(publish('b'), 'Case.apex', () => undefined).output;
    assert.deepEqual([first.length, second.length], [10, 0]);
  });
});
rule('C1512', 'P96', RETRY, 'what the trigger wrote before RetryableException is undone', () =>
  project(
    onDone(
      `${CONTEXT} insert new Account(Name = 'a'); if (c.retries < 2) throw new EventBus.RetryableException('later');
       System.debug([SELECT COUNT() FROM Account]);`
    )
  )
    .run(publish('a'))
    .prints('1')
);
rule('C1513', 'P96', TRIGGER_CONTEXT, 'subscribers learn who published', () =>
  project(onDone('System.debug(Trigger.new[0].CreatedById != UserInfo.getUserId());')).run(publish('a')).prints('true')
);

const SCHEDULER = guide('apex_scheduler');
/** Schedules its own next run, as jobs do that come up more often than expressions can say. */
const NEXT = `public class Next implements Schedulable {
  public static Integer runs = 0;
  public void execute(SchedulableContext c) {
    runs++;
    System.schedule('Next ' + runs, '0 0 0 3 9 ? 2042', new Next());
  }
}`;

rule('C1520', 'P105', SCHEDULER, 'a test fires its schedules once, and not those that they make (EV3)', () =>
  project(
    classes(
      NEXT,
      `@IsTest private class NextTest { @IsTest static void runs() {
        Test.startTest(); System.schedule('Next', '0 0 0 3 9 ? 2042', new Next()); Test.stopTest();
        Assert.areEqual(1, Next.runs);
        Assert.areEqual(1, [SELECT COUNT() FROM CronTrigger WHERE CronJobDetail.Name = 'Next 1']);
      } }`
    )
  ).testEnds('passed')
);

const hourly = (body: string): Files =>
  classes(`public class Hourly implements Schedulable {
    public void execute(SchedulableContext c) { System.abortJob(c.getTriggerId()); ${body} }
  }`);
const START = "System.schedule('Hourly', '0 5 * * * ?', new Hourly());";
const LOOK =
  'for (CronTrigger t : [SELECT CronJobDetail.Name, State FROM CronTrigger]) System.debug(t.CronJobDetail.Name + t.State);';

/** What is scheduled two hours after the start at 09:00. */
function scheduledLater(files: Files): readonly string[] {
  const { runtime } = project(files);
  return runtime.org.isolate(() => {
    runtime.runAnonymous(START, 'Case.apex', () => undefined);
    runtime.runUntil(Date.UTC(2026, 0, 5, 11));
    return runtime.runAnonymous(LOOK, 'Case.apex', () => undefined).output;
  });
}

rule('C1521', 'P105', SCHEDULER, 'a job that aborts its own schedule runs no more, and may take the name again', () => {
  assert.deepEqual(scheduledLater(hourly('')), []);
  assert.deepEqual(scheduledLater(hourly(`System.schedule('Hourly', '0 0 0 3 9 ? 2042', new Hourly());`)), [
    'HourlyWAITING'
  ]);
});
rule('C1522', 'P105', SCHEDULER, 'a job that fails has not aborted its schedule', () =>
  assert.deepEqual(scheduledLater(hourly('Integer i = 1 / 0;')), ['HourlyWAITING'])
);
