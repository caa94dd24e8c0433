/** What flows do later: scheduled paths of saves, and flows that a schedule starts. The clock starts on Monday 2026-01-05 at 09:00 UTC. */
import assert from 'node:assert/strict';
import { THING, filter, flow, flowProject, node, ref, set, text, to } from '../../flow/__tests__/flowProject.ts';
import { classes, refuses, type Files } from '../apex.ts';
import { rule } from './rule.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const PATHS = `${HELP}flow_concepts_trigger_scheduled_path.htm`;
const SCHEDULE = `${HELP}flow_concepts_trigger_schedule.htm`;
const METADATA = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm';

interface PathOptions {
  readonly offset: number;
  readonly unit: string;
  readonly field?: string;
  readonly more?: string;
}

/** The flow F creates an account named after the record, some time after it has been saved with the text `on`. */
function later({ offset, unit, field, more = '' }: PathOptions, trigger = 'CreateAndUpdate'): Files {
  const source =
    field === undefined
      ? '<timeSource>RecordTriggerEvent</timeSource>'
      : `<recordField>${field}</recordField><timeSource>RecordField</timeSource>`;
  return flow(
    'F',
    `<start><object>Thing__c</object><recordTriggerType>${trigger}</recordTriggerType><triggerType>RecordAfterSave</triggerType><filterLogic>and</filterLogic>${filter('Text__c', 'EqualTo', text('on'))}<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria><scheduledPaths><name>Later</name>${to('C')}<offsetNumber>${offset}</offsetNumber><offsetUnit>${unit}</offsetUnit>${source}${more}</scheduledPaths></start>`,
    node('recordCreates', 'C', null, '<object>Account</object>', set('Name', ref('$Record.Name')))
  );
}

/** Runs the code in an org of its own, lets the clock go on and answers the names of the accounts there are by then. */
function accountsAt(files: Files, code: string, time: string): readonly string[] {
  const { runtime } = flowProject(files);
  const answer = runtime.runAnonymous(code, 'case', () => undefined);
  assert.ok(answer.success, answer.exception?.message ?? answer.diagnostics[0]?.message);
  const failures = runtime.runUntil(Date.parse(time));
  assert.deepEqual(
    failures.map(({ message }) => message),
    []
  );
  const query = 'for (Account a : [SELECT Name FROM Account ORDER BY Name]) System.debug(a.Name);';
  return runtime.runAnonymous(query, 'case', () => undefined).output;
}

const INSERT =
  "Thing__c t = new Thing__c(Name = 'a', Text__c = 'on', Day__c = Date.newInstance(2026, 1, 10)); insert t;";

