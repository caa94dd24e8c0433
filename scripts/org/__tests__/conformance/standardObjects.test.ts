/** What standard objects do when they are written: campaigns, orders, quotes, teams, files, activities (SO). */
import { apex, project } from '../apex.ts';
import { objects, rule } from './rule.ts';

const page = (name: string): string => objects(`sforce_api_objects_${name.toLowerCase()}`);
const org = project({}, { features: ['Quotes', 'TeamSelling', 'AccountTeams'] });

const DEAL =
  "Account a = new Account(Name = 'a'); insert a; Opportunity deal = new Opportunity(Name = 'deal', AccountId = a.Id, StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 3, 1), Amount = 10); insert deal; ";
const PRICE =
  "Product2 p = new Product2(Name = 'p', ProductCode = 'P1', IsActive = true); insert p; PricebookEntry price = new PricebookEntry(Product2Id = p.Id, Pricebook2Id = [SELECT Id FROM Pricebook2 WHERE IsStandard = TRUE].Id, UnitPrice = 10, IsActive = true); insert price; ";
const CAMPAIGN =
  "Campaign c = new Campaign(Name = 'c'); insert c; Lead l = new Lead(FirstName = 'Lea', LastName = 'Low', Company = 'Low Ltd', Email = 'lea@low.example'); insert l; Contact x = new Contact(LastName = 'Ray'); insert x; ";
const USER = `Profile profile = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
  User other = new User(LastName = 'Mate', Title = 'Seller', Username = 'mate@team.example', Email = 'mate@team.example', Alias = 'mate', ProfileId = profile.Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US');
  System.runAs(new User(Id = UserInfo.getUserId())) { insert other; }`;
const test = (body: string) =>
  project(
    { 'classes/SomeTest.cls': `@IsTest private class SomeTest { @IsTest static void run() { ${body} } }` },
    { features: ['TeamSelling', 'AccountTeams'] }
  );

rule('C1270', 'SO2', page('CampaignMemberStatus'), 'a campaign begins with two member statuses', () =>
  org
    .run(
      `${CAMPAIGN}for (CampaignMemberStatus s : [SELECT Label, IsDefault, HasResponded FROM CampaignMemberStatus WHERE CampaignId = :c.Id ORDER BY SortOrder]) System.debug(s.Label + ' ' + s.IsDefault + ' ' + s.HasResponded);`
    )
    .prints('Sent true false', 'Responded false true')
);
rule('C1271', 'SO2', page('CampaignMember'), 'a member shows its person and the default status', () =>
  org
    .run(
      `${CAMPAIGN}insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id); CampaignMember m = [SELECT Name, Email, CompanyOrAccount, Status, HasResponded, FirstRespondedDate, Type FROM CampaignMember]; System.debug(m.Name + ' ' + m.Email + ' ' + m.CompanyOrAccount + ' ' + m.Status + ' ' + m.HasResponded + ' ' + m.FirstRespondedDate + ' ' + m.Type);`
    )
    .prints('Lea Low lea@low.example Low Ltd Sent false null Lead')
);
rule('C1272', 'SO2', page('CampaignMember'), 'the status says whether a member responded', () =>
  org
    .run(
      `${CAMPAIGN}CampaignMember m = new CampaignMember(CampaignId = c.Id, LeadId = l.Id, Status = 'Nowhere'); insert m; System.debug([SELECT Status FROM CampaignMember].Status); m.Status = 'Responded'; update m; m = [SELECT HasResponded, FirstRespondedDate FROM CampaignMember]; System.debug(m.HasResponded + ' ' + (m.FirstRespondedDate == Date.today()));`
    )
    .prints('Sent', 'true true')
);
rule('C1273', 'SO2', page('CampaignMember'), 'a person is a member once', () =>
  org
    .run(
      `${CAMPAIGN}insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id); insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id);`
    )
    .throws('System.DmlException', /DUPLICATE_VALUE, Already a campaign member\./)
);
rule('C1274', 'SO2', page('CampaignMember'), 'a member is a lead or a contact', () =>
  org
    .run(
      `${CAMPAIGN}System.debug(Database.insert(new CampaignMember(CampaignId = c.Id), false).getErrors()[0].getStatusCode()); System.debug(Database.insert(new CampaignMember(CampaignId = c.Id, LeadId = l.Id, ContactId = x.Id), false).isSuccess());`
    )
    .prints('REQUIRED_FIELD_MISSING', 'false')
);
rule('C1275', 'SO2', page('Campaign'), 'a campaign counts members and opportunities', () =>
  org
    .run(
      `${CAMPAIGN}${DEAL}insert new List<CampaignMember>{ new CampaignMember(CampaignId = c.Id, LeadId = l.Id), new CampaignMember(CampaignId = c.Id, ContactId = x.Id, Status = 'Responded') }; deal.CampaignId = c.Id; update deal;
      c = [SELECT NumberOfLeads, NumberOfContacts, NumberOfResponses, NumberOfOpportunities, AmountAllOpportunities, NumberOfWonOpportunities FROM Campaign]; System.debug(c.NumberOfLeads + ' ' + c.NumberOfContacts + ' ' + c.NumberOfResponses + ' ' + c.NumberOfOpportunities + ' ' + c.AmountAllOpportunities + ' ' + c.NumberOfWonOpportunities);
      delete l; System.debug([SELECT NumberOfLeads FROM Campaign].NumberOfLeads);`
    )
    .prints('1 1 1 1 10.00 0', '0')
);
rule(
  'C1276',
  'SO2',
  page('CampaignMemberStatus'),
  'a campaign keeps a default status, one for responses and what is used',
  () =>
    org
      .run(
        `${CAMPAIGN}List<CampaignMemberStatus> all = [SELECT Id, Label FROM CampaignMemberStatus ORDER BY SortOrder]; System.debug(Database.delete(all[0], false).isSuccess());
      all[1].HasResponded = false; System.debug(Database.update(all[1], false).isSuccess());
      CampaignMemberStatus more = new CampaignMemberStatus(CampaignId = c.Id, Label = 'Came', SortOrder = 3, IsDefault = true); insert more; System.debug([SELECT Label FROM CampaignMemberStatus WHERE IsDefault = true].Label);
      insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id, Status = 'Responded'); System.debug(Database.delete(all[1], false).isSuccess());`
      )
      .prints('false', 'false', 'Came', 'false')
);
const ORDER = `${DEAL}${PRICE}Order o = new Order(AccountId = a.Id, EffectiveDate = Date.today(), Status = 'Draft', Pricebook2Id = [SELECT Id FROM Pricebook2 WHERE IsStandard = TRUE].Id); insert o; `;
const LINE =
  'OrderItem line = new OrderItem(OrderId = o.Id, PricebookEntryId = price.Id, Quantity = 3, UnitPrice = 5); insert line; ';

