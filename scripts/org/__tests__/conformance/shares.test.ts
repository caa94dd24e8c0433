/** Share rows as records (P102). */
import { apex, classes, customObject, project, refuses, type Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, objects, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const UNDERSTANDING = guide('apex_bulk_sharing_understanding');
const CREATING = guide('apex_bulk_sharing_creating_with_apex');
const ACCOUNT_SHARE = objects('sforce_api_objects_accountshare');
const OPPORTUNITY_SHARE = objects('sforce_api_objects_opportunityshare');
const REASON = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingreason.htm';

const reason = (object: string, name: string): Files => ({
  [`objects/${object}/sharingReasons/${name}.sharingReason-meta.xml`]: metadata(
    'SharingReason',
    `<fullName>${name}</fullName>`,
    '<label>Reason</label>'
  )
});
const JOB: Files = {
  ...customObject(
    'Job__c',
    {},
    '<sharingModel>Private</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  ...reason('Job__c', 'Recruiter__c'),
  ...customObject(
    'Poster__c',
    {},
    '<sharingModel>Read</sharingModel>',
    '<externalSharingModel>Private</externalSharingModel>'
  ),
  'permissionsets/Jobs.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<label>Jobs</label>',
    ...['Job__c', 'Poster__c'].map(
      (name) =>
        `<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`
    )
  )
};
const READERS = classes(
  'public with sharing class Seen { public static Integer jobs() { return [SELECT COUNT() FROM Job__c]; } public static Integer shares() { return [SELECT COUNT() FROM Job__Share]; } public static void save(SObject s) { insert s; } public static void remove(SObject s) { delete s; } public static void change(SObject s) { update s; } }'
);
const shares = testMethods({ ...JOB, ...READERS });
const plain = project({ ...JOB, ...READERS });

const ONE = "Job__c j = new Job__c(Name = 'J'); insert j; ";
const USER = "User u = People.make('rep', new List<String>{'Jobs'}); ";
const SHARED = `${ONE}${USER}Job__Share s = new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'Edit'); insert s; `;
const MANAGED = `${ONE}${USER}Job__Share s = new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'Read', RowCause = Schema.Job__Share.RowCause.Recruiter__c); insert s; `;

rule('C1300', 'P102', UNDERSTANDING, 'a record has a share row of its owner with full access', () =>
  plain
    .run(
      `${ONE}Job__Share s = [SELECT AccessLevel, RowCause, UserOrGroupId FROM Job__Share WHERE ParentId = :j.Id]; System.debug(s.AccessLevel + ' ' + s.RowCause + ' ' + (s.UserOrGroupId == UserInfo.getUserId()));`
    )
    .prints('All Owner true')
);
rule(
  'C1301',
  'P102',
  CREATING,
  'a row without a cause is a manual one',
  shares.method(`${SHARED}Assert.areEqual('Manual', [SELECT RowCause FROM Job__Share WHERE Id = :s.Id].RowCause);`)
);
rule(
  'C1302',
  'P102',
  CREATING,
  'a manual row opens the record',
  shares.method(`${SHARED}System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`)
);
rule(
  'C1303',
  'P102',
  CREATING,
  'a manual row goes when the owner changes',
  shares.method(
    `${SHARED}User o = People.make('next', new List<String>{'Jobs'}); j.OwnerId = o.Id; update j; Assert.areEqual(0, [SELECT COUNT() FROM Job__Share WHERE RowCause = 'Manual']); System.runAs(u) { Assert.areEqual(0, Seen.jobs()); }`
  )
);
rule(
  'C1304',
  'P102',
  CREATING,
  'the row of a sharing reason stays when the owner changes',
  shares.method(
    `${MANAGED}User o = People.make('next', new List<String>{'Jobs'}); j.OwnerId = o.Id; update j; Assert.areEqual(1, [SELECT COUNT() FROM Job__Share WHERE RowCause = :Schema.Job__Share.RowCause.Recruiter__c]); System.runAs(u) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1305',
  'P102',
  UNDERSTANDING,
  'the row of the owner follows the owner',
  shares.method(
    `${ONE}${USER}j.OwnerId = u.Id; update j; Assert.areEqual(u.Id, [SELECT UserOrGroupId FROM Job__Share WHERE ParentId = :j.Id AND RowCause = 'Owner'].UserOrGroupId);`
  )
);
rule(
  'C1306',
  'P102',
  UNDERSTANDING,
  'only Modify All Data writes rows of a sharing reason where sharing applies',
  shares.method(
    `${USER}System.runAs(u) { ${ONE}${throwsIn("Seen.save(new Job__Share(ParentId = j.Id, UserOrGroupId = [SELECT Id FROM User WHERE Alias = 'UUser' LIMIT 1].Id, AccessLevel = 'Read', RowCause = 'Recruiter__c'));", 'DmlException', 'INSUFFICIENT_ACCESS')} }`
  )
);
rule(
  'C1307',
  'P102',
  CREATING,
  'an owner shares manually',
  shares.method(
    `${USER}User v = People.make('other', new List<String>{'Jobs'}); System.runAs(u) { ${ONE}Seen.save(new Job__Share(ParentId = j.Id, UserOrGroupId = v.Id, AccessLevel = 'Read')); } System.runAs(v) { Assert.areEqual(1, Seen.jobs()); }`
  )
);
rule(
  'C1308',
  'P102',
  CREATING,
  'with edit access alone nobody shares on',
  shares.method(
    `${SHARED}User v = People.make('other', new List<String>{'Jobs'}); System.runAs(u) { ${throwsIn("Seen.save(new Job__Share(ParentId = j.Id, UserOrGroupId = v.Id, AccessLevel = 'Read'));", 'DmlException', 'INSUFFICIENT_ACCESS')} }`
  )
);
rule(
  'C1309',
  'P102',
  CREATING,
  'a level that everybody has is refused with the documented error',
  shares.method(
    `${USER}Poster__c p = new Poster__c(Name = 'P'); insert p; Database.SaveResult r = Database.insert(new Poster__Share(ParentId = p.Id, UserOrGroupId = u.Id, AccessLevel = 'Read'), false); Assert.areEqual(StatusCode.FIELD_FILTER_VALIDATION_EXCEPTION, r.getErrors()[0].getStatusCode()); Assert.isTrue(r.getErrors()[0].getMessage().contains('AccessLevel'));`
  )
);
rule(
  'C1310',
  'P102',
  CREATING,
  'full access is not given by code',
  shares.method(
    `${ONE}${USER}${throwsIn("insert new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'All');", 'DmlException', 'AccessLevel')}`
  )
);
rule(
  'C1311',
  'P102',
  UNDERSTANDING,
  'rows of the owner and of rules are not written by code',
  shares.method(
    `${ONE}${USER}for (String cause : new List<String>{'Owner', 'Rule'}) { ${throwsIn("insert new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'Read', RowCause = cause);", 'DmlException', 'row cause')} }`
  )
);
rule('C1312', 'P102', UNDERSTANDING, 'the row of the owner is not deleted by code', () =>
  plain
    .run(`${ONE}delete [SELECT Id FROM Job__Share WHERE ParentId = :j.Id];`)
    .throws('System.DmlException', /INSUFFICIENT_ACCESS_OR_READONLY/)
);
rule(
  'C1313',
  'P102',
  CREATING,
  'one row for each record, grantee and cause',
  shares.method(
    `${SHARED}insert new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'Read'); insert new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'Read', RowCause = 'Recruiter__c'); Assert.areEqual(2, [SELECT COUNT() FROM Job__Share WHERE ParentId = :j.Id AND RowCause != 'Owner']);`
  )
);
rule(
  'C1314',
  'P102',
  CREATING,
  'deleting a manual row closes the record again',
  shares.method(`${SHARED}delete s; System.runAs(u) { Assert.areEqual(0, Seen.jobs()); }`)
);
rule(
  'C1315',
  'P102',
  CREATING,
  'a level is changed by an update',
  shares.method(
    `${SHARED}s.AccessLevel = 'Read'; update s; System.runAs(u) { Assert.isFalse([SELECT HasEditAccess FROM UserRecordAccess WHERE UserId = :u.Id AND RecordId = :j.Id].HasEditAccess); }`
  )
);
rule(
  'C1316',
  'P102',
  UNDERSTANDING,
  'share rows are seen by those who see the record',
  shares.method(
    `${ONE}${USER}System.runAs(u) { Assert.areEqual(0, Seen.shares()); } insert new Job__Share(ParentId = j.Id, UserOrGroupId = u.Id, AccessLevel = 'Read'); System.runAs(u) { Assert.areEqual(2, Seen.shares()); }`
  )
);
rule('C1317', 'P102', REASON, 'a sharing reason that does not exist does not compile', () =>
  plain.run('String c = Schema.Job__Share.RowCause.Nobody__c;').refuses(/Nobody__c/)
);
rule('C1318', 'P102', REASON, 'standard objects have no sharing reasons', () =>
  refuses(reason('Account', 'Recruiter__c'), /only custom objects/)
);
rule('C1319', 'P102', UNDERSTANDING, 'child rows of a record are its share rows', () =>
  plain
    .run(`${ONE}System.debug([SELECT Id, (SELECT RowCause FROM Shares) FROM Job__c WHERE Id = :j.Id].Shares.size());`)
    .returns('1')
);
rule('C1320', 'P102', OPPORTUNITY_SHARE, 'standard objects are shared manually alone', () =>
  apex(
    "Opportunity o = new Opportunity(Name = 'O', StageName = 'Prospecting', CloseDate = Date.today()); insert o; insert new OpportunityShare(OpportunityId = o.Id, UserOrGroupId = UserInfo.getUserId(), OpportunityAccessLevel = 'Edit', RowCause = 'Team');"
  ).throws('System.DmlException', /row cause Team/)
);
rule(
  'C1321',
  'P102',
  ACCOUNT_SHARE,
  'whoever owns an opportunity has an implicit row on its account',
  testMethods({
    'objects/Account/Account.object-meta.xml': metadata('CustomObject', '<sharingModel>Private</sharingModel>'),
    'objects/Opportunity/Opportunity.object-meta.xml': metadata('CustomObject', '<sharingModel>Private</sharingModel>')
  }).method(
    `User u = People.make('rep', new List<String>()); Account a = new Account(Name = 'A'); insert a; insert new Opportunity(Name = 'O', AccountId = a.Id, OwnerId = u.Id, StageName = 'Prospecting', CloseDate = Date.today()); AccountShare s = [SELECT AccountAccessLevel, UserOrGroupId FROM AccountShare WHERE AccountId = :a.Id AND RowCause = 'ImplicitParent']; Assert.areEqual('Read', s.AccountAccessLevel); Assert.areEqual(u.Id, s.UserOrGroupId);`
  )
);
rule('C1322', 'P102', CREATING, 'an owner has everything already: sharing with the owner is refused', () =>
  plain
    .run(`${ONE}insert new Job__Share(ParentId = j.Id, UserOrGroupId = UserInfo.getUserId(), AccessLevel = 'Edit');`)
    .throws('System.DmlException', /INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY/)
);
