/** Rules of the language and the library that public code relies on. */
import { generateKeyPairSync } from 'node:crypto';
import { apex, classes, customObject, project, refuses } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, objects, reference, rule } from './rule.ts';

const CLASSES = guide('apex_classes_defining_methods');
const SCHEDULER = guide('apex_scheduler');
const CALLBACKS =
  'https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_callbacks.htm';

rule(
  'C1030',
  'P45',
  CLASSES,
  'an object is cloned without running a constructor, and shares what its fields hold',
  () =>
    project(
      classes(`public class Box { public static Integer made = 0; public List<String> names = new List<String>(); public Integer n;
      public Box() { made++; } }`)
    )
      .run(
        `Box a = new Box(); a.n = 1; Box b = a.clone(); b.n = 2; b.names.add('x');
       System.debug(a.n + ' ' + b.n + ' ' + a.names + ' ' + Box.made + ' ' + (a === b));`
      )
      .returns('1 2 (x) 1 false')
);
rule(
  'C1031',
  'P62',
  guide('langCon_apex_SOQL_single_row'),
  'a query in place of a record, as an argument or beside one, gives its row',
  () =>
    project(
      classes(
        `public class A { public static String name(Account a) { return a.Name; } public static String name(List<Account> a, Integer n) { return 'list'; } }`
      )
    )
      .run(
        `insert new Account(Name = 'x'); Account other = new Account(Name = 'y');
       System.debug(A.name([SELECT Name FROM Account])); System.debug(A.name([SELECT Name FROM Account], 1));
       Account chosen = other.Name == 'z' ? other : [SELECT Name FROM Account]; System.debug(chosen.Name);`
      )
      .prints('x', 'list', 'x')
);
rule('C1032', 'P20', guide('apex_classes_interfaces'), 'a static method may stand in for one of an interface', () =>
  project(
    classes(
      'public interface Source { String name(); }',
      "public class Fixed implements Source { public static String name() { return 'fixed'; } }"
    )
  )
    .run("Source s = new Fixed(); System.debug(s.name() + ' ' + Fixed.name());")
    .returns('fixed fixed')
);
rule('C1033', 'P105', SCHEDULER, 'what a schedule queues in a test runs when the method is over', () =>
  project(
    classes(
      `public class Later implements Queueable { public void execute(QueueableContext c) { insert new Account(Name = 'later'); } }`,
      `public class Timer implements Schedulable { public void execute(SchedulableContext c) { insert new Account(Name = 'timer'); System.enqueueJob(new Later()); System.abortJob(c.getTriggerId()); } }`,
      `@IsTest private class Proof { @IsTest static void run() {
        Test.startTest(); System.schedule('t', '0 0 0 1 1 ? 2099', new Timer()); Test.stopTest();
        Assert.areEqual('timer', [SELECT Name FROM Account].Name);
        Assert.areEqual(0, [SELECT COUNT() FROM CronTrigger]);
      } }`
    )
  ).testEnds('passed')
);
rule('C1034', 'P107', guide('apex_transaction_finalizers'), 'finalizers chain jobs in a test without an end', () =>
  project(
    classes(
      `public class Chain implements Queueable, Finalizer {
        Integer left; QueueableContext context;
        public Chain(Integer left) { this.left = left; }
        public void execute(QueueableContext c) { context = c; insert new Account(Name = 'n' + left); System.attachFinalizer(this); }
        public void execute(FinalizerContext c) { if (left > 1) System.enqueueJob(new Chain(left - 1)); }
      }`,
      `@IsTest private class Proof { @IsTest static void run() {
        Test.startTest(); System.enqueueJob(new Chain(5)); Test.stopTest(); Assert.areEqual(5, [SELECT COUNT() FROM Account]); } }`
    )
  ).testEnds('passed')
);
rule('C1035', 'P96', CALLBACKS, 'publishers are told what became of their events', () => {
  const told = (end: string, expected: string) =>
    project({
      'objects/Done__e/Done__e.object-meta.xml': metadata(
        'CustomObject',
        '<deploymentStatus>Deployed</deploymentStatus>',
        '<eventType>HighVolume</eventType>',
        '<label>Done</label>',
        '<pluralLabel>Done</pluralLabel>',
        '<publishBehavior>PublishAfterCommit</publishBehavior>'
      ),
      ...classes(
        `public class Told implements EventBus.EventPublishSuccessCallback, EventBus.EventPublishFailureCallback {
          public void onSuccess(EventBus.SuccessResult r) { note('success', r.getEventUuids()); }
          public void onFailure(EventBus.FailureResult r) { note('failure', r.getEventUuids()); }
          void note(String what, List<String> ids) { insert new Account(Name = what, Site = ids[0], Phone = UserInfo.getName()); }
        }`,
        `@IsTest private class Proof { @IsTest static void run() {
          Done__e e = (Done__e) Done__e.SObjectType.newSObject(null, true); Assert.areEqual(36, e.EventUuid.length());
          Test.startTest(); EventBus.publish(e, new Told()); ${end} Test.stopTest();
          Account a = [SELECT Name, Site, Phone FROM Account];
          Assert.areEqual('${expected}', a.Name); Assert.areEqual(e.EventUuid, a.Site); Assert.areEqual('Automated Process', a.Phone);
        } }`
      )
    }).testEnds('passed');
  told('', 'success');
  told('Test.getEventBus().fail();', 'failure');
});
rule('C1036', 'P55', reference('apex_classes_restful_crypto'), 'what is signed can be verified, nothing else', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' }
  });
  const key = (bytes: Buffer): string => `EncodingUtil.base64Decode('${bytes.toString('base64')}')`;
  apex(
    `Blob signature = Crypto.sign('ECDSA-SHA256', Blob.valueOf('a'), ${key(privateKey)});
     System.debug(Crypto.verify('ECDSA-SHA256', Blob.valueOf('a'), signature, ${key(publicKey)}));
     System.debug(Crypto.verify('ECDSA-SHA256', Blob.valueOf('b'), signature, ${key(publicKey)}));`
  ).prints('true', 'false');
  apex("Crypto.sign('RSA-SHA256', Blob.valueOf('a'), Blob.valueOf('no key'));").throws('System.SecurityException');
});
rule(
  'C1037',
  'P92',
  reference('apex_class_Schema_SObjectType'),
  'a new record takes default values where asked for',
  () => {
    const thing = customObject('Thing__c', {
      Colour__c: '<type>Text</type><length>20</length><defaultValue>"red"</defaultValue>'
    });
    const made = (flag: string) => `((Thing__c) Thing__c.SObjectType.newSObject(null, ${flag})).Colour__c`;
    project(thing).run(made('true')).returns('red');
    project(thing).run(made('false')).returns('null');
  }
);
rule('C1038', 'P87', guide('langCon_apex_dml_foreign_keys'), 'a parent is named by any field that finds it', () =>
  apex(
    `User u = new User(Profile = new Profile(Name = 'Standard User'), LastName = 'x', Alias = 'x', Email = 'x@example.com', Username = 'x@suites.example',
       TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
     insert u; System.debug([SELECT Profile.Name FROM User WHERE Id = :u.Id].Profile.Name);`
  ).returns('Standard User')
);
rule(
  'C1039',
  'P57',
  reference('apex_methods_system_sobject'),
  'a field that was queried is set, and a new record has no children',
  () =>
    apex(
      `insert new Account(Name = 'a'); Account a = [SELECT Phone FROM Account];
     System.debug(a.isSet('Phone') + ' ' + a.isSet('Name') + ' ' + new Account().Contacts.size());`
    ).returns('true false 0')
);
rule('C1040', 'P76', objects('sforce_api_objects_apexclass'), 'the classes of the project are rows of ApexClass', () =>
  project(classes('public class Sample { /* note */ }'))
    .run(
      "ApexClass c = [SELECT Body, Status FROM ApexClass WHERE Name = 'Sample']; System.debug(c.Body + ' ' + c.Status);"
    )
    .returns('public class Sample { /* note */ } Active')
);
rule('C1041', 'P51', reference('apex_class_System_Json'), 'what a document begins with is judged first', () =>
  apex(`JSON.deserialize('"a', List<String>.class);`).throws(
    'System.JSONException',
    /^Malformed JSON: Expected '\[' at the beginning of List\/Set/
  )
);
rule('C1042', 'P113', reference('apex_class_Schema_FieldSet'), 'a field set is named in code, if there is one', () => {
  const files = {
    ...customObject('Thing__c', {}),
    'objects/Thing__c/fieldSets/Main.fieldSet-meta.xml': metadata(
      'FieldSet',
      '<fullName>Main</fullName>',
      '<description>main</description>',
      '<displayedFields><field>Name</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields>',
      '<label>Main</label>'
    )
  };
  project(files).run('SObjectType.Thing__c.fieldSets.Main.getFields()[0].getFieldPath()').returns('Name');
  refuses(
    { ...files, ...classes('public class A { Object o = SObjectType.Thing__c.fieldSets.Other; }') },
    /Variable does not exist: Other/
  );
});
rule(
  'C1043',
  'P93',
  'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm',
  'an auto-number may hold the date',
  () => {
    const thing = customObject('Thing__c', {
      Code__c: '<type>AutoNumber</type><displayFormat>T-{YYYY}-{0000}</displayFormat>'
    });
    project(thing)
      .run(
        `Thing__c t = new Thing__c(Name = 'a'); insert t;
       System.debug([SELECT Code__c FROM Thing__c].Code__c.startsWith('T-' + Date.today().year() + '-000'));`
      )
      .returns('true');
  }
);
