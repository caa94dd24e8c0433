/** Partner users: their roles, what they see, and what their licence allows (P102, A5). */
import { classes, customObject, project, refuses, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { objects, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const USER = objects('sforce_api_objects_user');
const ROLES = 'https://help.salesforce.com/s/articleView?id=platform.networks_partner_roles_overview.htm';
const IMPLICIT =
  'https://developer.salesforce.com/docs/atlas.en-us.draes.meta/draes/draes_object_relationships_implicit_sharing.htm';
const EXTERNAL = 'https://help.salesforce.com/s/articleView?id=platform.security_owd_external.htm';
const LICENSES = 'https://help.salesforce.com/s/articleView?id=platform.users_understanding_license_types.htm';
const PARTNER = objects('sforce_api_objects_opportunitypartner');

const objectPermission = (name: string): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const set = (name: string, ...rows: readonly string[]): Files => ({
  [`permissionsets/${name}.permissionset-meta.xml`]: metadata('PermissionSet', `<label>${name}</label>`, ...rows)
});
const FILES: Files = {
  ...customObject(
    'Job__c',
    {},
    '<sharingModel>Read</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  'objects/Account/Account.object-meta.xml': metadata(
    'CustomObject',
    '<sharingModel>ReadWrite</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  'roles/Sales.role-meta.xml': metadata('Role', '<name>Sales</name>'),
  'roles/Head.role-meta.xml': metadata('Role', '<name>Head</name>'),
  ...set('Portal', ...['Job__c', 'Account', 'Contact', 'Opportunity'].map(objectPermission)),
  ...set('Mighty', '<userPermissions><enabled>true</enabled><name>ViewAllData</name></userPermissions>'),
  ...set('Internal', '<license>Salesforce</license>'),
  ...classes(
    `@IsTest public class Portal {
  public static Account account; public static User owner;
  public static void init() { init('Acme'); }
  public static void init(String name) {
    owner = People.make('owner' + name, new List<String>{'Portal'}, [SELECT Id FROM UserRole WHERE DeveloperName = 'Sales'].Id);
    account = new Account(Name = name, OwnerId = owner.Id); insert account;
  }
  public static User draft(String name) {
    Contact c = new Contact(LastName = name, AccountId = account.Id); insert c;
    return new User(LastName = name, Alias = name.left(8), Username = name + '@partner.example', Email = name + '@partner.example', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Partner Community User'].Id, ContactId = c.Id, TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'de_DE', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
  }
  public static User make(String name) { return save(draft(name)); }
  public static User save(User u) { insert u; System.runAs(new User(Id = UserInfo.getUserId())) { insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Portal'].Id); } return u; }
}`,
    'public with sharing class Seen { public static Integer jobs() { return [SELECT COUNT() FROM Job__c]; } public static Integer accounts() { return [SELECT COUNT() FROM Account]; } public static Integer contacts() { return [SELECT COUNT() FROM Contact]; } public static void partners() { List<OpportunityPartner> l = [SELECT Id FROM OpportunityPartner WITH USER_MODE]; } }'
  )
};
const RULE: Files = {
  'sharingRules/Job__c.sharingRules-meta.xml': metadata(
    'SharingRules',
    '<sharingOwnerRules><fullName>HeadToPartners</fullName><accessLevel>Read</accessLevel><label>Head</label><sharedTo><allPartnerUsers></allPartnerUsers></sharedTo><sharedFrom><role>Head</role></sharedFrom></sharingOwnerRules>'
  )
};
const org = testMethods({ ...FILES, ...RULE }, { features: ['Communities'] });
const plain = project({}, { features: ['Communities'] });
const bare = testMethods(FILES);

rule(
  'C1344',
  'P102',
  ROLES,
  'the first partner user of an account brings its roles, below that of the owner',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); UserRole r = [SELECT Name, PortalType, PortalRole, PortalAccountId, ParentRole.Name, ParentRole.ParentRole.Name, ParentRole.ParentRole.ParentRole.DeveloperName FROM UserRole WHERE Id IN (SELECT UserRoleId FROM User WHERE Id = :u.Id)]; Assert.areEqual('Acme Partner User Partner Worker', r.Name + ' ' + r.PortalType + ' ' + r.PortalRole); Assert.areEqual(Portal.account.Id, r.PortalAccountId); Assert.areEqual('Acme Partner Manager', r.ParentRole.Name); Assert.areEqual('Acme Partner Executive', r.ParentRole.ParentRole.Name); Assert.areEqual('Sales', r.ParentRole.ParentRole.ParentRole.DeveloperName);`
  )
);
rule(
  'C1345',
  'P102',
  ROLES,
  'the second one shares them, and may take a higher one',
  org.method(
    `Portal.init(); Portal.make('pat'); User d = Portal.draft('max'); d.PortalRole = 'Manager'; Portal.save(d); Assert.areEqual(3, [SELECT COUNT() FROM UserRole WHERE PortalAccountId = :Portal.account.Id]); Assert.areEqual('Acme Partner Manager', [SELECT UserRole.Name FROM User WHERE Id = :d.Id].UserRole.Name);`
  )
);
rule(
  'C1346',
  'P102',
  ROLES,
  'the groups of a portal role are there to share with',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); Job__c j = new Job__c(Name = 'J'); insert j; Id role = [SELECT UserRoleId FROM User WHERE Id = :u.Id].UserRoleId; Assert.areEqual(2, [SELECT COUNT() FROM Group WHERE RelatedId = :role]); System.runAs(u) { Assert.areEqual(0, Seen.jobs()); } insert new Job__Share(ParentId = j.Id, UserOrGroupId = [SELECT Id FROM Group WHERE RelatedId = :role AND Type = 'Role'].Id, AccessLevel = 'Read'); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1347',
  'P102',
  USER,
  'the owner of a partner account has a role',
  org.method(
    `Account a = new Account(Name = 'Acme'); insert a; Portal.account = a; User d = Portal.draft('pat'); ${throwsIn('insert d;', 'DmlException', 'portal account owner must have a role')}`
  )
);
rule(
  'C1348',
  'P102',
  USER,
  'the contact of a partner user has an account',
  org.method(
    `Portal.init(); User d = Portal.draft('pat'); Contact c = new Contact(LastName = 'Alone'); insert c; d.ContactId = c.Id; ${throwsIn('insert d;', 'DmlException', 'needs an account')}`
  )
);
rule(
  'C1349',
  'P102',
  USER,
  'a partner user has a contact',
  org.method(
    `Portal.init(); User d = Portal.draft('pat'); d.ContactId = null; ${throwsIn('insert d;', 'DmlException', 'cannot create a portal user without contact')}`
  )
);
rule(
  'C1350',
  'P102',
  USER,
  'a contact has one user',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); User d = Portal.draft('max'); d.ContactId = [SELECT ContactId FROM User WHERE Id = :u.Id].ContactId; ${throwsIn('insert d;', 'DmlException', 'already exists for this contact')}`
  )
);
rule(
  'C1351',
  'P102',
  USER,
  'the account of a partner user follows from the contact, and is a partner account',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); User r = [SELECT AccountId, UserType, IsPortalEnabled FROM User WHERE Id = :u.Id]; Assert.areEqual(Portal.account.Id, r.AccountId); Assert.areEqual('PowerPartner', r.UserType); Assert.isTrue(r.IsPortalEnabled); Assert.isTrue([SELECT IsPartner FROM Account WHERE Id = :Portal.account.Id].IsPartner);`
  )
);
rule(
  'C1352',
  'P102',
  EXTERNAL,
  'the external default counts for partner users, the internal one for colleagues; a rule for all partners opens what it shares',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); insert new Job__c(Name = 'J'); System.runAs(u) { Assert.areEqual(0, Seen.jobs()); } System.runAs(Portal.owner) { Assert.areEqual(1, Seen.jobs()); } User head = People.make('head', new List<String>(), [SELECT Id FROM UserRole WHERE DeveloperName = 'Head'].Id); insert new Job__c(Name = 'H', OwnerId = head.Id); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1353',
  'P102',
  IMPLICIT,
  'partner users read their own account and its contacts, no others',
  org.method(
    `Portal.init('Other'); insert new Contact(LastName = 'Else', AccountId = Portal.account.Id); Portal.init(); User u = Portal.make('pat'); insert new Contact(LastName = 'Peer', AccountId = Portal.account.Id); System.runAs(u) { Assert.areEqual(1, Seen.accounts()); Assert.areEqual(2, Seen.contacts()); } Assert.areEqual(1, [SELECT COUNT() FROM AccountShare WHERE RowCause = 'PortalImplicit']);`
  )
);
rule(
  'C1354',
  'P102',
  ROLES,
  'the owner of the account sees what its partner users own',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); System.runAs(u) { insert new Job__c(Name = 'J'); } Assert.isTrue([SELECT HasTransferAccess FROM UserRecordAccess WHERE UserId = :Portal.owner.Id AND RecordId = :[SELECT Id FROM Job__c].Id].HasTransferAccess);`
  )
);
rule(
  'C1355',
  'P102',
  ROLES,
  'a higher partner role sees what a lower one owns, not the other way round',
  org.method(
    `Portal.init(); User low = Portal.make('pat'); User d = Portal.draft('max'); d.PortalRole = 'Executive'; User high = Portal.save(d); System.runAs(low) { insert new Job__c(Name = 'L'); } System.runAs(high) { Assert.areEqual(1, Seen.jobs()); insert new Job__c(Name = 'H'); } System.runAs(low) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1356',
  'P102',
  ROLES,
  'the roles move along when the account gets another owner',
  org.method(
    `Portal.init(); Portal.make('pat'); User head = People.make('head', new List<String>(), [SELECT Id FROM UserRole WHERE DeveloperName = 'Head'].Id); Portal.account.OwnerId = head.Id; update Portal.account; UserRole r = [SELECT ParentRole.DeveloperName, PortalAccountOwnerId FROM UserRole WHERE PortalRole = 'Executive']; Assert.areEqual('Head', r.ParentRole.DeveloperName); Assert.areEqual(head.Id, r.PortalAccountOwnerId);`
  )
);
rule(
  'C1357',
  'P102',
  ROLES,
  'a new owner without a role is refused',
  org.method(
    `Portal.init(); Portal.make('pat'); Portal.account.OwnerId = People.make('norole', new List<String>()).Id; ${throwsIn('update Portal.account;', 'DmlException', 'portal account owner must have a role')}`
  )
);
rule('C1358', 'P102', objects('sforce_api_objects_userrole'), 'roles of portals are not written by code', () =>
  plain
    .run("insert new UserRole(Name = 'P', PortalType = 'Partner');")
    .throws('System.DmlException', /Roles of portals cannot be written/)
);
rule(
  'C1359',
  'P102',
  PARTNER,
  'partner users do not reach the partners of opportunities',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); System.runAs(u) { ${throwsIn('Seen.partners();', 'QueryException', 'OpportunityPartner')} }`
  )
);
rule(
  'C1360',
  'A5',
  LICENSES,
  'a partner licence does not allow View All Data',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); System.runAs(new User(Id = UserInfo.getUserId())) { ${throwsIn("insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Mighty'].Id);", 'DmlException', 'license doesn')} }`
  )
);
rule(
  'C1361',
  'A5',
  LICENSES,
  'a permission set of a licence is for users with that licence',
  org.method(
    `Portal.init(); User u = Portal.make('pat'); System.runAs(new User(Id = UserInfo.getUserId())) { ${throwsIn("insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Internal'].Id);", 'DmlException', 'match the license')} insert new PermissionSetAssignment(AssigneeId = Portal.owner.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Internal'].Id); }`
  )
);
rule('C1362', 'A5', LICENSES, 'a profile of a licence without users here is not deployed', () =>
  refuses(
    {
      'profiles/Customer.profile-meta.xml': metadata(
        'Profile',
        '<custom>true</custom>',
        '<userLicense>Customer Community</userLicense>'
      )
    },
    /licence Customer Community of Customer is not supported/
  )
);
rule(
  'C1363',
  'A5',
  LICENSES,
  'users of a profile have the type of its licence',
  testMethods(
    {
      'profiles/Our Partners.profile-meta.xml': metadata(
        'Profile',
        '<custom>true</custom>',
        '<userLicense>Partner Community</userLicense>'
      )
    },
    { features: ['Communities'] }
  ).method(
    "Assert.areEqual('PowerPartner', [SELECT UserType FROM Profile WHERE Name = 'Our Partners'].UserType); Assert.areEqual('Partner Community', [SELECT UserLicense.Name FROM Profile WHERE Name = 'Our Partners'].UserLicense.Name);"
  )
);
rule(
  'C1364',
  'P102',
  USER,
  'without digital experiences no user is external',
  bare.method(
    `Portal.init(); User d = Portal.draft('pat'); ${throwsIn('insert d;', 'DmlException', 'digital experiences')}`
  )
);
