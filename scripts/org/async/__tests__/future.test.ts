/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_invoking_future_methods.htm */
import test from 'node:test';
import { classes, project, refuses, triggers } from '../../__tests__/apex.ts';

const FUTURE = `public class Later {
  public static Integer calls = 0;
  @future public static void run(List<String> names) {
    calls++;
    System.debug(System.isFuture() + ' ' + names + ' ' + calls);
  }
  @future public static void again() { run(new List<String>()); }
  public static void plain() { run(new List<String>{ 'plain' }); }
}`;

test('P107 a future method runs after the transaction, with copies of its arguments', () => {
  project(classes(FUTURE))
    .run(
      `List<String> names = new List<String>{ 'a' }; Later.run(names); names.add('b'); Later.plain(); System.debug('end ' + Later.calls);`
    )
    .prints('end 0', 'true (a) 1', 'true (plain) 1');
});

test('P107 a future method cannot be called from a future method', () => {
  const body = `@IsTest private class LaterTest { @IsTest static void runs() { Test.startTest(); Later.again(); Test.stopTest(); } }`;
  project({ ...classes(FUTURE), ...classes(body) }).testEnds(
    'failed',
    'System.AsyncException: Future method cannot be called from a future or batch method: Later.run(List<String>)'
  );
});

test('P103 one transaction may make 50 future calls', () => {
  project(classes(FUTURE))
    .run('for (Integer i = 0; i < 51; i++) Later.plain();')
    .throws('System.LimitException', 'Too many future calls: 51');
});

test('P91 a future method that a trigger calls runs after the statement’s transaction, so that it may write setup objects', () => {
  const files = {
    ...classes(
      `public class Roles { @future public static void add(String name) { insert new UserRole(Name = name); System.debug([SELECT COUNT() FROM Account]); } }`
    ),
    ...triggers(
      `trigger OnAccount on Account (after insert) { Roles.add(Trigger.new[0].Name); System.debug('trigger'); }`
    )
  };
  project(files).run(`insert new Account(Name = 'a'); System.debug('end');`).prints('trigger', 'end', '1');
});

test('P107 the job of a future call names its method', () => {
  project(classes(FUTURE))
    .run(
      'Later.plain(); AsyncApexJob j = [SELECT JobType, MethodName, ApexClass.Name FROM AsyncApexJob]; System.debug(j.JobType + j.MethodName + j.ApexClass.Name);'
    )
    .prints('FuturerunLater', 'true (plain) 1');
});

test('P105 stopTest runs future calls, as the user who made them', () => {
  const files = classes(
    'public class Who { @future public static void run() { insert new Account(Name = UserInfo.getUserId()); } }',
    `@IsTest private class WhoTest { @IsTest static void runs() {
      Test.startTest(); Who.run(); Assert.areEqual(0, [SELECT COUNT() FROM Account]); Test.stopTest();
      Assert.areEqual(UserInfo.getUserId(), [SELECT Name FROM Account].Name);
    } }`
  );
  project(files).testEnds('passed');
});

test('future methods are static, return nothing and take primitive values', () => {
  refuses(
    classes('public class Bad { @future public void run() {} }'),
    /Future methods: must be static and return void/
  );
  refuses(
    classes('public class Bad { @future public static void run(Account a) {} }'),
    /Future methods: parameters must be primitives/
  );
});
