/** Locked records: Approval.lock, unlock and isLocked (P97). */
import { apex, classes, customObject, project, refuses, triggers } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';
import { testMethods, throwsIn } from './testMethods.ts';

const LOCKS = reference('apex_methods_system_approval');
const RESULT = reference('apex_class_Approval_LockResult');
const COUNTED = guide('apex_gov_limits');
const ON = { features: ['RecordLocksInApex'] };
const MASTER =
  '<type>MasterDetail</type><referenceTo>Order__c</referenceTo><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><writeRequiresMasterRead>false</writeRequiresMasterRead>';
const FILES = {
  ...customObject('Order__c', { Text__c: '<type>Text</type><length>20</length>' }),
  ...customObject('Line__c', { Order__c: MASTER }, '<sharingModel>ControlledByParent</sharingModel>'),
  ...triggers('trigger OnOrder on Order__c (before update) { Orders.fired++; }'),
  ...classes(
    'public without sharing class Orders { public static Integer fired = 0; }',
    'public with sharing class Guarded { public static void lock(Id id) { Approval.lock(id); } }'
  )
};
const org = project(FILES, ON);
const people = testMethods(FILES, ON);
const ORDER = "Order__c o = new Order__c(Name = 'o'); insert o;";
const REP = "User u = People.make('rep', new List<String>());";
const TEXT = 'This record is locked. If you need to edit it, contact your admin.';