rule('C1277', 'SO4', page('OrderItem'), 'an order is the sum of its products', () =>
  org
    .run(
      `${ORDER}${LINE}System.debug([SELECT TotalPrice, ListPrice, Product2.Name FROM OrderItem].TotalPrice + ' ' + [SELECT TotalAmount FROM Order].TotalAmount); delete line; System.debug([SELECT TotalAmount FROM Order].TotalAmount);`
    )
    .prints('15.00 15.00', '0.00')
);
rule('C1278', 'SO4', page('Order'), 'an order is created as a draft, and activated with products only', () =>
  org
    .run(
      `${ORDER}System.debug(Database.insert(new Order(AccountId = a.Id, EffectiveDate = Date.today(), Status = 'Activated'), false).isSuccess()); o.Status = 'Activated'; System.debug(Database.update(o, false).getErrors()[0].getStatusCode()); ${LINE}update o; o = [SELECT StatusCode, ActivatedById FROM Order WHERE Id = :o.Id]; System.debug(o.StatusCode + ' ' + (o.ActivatedById == UserInfo.getUserId()));`
    )
    .prints('false', 'FAILED_ACTIVATION', 'Activated true')
);
rule('C1279', 'SO4', page('OrderItem'), 'products of an activated order stay as they are', () =>
  org
    .run(
      `${ORDER}${LINE}o.Status = 'Activated'; update o; line.Quantity = 4; System.debug(Database.update(line, false).isSuccess()); System.debug(Database.delete(line, false).isSuccess()); System.debug(Database.insert(new OrderItem(OrderId = o.Id, PricebookEntryId = price.Id, Quantity = 3, UnitPrice = 5), false).isSuccess()); System.debug(Database.delete(o, false).isSuccess());`
    )
    .prints('false', 'false', 'false', 'false')
);
rule('C1280', 'SO4', page('OrderItem'), 'the price has to be of the price book of the order', () =>
  org
    .run(
      `${ORDER}Pricebook2 book = new Pricebook2(Name = 'b', IsActive = true); insert book; Order second = new Order(AccountId = a.Id, EffectiveDate = Date.today(), Status = 'Draft', Pricebook2Id = book.Id); insert second; insert new OrderItem(OrderId = second.Id, PricebookEntryId = price.Id, Quantity = 3, UnitPrice = 5);`
    )
    .throws('System.DmlException', /different pricebook than the one assigned to the order/)
);
rule('C1281', 'SO4', page('Quote'), 'a quote is the sum of its line items, with tax and shipping', () =>
  org
    .run(
      `${DEAL}${PRICE}Quote q = new Quote(Name = 'q', OpportunityId = deal.Id, Pricebook2Id = [SELECT Id FROM Pricebook2 WHERE IsStandard = TRUE].Id, Tax = 2, ShippingHandling = 1); insert q;
      insert new List<QuoteLineItem>{ new QuoteLineItem(QuoteId = q.Id, PricebookEntryId = price.Id, Quantity = 2, UnitPrice = 10, Discount = 10), new QuoteLineItem(QuoteId = q.Id, PricebookEntryId = price.Id, Quantity = 1, UnitPrice = 20) };
      q = [SELECT Subtotal, TotalPrice, Discount, GrandTotal, LineItemCount, AccountId FROM Quote]; System.debug(q.Subtotal + ' ' + q.TotalPrice + ' ' + q.Discount + ' ' + q.GrandTotal + ' ' + q.LineItemCount + ' ' + (q.AccountId == a.Id));`
    )
    .prints('40.00 38.00 5.00 41.00 2 true')
);
rule('C1282', 'SO3', page('OpportunityTeamMember'), 'a team member gets a share row that goes with it', () =>
  test(`${USER}
    ${DEAL}
    OpportunityTeamMember member = new OpportunityTeamMember(OpportunityId = deal.Id, UserId = other.Id, TeamMemberRole = 'Sales Rep', OpportunityAccessLevel = 'Edit');
    insert member;
    OpportunityShare share = [SELECT OpportunityAccessLevel, RowCause FROM OpportunityShare WHERE OpportunityId = :deal.Id AND UserOrGroupId = :other.Id];
    Assert.areEqual('Edit Team', share.OpportunityAccessLevel + ' ' + share.RowCause);
    Assert.areEqual('Seller', [SELECT Title FROM OpportunityTeamMember].Title);
    member.OpportunityAccessLevel = 'Read';
    update member;
    Assert.areEqual('Read', [SELECT OpportunityAccessLevel FROM OpportunityShare WHERE UserOrGroupId = :other.Id].OpportunityAccessLevel);
    Assert.isFalse(Database.insert(new OpportunityTeamMember(OpportunityId = deal.Id, UserId = other.Id), false).isSuccess());
    delete member;
    Assert.areEqual(0, [SELECT COUNT() FROM OpportunityShare WHERE UserOrGroupId = :other.Id]);`).testEnds('passed')
);
rule('C1283', 'SO3', page('AccountTeamMember'), 'a member of an account team gets levels on its children', () =>
  test(`${USER}
    ${DEAL}
    insert new AccountTeamMember(AccountId = a.Id, UserId = other.Id, AccountAccessLevel = 'Edit', OpportunityAccessLevel = 'Read');
    AccountShare share = [SELECT AccountAccessLevel, OpportunityAccessLevel, CaseAccessLevel FROM AccountShare WHERE AccountId = :a.Id AND UserOrGroupId = :other.Id AND RowCause = 'Team'];
    Assert.areEqual('Edit Read None', share.AccountAccessLevel + ' ' + share.OpportunityAccessLevel + ' ' + share.CaseAccessLevel);
    Assert.isFalse(Database.insert(new AccountTeamMember(AccountId = a.Id, UserId = UserInfo.getUserId(), AccountAccessLevel = 'All'), false).isSuccess());`).testEnds(
    'passed'
  )
);
const FILE =
  "ContentVersion v = new ContentVersion(PathOnClient = 'plans/Map.txt', VersionData = Blob.valueOf('hello')";