rule('C1440', 'P98', PATHS, 'a scheduled path runs when its time has come, not before', () => {
  const project = later({ offset: 2, unit: 'Hours' });
  assert.deepEqual(accountsAt(project, INSERT, '2026-01-05T10:59:00Z'), []);
  assert.deepEqual(accountsAt(project, INSERT, '2026-01-05T11:01:00Z'), ['a']);
});
rule(
  'C1441',
  'P98',
  METADATA,
  'the time may be that of a field, before or after it; days begin in the zone of the org',
  () => {
    // 9 January at midnight in Los Angeles.
    const project = later({ offset: -1, unit: 'Days', field: 'Day__c' });
    assert.deepEqual(accountsAt(project, INSERT, '2026-01-09T07:59:00Z'), []);
    assert.deepEqual(accountsAt(project, INSERT, '2026-01-09T08:01:00Z'), ['a']);
  }
);
rule('C1442', 'P98', METADATA, 'months end where the shorter month does', () => {
  const project = later({ offset: 1, unit: 'Months', field: 'Day__c' });
  const insert = INSERT.replace('1, 10', '1, 31');
  assert.deepEqual(accountsAt(project, insert, '2026-02-28T07:59:00Z'), []);
  assert.deepEqual(accountsAt(project, insert, '2026-02-28T08:01:00Z'), ['a']);
});
rule('C1443', 'P98', PATHS, 'a record that no longer meets the conditions loses what waits for it', () => {
  const project = later({ offset: 2, unit: 'Hours' });
  assert.deepEqual(accountsAt(project, `${INSERT} t.Text__c = 'off'; update t;`, '2026-01-06T09:00:00Z'), []);
  assert.deepEqual(accountsAt(project, `${INSERT} t.Size__c = 1; update t;`, '2026-01-06T09:00:00Z'), ['a']);
});
rule('C1444', 'P98', PATHS, 'a record whose date changes moves what waits for it', () => {
  const project = later({ offset: 0, unit: 'Days', field: 'Day__c' });
  const moved = `${INSERT} t.Day__c = Date.newInstance(2026, 1, 20); update t;`;
  assert.deepEqual(accountsAt(project, moved, '2026-01-19T09:00:00Z'), []);
  assert.deepEqual(accountsAt(project, moved, '2026-01-20T09:00:00Z'), ['a']);
  assert.deepEqual(accountsAt(project, `${INSERT} t.Day__c = null; update t;`, '2026-01-30T09:00:00Z'), []);
});
rule(
  'C1445',
  'P98',
  PATHS,
  'a path of a record that is gone by then does nothing, and it sees the record as it is',
  () => {
    const project = later({ offset: 2, unit: 'Hours' }, 'Create');
    assert.deepEqual(accountsAt(project, `${INSERT} delete t;`, '2026-01-06T09:00:00Z'), []);
    assert.deepEqual(accountsAt(project, `${INSERT} t.Name = 'b'; update t;`, '2026-01-06T09:00:00Z'), ['b']);
  }
);
rule('C1446', 'P98', PATHS, 'what is rolled back waits for nothing', () =>
  assert.deepEqual(
    accountsAt(
      later({ offset: 2, unit: 'Hours' }),
      `Savepoint s = Database.setSavepoint(); ${INSERT} Database.rollback(s);`,
      '2026-01-06T09:00:00Z'
    ),
    []
  )
);
const MANY =
  "List<Thing__c> l = new List<Thing__c>(); for (Integer i = 0; i < 5; i++) l.add(new Thing__c(Name = 'n' + i, Text__c = 'on')); insert l;";
const COUNTING = classes(
  "public class Seen { @InvocableMethod public static void run(List<String> names) { insert new Account(Name = 'seen ' + names.size()); } }"
);
const counting = (more: string): Files => ({
  ...COUNTING,
  ...flow(
    'F',
    `<start><object>Thing__c</object><recordTriggerType>Create</recordTriggerType><triggerType>RecordAfterSave</triggerType><scheduledPaths><name>Later</name>${to('C')}<offsetNumber>1</offsetNumber><offsetUnit>Hours</offsetUnit><timeSource>RecordTriggerEvent</timeSource>${more}</scheduledPaths></start>`,
    node(
      'actionCalls',
      'C',
      null,
      '<actionName>Seen</actionName><actionType>apex</actionType>',
      `<inputParameters><name>names</name>${ref('$Record.Name')}</inputParameters>`
    )
  )
});
rule('C1447', 'P98', METADATA, 'due records run together, as many as a batch takes', () => {
  assert.deepEqual(accountsAt(counting(''), MANY, '2026-01-06T09:00:00Z'), ['seen 5']);
  assert.deepEqual(accountsAt(counting('<maxBatchSize>2</maxBatchSize>'), MANY, '2026-01-06T09:00:00Z'), [
    'seen 1',
    'seen 2',
    'seen 2'
  ]);
});
rule('C1448', 'P98', PATHS, 'in tests scheduled paths never run', () =>
  flowProject(
    later({ offset: 0, unit: 'Minutes' }),
    classes(
      "@isTest private class RunTest { @isTest static void run() { Test.startTest(); insert new Thing__c(Name = 'a', Text__c = 'on'); Test.stopTest(); System.assertEquals(0, [SELECT COUNT() FROM Account]); } }"
    )
  ).testEnds('passed')
);
rule('C1449', 'P98', METADATA, 'a batch of a path takes 1 to 200 records', () =>
  refuses(
    { ...THING, ...later({ offset: 1, unit: 'Days', more: '<maxBatchSize>201</maxBatchSize>' }) },
    'A scheduled path takes 1 to 200 records at once'
  )
);
rule('C1450', 'P98', METADATA, 'the time of a path is that of a date, or of a date and time', () =>
  refuses(
    { ...THING, ...later({ offset: 1, unit: 'Days', field: 'Text__c' }) },
    'Thing__c has no date or date and time named Text__c'
  )
);

