/** What every org brings, how classes of a release behave, and what tests report (P36, P54, P106–P120). */
import assert from 'node:assert/strict';
import { callApex } from '../../engine/apexActions.ts';
import { createRuntime } from '../../engine/runtime.ts';
import { RequestError } from '../../rest/protocol.ts';
import { apexMeta, metadata } from '../../source/__tests__/sourceFolder.ts';
import { apex, classes, customObject, project, refuses } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const QUEUEABLE = guide('apex_queueing_jobs');
const SCHEDULER = guide('apex_scheduler');
const COVERAGE = guide('apex_code_coverage_best_pract');
const TOKENS = guide('apex_dynamic_describe_objects_understanding');
const USER_INFO = reference('apex_methods_system_userinfo');

const label = (name: string, value: string): Record<string, string> => ({
  'labels/CustomLabels.labels-meta.xml': metadata(
    'CustomLabels',
    `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected><shortDescription>${name}</shortDescription><value>${value}</value></labels>`
  )
});

rule('C1150', 'P8', guide('langCon_apex_primitives'), 'a Double keeps its digits when it becomes a Decimal', () =>
  apex(
    'Double whole = 1.0; Double third = 0.1; Decimal a = whole; Decimal b = third; System.debug(a); System.debug(b); System.debug(b.scale());'
  ).prints('1.0', '0.1', '1')
);
rule(
  'C1151',
  'P36',
  guide('apex_classes_perms_enforcing'),
  'classes that run in user mode by default are refused',
  () => {
    const text = 'public class Later { public static Integer count() { return [SELECT COUNT() FROM Account]; } }';
    project({ ...classes(text), 'classes/Later.cls-meta.xml': apexMeta('ApexClass', '67.0') })
      .run('Later.count()')
      .throws('NotSupported', /API version 67/);
    project({ ...classes(text), 'classes/Later.cls-meta.xml': apexMeta('ApexClass', '66.0') })
      .run('Later.count()')
      .returns('0');
  }
);
rule('C1152', 'P54', reference('apex_methods_system_datetime'), 'a saved Datetime has whole seconds', () =>
  project(customObject('Visit__c', { At__c: '<type>DateTime</type>' }))
    .run(
      "Visit__c v = new Visit__c(Name = 'v', At__c = Datetime.newInstance(1700000001500L)); insert v; System.debug([SELECT At__c FROM Visit__c].At__c.getTime()); System.debug([SELECT CreatedDate FROM Visit__c].CreatedDate.millisecond());"
    )
    .prints('1700000001000', '0')
);

const JOB = `public class Job implements Queueable {
  public List<String> words = new List<String>{ 'queued' };
  public transient String passing = 'set';
  public void execute(QueueableContext context) {
    insert new Account(Name = words[0] + words.size() + passing);
  }
}`;
rule('C1153', 'P106', QUEUEABLE, 'a job is copied when it is put into the queue, without what is transient', () =>
  project(
    classes(
      JOB,
      "@IsTest private class Proof { @IsTest static void run() { Test.startTest(); Job j = new Job(); System.enqueueJob(j); j.words.add('later'); Test.stopTest(); Assert.areEqual('queued1null', [SELECT Name FROM Account].Name); } }"
    )
  ).testEnds('passed')
);
rule('C1154', 'P107', QUEUEABLE, 'a job has a row that says how it went', () =>
  project(
    classes(
      JOB,
      "@IsTest private class Proof { @IsTest static void run() { Test.startTest(); Id id = System.enqueueJob(new Job()); Assert.areEqual('Queued', [SELECT Status FROM AsyncApexJob WHERE Id = :id].Status); Test.stopTest(); AsyncApexJob row = [SELECT Status, JobType, ApexClass.Name FROM AsyncApexJob WHERE Id = :id]; Assert.areEqual('Completed Queueable Job', row.Status + ' ' + row.JobType + ' ' + row.ApexClass.Name); } }"
    )
  ).testEnds('passed')
);
rule('C1155', 'P107', SCHEDULER, 'an aborted schedule does not run and leaves no trigger', () =>
  project(
    classes(
      "public class Nightly implements Schedulable { public void execute(SchedulableContext context) { insert new Account(Name = 'ran'); } }",
      "@IsTest private class Proof { @IsTest static void run() { Test.startTest(); Id id = System.schedule('nightly', '0 0 1 * * ?', new Nightly()); Assert.areEqual('0 0 1 * * ?', [SELECT CronExpression FROM CronTrigger WHERE Id = :id].CronExpression); System.abortJob(id); Test.stopTest(); Assert.areEqual(0, [SELECT COUNT() FROM Account]); Assert.areEqual(0, [SELECT COUNT() FROM CronTrigger WHERE Id = :id]); } }"
    )
  ).testEnds('passed')
);