rule('C1284', 'SO7', page('ContentVersion'), 'a version brings its document and the link to its owner', () =>
  org
    .run(
      `${FILE}); insert v; v = [SELECT Title, FileExtension, FileType, ContentSize, IsLatest, VersionNumber, ContentDocumentId, ContentDocument.Title FROM ContentVersion]; System.debug(v.Title + ' ' + v.FileExtension + ' ' + v.FileType + ' ' + v.ContentSize + ' ' + v.IsLatest + ' ' + v.VersionNumber + ' ' + v.ContentDocument.Title);
      ContentDocumentLink link = [SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ContentDocumentId = :v.ContentDocumentId]; System.debug((link.LinkedEntityId == UserInfo.getUserId()) + ' ' + link.ShareType);`
    )
    .prints('Map txt TEXT 5 true 1 Map', 'true I')
);
rule('C1285', 'SO7', page('ContentVersion'), 'a first location is linked as well', () =>
  org
    .run(
      `${DEAL}${FILE}, FirstPublishLocationId = deal.Id); insert v; System.debug([SELECT ShareType FROM ContentDocumentLink WHERE LinkedEntityId = :deal.Id].ShareType);`
    )
    .prints('V')
);
rule('C1286', 'SO7', page('ContentVersion'), 'a new version becomes the latest', () =>
  org
    .run(
      `${FILE}); insert v; Id doc = [SELECT ContentDocumentId FROM ContentVersion].ContentDocumentId; insert new ContentVersion(ContentDocumentId = doc, PathOnClient = 'Map2.pdf', VersionData = Blob.valueOf('hello again'));
      for (ContentVersion each : [SELECT VersionNumber, IsLatest FROM ContentVersion ORDER BY VersionNumber]) System.debug(each.VersionNumber + ' ' + each.IsLatest); ContentDocument d = [SELECT Title, FileType, ContentSize FROM ContentDocument]; System.debug(d.Title + ' ' + d.FileType + ' ' + d.ContentSize);`
    )
    .prints('1 false', '2 true', 'Map2 PDF 11')
);
rule(
  'C1287',
  'SO7',
  page('ContentDocumentLink'),
  'a document is linked to a record once, and goes with its versions and links',
  () =>
    org
      .run(
        `${DEAL}${FILE}); insert v; Id doc = [SELECT ContentDocumentId FROM ContentVersion].ContentDocumentId; insert new ContentDocumentLink(ContentDocumentId = doc, LinkedEntityId = deal.Id, ShareType = 'V'); System.debug(Database.insert(new ContentDocumentLink(ContentDocumentId = doc, LinkedEntityId = deal.Id, ShareType = 'V'), false).getErrors()[0].getStatusCode());
      delete new ContentDocument(Id = doc); System.debug([SELECT COUNT() FROM ContentVersion] + ' ' + [SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = :deal.Id]);`
      )
      .prints('DUPLICATE_VALUE', '0 0')
);
rule('C1288', 'SO7', page('Attachment'), 'an attachment knows its length', () =>
  org
    .run(
      `${DEAL}insert new Attachment(ParentId = deal.Id, Name = 'a', Body = Blob.valueOf('hello')); System.debug([SELECT BodyLength FROM Attachment].BodyLength);`
    )
    .prints('5')
);
rule('C1289', 'SO5', page('Task'), 'a task knows its account, and a lead stands alone', () =>
  org
    .run(
      `${DEAL}Contact x = new Contact(LastName = 'x', AccountId = a.Id); insert x; Lead l = new Lead(LastName = 'l', Company = 'l'); insert l; insert new List<Task>{ new Task(Subject = '1', WhatId = deal.Id), new Task(Subject = '2', WhoId = x.Id), new Task(Subject = '3', WhoId = l.Id) };
      for (Task t : [SELECT AccountId FROM Task ORDER BY Subject]) System.debug(t.AccountId == a.Id); System.debug(Database.insert(new Task(Subject = '4', WhoId = l.Id, WhatId = a.Id), false).isSuccess());`
    )
    .prints('true', 'true', 'false', 'false')
);
rule('C1290', 'SO6', page('Account'), 'closed tasks and events date what they belong to', () =>
  org
    .run(
      `${DEAL}Task t = new Task(Subject = 't', WhatId = deal.Id, ActivityDate = Date.newInstance(2026, 2, 3)); insert t; System.debug([SELECT LastActivityDate FROM Opportunity].LastActivityDate); t.Status = 'Completed'; update t;
      System.debug(String.valueOf([SELECT LastActivityDate FROM Opportunity].LastActivityDate) + ' ' + String.valueOf([SELECT LastActivityDate FROM Account].LastActivityDate));
      insert new Event(Subject = 'e', WhatId = deal.Id, StartDateTime = Datetime.newInstanceGmt(2026, 2, 5, 12, 0, 0), DurationInMinutes = 30); System.debug(String.valueOf([SELECT LastActivityDate FROM Account].LastActivityDate)); delete [SELECT Id FROM Event]; System.debug(String.valueOf([SELECT LastActivityDate FROM Account].LastActivityDate)); System.debug([SELECT CompletedDateTime FROM Task].CompletedDateTime != null);`
    )
    .prints('null', '2026-02-03 2026-02-03', '2026-02-05', '2026-02-03', 'true')
);
rule('C1291', 'SO5', page('Event'), 'an event has a start and a duration or an end', () =>
  org
    .run(
      `Datetime start = Datetime.newInstanceGmt(2026, 2, 5, 12, 0, 0); insert new List<Event>{ new Event(Subject = '1', StartDateTime = start, EndDateTime = start.addHours(1)), new Event(Subject = '2', ActivityDateTime = start, DurationInMinutes = 30), new Event(Subject = '3', IsAllDayEvent = true, ActivityDate = Date.newInstance(2026, 2, 6)) };
      for (Event e : [SELECT DurationInMinutes, StartDateTime, EndDateTime, ActivityDate FROM Event ORDER BY Subject]) System.debug(e.DurationInMinutes + ' ' + e.StartDateTime.formatGmt('MM-dd HH:mm') + ' ' + e.EndDateTime.formatGmt('MM-dd HH:mm') + ' ' + String.valueOf(e.ActivityDate));
      System.debug(Database.insert(new Event(Subject = '4', StartDateTime = start), false).getErrors()[0].getStatusCode()); System.debug(Database.insert(new Event(Subject = '5', StartDateTime = start, EndDateTime = start.addHours(-1)), false).getErrors()[0].getMessage()); System.debug(Database.insert(new Event(Subject = '6', StartDateTime = start, EndDateTime = start.addHours(1), DurationInMinutes = 5), false).isSuccess());`
    )
    .prints(
      '60 02-05 12:00 02-05 13:00 2026-02-05',
      '30 02-05 12:00 02-05 12:30 2026-02-05',
      '1440 02-06 00:00 02-06 00:00 2026-02-06',
      'REQUIRED_FIELD_MISSING',
      'Event duration can not be negative.',
      'false'
    )
);
rule('C1292', 'SO7', page('ContentDocumentLink'), 'links are asked for by document or record', () =>
  org
    .run('List<ContentDocumentLink> links = [SELECT Id FROM ContentDocumentLink];')
    .refuses(/Implementation restriction: ContentDocumentLink requires a filter/)
);
rule(
  'C1269',
  'SO7',
  page('ContentDocumentLink'),
  'a file is seen by its owner and by those who see a record it is linked to',
  () =>
    project(
      {
        'classes/Files.cls':
          "public with sharing class Files { public static Id add(Id linked) { ContentVersion v = new ContentVersion(PathOnClient = 'a.txt', VersionData = Blob.valueOf('x')); insert v; Id doc = [SELECT ContentDocumentId FROM ContentVersion WHERE Id = :v.Id].ContentDocumentId; if (linked != null) insert new ContentDocumentLink(ContentDocumentId = doc, LinkedEntityId = linked, ShareType = 'V'); return doc; } public static Integer seen() { return [SELECT COUNT() FROM ContentDocument]; } }",
        'classes/FilesTest.cls': `@IsTest private class FilesTest { @IsTest static void run() { ${USER}
        System.runAs(other) { Files.add(null); Assert.areEqual(1, Files.seen()); }
        Account a = new Account(Name = 'a'); insert a; Files.add(a.Id); Files.add(null);
        System.runAs(other) { Assert.areEqual(2, Files.seen()); } } }`
      },
      {}
    ).testEnds('passed')
);
rule('C1900', 'SO8', page('EventLogFile'), 'logs of events, logins and sessions are read and never written', () => {
  apex(
    'System.debug([SELECT LogDate, LogFileLength FROM EventLogFile].size()); System.debug([SELECT Browser, UserId FROM LoginHistory].size()); System.debug([SELECT LoginHistory.Application, ParentId FROM AuthSession].size());'
  ).prints('0', '0', '0');
  apex('EventLogFile log = new EventLogFile(); insert log;').refuses(/DML operation INSERT not allowed/);
});
rule('C1901', 'SO8', page('Document'), 'documents hold their content; writing them is refused by name', () => {
  apex("Document d = new Document(Name = 'a', Body = Blob.valueOf('abc')); System.debug(d.Body.toString());").prints(
    'abc'
  );
  apex("insert new Document(Name = 'a', Body = Blob.valueOf('abc'));").throws('NotSupported', /DML on Document/);
});
