import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeKey } from '../../types.ts';
import { acceptsStatements, classOf, errors, expressionOf, statementErrors, unitOf } from './checkApex.ts';

for (const [expression, type] of [
  ['a.Name', 'String'],
  ['a.Id', 'Id'],
  ['a.OwnerId', 'Id'],
  ['a.AnnualRevenue', 'Decimal'],
  ['a.NumberOfEmployees', 'Integer'],
  ['a.CreatedDate', 'Datetime'],
  ['a.IsDeleted', 'Boolean'],
  ['a.Parent.Owner.Name', 'String'],
  ['a.Contacts', 'List<Contact>'],
  ['a.DealRoles__r', 'List<involve__DealRole__c>'],
  ['r.Credit__c', 'Decimal'],
  ['r.involve__Start__c', 'Date'],
  ['r.Account__r', 'Account'],
  ['row.Id', 'Id'],
  ['a.clone()', 'Account'],
  ['Account.Name', 'SObjectField'],
  ['Account.fields.Name', 'SObjectField'],
  ['Account.SObjectType.fields.Name', 'SObjectField'],
  ['Schema.Account.SObjectType', 'SObjectType'],
  ['Account.getSObjectType()', 'SObjectType'],
  ['Schema.SObjectType.Account', 'DescribeSObjectResult'],
  ['SObjectType.Account.fields.Name', 'DescribeFieldResult'],
  ['Schema.SObjectType.Account.fields.getMap()', 'Map<String,SObjectField>'],
  ['Account.class', 'Type'],
  ['System.Label.Greeting', 'String'],
  ['Label.involve.greeting', 'String'],
  ['RoleKind__mdt.getAll()', 'Map<String,involve__RoleKind__mdt>'],
  ["RoleKind__mdt.getInstance('x')", 'involve__RoleKind__mdt']
] as const) {
  test(`${expression} is ${type}`, () => {
    const value = expressionOf(
      `Account a; DealRole__c r; SObject row; final ${type.includes('SObjectField>') ? 'Map<String, Schema.SObjectField>' : type} result = ${expression};`
    );
    assert.equal(typeKey(value.type), type);
  });
}

test('P59 steps inside a parent path are marked', () => {
  const value = expressionOf('Account a; String n = a.Parent.Owner.Name;');
  assert.ok(value.op === 'sobjectField' && value.target.op === 'sobjectField');
  assert.deepEqual(
    [
      value.isPathStep,
      value.target.isPathStep,
      value.target.target.op === 'sobjectField' && value.target.target.isPathStep
    ],
    [true, true, false]
  );
});

test('P70 a relationship with several targets is a Name', () => {
  const value = expressionOf('Task t; String n = t.Who.Name;');
  assert.equal(value.op === 'sobjectField' && value.object, null);
  assert.deepEqual(statementErrors('Task t; Object o = t.Who.Industry;'), ['Variable does not exist: Industry']);
});

for (const [rule, statement, expected] of [
  ['unknown fields', 'Account a; a.Nope = 1;', ['Variable does not exist: Nope']],
  ['fields of generic rows', 'SObject s; Object o = s.Name;', ['Variable does not exist: Name']],
  ['wrong types', "Account a; a.AnnualRevenue = 'x';", ['Illegal assignment from String to Decimal']],
  ['system fields', 'Account a; a.CreatedDate = null;', ['Field is not writeable: Account.CreatedDate']],
  [
    'system fields in constructors',
    'Account a = new Account(CreatedDate = null);',
    ['Field is not writeable: Account.CreatedDate']
  ],
  ['unknown fields in constructors', 'Account a = new Account(Nope = 1);', ['Field does not exist: Nope on Account']],
  [
    'fields twice in constructors',
    "Account a = new Account(Name = 'a', NAME = 'b');",
    ['Duplicate field initialization: Name']
  ],
  ['child relationships as places', 'Account a; a.Contacts = null;', ['Field is not writeable: Account.Contacts']],
  ['unknown labels', 'String s = Label.Nope;', ['External string does not exist: Nope']],
  [
    'unknown configuration getters',
    'Object o = RoleKind__mdt.getOrgDefaults();',
    ['Method does not exist or incorrect signature: void getOrgDefaults() from the type involve__RoleKind__mdt']
  ],
  [
    'configuration getters of data objects',
    'Object o = Account.getAll();',
    ['Method does not exist or incorrect signature: void getAll() from the type Account']
  ]
] as const) {
  test(`refuses ${rule}`, () => assert.deepEqual(statementErrors(statement), [...expected]));
}

test('names are canonical in the typed tree', () => {
  const value = expressionOf("Object o = new dealrole__c(key__c = 'x', account__r = new Account());");
  assert.ok(value.op === 'newSObject');
  assert.deepEqual(
    [value.object, value.fields.map((field) => [field.access, field.name])],
    [
      'involve__DealRole__c',
      [
        ['field', 'involve__Key__c'],
        ['parent', 'involve__Account__r']
      ]
    ]
  );
});

test('custom metadata records are filled in memory', () =>
  acceptsStatements("RoleKind__mdt kind = new RoleKind__mdt(DeveloperName = 'x');"));

test('P81 an error on a field names the record and the field', () => {
  const value = expressionOf("Account a; a.Name.addError('no');");
  assert.ok(value.op === 'libraryCall');
  assert.deepEqual(
    [value.member.key, value.target?.op, value.args[0]?.op],
    ['System.SObject#addError(SObjectField,String)', 'local', 'token']
  );
});

test('a trigger knows its rows', () => {
  const unit = unitOf(
    'trigger Rows on DealRole__c (before insert, after update) { for (DealRole__c r : Trigger.new) { r.Credit__c = 1; } Map<Id, DealRole__c> old = Trigger.oldMap; }'
  );
  assert.deepEqual(
    [unit.trigger?.object, unit.trigger?.events],
    ['involve__DealRole__c', ['before insert', 'after update']]
  );
});

test('a trigger needs an object that offers triggers', () => {
  assert.deepEqual(errors('trigger Rows on OpportunityPartner (before insert) {}'), [
    'SObject type does not allow triggers: OpportunityPartner'
  ]);
  assert.deepEqual(errors('trigger Rows on Nothing__c (before insert) {}'), ['Invalid type: Nothing__c']);
});

test('outside triggers the rows are generic', () => {
  const value = expressionOf('Object rows = Trigger.new;');
  assert.equal(typeKey(value.type), 'List<SObject>');
});

test('writable properties of the library are set through their setter', () => {
  const value = expressionOf('Database.DMLOptions o = new Database.DMLOptions(); o.optAllOrNone = true;');
  assert.equal(
    value.op === 'assign' && value.target.op === 'librarySetter' && value.target.setter.key,
    'Database.DMLOptions#optAllOrNone'
  );
  assert.deepEqual(statementErrors('Database.DMLOptions o; o.size = 1;'), ['Field is not writeable: size']);
});

test('a class of the schema is no class of the project', () =>
  assert.equal(classOf('public class Sample { Account a; }').fields[0]?.type.kind, 'sobject'));