const COVERED = `public class Lines {
  public static final String NAME = 'constant';
  public Integer twice {
    get {
      return 2;
    }
  }
  public static Integer run(Integer n) {
    Integer result = 0;
    try {
      result = Integer.valueOf(
        'x'
      );
    } catch (TypeException e) {
      result = 1;
    }
    if (n == 5) {
      result = 7;
    }
    // nothing
    return result;
  }
}`;
rule('C1156', 'P112', COVERAGE, 'statements count for coverage, once each, at their first line', () => {
  const { coverage } = project(
    classes(COVERED, '@IsTest private class LinesTest { @IsTest static void run() { Lines.run(1); } }'),
    { coverage: true }
  ).test();
  assert.deepEqual(coverage, [{ name: 'Lines', coveredLines: [9, 10, 11, 14, 15, 17, 21], uncoveredLines: [5, 18] }]);
});
rule('C1157', 'P112', COVERAGE, 'test classes do not count, trigger code does', () => {
  const { coverage } = project(
    {
      ...classes("@IsTest private class Proof { @IsTest static void run() { insert new Account(Name = 'a'); } }"),
      'triggers/Watch.trigger':
        "trigger Watch on Account (before insert, before update) {\n  for (Account a : Trigger.new) {\n    a.Phone = '1';\n    if (Trigger.isUpdate) {\n      a.Fax = '1';\n    }\n  }\n}"
    },
    { coverage: true }
  ).test();
  assert.deepEqual(coverage, [{ name: 'Watch', coveredLines: [2, 3, 4], uncoveredLines: [5] }]);
});

