import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createLibraryOrg, customObject } from './libraryOrg.ts';

const files = customObject('Deal__c', {
  Amount__c: ['<type>Currency</type>', '<precision>10</precision>', '<scale>2</scale>'],
  Done__c: ['<type>Checkbox</type>', '<defaultValue>false</defaultValue>'],
  Buyer__c: ['<type>Lookup</type>', '<referenceTo>Account</referenceTo>', '<relationshipName>Deals</relationshipName>']
});

describe('SObject', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => void cleanUp.push(work as () => void) }, files);
  const value = (expected: string, expression: string, before = ''): void =>
    assert.equal(org.value(expression, before), expected);
  const fails = (expected: string, source: string): void => assert.equal(org.failure(source), expected);

  it('P58 get and put know the fields and their types', () => {
    value('Acme', "a.get('name')", "Account a = new Account(Name = 'Acme');");
    value('5', "d.get('Amount__c')", "Deal__c d = new Deal__c(); d.put('Amount__c', 5);");
    value('null', 'd.put(Deal__c.Amount__c, 1.5)', 'Deal__c d = new Deal__c();');
    fails('System.SObjectException: Invalid field Nope for Account', "new Account().get('Nope');");
    fails('System.SObjectException: Illegal assignment from Integer to String', "new Account().put('Name', 5);");
    fails('System.SObjectException: Illegal assignment from String to Decimal', "new Deal__c().put('Amount__c', '5');");
    fails(
      'System.SObjectException: Field CreatedDate is not editable',
      "new Account().put('CreatedDate', Datetime.now());"
    );
    fails('System.SObjectException: Invalid field Amount__c for Account', 'new Account().get(Deal__c.Amount__c);');
  });

  it('P28 a list of records casts to a list of any object', () => {
    value('1', '((List<Account>) records).size()', 'List<SObject> records = new List<SObject>{ new Account() };');
    value('0', '((List<Deal__c>) records).size()', 'List<SObject> records = new List<Account>();');
    fails(
      'System.TypeException: Invalid conversion from runtime type List<SObject> to List<String>',
      'Object records = new List<SObject>(); List<String> texts = (List<String>) records;'
    );
  });

  it('an Id read as Object is an Id', () => {
    value('true', 'o instanceof Id', "Account a = new Account(Name = 'x'); insert a; Object o = a.get('Id');");
    value('true', "(Id) a.get('Id') == a.Id", "Account a = new Account(Name = 'x'); insert a;");
  });

  it('P57 a queried record knows what was selected', () => {
    const setup = "insert new Account(Name = 'Acme'); Account q = [SELECT Name FROM Account LIMIT 1];";
    fails(
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.Phone',
      `${setup} String s = q.Phone;`
    );
    fails(
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.Phone',
      `${setup} q.get('Phone');`
    );
    value('1', 'q.Phone', `${setup} q.Phone = '1';`);
    value('true', 'q.Id != null', setup);
    value('null', 'new Account().Phone');
  });

  it('P57 P59 so do clones and parents', () => {
    const setup =
      "insert new Account(Name = 'Acme'); Account row = [SELECT Name FROM Account LIMIT 1]; Account q = row.clone();";
    fails(
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.Phone',
      `${setup} String s = q.Phone;`
    );
    const deal = "insert new Deal__c(Name = 'x'); Deal__c d = [SELECT Buyer__r.Name FROM Deal__c LIMIT 1];";
    value('null', 'd.Buyer__r.Name', deal);
    fails(
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Deal__c.Buyer__r',
      "insert new Deal__c(); Deal__c d = [SELECT Id FROM Deal__c LIMIT 1]; d.getSObject('Buyer__r');"
    );
  });

  it('an unset checkbox reads false', () => value('false', 'new Deal__c().Done__c'));

  it('P60 records are equal when their fields are', () => {
    value('true', "new Account(Name = 'x') == new Account(Name = 'x')");
    value('false', "new Account(Name = 'x') == new Account(Name = 'X')");
    value('1', "new Set<Account>{new Account(Name = 'x'), new Account(Name = 'x')}.size()");
    value(
      'false',
      's.contains(a)',
      "Account a = new Account(Name = 'x'); Set<Account> s = new Set<Account>{a}; a.Name = 'y';"
    );
  });

  it('P60 populated fields come in the order they were set', () => {
    value(
      'Phone,Name',
      "String.join(new List<String>(a.getPopulatedFieldsAsMap().keySet()), ',')",
      "Account a = new Account(Phone = '1'); a.Name = 'x';"
    );
    value('true false', "a.isSet('Name') + ' ' + a.isSet(Account.Phone)", 'Account a = new Account(Name = null);');
  });

  it('P45 clones drop the Id and remember where they come from', () => {
    const setup = "Account a = new Account(Name = 'x'); insert a; Account c = a.clone();";
    value('null true true', "c.Id + ' ' + c.isClone() + ' ' + (c.getCloneSourceId() == a.Id)", setup);
    value('true', 'a.clone(true).Id == a.Id', setup);
    value('x', 'l.deepClone()[0].Name', `${setup} List<Account> l = new List<Account>{a};`);
  });

  it('P81 errors are kept with their field', () => {
    value(
      'no (Amount__c) FIELD_CUSTOM_VALIDATION_EXCEPTION',
      "e.getMessage() + ' ' + e.getFields() + ' ' + e.getStatusCode()",
      "Deal__c d = new Deal__c(); d.addError(Deal__c.Amount__c, 'no'); Database.Error e = d.getErrors()[0];"
    );
    value('true', 'd.hasErrors()', "Deal__c d = new Deal__c(); d.Amount__c.addError('no');");
  });

  it('P40 maps of records are made by Id', () => {
    value(
      'Acme',
      'm.get(a.Id).Name',
      "Account a = new Account(Name = 'Acme'); insert a; Map<Id, Account> m = new Map<Id, Account>(new List<Account>{a});"
    );
    fails(
      'System.ListException: Row with null Id at index: 0',
      'new Map<Id, Account>(new List<Account>{new Account()});'
    );
    fails(
      'System.ListException: Row with duplicate Id at index: 1',
      "Account a = new Account(Name = 'x'); insert a; new Map<Id, Account>(new List<Account>{a, a});"
    );
  });

  it('P43 records sort by name', () => {
    value(
      'a',
      'l[0].Name',
      "List<Account> l = new List<Account>{new Account(Name = 'b'), new Account(Name = 'a')}; l.sort();"
    );
  });

  it('P28 a list of one object refuses another', () => {
    fails(
      'System.TypeException: Collection store exception adding Contact to collection of Account',
      'List<SObject> l = new List<Account>(); l.add(new Contact());'
    );
  });

  it('P56 types by name', () => {
    value('Account:{}', "Type.forName('account').newInstance()");
    value('null', "Type.forName('Nope')");
    value('Map<String,Object>', "Type.forName('Map<string, Object>').getName()");
    value('true', "Type.forName('Account') == Account.class");
    value('Deal__c', '((Id) d.Id).getSObjectType()', 'Deal__c d = new Deal__c(); insert d;');
    fails('System.TypeException: Type cannot be constructed: Integer', 'Integer.class.newInstance();');
  });
});