const scheduled = (frequency: string, object: string, ...elements: readonly string[]): Files =>
  flow(
    'F',
    `<start>${to('C')}${object}<schedule><frequency>${frequency}</frequency><startDate>2026-01-05</startDate><startTime>06:00:00.000Z</startTime></schedule><triggerType>Scheduled</triggerType></start>`,
    ...elements
  );
const CREATE_NIGHTLY = node(
  'recordCreates',
  'C',
  null,
  '<object>Account</object>',
  set('Name', text('at {!$Flow.CurrentDate}'))
);
rule('C1455', 'P98', SCHEDULE, 'a daily flow runs every day at its time, in the zone of the org', () => {
  // 06:00 in Los Angeles is 14:00 UTC.
  const project = scheduled('Daily', '', CREATE_NIGHTLY);
  assert.deepEqual(accountsAt(project, '', '2026-01-05T13:59:00Z'), []);
  assert.deepEqual(accountsAt(project, '', '2026-01-07T14:01:00Z'), ['at 1/5/2026', 'at 1/6/2026', 'at 1/7/2026']);
});
rule(
  'C1456',
  'P98',
  SCHEDULE,
  'a weekly flow runs every seventh day, and one that runs once does not come again',
  () => {
    assert.deepEqual(accountsAt(scheduled('Weekly', '', CREATE_NIGHTLY), '', '2026-01-19T15:00:00Z'), [
      'at 1/12/2026',
      'at 1/19/2026',
      'at 1/5/2026'
    ]);
    assert.deepEqual(accountsAt(scheduled('Once', '', CREATE_NIGHTLY), '', '2026-01-19T15:00:00Z'), ['at 1/5/2026']);
  }
);
rule('C1457', 'P98', SCHEDULE, 'with an object it runs for every record that matches, all of a batch together', () =>
  assert.deepEqual(
    accountsAt(
      {
        ...COUNTING,
        ...scheduled(
          'Once',
          `<object>Thing__c</object><filterLogic>and</filterLogic>${filter('Name', 'NotEqualTo', text('n0'))}`,
          node(
            'actionCalls',
            'C',
            'U',
            '<actionName>Seen</actionName><actionType>apex</actionType>',
            `<inputParameters><name>names</name>${ref('$Record.Name')}</inputParameters>`
          ),
          node('recordUpdates', 'U', null, set('Text__c', text('done')), '<inputReference>$Record</inputReference>')
        )
      },
      MANY,
      '2026-01-06T00:00:00Z'
    ),
    ['seen 4']
  )
);
rule('C1458', 'P98', SCHEDULE, 'in tests no schedule starts a flow', () =>
  flowProject(
    scheduled('Daily', '', CREATE_NIGHTLY),
    classes(
      '@isTest private class RunTest { @isTest static void run() { Test.startTest(); Test.stopTest(); System.assertEquals(0, [SELECT COUNT() FROM Account]); } }'
    )
  ).testEnds('passed')
);
rule('C1459', 'P98', METADATA, 'frequencies of segments are refused by name', () =>
  refuses(scheduled('Monthly', '', CREATE_NIGHTLY), 'Schedules of frequency Monthly are not supported by the local org')
);