rule('C1158', 'P114', guide('apex_classes_namespace_precedence'), 'an own class hides the one of the platform', () =>
  project(classes("public class Url { public static String host() { return 'own'; } }"))
    .run("System.debug(Url.host()); System.debug(new System.Url('https://example.com/a').getHost());")
    .prints('own', 'example.com')
);
rule(
  'C1159',
  'P114',
  guide('langCon_apex_expressions_understanding'),
  'Schema names the object that a class hides',
  () =>
    project(classes("public class Contact { public static String word() { return 'own'; } }"))
      .run("Schema.Contact c = new Schema.Contact(LastName = 'x'); System.debug(c.LastName + Contact.word());")
      .returns('xown')
);
rule('C1160', 'P115', TOKENS, 'a field token is one value, prints its name and serves as a key', () =>
  apex(
    "Map<SObjectField, Integer> byField = new Map<SObjectField, Integer>{ Account.Name => 1 }; SObjectField found = Account.SObjectType.getDescribe().fields.getMap().get('name'); System.debug(byField.get(found)); System.debug(found === Account.Name); System.debug(found); System.debug(Contact.Name == Account.Name);"
  ).prints('1', 'true', 'Name', 'false')
);
rule('C1161', 'P115', TOKENS, 'a field token through a relationship is refused by name', () =>
  apex('SObjectField f = Contact.Account.Name;').refuses(/field tokens through relationships/)
);
rule('C1162', 'P116', reference('apex_class_System_Label'), 'a label is found in any case', () => {
  const greeting = project(label('Greeting', 'Hello'));
  greeting.run('System.debug(System.Label.Greeting + Label.gREETING);').returns('HelloHello');
});
rule('C1163', 'P116', reference('apex_class_System_Label'), 'a label that is not there is a compile error', () =>
  apex('System.debug(Label.Nothing);').refuses(/External string does not exist: Nothing/)
);
rule('C1164', 'P117', USER_INFO, 'code of nobody else runs as an administrator without a role', () =>
  apex(
    'User u = [SELECT Profile.Name, UserRoleId, IsActive FROM User WHERE Id = :UserInfo.getUserId()]; System.debug(u.Profile.Name); System.debug(u.UserRoleId); System.debug(u.IsActive); System.debug([SELECT Id FROM Organization].Id == UserInfo.getOrganizationId());'
  ).prints('System Administrator', 'null', 'true', 'true')
);
rule('C1165', 'P118', reference('apex_classes_network'), 'outside of sites there is none', () =>
  apex('System.debug(Network.getNetworkId()); System.debug(Site.getSiteId()); System.debug(Site.getName());').prints(
    'null',
    'null',
    'null'
  )
);
rule('C1166', 'P119', guide('apex_classes_annotation_AuraEnabled'), 'a cacheable method writes nothing', () => {
  const { runtime } = project(
    classes(
      "public with sharing class Desk { @AuraEnabled(cacheable=true) public static void read() { insert new Account(Name = 'a'); } @AuraEnabled public static void write() { insert new Account(Name = 'a'); } }"
    )
  );
  const call = (method: string, cacheable: boolean): unknown =>
    callApex(runtime, { classname: 'Desk', method, params: {}, cacheable }, runtime.org.seeded.adminUserId);
  assert.throws(
    () => call('read', true),
    (error) => error instanceof RequestError && /Too many DML statements: 1/.test(error.message)
  );
  call('write', false);
});
rule('C1167', 'P120', guide('apex_testing_best_practices'), 'two orgs of one project tell the same', () => {
  const { compiled } = project(customObject('Visit__c', { At__c: '<type>DateTime</type>' })).runtime;
  const told = (): readonly string[] => {
    const lines: string[] = [];
    createRuntime(compiled, { time: 'fixed', database: null }).runAnonymous(
      "List<Visit__c> l = new List<Visit__c>{ new Visit__c(Name = 'a'), new Visit__c(Name = 'b') }; insert l; System.debug(l[1].Id); System.debug(Math.random()); System.debug(System.now().getTime()); System.debug(new List<String>(Schema.getGlobalDescribe().keySet()).size()); System.debug(JSON.serialize(new List<String>(Visit__c.SObjectType.getDescribe().fields.getMap().keySet()))); System.debug([SELECT Id FROM Profile ORDER BY Name]);",
      'Told.apex',
      (line) => void lines.push(line)
    );
    return lines;
  };
  const first = told();
  assert.equal(first.length, 6);
  assert.deepEqual(told(), first);
});
rule(
  'C1168',
  'P120',
  guide('apex_testing_best_practices'),
  'a test draws and counts as if it were the only one',
  () => {
    const { tests } = project(
      classes(
        "@IsTest private class Proof { @IsTest static void one() { tell(); } @IsTest static void two() { tell(); } static void tell() { Account a = new Account(Name = 'a'); insert a; Assert.fail(a.Id + ' ' + Math.random() + ' ' + System.now().getTime() + ' ' + Request.getCurrent().getRequestId()); } }"
      )
    ).test();
    assert.equal(tests.length, 2);
    assert.equal(tests[0]?.message, tests[1]?.message);
  }
);
rule('C1169', 'P109', guide('apex_classes_annotation_isTest'), 'a class that sees all data has no set-up', () =>
  refuses(
    classes(
      '@IsTest(SeeAllData=true) private class Proof { @TestSetup static void prepare() { } @IsTest static void run() { } }'
    ),
    /SeeAllData/
  )
);
rule(
  'C1920',
  'IA2',
  reference('apex_class_System_OrgLimits'),
  'allocations of the org have a name, a limit and what is used',
  () =>
    apex(
      "OrgLimit mails = OrgLimits.getMap().get('SingleEmail'); System.debug(mails); System.debug(mails.getName() + mails.getLimit() + mails.getValue()); System.debug(OrgLimits.getAll().size() == OrgLimits.getMap().size());"
    ).prints('OrgLimit[SingleEmail: consumed 0 of 5000]', 'SingleEmail50000', 'true')
);
rule(
  'C1950',
  'IA2',
  'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm',
  'documented allocations are there, undocumented ones are not, unknown ones are refused by name',
  () => {
    apex(
      "System.debug(OrgLimits.getMap().get('DailyApiRequests').getLimit()); System.debug(OrgLimits.getMap().get('Invented')); System.debug(OrgLimits.getMap().containsKey('DataStorageMB'));"
    ).prints('5000', 'null', 'true');
    apex("OrgLimits.getMap().get('DailyScratchOrgs');").throws('NotSupported', /DailyScratchOrgs/);
    apex("OrgLimits.getMap().containsKey('DailyScratchOrgs');").throws('NotSupported', /DailyScratchOrgs/);
  }
);