rule('C1800', 'P97', LOCKS, 'records are locked and unlocked by Id, record and list', () =>
  org
    .run(
      `List<Order__c> l = new List<Order__c>(); for (Integer i = 0; i < 4; i++) { l.add(new Order__c(Name = 'o')); } insert l;
      Approval.lock(l[0].Id); Approval.lock(l[1]); Approval.lock(new List<Id>{ l[2].Id }); Approval.lock(new List<Order__c>{ l[3] });
      System.debug(Approval.isLocked(l[0].Id) + ' ' + Approval.isLocked(l[1]) + ' ' + Approval.isLocked(new List<Id>{ l[2].Id }).get(l[2].Id) + ' ' + Approval.isLocked(l).get(l[3].Id));
      Approval.unlock(l[0].Id, true); Approval.unlock(l[1], true); Approval.unlock(new List<Id>{ l[2].Id }, false); Approval.unlock(new List<Order__c>{ l[3] }, false);
      System.debug(Approval.isLocked(l).values());`
    )
    .prints('true true true true', '(false, false, false, false)')
);
rule('C1801', 'P97', RESULT, 'the result names the record', () =>
  org
    .run(
      `${ORDER} Approval.LockResult r = Approval.lock(o); System.debug(r.isSuccess() + ' ' + (r.getId() == o.Id) + ' ' + r.getErrors().size());
      Approval.UnlockResult s = Approval.unlock(o.Id); System.debug(s.isSuccess() + ' ' + (s.getId() == o.Id));`
    )
    .prints('true true 0', 'true true')
);
rule(
  'C1802',
  'P97',
  LOCKS,
  'all or nothing: what cannot be locked takes back the others, or has an error of its own',
  () =>
    org
      .run(
        `Order__c gone = new Order__c(Name = 'g'); insert gone; delete gone; ${ORDER} List<Id> ids = new List<Id>{ o.Id, gone.Id };
      List<Approval.LockResult> l = Approval.lock(ids, false); System.debug(l[0].isSuccess() + ' ' + l[1].isSuccess() + ' ' + l[1].getId() + ' ' + l[1].getErrors()[0].getStatusCode() + ' ' + Approval.isLocked(o));
      Approval.unlock(o); try { Approval.lock(ids); } catch (DmlException e) { System.debug(e.getDmlIndex(0) + ' ' + e.getDmlType(0)); } System.debug(Approval.isLocked(o));`
      )
      .prints('true false null ENTITY_IS_DELETED true', '1 ENTITY_IS_DELETED', 'false')
);
rule('C1803', 'P97', COUNTED, 'a lock is one DML statement and a row for each record', () =>
  org
    .run(
      `${ORDER} Integer s = Limits.getDmlStatements(); Integer r = Limits.getDmlRows(); Approval.lock(new List<Order__c>{ o }); Approval.unlock(o); Approval.isLocked(o); System.debug((Limits.getDmlStatements() - s) + ' ' + (Limits.getDmlRows() - r));`
    )
    .prints('2 2')
);
rule('C1804', 'P97', LOCKS, 'a rollback takes the lock back', () =>
  org
    .run(
      `${ORDER} Savepoint s = Database.setSavepoint(); Approval.lock(o); System.debug(Approval.isLocked(o)); Database.rollback(s); System.debug(Approval.isLocked(o));`
    )
    .prints('true', 'false')
);
rule(
  'C1805',
  'P97',
  LOCKS,
  'others may not change a locked record, in system mode and without sharing neither; triggers do not run',
  people.method(
    `${ORDER} Approval.lock(o); ${REP} System.runAs(u) { o.Text__c = 'x'; ${throwsIn('update o;', 'DmlException', `ENTITY_IS_LOCKED, ${TEXT}: []`)} ${throwsIn('update as system o;', 'DmlException', 'ENTITY_IS_LOCKED')} Assert.areEqual(0, Orders.fired); }
    Assert.isNull([SELECT Text__c FROM Order__c].Text__c);`
  )
);
rule(
  'C1806',
  'P97',
  LOCKS,
  'nor delete it; once it is unlocked they may',
  people.method(
    `${ORDER} Approval.lock(o); ${REP} System.runAs(u) { Assert.areEqual(StatusCode.ENTITY_IS_LOCKED, Database.delete(o, false).getErrors()[0].getStatusCode()); Approval.unlock(o); update o; delete o; }`
  )
);
rule('C1807', 'P97', LOCKS, 'administrators change and delete locked records', () =>
  org
    .run(
      `${ORDER} Approval.lock(o); o.Text__c = 'x'; update o; delete o; System.debug([SELECT COUNT() FROM Order__c]);`
    )
    .prints('0')
);
rule(
  'C1808',
  'AP1',
  LOCKS,
  'details of a locked master are locked with it: none comes, changes or goes',
  people.method(
    `${ORDER} Line__c l = new Line__c(Name = 'l', Order__c = o.Id); insert l; Approval.lock(o); Assert.isFalse(Approval.isLocked(l)); ${REP} System.runAs(u) { ${throwsIn("insert new Line__c(Name = 'n', Order__c = o.Id);", 'DmlException', 'ENTITY_IS_LOCKED')} ${throwsIn('update l;', 'DmlException', 'ENTITY_IS_LOCKED')} ${throwsIn('delete l;', 'DmlException', 'ENTITY_IS_LOCKED')} }`
  )
);
rule(
  'C1809',
  'AP2',
  LOCKS,
  'a record does not go while a locked detail would go with it',
  people.method(
    `${ORDER} Line__c l = new Line__c(Name = 'l', Order__c = o.Id); insert l; Approval.lock(l); ${REP} System.runAs(u) { ${throwsIn('delete o;', 'DmlException', 'ENTITY_IS_LOCKED')} } Assert.areEqual(1, [SELECT COUNT() FROM Line__c]); delete o;`
  )
);
rule('C1810', 'AP3', LOCKS, 'an org without the setting locks nothing', () =>
  apex("Account a = new Account(Name = 'a'); insert a; System.debug(Approval.isLocked(a)); Approval.lock(a);").throws(
    'System.DmlException',
    'Apex approval lock/unlock api preference not enabled.'
  )
);
rule('C1811', 'AP4', LOCKS, 'locks and unlocks of what is so already succeed', () =>
  org
    .run(
      `${ORDER} System.debug(Approval.unlock(o).isSuccess()); Approval.lock(o); System.debug(Approval.lock(o).isSuccess() + ' ' + Approval.isLocked(o));`
    )
    .prints('true', 'true true')
);
rule('C1812', 'P97', LOCKS, 'null is no record, and no record of setup can be locked', () => {
  org.run('Id none; Approval.lock(none);').throws('System.NullPointerException');
  org.run(`${ORDER} Boolean none; Approval.lock(o, none);`).throws('System.NullPointerException');
  org.run('Approval.lock(UserInfo.getUserId());').throws('NotSupported', /Locking records of User/);
});
rule('C1813', 'P97', LOCKS, 'the place of the locks is no object of the org', () => {
  org.run("System.debug(Schema.getGlobalDescribe().containsKey('record-lock'));").prints('false');
  refuses(classes('public class A { Object o = [SELECT Id FROM record_lock]; }'), /record_lock/);
});
rule(
  'C1814',
  'AP4',
  LOCKS,
  'code with sharing locks only what it may edit',
  testMethods(
    {
      ...FILES,
      ...customObject('Order__c', {}, '<sharingModel>Private</sharingModel>'),
      'triggers/OnOrder.trigger': 'trigger OnOrder on Order__c (before update) { }'
    },
    ON
  ).method(
    `${ORDER} ${REP} System.runAs(u) { ${throwsIn('Guarded.lock(o.Id);', 'DmlException', 'INSUFFICIENT_ACCESS_OR_READONLY')} }`
  )
);
