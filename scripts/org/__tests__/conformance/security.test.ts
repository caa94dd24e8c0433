/** Sharing and permissions (P99–P102). */
import { classes, customObject, project, refuses, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, objects, reference, rule } from './rule.ts';

const SHARING = guide('apex_classes_keywords_sharing');
const USER_MODE = guide('apex_classes_enforce_usermode');
const WITH = guide('apex_classes_with_security_enforced');
const STRIP = guide('apex_classes_with_security_stripInaccessible');
const RUN_AS = guide('apex_testing_tools_runas');
const PERMISSION_SETS =
  'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm';

const NOTE = customObject(
  'Note__c',
  { Text__c: '<type>Text</type><length>20</length>', Secret__c: '<type>Text</type><length>20</length>' },
  '<sharingModel>Private</sharingModel>'
);
const access = (name: string, ...rows: readonly string[]): Files => ({
  [`permissionsets/${name}.permissionset-meta.xml`]: metadata(
    'PermissionSet',
    `<label>${name}</label>`,
    '<hasActivationRequired>false</hasActivationRequired>',
    ...rows
  )
});
const objectRow = (rights: string): string =>
  ['Create', 'Delete', 'Edit', 'Read']
    .map((right) => `<allow${right}>${rights.includes(right)}</allow${right}>`)
    .join('') +
  `<modifyAllRecords>false</modifyAllRecords><object>Note__c</object><viewAllRecords>${rights.includes('All')}</viewAllRecords>`;
const PERMISSIONS: Files = {
  ...access(
    'Reader',
    `<objectPermissions>${objectRow('Read')}</objectPermissions>`,
    '<fieldPermissions><editable>false</editable><field>Note__c.Text__c</field><readable>true</readable></fieldPermissions>'
  ),
  ...access(
    'Writer',
    `<objectPermissions>${objectRow('Create Edit Read')}</objectPermissions>`,
    '<fieldPermissions><editable>true</editable><field>Note__c.Text__c</field><readable>true</readable></fieldPermissions>'
  ),
  ...access('Seer', `<objectPermissions>${objectRow('Read All')}</objectPermissions>`)
};
const PEOPLE = `@IsTest public class People { public static User make(String name, List<String> sets) {
  Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'];
  User u = new User(LastName = name, Alias = name.left(8), Username = name + '@people.example', Email = name + '@people.example', ProfileId = p.Id, TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'de_DE', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
  System.runAs(new User(Id = UserInfo.getUserId())) {
    insert u;
    List<PermissionSetAssignment> l = new List<PermissionSetAssignment>();
    for (PermissionSet s : [SELECT Id FROM PermissionSet WHERE Name IN :sets]) { l.add(new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = s.Id)); }
    insert l;
  }
  return u;
} }`;
const READERS = [
  'public without sharing class Finder { public static Note__c note() { return [SELECT Id FROM Note__c LIMIT 1]; } public static List<Note__c> all() { return [SELECT Text__c, Secret__c FROM Note__c]; } }',
  'public with sharing class Changer { public static void change(Note__c n) { update n; } }',
  'public with sharing class With { public static Integer count() { return [SELECT COUNT() FROM Note__c]; } public class Part { public Integer count() { return [SELECT COUNT() FROM Note__c]; } } }',
  'public without sharing class Without { public static Integer count() { return [SELECT COUNT() FROM Note__c]; } public static Integer viaPlain() { return Plain.count(); } public static Integer viaInherited() { return Inherits.count(); } public class Part { public Integer count() { return [SELECT COUNT() FROM Note__c]; } } }',
  'public inherited sharing class Inherits { public static Integer count() { return [SELECT COUNT() FROM Note__c]; } }',
  'public class Plain { public static Integer count() { return [SELECT COUNT() FROM Note__c]; } }',
  'public with sharing class Caller { public static Integer viaPlain() { return Plain.count(); } public static Integer viaWithout() { return Without.count(); } public static Integer viaInherited() { return Inherits.count(); } public static Integer viaOuterWithout() { return new Without.Part().count(); } }'
];

