/** Sharing rules, and guests, who see nothing but by them (P102). */
import assert from 'node:assert/strict';
import { classes, customObject, project, refuses, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const RULES = 'https://help.salesforce.com/s/articleView?id=platform.security_sharing_rule_types.htm';
const CRITERIA = 'https://help.salesforce.com/s/articleView?id=platform.security_sharing_rules_criteria.htm';
const META = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm';
const GUESTS = 'https://help.salesforce.com/s/articleView?id=platform.networks_guest_policies_timelines.htm';
const GUEST_SHARING = 'https://help.salesforce.com/s/articleView?id=platform.networks_secure_guest_user_sharing.htm';
const GUEST_RECORDS =
  'https://developer.salesforce.com/docs/platform/communities-dev/guide/communities-dev-give-guest-users-access-to-create-records.html';

const permission = (object: string, rights: string): string =>
  `<objectPermissions>${['Create', 'Delete', 'Edit', 'Read'].map((right) => `<allow${right}>${rights.includes(right)}</allow${right}>`).join('')}<modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const set = (name: string, ...rows: readonly string[]): Files => ({
  [`permissionsets/${name}.permissionset-meta.xml`]: metadata('PermissionSet', `<label>${name}</label>`, ...rows)
});
const sharing = (object: string, ...rules: readonly string[]): Files => ({
  [`sharingRules/${object}.sharingRules-meta.xml`]: metadata('SharingRules', ...rules)
});
const base = (name: string, level: string, to: string): string =>
  `<fullName>${name}</fullName><accessLevel>${level}</accessLevel><label>${name}</label><sharedTo>${to}</sharedTo>`;
const owned = (name: string, level: string, from: string, to: string, more = ''): string =>
  `<sharingOwnerRules>${base(name, level, to)}${more}<sharedFrom>${from}</sharedFrom></sharingOwnerRules>`;
const item = (field: string, operation: string, value: string): string =>
  `<criteriaItems><field>${field}</field><operation>${operation}</operation><value>${value}</value></criteriaItems>`;
const matching = (name: string, level: string, to: string, ...parts: readonly string[]): string =>
  `<sharingCriteriaRules>${base(name, level, to)}${parts.join('')}<includeRecordsOwnedByAll>true</includeRecordsOwnedByAll></sharingCriteriaRules>`;
const forGuests = (name: string, ...parts: readonly string[]): string =>
  `<sharingGuestRules>${base(name, 'Read', '<guestUser>Help</guestUser>')}${parts.join('')}<includeHVUOwnedRecords>false</includeHVUOwnedRecords></sharingGuestRules>`;
const JOB = customObject(
  'Job__c',
  {
    City__c: '<type>Text</type><length>40</length>',
    Open__c: '<type>Checkbox</type><defaultValue>false</defaultValue>'
  },
  '<sharingModel>Private</sharingModel>',
  '<externalSharingModel>Private</externalSharingModel>'
);
const SITE: Files = {
  'sites/Help.site-meta.xml': metadata(
    'CustomSite',
    '<active>true</active>',
    '<masterLabel>Help</masterLabel>',
    '<siteType>ChatterNetwork</siteType>'
  ),
  'profiles/Help Profile.profile-meta.xml': metadata(
    'Profile',
    '<custom>true</custom>',
    '<userLicense>Guest User License</userLicense>',
    permission('Job__c', 'Create Read')
  )
};
const FILES: Files = {
  ...JOB,
  ...SITE,
  ...set('Jobs', ...['Job__c', 'Account', 'Opportunity'].map((name) => permission(name, 'Create Delete Edit Read'))),
  'objects/Account/Account.object-meta.xml': metadata(
    'CustomObject',
    '<sharingModel>Private</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  'objects/Opportunity/Opportunity.object-meta.xml': metadata(
    'CustomObject',
    '<sharingModel>Private</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  'roles/Boss.role-meta.xml': metadata('Role', '<name>Boss</name>'),
  'roles/Agent.role-meta.xml': metadata('Role', '<name>Agent</name>', '<parentRole>Boss</parentRole>'),
  'groups/Auditors.group-meta.xml': metadata('Group', '<name>Auditors</name>'),
  ...sharing(
    'Job__c',
    owned('AgentsToAuditors', 'Read', '<role>Agent</role>', '<group>Auditors</group>'),
    matching(
      'Berlin',
      'Edit',
      '<allInternalUsers></allInternalUsers>',
      '<booleanFilter>1 AND (2 OR 3)</booleanFilter>',
      item('City__c', 'equals', 'Berlin'),
      item('Open__c', 'equals', 'True'),
      item('Name', 'startsWith', 'Star')
    ),
    forGuests('OpenToGuests', item('Open__c', 'equals', 'True'))
  ),
  ...sharing(
    'Account',
    owned(
      'AgentsAccounts',
      'Read',
      '<roleAndSubordinatesInternal>Boss</roleAndSubordinatesInternal>',
      '<group>Auditors</group>',
      '<accountSettings><caseAccessLevel>None</caseAccessLevel><contactAccessLevel>None</contactAccessLevel><opportunityAccessLevel>Edit</opportunityAccessLevel></accountSettings>'
    )
  ),
  ...classes(
    'public with sharing class Seen { public static Integer jobs() { return [SELECT COUNT() FROM Job__c]; } public static Integer deals() { return [SELECT COUNT() FROM Opportunity]; } public static void save(SObject s) { update s; } public static Integer people() { return [SELECT COUNT() FROM User WITH USER_MODE]; } public static void asUser(SObject s) { update as user s; } public static void remove(SObject s) { delete as user s; } public static SObject add(SObject s) { insert as user s; return s; } }'
  )
};
const org = testMethods(FILES);
const served = project(FILES);

const AGENT =
  "User u = People.make('agent', new List<String>{'Jobs'}, [SELECT Id FROM UserRole WHERE DeveloperName = 'Agent'].Id); ";
const AUDITOR =
  "User a = People.make('auditor', new List<String>{'Jobs'}); System.runAs(new User(Id = UserInfo.getUserId())) { insert new GroupMember(GroupId = [SELECT Id FROM Group WHERE DeveloperName = 'Auditors'].Id, UserOrGroupId = a.Id); } ";
const GUEST = "User g = [SELECT Id FROM User WHERE UserType = 'Guest']; ";
const PERSON =
  "Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce']; User u = new User(LastName = 'P', Alias = 'p', Username = 'p@people.example', Email = 'p@people.example', ProfileId = p.Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'); insert u; insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Jobs'].Id);";

/** Runs code in transactions of its own, as a served org does, and answers what one user then sees in user mode. */
function seenBy(condition: string, ...code: readonly string[]): readonly string[] {
  const { runtime } = served;
  return runtime.org.isolate(() => {
    for (const text of [PERSON, ...code]) {
      const answer = runtime.runAnonymous(text, 'Case.apex', () => undefined);
      assert.ok(answer.success, answer.exception?.message ?? answer.diagnostics[0]?.message);
    }
    const users = runtime.query(`SELECT Id FROM User WHERE ${condition}`);
    assert.ok(users.success);
    const found = runtime.query('SELECT Name FROM Job__c ORDER BY Name', String(users.records[0]?.['Id']));
    assert.ok(found.success, 'message' in found ? found.message : '');
    return found.records.map((each) => String(each['Name']));
  });
}
const PERSON_IS = "Username = 'p@people.example'";
const GUEST_IS = "UserType = 'Guest'";

rule(
  'C1365',
  'P102',
  RULES,
  'a rule by owner shares what people of a role own',
  org.method(
    `${AGENT}${AUDITOR}System.runAs(u) { insert new Job__c(Name = 'J'); } insert new Job__c(Name = 'K'); System.runAs(a) { Assert.areEqual(1, Seen.jobs()); ${throwsIn("Seen.save(new Job__c(Id = [SELECT Id FROM Job__c LIMIT 1].Id, Name = 'L'));", 'DmlException', 'INSUFFICIENT_ACCESS')} }`
  )
);
rule(
  'C1366',
  'P102',
  RULES,
  'and stops when the owner leaves the role',
  org.method(
    `${AGENT}${AUDITOR}System.runAs(u) { insert new Job__c(Name = 'J'); } System.runAs(new User(Id = UserInfo.getUserId())) { u.UserRoleId = null; update u; } System.runAs(a) { Assert.areEqual(0, Seen.jobs()); }`
  )
);
rule(
  'C1367',
  'P102',
  RULES,
  'it shows as a row of the cause Rule',
  org.method(
    `${AGENT}System.runAs(u) { insert new Job__c(Name = 'J'); } Job__Share s = [SELECT UserOrGroup.Name, AccessLevel FROM Job__Share WHERE RowCause = 'Rule']; Assert.areEqual('Auditors Read', s.UserOrGroup.Name + ' ' + s.AccessLevel);`
  )
);
rule(
  'C1368',
  'P102',
  RULES,
  'a rule for accounts may open their opportunities',
  org.method(
    `${AGENT}${AUDITOR}Account c = new Account(Name = 'A', OwnerId = u.Id); insert c; insert new Opportunity(Name = 'O', AccountId = c.Id, StageName = 'Prospecting', CloseDate = Date.today()); System.runAs(a) { Assert.areEqual(1, Seen.deals()); }`
  )
);
rule('C1369', 'P102', CRITERIA, 'a rule by criteria shares what fits them, text with its case', () =>
  assert.deepEqual(
    seenBy(
      PERSON_IS,
      "insert new List<Job__c>{new Job__c(Name = 'Fits', City__c = 'Berlin', Open__c = true), new Job__c(Name = 'Star', City__c = 'Berlin'), new Job__c(Name = 'Case', City__c = 'berlin', Open__c = true), new Job__c(Name = 'Shut', City__c = 'Berlin')};"
    ),
    ['Fits', 'Star']
  )
);
rule('C1370', 'P102', CRITERIA, 'and no longer what ceases to fit', () =>
  assert.deepEqual(
    seenBy(
      PERSON_IS,
      "insert new Job__c(Name = 'Fits', City__c = 'Berlin', Open__c = true);",
      "Job__c j = [SELECT Id FROM Job__c]; j.City__c = 'Bonn'; update j;"
    ),
    []
  )
);
rule(
  'C1371',
  'P102',
  guide('apex_bulk_sharing_understanding'),
  'rules by criteria cannot be tested with Apex',
  org.method(
    `User u = People.make('rep', new List<String>{'Jobs'}); insert new Job__c(Name = 'Fits', City__c = 'Berlin', Open__c = true); System.runAs(u) { Assert.areEqual(0, Seen.jobs()); }`
  )
);
rule('C1372', 'P102', META, 'a rule that gives nothing above the default is not deployed', () =>
  refuses(
    {
      ...customObject('Open__c', {}, '<externalSharingModel>ReadWrite</externalSharingModel>'),
      ...sharing(
        'Open__c',
        owned('R', 'Read', '<allInternalUsers></allInternalUsers>', '<allInternalUsers></allInternalUsers>')
      )
    },
    /gives nothing above/
  )
);
rule('C1373', 'P102', META, 'a rule for people who are not there is not deployed', () =>
  refuses(
    {
      ...JOB,
      ...sharing('Job__c', owned('R', 'Read', '<role>Nobody</role>', '<allInternalUsers></allInternalUsers>'))
    },
    /there is no role Nobody/
  )
);
rule('C1374', 'P102', META, 'a rule by criteria on a field that is not there is not deployed', () =>
  refuses(
    {
      ...JOB,
      ...sharing(
        'Job__c',
        matching('R', 'Read', '<allInternalUsers></allInternalUsers>', item('None__c', 'equals', 'x'))
      )
    },
    /there is no field None__c/
  )
);
rule('C1375', 'P102', META, 'contacts under their accounts have no sharing rules', () =>
  refuses(
    sharing(
      'Contact',
      owned('R', 'Read', '<allInternalUsers></allInternalUsers>', '<allInternalUsers></allInternalUsers>')
    ),
    /depends on their parent/
  )
);
rule('C1376', 'P102', GUEST_SHARING, 'guests see what a guest rule shares, after the transaction that saved it', () =>
  assert.deepEqual(
    seenBy(GUEST_IS, "insert new List<Job__c>{new Job__c(Name = 'Open', Open__c = true), new Job__c(Name = 'Shut')};"),
    ['Open']
  )
);
rule('C1377', 'P102', GUEST_SHARING, 'guest rules give no more than read access', () =>
  refuses(
    { ...FILES, ...sharing('Job__c', forGuests('R', item('Open__c', 'equals', 'True')).replace('>Read<', '>Edit<')) },
    /only be given read access/
  )
);
rule(
  'C1378',
  'P102',
  GUESTS,
  'guests own nothing: the administrator owns what they create, and changes the guest without a contact',
  org.method(
    `${GUEST}Id id; System.runAs(g) { id = Seen.add(new Job__c(Name = 'J')).Id; Assert.areEqual(0, Seen.jobs()); } Assert.areNotEqual(g.Id, [SELECT OwnerId FROM Job__c WHERE Id = :id].OwnerId); System.runAs(new User(Id = UserInfo.getUserId())) { g.Title = 'Guest'; update g; }`
  )
);
rule(
  'C1379',
  'P102',
  GUESTS,
  'nobody makes a guest the owner of a record',
  org.method(
    `${GUEST}Job__c j = new Job__c(Name = 'J', OwnerId = g.Id); ${throwsIn('insert j;', 'DmlException', 'guest users cannot own records')}`
  )
);
rule(
  'C1380',
  'P102',
  GUESTS,
  'guests neither update nor delete in user mode, and read no setup objects',
  org.method(
    `${GUEST}Job__c j = new Job__c(Name = 'J'); insert j; System.runAs(g) { ${throwsIn('Seen.asUser(j);', 'SecurityException', 'Job__c')} ${throwsIn('Seen.people();', 'QueryException', 'User')} ${throwsIn('Seen.remove(j);', 'SecurityException', 'Job__c')} }`
  )
);
rule(
  'C1381',
  'P102',
  GUESTS,
  'no permission set gives a guest more than read and create',
  org.method(
    `${GUEST}System.runAs(new User(Id = UserInfo.getUserId())) { ${throwsIn("insert new PermissionSetAssignment(AssigneeId = g.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Jobs'].Id);", 'DmlException', 'license doesn')} }`
  )
);
rule(
  'C1382',
  'P102',
  GUESTS,
  'guests are in no group and get no manual shares',
  org.method(
    `${GUEST}Job__c j = new Job__c(Name = 'J'); insert j; ${throwsIn("insert new Job__Share(ParentId = j.Id, UserOrGroupId = g.Id, AccessLevel = 'Read');", 'DmlException', 'share with')} System.runAs(new User(Id = UserInfo.getUserId())) { Group q = new Group(Name = 'Q', Type = 'Queue'); insert q; ${throwsIn('insert new GroupMember(GroupId = q.Id, UserOrGroupId = g.Id);', 'DmlException', 'invalid member')} }`
  )
);
rule('C1383', 'P102', GUEST_RECORDS, 'a guest profile that grants edit is not deployed', () =>
  refuses(
    {
      ...JOB,
      ...SITE,
      'profiles/Help Profile.profile-meta.xml': metadata(
        'Profile',
        '<custom>true</custom>',
        '<userLicense>Guest User License</userLicense>',
        permission('Job__c', 'Create Edit Read')
      )
    },
    /does not allow edit on Job__c/
  )
);
