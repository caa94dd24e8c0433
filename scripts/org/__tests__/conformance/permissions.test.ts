/** What profiles, permission sets and sharing keywords add up to at run time (P99–P102, P117, P118). */
import { apex, classes, customObject, triggers, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, objects, reference, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const SHARING = guide('apex_classes_keywords_sharing');
const USER_MODE = guide('apex_classes_enforce_usermode');
const STRIP = guide('apex_classes_with_security_stripInaccessible');
const MUTING = 'https://help.salesforce.com/s/articleView?id=platform.perm_set_groups_muting.htm';

const PRIVATE = '<sharingModel>Private</sharingModel>';
const TEXT = '<type>Text</type><length>20</length>';
const objectRow = (object: string, rights = 'Create Delete Edit Read'): string =>
  `<objectPermissions>${['Create', 'Delete', 'Edit', 'Read'].map((right) => `<allow${right}>${rights.includes(right)}</allow${right}>`).join('')}<modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const fieldRow = (field: string, editable = true, readable = true): string =>
  `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>${readable}</readable></fieldPermissions>`;
const ALL = [objectRow('Note__c'), objectRow('Mark__c'), fieldRow('Note__c.Text__c'), fieldRow('Mark__c.Note__c')];
const FILES: Files = {
  ...customObject('Note__c', { Text__c: TEXT, Secret__c: TEXT }, PRIVATE),
  ...customObject(
    'Mark__c',
    {
      Note__c: '<type>Lookup</type><referenceTo>Note__c</referenceTo><relationshipName>Marks</relationshipName>',
      Secret__c: TEXT
    },
    PRIVATE
  ),
  ...customObject('Log__c', {}, PRIVATE),
  'permissionsets/Writer.permissionset-meta.xml': metadata('PermissionSet', '<label>Writer</label>', ...ALL),
  'permissionsets/Editor.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<label>Editor</label>',
    objectRow('Note__c', 'Edit Read')
  ),
  'mutingpermissionsets/NoEdit.mutingpermissionset-meta.xml': metadata(
    'MutingPermissionSet',
    '<label>NoEdit</label>',
    objectRow('Note__c', 'Edit'),
    fieldRow('Note__c.Text__c', true, false)
  ),
  'permissionsetgroups/Muted.permissionsetgroup-meta.xml': metadata(
    'PermissionSetGroup',
    '<label>Muted</label>',
    '<mutingPermissionSets>NoEdit</mutingPermissionSets>',
    '<permissionSets>Writer</permissionSets>'
  ),
  ...classes(
    "public without sharing class Notes { public static List<String> seen = new List<String>(); public static Boolean asUser = false; public static void add(String n) { insert new Note__c(Name = n, Text__c = 't', Secret__c = 's'); } public static List<Note__c> all() { return [SELECT Id, Name, Text__c, Secret__c, (SELECT Id, Secret__c FROM Marks__r) FROM Note__c]; } public static List<Mark__c> marks() { return [SELECT Id, Note__r.Text__c, Note__r.Secret__c FROM Mark__c]; } }",
    "public with sharing class Keeper { public static void mark() { insert new Mark__c(Name = 'm'); } public static Integer count() { return [SELECT COUNT() FROM Note__c]; } }",
    'public virtual without sharing class Base { public virtual Integer count() { return 0; } }',
    'public class Child extends Base { public override Integer count() { return [SELECT COUNT() FROM Note__c]; } }',
    'public with sharing class Caller { public static Integer child() { return new Child().count(); } }',
    'public inherited sharing class Job implements Queueable { public static Integer found; public void execute(QueueableContext c) { found = [SELECT COUNT() FROM Note__c]; } }',
    'public class PlainJob implements Queueable { public static Integer found; public void execute(QueueableContext c) { found = [SELECT COUNT() FROM Note__c]; } }'
  ),
  ...triggers(
    "trigger OnLog on Log__c (after insert) { Notes.seen.add('log ' + [SELECT COUNT() FROM Note__c]); if (Notes.asUser) { insert as user new Mark__c(Name = 'm'); } else { Keeper.mark(); } }",
    "trigger OnMark on Mark__c (after insert) { Notes.seen.add('mark ' + [SELECT COUNT() FROM Note__c]); }"
  )
};
const org = testMethods(FILES);
const inSetup = (code: string): string => `System.runAs(new User(Id = UserInfo.getUserId())) { ${code} } `;
const USER = "Notes.add('theirs'); User u = People.make('rep', new List<String>{'Writer'}); ";
const GROUP_USER = `Notes.add('theirs'); User u = People.make('rep', new List<String>()); ${inSetup('insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetGroupId = [SELECT Id FROM PermissionSetGroup].Id);')}`;

rule(
  'C1384',
  'P99',
  SHARING,
  'a trigger runs without sharing, one that a statement in it fires in user mode with sharing',
  org.method(
    `${USER}Notes.asUser = true; System.runAs(u) { insert new Log__c(); } Assert.areEqual('(log 1, mark 0)', String.valueOf(Notes.seen));`
  )
);
rule(
  'C1385',
  'P99',
  SHARING,
  'or one that a class with sharing fires in it; outermost it runs without',
  org.method(
    `${USER}System.runAs(u) { insert new Log__c(); Keeper.mark(); } Assert.areEqual('(log 1, mark 0, mark 1)', String.valueOf(Notes.seen));`
  )
);
rule(
  'C1386',
  'P99',
  SHARING,
  'a class without a keyword takes that of the class it extends',
  org.method(`${USER}System.runAs(u) { Assert.areEqual(1, Caller.child()); }`)
);
rule(
  'C1387',
  'P99',
  SHARING,
  'a job with inherited sharing runs with sharing, one without a keyword does not',
  org.method(
    `${USER}System.runAs(u) { Test.startTest(); System.enqueueJob(new Job()); System.enqueueJob(new PlainJob()); Test.stopTest(); } Assert.areEqual('0 1', Job.found + ' ' + PlainJob.found);`
  )
);
rule(
  'C1388',
  'P102',
  MUTING,
  'a group gives nothing that it mutes, nor what depends on it',
  org.method(
    `${GROUP_USER}System.runAs(u) { Schema.DescribeSObjectResult d = Note__c.SObjectType.getDescribe(); Assert.isTrue(d.isAccessible() && d.isCreateable()); Assert.isFalse(d.isUpdateable()); Assert.isFalse(d.isDeletable()); Assert.isTrue(Note__c.Text__c.getDescribe().isAccessible()); Assert.isFalse(Note__c.Text__c.getDescribe().isUpdateable()); }`
  )
);
rule(
  'C1389',
  'P102',
  MUTING,
  'what a user holds outside of the group stays',
  org.method(
    `${GROUP_USER}${inSetup("insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Editor'].Id);")} System.runAs(u) { Assert.isTrue(Note__c.SObjectType.getDescribe().isUpdateable()); Assert.isFalse(Note__c.SObjectType.getDescribe().isDeletable()); }`
  )
);
rule(
  'C1390',
  'P117',
  objects('sforce_api_objects_fieldpermissions'),
  'what standard profiles grant on standard objects and fields are rows',
  org.method(
    "FieldPermissions f = [SELECT PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE Parent.Profile.Name = 'Read Only' AND Field = 'Account.Industry']; Assert.isTrue(f.PermissionsRead); Assert.isFalse(f.PermissionsEdit); Assert.areEqual(0, [SELECT COUNT() FROM FieldPermissions WHERE Parent.Profile.Name = 'Minimum Access - Salesforce']); Assert.isTrue([SELECT PermissionsEdit FROM ObjectPermissions WHERE Parent.Profile.Name = 'Standard User' AND SobjectType = 'Account'].PermissionsEdit);"
  )
);
rule(
  'C1391',
  'P102',
  objects('sforce_api_objects_objectpermissions'),
  'no permission without those it depends on, and one row for each object',
  () =>
    apex(
      `PermissionSet p = new PermissionSet(Name = 'P', Label = 'P'); insert p; ${throwsIn("insert new ObjectPermissions(ParentId = p.Id, SobjectType = 'Account', PermissionsRead = true, PermissionsDelete = true);", 'DmlException', 'depends on permission(s): Edit Account')} insert new ObjectPermissions(ParentId = p.Id, SobjectType = 'Account', PermissionsRead = true); ${throwsIn("insert new ObjectPermissions(ParentId = p.Id, SobjectType = 'Account', PermissionsRead = true);", 'DmlException', 'duplicate value')} ${throwsIn("insert new FieldPermissions(ParentId = p.Id, SobjectType = 'Account', Field = 'Account.Industry', PermissionsEdit = true);", 'DmlException', 'depends on permission(s): Read Account.Industry')}`
    ).prints()
);
rule(
  'C1392',
  'P100',
  USER_MODE,
  'user mode asks for fields in every clause, of parents and in subqueries, and of owners',
  org.method(
    `${USER}System.runAs(u) { for (String q : new List<String>{'SELECT Id FROM Note__c ORDER BY Secret__c', 'SELECT COUNT(Id) FROM Note__c GROUP BY Secret__c', 'SELECT MAX(Secret__c) FROM Note__c', 'SELECT Id FROM Mark__c WHERE Note__r.Secret__c = null', 'SELECT Id FROM Note__c WHERE Id IN (SELECT Note__c FROM Mark__c WHERE Secret__c = null)', 'SELECT Id, (SELECT Id FROM Marks__r ORDER BY Secret__c) FROM Note__c'}) { ${throwsIn('Database.query(q, AccessLevel.USER_MODE);', 'QueryException', 'Secret__c')} } Assert.areEqual(0, Database.query('SELECT Id, Owner.Name FROM Note__c ORDER BY Owner.Name', AccessLevel.USER_MODE).size()); }`
  )
);
rule(
  'C1393',
  'P100',
  STRIP,
  'stripInaccessible goes into parents and children, for every kind of access, and takes no aggregates',
  org.method(
    `${USER}insert new Mark__c(Name = 'm', Note__c = [SELECT Id FROM Note__c].Id, Secret__c = 's'); System.runAs(u) { SObjectAccessDecision d = Security.stripInaccessible(AccessType.READABLE, Notes.all()); Assert.areEqual(new Set<String>{'Secret__c'}, d.getRemovedFields().get('Mark__c')); Note__c n = (Note__c) d.getRecords()[0]; Assert.isFalse(n.Marks__r[0].isSet('Secret__c')); Mark__c m = (Mark__c) Security.stripInaccessible(AccessType.READABLE, Notes.marks()).getRecords()[0]; Assert.areEqual('t', m.Note__r.Text__c); Assert.isFalse(m.Note__r.isSet('Secret__c')); for (AccessType t : new List<AccessType>{AccessType.UPDATABLE, AccessType.UPSERTABLE}) { Assert.isFalse(Security.stripInaccessible(t, new List<Note__c>{new Note__c(Secret__c = 's')}).getRecords()[0].isSet('Secret__c')); } ${throwsIn('Security.stripInaccessible(AccessType.READABLE, [SELECT COUNT(Id) FROM Note__c]);', 'Exception', 'AggregateResult')} }`
  )
);
rule(
  'C1394',
  'P100',
  USER_MODE,
  'a field refused in user mode is named by the exception and by the result',
  org.method(
    `${USER}System.runAs(u) { try { insert as user new Note__c(Secret__c = 's'); Assert.fail(); } catch (DmlException e) { Assert.areEqual(new List<String>{'Secret__c'}, e.getDmlFieldNames(0)); } Database.SaveResult r = Database.insert(new Note__c(Secret__c = 's'), false, AccessLevel.USER_MODE); Assert.areEqual(new List<String>{'Secret__c'}, r.getErrors()[0].getFields()); ${throwsIn('insert as user new Log__c();', 'SecurityException', 'Log__c')} }`
  )
);
rule(
  'C1395',
  'P101',
  guide('apex_testing_tools_runas'),
  'runAs inserts a new user, enforces sharing, and no permissions in system mode',
  org.method(
    `Notes.add('theirs'); User u = People.make('rep', new List<String>()); System.runAs(u) { insert new Note__c(Name = 'own', Secret__c = 's'); Assert.areEqual(1, Keeper.count()); ${throwsIn('insert as user new Note__c();', 'SecurityException', 'Note__c')} } User fresh = u.clone(); fresh.Username = 'fresh@people.example'; fresh.CommunityNickname = 'fresh'; System.runAs(fresh) { Assert.isNotNull(UserInfo.getUserId()); Assert.areEqual('fresh@people.example', UserInfo.getUserName()); }`
  )
);
rule(
  'C1396',
  'P102',
  objects('sforce_api_objects_userrecordaccess'),
  'UserRecordAccess answers for 200 records in one query, in any order asked, and not for more',
  org.method(
    `List<Note__c> l = new List<Note__c>(); for (Integer i = 0; i < 201; i++) { l.add(new Note__c(Name = 'n' + i)); } insert l; User u = People.make('rep', new List<String>{'Writer'}); insert new Note__Share(ParentId = l[0].Id, UserOrGroupId = u.Id, AccessLevel = 'Edit'); List<Id> ids = new List<Id>(new Map<Id, Note__c>(l).keySet()); Id extra = ids.remove(200); Integer before = Limits.getQueries(); List<UserRecordAccess> r = [SELECT RecordId, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = :u.Id AND RecordId IN :ids ORDER BY HasEditAccess DESC]; Assert.areEqual(1, Limits.getQueries() - before); Assert.areEqual(200, r.size()); Assert.areEqual('Edit', r[0].MaxAccessLevel); Assert.areEqual(l[0].Id, r[0].RecordId); Assert.areEqual('None', r[1].MaxAccessLevel); ids.add(extra); ${throwsIn('r = [SELECT RecordId FROM UserRecordAccess WHERE UserId = :u.Id AND RecordId IN :ids];', 'QueryException', '200')}`
  )
);
rule(
  'C1397',
  'P117',
  objects('sforce_api_objects_profile'),
  'an org starts with its profiles, each with a permission set of its own and a licence, and one administrator without a role',
  () =>
    apex(
      "Map<String, Profile> m = new Map<String, Profile>(); for (Profile p : [SELECT Name, UserType, UserLicense.Name FROM Profile]) { m.put(p.Name, p); } System.debug(m.keySet().containsAll(new List<String>{'System Administrator', 'Standard User', 'Minimum Access - Salesforce', 'Read Only'})); System.debug(m.get('Standard User').UserLicense.Name + ' ' + m.get('Standard User').UserType); System.debug([SELECT COUNT() FROM PermissionSet WHERE IsOwnedByProfile = true] == m.size()); User u = [SELECT Profile.Name, UserRoleId FROM User WHERE Id = :UserInfo.getUserId()]; System.debug(u.Profile.Name + ' ' + u.UserRoleId);"
    ).prints('true', 'Salesforce Standard', 'true', 'System Administrator null')
);
rule('C1398', 'P118', reference('apex_classes_sites'), 'outside of a site there is no site and no network', () =>
  apex("System.debug(Site.getSiteId() + ' ' + Network.getNetworkId());").returns('null null')
);
rule(
  'C1399',
  'P102',
  objects('sforce_api_objects_permissionsetassignment'),
  'an assignment that has expired gives nothing, one that will expire still does',
  org.method(
    `User u = People.make('rep', new List<String>()); ${inSetup("insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Writer'].Id, ExpirationDate = Datetime.now().addDays(1)); insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Editor'].Id, ExpirationDate = Datetime.now().addDays(-1));")} System.runAs(u) { Assert.isTrue(Note__c.SObjectType.getDescribe().isCreateable()); } ${inSetup("delete [SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = :u.Id AND PermissionSet.Name = 'Writer'];")} System.runAs(u) { Assert.isFalse(Note__c.SObjectType.getDescribe().isAccessible()); }`
  )
);