/** A test in which the administrator owns one note and `body` runs as a user with the permission sets. */
function asUser(sets: readonly string[], body: string): void {
  const test = `@IsTest private class Proof { @IsTest static void run() {
    insert new Note__c(Name = 'theirs', Text__c = 't', Secret__c = 's');
    User u = People.make('rep', new List<String>{${sets.map((each) => `'${each}'`).join(', ')}});
    System.runAs(u) { ${body} }
  } }`;
  project({ ...NOTE, ...PERMISSIONS, ...classes(PEOPLE, test, ...READERS) }).testEnds('passed');
}
const throwsIn = (code: string, type: string, words: string): string =>
  `try { ${code} Assert.fail('nothing thrown'); } catch (${type} e) { Assert.isTrue(e.getMessage().contains('${words}'), e.getMessage()); }`;

rule('C501', 'P99', SHARING, 'with sharing sees what is shared', () =>
  asUser(['Reader'], 'Assert.areEqual(0, With.count());')
);
rule('C502', 'P99', SHARING, 'without sharing sees all', () =>
  asUser(['Reader'], 'Assert.areEqual(1, Without.count());')
);
rule('C503', 'P99', SHARING, 'no keyword: as the caller', () =>
  asUser(['Reader'], 'Assert.areEqual(0, Caller.viaPlain()); Assert.areEqual(1, Without.viaPlain());')
);
rule('C504', 'P99', SHARING, 'inherited sharing: as the caller', () =>
  asUser(['Reader'], 'Assert.areEqual(0, Caller.viaInherited()); Assert.areEqual(1, Without.viaInherited());')
);
rule('C505', 'P99', SHARING, 'the called class decides for itself', () =>
  asUser(['Reader'], 'Assert.areEqual(1, Caller.viaWithout());')
);
rule('C506', 'P99', SHARING, 'an inner class does not take the keyword of its outer class', () =>
  asUser(['Reader'], 'Assert.areEqual(0, Caller.viaOuterWithout());')
);
rule('C507', 'P102', objects('sforce_api_objects_userrecordaccess'), 'an owner sees the record', () =>
  asUser(['Writer'], "insert new Note__c(Name = 'mine'); Assert.areEqual(1, With.count());")
);
rule('C508', 'P102', PERMISSION_SETS, 'View All opens the object', () =>
  asUser(['Seer'], 'Assert.areEqual(1, With.count());')
);
rule('C509', 'P100', USER_MODE, 'a query in user mode needs the object', () =>
  asUser([], throwsIn('List<Note__c> l = [SELECT Id FROM Note__c WITH USER_MODE];', 'QueryException', 'Note__c'))
);
rule('C510', 'P100', USER_MODE, 'a query in user mode needs the selected field', () =>
  asUser(
    ['Reader'],
    throwsIn('List<Note__c> l = [SELECT Secret__c FROM Note__c WITH USER_MODE];', 'QueryException', 'Secret__c')
  )
);
rule('C511', 'P100', USER_MODE, 'a query in user mode needs the field it filters by', () =>
  asUser(
    ['Reader'],
    throwsIn(
      "List<Note__c> l = [SELECT Id FROM Note__c WHERE Secret__c = 's' WITH USER_MODE];",
      'QueryException',
      'Secret__c'
    )
  )
);
rule('C512', 'P100', WITH, 'SECURITY_ENFORCED looks at the selected fields only', () =>
  asUser(
    ['Seer'],
    `Assert.areEqual(1, [SELECT Id FROM Note__c WHERE Secret__c = 's' WITH SECURITY_ENFORCED].size()); ${throwsIn('List<Note__c> l = [SELECT Secret__c FROM Note__c WITH SECURITY_ENFORCED];', 'QueryException', 'inaccessible field')}`
  )
);
rule('C513', 'P100', USER_MODE, 'the names of the refused fields can be asked for', () =>
  asUser(
    ['Reader'],
    "try { List<Note__c> l = [SELECT Secret__c FROM Note__c WITH USER_MODE]; Assert.fail('nothing thrown'); } catch (QueryException e) { Assert.isTrue(e.getInaccessibleFields().get('Note__c').contains('Secret__c')); }"
  )
);
rule('C514', 'P100', USER_MODE, 'an insert in user mode needs the object', () =>
  asUser(['Reader'], throwsIn("insert as user new Note__c(Name = 'n');", 'SecurityException', 'Note__c'))
);
rule('C515', 'P100', USER_MODE, 'an insert in user mode needs the field', () =>
  asUser(
    ['Writer'],
    throwsIn(
      "insert as user new Note__c(Name = 'n', Secret__c = 's');",
      'DmlException',
      'fields being inaccessible on Sobject Note__c'
    )
  )
);
rule('C516', 'P100', USER_MODE, 'an insert in system mode needs neither', () =>
  asUser([], "insert as system new Note__c(Name = 'n', Secret__c = 's'); Assert.areEqual(2, Without.count());")
);
rule('C517', 'P100', STRIP, 'stripInaccessible takes away what may not be read', () =>
  asUser(
    ['Reader'],
    "List<SObject> l = Security.stripInaccessible(AccessType.READABLE, Finder.all()).getRecords(); Assert.isTrue(l[0].isSet('Text__c')); Assert.isFalse(l[0].isSet('Secret__c'));"
  )
);
rule('C518', 'P100', STRIP, 'stripInaccessible names what it took', () =>
  asUser(
    ['Writer'],
    "SObjectAccessDecision d = Security.stripInaccessible(AccessType.CREATABLE, new List<Note__c>{new Note__c(Text__c = 't', Secret__c = 's')}); Assert.areEqual(new Set<String>{'Secret__c'}, d.getRemovedFields().get('Note__c')); Assert.isTrue(d.getRecords()[0].isSet('Text__c'));"
  )
);
rule('C519', 'P101', RUN_AS, 'runAs does not enforce object permissions in system mode', () =>
  asUser([], 'Assert.areEqual(1, [SELECT COUNT() FROM Note__c WITH SYSTEM_MODE]);')
);
rule('C520', 'P101', RUN_AS, 'runAs switches the user', () =>
  asUser([], 'Assert.areEqual(u.Id, UserInfo.getUserId());')
);
rule('C521', 'P53', RUN_AS, 'runAs switches zone and locale', () =>
  asUser(
    [],
    "Assert.areEqual('Europe/Berlin', UserInfo.getTimeZone().getID()); Assert.areEqual('2026-01-02 04:00', Datetime.newInstanceGmt(2026, 1, 2, 3, 0, 0).format('yyyy-MM-dd HH:mm'));"
  )
);
rule('C522', 'P101', RUN_AS, 'runAs is for tests', () =>
  refuses(classes('public class Sneak { void go() { System.runAs(new User()) { } } }'), /runAs/i)
);
rule('C523', 'P102', reference('apex_methods_system_fields_describe'), 'describe speaks for the running user', () =>
  asUser(
    ['Reader'],
    'Assert.isTrue(Note__c.Text__c.getDescribe().isAccessible()); Assert.isFalse(Note__c.Secret__c.getDescribe().isAccessible()); Assert.isFalse(Note__c.SObjectType.getDescribe().isCreateable());'
  )
);
rule('C524', 'P102', objects('sforce_api_objects_userrecordaccess'), 'UserRecordAccess answers for a record', () =>
  asUser(
    ['Reader'],
    'Id n = Finder.note().Id; Assert.isFalse([SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = :u.Id AND RecordId = :n].HasReadAccess);'
  )
);
rule('C525', 'P99', SHARING, 'with sharing refuses the update of an unseen record', () =>
  asUser(
    ['Writer'],
    "Note__c n = Finder.note(); try { Changer.change(n); Assert.fail('nothing thrown'); } catch (DmlException e) { Assert.isTrue(e.getMessage().contains('INSUFFICIENT_ACCESS'), e.getMessage()); }"
  )
);
