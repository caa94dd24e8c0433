/** Merging records (P90). */
import { apex, classes, customObject, project, triggers } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const MERGE = guide('langCon_apex_dml_examples_merge');
const TRIGGERS = guide('apex_triggers_merge_statements');
const RESULT = reference('apex_class_database_mergeresult');

const THREE =
  "Account a = new Account(Name = 'a'); Account b = new Account(Name = 'b', Phone = '1'); Account c = new Account(Name = 'c'); insert new List<Account>{ a, b, c }; ";
const CONTACTS =
  "Contact x = new Contact(LastName = 'x', AccountId = b.Id); Contact y = new Contact(LastName = 'y', AccountId = c.Id); insert new List<Contact>{ x, y }; ";

rule('C1230', 'P90', MERGE, 'the merge statement takes a record or a list of two', () =>
  apex(
    `${THREE}merge a b; System.debug([SELECT COUNT() FROM Account]); merge a new List<Account>{ c }; System.debug([SELECT COUNT() FROM Account]);`
  ).prints('2', '1')
);
rule(
  'C1231',
  'P90',
  RESULT,
  'Database.merge gives one result for each merged record, named by the one that stays',
  () =>
    apex(
      `${THREE}${CONTACTS}List<Database.MergeResult> r = Database.merge(a, new List<Account>{ b, c });
    for (Integer i = 0; i < 2; i++) System.debug(r[i].isSuccess() + ' ' + (r[i].getId() == a.Id) + ' ' + r[i].getMergedRecordIds().size() + ' ' + (r[i].getUpdatedRelatedIds().contains(i == 0 ? x.Id : y.Id)));`
    ).prints('true true 1 true', 'true true 1 true')
);
rule('C1232', 'P90', RESULT, 'merged records may be named by their Ids', () =>
  apex(
    `${THREE}Database.MergeResult one = Database.merge(a, b.Id); List<Database.MergeResult> more = Database.merge(a, new List<Id>{ c.Id }, false);
    System.debug(one.isSuccess() + ' ' + more[0].isSuccess() + ' ' + [SELECT COUNT() FROM Account]);`
  ).prints('true true 1')
);
rule('C1233', 'P90', RESULT, 'errors are results where not all have to succeed, and null without any', () =>
  apex(
    `${THREE}delete b; Database.MergeResult r = Database.merge(a, b, false); System.debug(r.isSuccess() + ' ' + r.getErrors()[0].getStatusCode() + ' ' + r.getId() + ' ' + r.getMergedRecordIds().size());
    System.debug(Database.merge(a, c, false).getErrors());`
  ).prints('false ENTITY_IS_DELETED null 0', 'null')
);
rule('C1234', 'P90', MERGE, 'otherwise they are thrown, and nothing is merged', () =>
  apex(
    `${THREE}delete b; try { Database.merge(a, new List<Account>{ c, b }); } catch (DmlException e) { System.debug(e.getDmlType(0) + ' ' + [SELECT COUNT() FROM Account]); }`
  ).prints('ENTITY_IS_DELETED 2')
);
rule('C1235', 'P90', MERGE, 'what is set on the record that stays is saved, nothing is taken from the others', () =>
  apex(
    `${THREE}a.Site = 'here'; merge a b; a = [SELECT Name, Phone, Site FROM Account WHERE Id = :a.Id]; System.debug(a.Name + ' ' + a.Phone + ' ' + a.Site);`
  ).prints('a null here')
);
rule('C1236', 'P90', MERGE, 'no more than three records', () =>
  apex(
    `${THREE}Account d = new Account(Name = 'd'); insert d; Database.merge(a, new List<Account>{ b, c, d });`
  ).throws('System.DmlException')
);
rule('C1237', 'P90', MERGE, 'a record is not merged into itself or into one of another object', () =>
  apex(
    `${THREE}${CONTACTS}System.debug(Database.merge(a, a.Id, false).getErrors()[0].getStatusCode()); System.debug(Database.merge(a, x.Id, false).getErrors()[0].getStatusCode());`
  ).prints('INVALID_ID_FIELD', 'INVALID_ID_FIELD')
);
rule('C1238', 'P90', MERGE, 'contacts, leads and cases are merged as well', () =>
  apex(
    `Contact x = new Contact(LastName = 'x'); Contact y = new Contact(LastName = 'y'); insert new List<Contact>{ x, y }; merge x y;
    Lead l = new Lead(LastName = 'l', Company = 'l'); Lead m = new Lead(LastName = 'm', Company = 'm'); insert new List<Lead>{ l, m }; merge l m;
    Case k = new Case(Subject = 'k'); Case j = new Case(Subject = 'j'); insert new List<Case>{ k, j }; merge k j;
    System.debug([SELECT MasterRecordId FROM Contact WHERE Id = :y.Id ALL ROWS].MasterRecordId == x.Id);
    System.debug([SELECT MasterRecordId FROM Lead WHERE Id = :m.Id ALL ROWS].MasterRecordId == l.Id);
    System.debug([SELECT IsDeleted FROM Case WHERE Id = :j.Id ALL ROWS].IsDeleted);`
  ).prints('true', 'true', 'true')
);
rule('C1239', 'P90', MERGE, 'other objects are not', () =>
  apex('Opportunity a = new Opportunity(); Opportunity b = new Opportunity(); merge a b;').refuses(
    /DML operation MERGE not allowed on Opportunity/
  )
);
const LOG = classes('public class Log { public static List<String> lines = new List<String>(); }');
rule('C1240', 'P90', TRIGGERS, 'one delete and one update event, children without any', () =>
  project({
    ...LOG,
    ...triggers(
      "trigger OnAccount on Account (before delete, after delete, before update, after update) { Log.lines.add(Trigger.operationType + ' ' + (Trigger.isDelete ? Trigger.old.size() + ' ' + (Trigger.old[0].MasterRecordId != null) : String.valueOf(Trigger.new.size()))); }",
      "trigger OnContact on Contact (before update, after update) { Log.lines.add('contact'); }"
    )
  })
    .run(
      `${THREE}${CONTACTS}Log.lines.clear(); merge a new List<Account>{ b, c }; System.debug(String.join(Log.lines, ', ')); System.debug([SELECT COUNT() FROM Contact WHERE AccountId = :a.Id]);`
    )
    .prints('BEFORE_DELETE 2 false, AFTER_DELETE 2 true, BEFORE_UPDATE 1, AFTER_UPDATE 1', '2')
);
rule('C1241', 'P90', TRIGGERS, 'an error of the update takes the merge back', () =>
  project(triggers("trigger OnAccount on Account (before update) { Trigger.new[0].addError('no'); }"))
    .run(
      `${THREE}${CONTACTS}System.debug(Database.merge(a, b, false).getErrors()[0].getMessage()); System.debug([SELECT COUNT() FROM Account] + ' ' + [SELECT COUNT() FROM Contact WHERE AccountId = :b.Id]);`
    )
    .prints('no', '3 1')
);
rule('C1242', 'P90', MERGE, 'children of every kind get the record that stays as their parent', () =>
  project(
    customObject(
      'Desk__c',
      {
        Account__c:
          '<type>MasterDetail</type><referenceTo>Account</referenceTo><relationshipName>Desks</relationshipName><relationshipLabel>Desks</relationshipLabel><reparentableMasterDetail>false</reparentableMasterDetail><writeRequiresMasterRead>false</writeRequiresMasterRead>'
      },
      '<sharingModel>ControlledByParent</sharingModel>'
    )
  )
    .run(
      `${THREE}insert new Desk__c(Name = 'd', Account__c = b.Id); insert new Task(Subject = 't', WhatId = b.Id); insert new Opportunity(Name = 'o', AccountId = b.Id, StageName = 'Prospecting', CloseDate = Date.today()); a.ParentId = b.Id; update a; c.ParentId = b.Id; update c;
      merge new Account(Id = a.Id) b;
      System.debug([SELECT COUNT() FROM Desk__c WHERE Account__c = :a.Id] + [SELECT COUNT() FROM Task WHERE WhatId = :a.Id] + [SELECT COUNT() FROM Opportunity WHERE AccountId = :a.Id] + [SELECT COUNT() FROM Account WHERE ParentId = :a.Id]);
      System.debug([SELECT ParentId FROM Account WHERE Id = :a.Id].ParentId);`
    )
    .prints('4', 'null')
);
