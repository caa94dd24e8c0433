/** Flows that run after the commit: asynchronous paths and platform events. */
import { test } from 'node:test';
import { classes } from '../../__tests__/apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { filter, flow, flowProject, node, ref, set, text } from './flowProject.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';

const ASYNC = flow(
  'F',
  '<start><object>Thing__c</object><recordTriggerType>Create</recordTriggerType><scheduledPaths><connector><targetReference>C</targetReference></connector><pathType>AsyncAfterCommit</pathType></scheduledPaths><triggerType>RecordAfterSave</triggerType></start>',
  node('recordCreates', 'C', null, '<object>Account</object>', set('Name', ref('$Record.Text__c')))
);

test(`an asynchronous path runs after the commit, in a test at stopTest, with the record as it is then (${HELP}flow_concepts_trigger_async_path.htm)`, () =>
  flowProject(
    ASYNC,
    classes(
      "@isTest private class RunTest { @isTest static void run() { Test.startTest(); Thing__c t = new Thing__c(Name = 'n', Text__c = 'old'); insert t; t.Text__c = 'new'; update t; System.assertEquals(0, [SELECT COUNT() FROM Account]); Test.stopTest(); System.assertEquals('new', [SELECT Name FROM Account].Name); } }"
    )
  ).testEnds('passed'));

test(`P107 what is rolled back starts no asynchronous path (${HELP}flow_concepts_trigger_async_path.htm)`, () =>
  flowProject(
    ASYNC,
    classes(
      "@isTest private class RunTest { @isTest static void run() { Test.startTest(); Savepoint s = Database.setSavepoint(); insert new Thing__c(Name = 'n', Text__c = 'x'); Database.rollback(s); Test.stopTest(); System.assertEquals(0, [SELECT COUNT() FROM Account]); } }"
    )
  ).testEnds('passed'));

const EVENT = {
  'objects/Note__e/Note__e.object-meta.xml': metadata(
    'CustomObject',
    '<label>Note</label>',
    '<pluralLabel>Notes</pluralLabel>',
    '<deploymentStatus>Deployed</deploymentStatus>',
    '<eventType>HighVolume</eventType>',
    '<publishBehavior>PublishAfterCommit</publishBehavior>'
  ),
  'objects/Note__e/fields/Text__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Text__c</fullName>',
    '<label>Text</label>',
    '<type>Text</type><length>20</length>'
  )
};

test(`P96 a platform event starts a flow, for all its messages together (${HELP}flow_concepts_trigger_platform_event.htm)`, () =>
  flowProject(
    EVENT,
    flow(
      'F',
      `<start><connector><targetReference>C</targetReference></connector><object>Note__e</object><filterLogic>and</filterLogic>${filter('Text__c', 'NotEqualTo', text('no'))}<triggerType>PlatformEvent</triggerType></start>`,
      node('recordCreates', 'C', null, '<object>Account</object>', set('Name', ref('$Record.Text__c')))
    ),
    classes(
      "@isTest private class RunTest { @isTest static void run() { EventBus.publish(new List<Note__e>{ new Note__e(Text__c = 'yes'), new Note__e(Text__c = 'no') }); Test.getEventBus().deliver(); System.assertEquals('yes', [SELECT Name FROM Account].Name); } }"
    )
  ).testEnds('passed'));
