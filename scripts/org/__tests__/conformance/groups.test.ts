/** Public groups, queues and roles: by DML and from metadata (P102). */
import { classes, customObject, project, refuses, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { objects, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const GROUP = objects('sforce_api_objects_group');
const MEMBER = objects('sforce_api_objects_groupmember');
const QUEUE_OBJECT = objects('sforce_api_objects_queuesobject');
const ROLE = objects('sforce_api_objects_userrole');
const meta = (page: string): string =>
  `https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/${page}.htm`;

const permissions = (name: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const JOB: Files = {
  ...customObject(
    'Job__c',
    {},
    '<sharingModel>Private</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  'permissionsets/Jobs.permissionset-meta.xml': metadata('PermissionSet', '<label>Jobs</label>', permissions('Job__c')),
  ...classes(
    'public with sharing class Seen { public static Integer jobs() { return [SELECT COUNT() FROM Job__c]; } public static Integer roles() { return [SELECT COUNT() FROM UserRole WITH USER_MODE]; } public static void save(SObject s) { update s; } }'
  )
};
const SETUP: Files = {
  ...JOB,
  'roles/Boss.role-meta.xml': metadata(
    'Role',
    '<name>The Boss</name>',
    '<opportunityAccessLevel>Edit</opportunityAccessLevel>'
  ),
  'roles/Agent.role-meta.xml': metadata('Role', '<name>Agent</name>', '<parentRole>Boss</parentRole>'),
  'groups/Closers.group-meta.xml': metadata(
    'Group',
    '<name>Closers</name>',
    '<doesIncludeBosses>false</doesIncludeBosses>'
  ),
  'queues/Inbox.queue-meta.xml': metadata(
    'Queue',
    '<name>Inbox</name>',
    '<email>inbox@jobs.example</email>',
    '<queueMembers><publicGroups><publicGroup>Closers</publicGroup></publicGroups><roles><role>Agent</role></roles></queueMembers>',
    '<queueSobject><sobjectType>Job__c</sobjectType></queueSobject>'
  )
};
const org = testMethods(SETUP);
const plain = project(SETUP);
const inSetup = (code: string): string => `System.runAs(new User(Id = UserInfo.getUserId())) { ${code} } `;
const JOBS = "new List<String>{'Jobs'}";
const ONE = "Job__c j = new Job__c(Name = 'J'); insert j; ";
const AGENT = `User u = People.make('agent', ${JOBS}, [SELECT Id FROM UserRole WHERE DeveloperName = 'Agent'].Id); `;
const BOSS = `User boss = People.make('boss', ${JOBS}, [SELECT Id FROM UserRole WHERE DeveloperName = 'Boss'].Id); `;
const GROUPS =
  "Group g = new Group(Name = 'Outer'); insert g; Group h = new Group(Name = 'Inner'); insert h; insert new GroupMember(GroupId = g.Id, UserOrGroupId = h.Id); ";

rule(
  'C1323',
  'P102',
  MEMBER,
  'a member of a group within a group is a member of both',
  org.method(
    `User u = People.make('rep', ${JOBS}); Group g; ${inSetup(`g = new Group(Name = 'Outer'); insert g; Group h = new Group(Name = 'Inner'); insert h; insert new GroupMember(GroupId = g.Id, UserOrGroupId = h.Id); insert new GroupMember(GroupId = h.Id, UserOrGroupId = u.Id);`)} ${ONE} insert new Job__Share(ParentId = j.Id, UserOrGroupId = g.Id, AccessLevel = 'Read'); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule('C1324', 'P102', MEMBER, 'a group is no member of itself', () =>
  plain
    .run(`${GROUPS}insert new GroupMember(GroupId = h.Id, UserOrGroupId = g.Id);`)
    .throws('System.DmlException', /CIRCULAR_DEPENDENCY/)
);
rule('C1325', 'P102', MEMBER, 'a member like one that is there is that one', () =>
  plain
    .run(
      `${GROUPS}insert new GroupMember(GroupId = g.Id, UserOrGroupId = h.Id); System.debug([SELECT COUNT() FROM GroupMember WHERE GroupId = :g.Id]);`
    )
    .returns('1')
);
rule('C1326', 'P102', MEMBER, 'groups of roles have no members of their own', () =>
  plain
    .run(
      "insert new GroupMember(GroupId = [SELECT Id FROM Group WHERE Type = 'Role' LIMIT 1].Id, UserOrGroupId = UserInfo.getUserId());"
    )
    .throws('System.DmlException', /only public groups and queues/)
);
rule(
  'C1327',
  'P102',
  GROUP,
  'those above members see what is shared with a public group',
  org.method(
    `${AGENT}${BOSS}Group g; ${inSetup("g = new Group(Name = 'Team'); insert g; insert new GroupMember(GroupId = g.Id, UserOrGroupId = u.Id);")} Assert.isTrue([SELECT DoesIncludeBosses FROM Group WHERE Id = :g.Id].DoesIncludeBosses); ${ONE} insert new Job__Share(ParentId = j.Id, UserOrGroupId = g.Id, AccessLevel = 'Read'); System.runAs(boss) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1328',
  'P102',
  GROUP,
  'unless the group does not grant access using hierarchies',
  org.method(
    `${AGENT}${BOSS}Group g; ${inSetup("g = new Group(Name = 'Team', DoesIncludeBosses = false); insert g; insert new GroupMember(GroupId = g.Id, UserOrGroupId = u.Id);")} ${ONE} insert new Job__Share(ParentId = j.Id, UserOrGroupId = g.Id, AccessLevel = 'Read'); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); } System.runAs(boss) { Assert.areEqual(0, Seen.jobs()); }`
  )
);
rule(
  'C1329',
  'P102',
  GROUP,
  'a deleted group takes what was shared with it along',
  org.method(
    `User u = People.make('rep', ${JOBS}); Group g; ${inSetup("g = new Group(Name = 'Team'); insert g; insert new GroupMember(GroupId = g.Id, UserOrGroupId = u.Id);")} ${ONE} insert new Job__Share(ParentId = j.Id, UserOrGroupId = g.Id, AccessLevel = 'Read'); ${inSetup('delete g;')} Assert.areEqual(0, [SELECT COUNT() FROM Job__Share WHERE RowCause = 'Manual']); System.runAs(u) { Assert.areEqual(0, Seen.jobs()); }`
  )
);
rule(
  'C1330',
  'P102',
  QUEUE_OBJECT,
  'a queue owns only what it is meant for',
  org.method(
    `Group q; ${inSetup("q = new Group(Name = 'Other', Type = 'Queue'); insert q;")} ${ONE} j.OwnerId = q.Id; ${throwsIn('update j;', 'DmlException', 'Queue not associated with this SObject type')}`
  )
);
rule(
  'C1331',
  'P102',
  QUEUE_OBJECT,
  'members of the owning queue have the record, others do not',
  org.method(
    `User u = People.make('rep', ${JOBS}); User v = People.make('other', ${JOBS}); Group q; ${inSetup("q = new Group(Name = 'Own', Type = 'Queue'); insert q; insert new QueueSobject(QueueId = q.Id, SobjectType = 'Job__c'); insert new GroupMember(GroupId = q.Id, UserOrGroupId = u.Id);")} ${ONE} j.OwnerId = q.Id; update j; System.runAs(u) { Assert.areEqual(1, Seen.jobs()); j.Name = 'K'; Seen.save(j); } System.runAs(v) { Assert.areEqual(0, Seen.jobs()); }`
  )
);
rule('C1332', 'P102', QUEUE_OBJECT, 'opportunities have no queues', () =>
  plain
    .run(
      "Group q = new Group(Name = 'Q', Type = 'Queue'); insert q; insert new QueueSobject(QueueId = q.Id, SobjectType = 'Opportunity');"
    )
    .throws('System.DmlException', /cannot be owned by a queue/)
);
rule(
  'C1333',
  'P102',
  GROUP,
  'a share with a role and its subordinates reaches those below',
  org.method(
    `${AGENT}${ONE} insert new Job__Share(ParentId = j.Id, UserOrGroupId = [SELECT Id FROM Group WHERE Type = 'RoleAndSubordinatesInternal' AND DeveloperName = 'Boss'].Id, AccessLevel = 'Read'); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1334',
  'P102',
  GROUP,
  'a share with a role does not reach those below, but those above',
  org.method(
    `${AGENT}${BOSS}Job__c a = new Job__c(Name = 'A'); Job__c b = new Job__c(Name = 'B'); insert new List<Job__c>{a, b}; insert new Job__Share(ParentId = a.Id, UserOrGroupId = [SELECT Id FROM Group WHERE Type = 'Role' AND DeveloperName = 'Boss'].Id, AccessLevel = 'Read'); insert new Job__Share(ParentId = b.Id, UserOrGroupId = [SELECT Id FROM Group WHERE Type = 'Role' AND DeveloperName = 'Agent'].Id, AccessLevel = 'Read'); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); } System.runAs(boss) { Assert.areEqual(2, Seen.jobs()); }`
  )
);
rule('C1335', 'P102', ROLE, 'a new role brings its groups', () =>
  plain
    .run(
      "UserRole r = new UserRole(Name = 'East Coast'); insert r; System.debug([SELECT COUNT() FROM Group WHERE RelatedId = :r.Id]); System.debug([SELECT DeveloperName FROM UserRole WHERE Id = :r.Id].DeveloperName);"
    )
    .prints('2', 'East_Coast')
);
rule('C1336', 'P102', ROLE, 'no role stands above itself', () =>
  plain
    .run(
      "UserRole r = [SELECT Id FROM UserRole WHERE DeveloperName = 'Boss']; r.ParentRoleId = [SELECT Id FROM UserRole WHERE DeveloperName = 'Agent'].Id; update r;"
    )
    .throws('System.DmlException', /CIRCULAR_DEPENDENCY/)
);
rule(
  'C1337',
  'P102',
  ROLE,
  'a role that somebody has stays',
  org.method(
    `${AGENT}${inSetup(throwsIn("delete [SELECT Id FROM UserRole WHERE DeveloperName = 'Agent'];", 'DmlException', 'DELETE_FAILED'))}`
  )
);
rule(
  'C1338',
  'P102',
  ROLE,
  'whoever may not view roles reads none in user mode',
  org.method(`${AGENT}System.runAs(u) { ${throwsIn('Seen.roles();', 'QueryException', 'UserRole')} }`)
);
rule('C1339', 'P102', meta('meta_role'), 'roles of the project are rows under their parents', () =>
  plain
    .run(
      "UserRole r = [SELECT Name, ParentRole.Name, ParentRole.OpportunityAccessForAccountOwner FROM UserRole WHERE DeveloperName = 'Agent']; System.debug(r.Name + ' ' + r.ParentRole.Name + ' ' + r.ParentRole.OpportunityAccessForAccountOwner);"
    )
    .returns('Agent The Boss Edit')
);
rule(
  'C1340',
  'P102',
  meta('meta_queue'),
  'queues of the project own records, and roles among their members work them',
  org.method(
    `${AGENT}Group q = [SELECT Id, Email FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Inbox']; Assert.areEqual('inbox@jobs.example', q.Email); ${ONE} j.OwnerId = q.Id; update j; System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule('C1341', 'P102', meta('meta_role'), 'a role whose parent does not exist is not deployed', () =>
  refuses(
    { 'roles/Agent.role-meta.xml': metadata('Role', '<name>Agent</name>', '<parentRole>Nobody</parentRole>') },
    /The parent Nobody of the role Agent does not exist/
  )
);
rule('C1342', 'P102', meta('meta_queue'), 'a queue for an object without owners is not deployed', () =>
  refuses(
    {
      'queues/Q.queue-meta.xml': metadata(
        'Queue',
        '<name>Q</name>',
        '<queueSobject><sobjectType>Product2</sobjectType></queueSobject>'
      )
    },
    /cannot own records of Product2/
  )
);
rule('C1343', 'P102', meta('meta_queue'), 'a queue with an unknown group is not deployed', () =>
  refuses(
    {
      'queues/Q.queue-meta.xml': metadata(
        'Queue',
        '<name>Q</name>',
        '<queueMembers><publicGroups><publicGroup>Nobody</publicGroup></publicGroups></queueMembers>'
      )
    },
    /unknown member Nobody/
  )
);
