import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeKey } from '../../types.ts';
import { acceptsStatements, expressionOf, placedErrors, statementErrors } from './checkApex.ts';

function shape(statement: string): unknown {
  const value = expressionOf(statement);
  return value.op === 'soql' ? [value.result, typeKey(value.type)] : null;
}

for (const [statement, expected] of [
  ['List<Account> a = [SELECT Id FROM Account];', ['list', 'List<Account>']],
  ['Account a = [SELECT Id FROM Account];', ['single', 'Account']],
  ['Integer n = [SELECT COUNT() FROM Account];', ['count', 'Integer']],
  ['List<AggregateResult> r = [SELECT COUNT(Id) FROM Account];', ['list', 'List<AggregateResult>']],
  ['List<AggregateResult> r = [SELECT Name FROM Account GROUP BY Name];', ['list', 'List<AggregateResult>']],
  ['AggregateResult r = [SELECT MAX(Name) top FROM Account];', ['single', 'AggregateResult']]
] as const) {
  test(`P62 ${statement}`, () => assert.deepEqual(shape(statement), [...expected]));
}

test('P62 a query in front of a field, a method, an index or a comparison', () => {
  acceptsStatements(
    'Account a; String n = [SELECT Name FROM Account].Name; Integer s = [SELECT Id FROM Account].size(); Account f = [SELECT Id FROM Account][0]; Boolean b = [SELECT Id FROM Account] == a;'
  );
});

test('a query left of ?? gives a row or null', () => {
  const value = expressionOf('Account other; Account a = [SELECT Id FROM Account] ?? other;');
  assert.equal(value.op === 'coalesce' && value.left.op === 'soql' && value.left.result, 'optional');
});

const NO_COLUMN = (name: string, entity: string): string =>
  `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;
const NO_PARENT = (name: string): string =>
  `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;

for (const [query, message] of [
  ['SELECT Nope FROM Account', NO_COLUMN('Nope', 'Account')],
  ['SELECT Id FROM Account WHERE Nope = 1', NO_COLUMN('Nope', 'Account')],
  ['SELECT Id FROM Account ORDER BY Nope', NO_COLUMN('Nope', 'Account')],
  ['SELECT Owner.Nope FROM Account', NO_COLUMN('Nope', 'User')],
  ['SELECT Boss.Name FROM Account', NO_PARENT('Boss')],
  ['SELECT Id, (SELECT Nope FROM Contacts) FROM Account', NO_COLUMN('Nope', 'Contact')],
  ['SELECT COUNT(Nope) FROM Account', NO_COLUMN('Nope', 'Account')]
] as const) {
  test(`P69 ${query}`, () => assert.deepEqual(statementErrors(`Object o = [${query}];`), [message]));
}

test('P69 unknown objects and child relationships', () => {
  assert.match(
    statementErrors('Object o = [SELECT Id FROM Nothing];')[0] ?? '',
    /^sObject type 'Nothing' is not supported\./
  );
  assert.match(
    statementErrors('Object o = [SELECT Id, (SELECT Id FROM Nothings) FROM Account];')[0] ?? '',
    /^Didn't understand relationship 'Nothings' in FROM part of query call\./
  );
});

test('a fault is reported at its place inside the query', () => {
  const source = 'public class Sample {\n  Object o = [\n    SELECT Id,\n      Nope\n    FROM Account\n  ];\n}';
  assert.deepEqual(placedErrors(source), [`4:7 ${NO_COLUMN('Nope', 'Account')}`]);
});

test('own names need no namespace; aliases and parent paths are followed', () => {
  acceptsStatements(
    "Object o = [SELECT r.Key__c, r.Account__r.Owner.Name, involve__Credit__c FROM DealRole__c r WHERE Account__r.Name LIKE 'A%' ORDER BY Credit__c];"
  );
  acceptsStatements('Object o = [SELECT Name total FROM Account GROUP BY Name ORDER BY Name];');
});

for (const [rule, where, locals, expected] of [
  [
    'has the type of its column',
    'Name = :n',
    'Integer n;',
    ['Invalid bind expression type of Integer for column of type String']
  ],
  [
    'of a date is no datetime',
    'Start__c = :n',
    'Datetime n;',
    ['Invalid bind expression type of Datetime for column of type Date']
  ],
  ['in IN is a collection', 'Name IN :n', 'String n;', ['IN operator must be used with an iterable expression']],
  [
    'in IN has elements of its column',
    'Credit__c IN :n',
    'List<String> n;',
    ['Invalid bind expression type of List<String> for column of type Decimal']
  ],
  [
    'of LIMIT is an Integer',
    'Name != null LIMIT :n',
    'String n;',
    ['Invalid bind expression type of String for column of type Integer']
  ]
] as const) {
  test(`P72 a bind ${rule}`, () =>
    assert.deepEqual(statementErrors(`${locals} Object o = [SELECT Id FROM DealRole__c WHERE ${where}];`), [
      ...expected
    ]));
}

test('P72 records stand for their Ids, alone and in lists', () => {
  acceptsStatements(
    'Account a; List<Account> many; Set<Id> ids; Map<Id, Account> byId; Object o = [SELECT Id FROM DealRole__c WHERE Account__c = :a OR Account__c IN :many OR Account__c IN :ids OR Account__c IN :byId.keySet()];'
  );
});

test('P62 Database.query fits a list of one object and, assigned, one record', () => {
  const list = expressionOf("List<Account> a = Database.query('SELECT Id FROM Account');");
  assert.deepEqual([list.op, typeKey(list.type)], ['cast', 'List<Account>']);
  const row = expressionOf("Account a = Database.query('SELECT Id FROM Account');");
  assert.equal(row.op === 'cast' && row.value.op === 'convert' && row.value.conversion, 'QueryToRow');
  assert.deepEqual(statementErrors("take(Database.query('SELECT Id FROM Account'));", 'void take(Account a) {}'), [
    'Method does not exist or incorrect signature: void take(List<SObject>) from the type involve.Sample'
  ]);
});

test('P71 dynamic queries carry the names in sight', () => {
  const value = expressionOf(
    "Integer limitRows = 1; { Integer hidden; } Database.countQuery('SELECT COUNT() FROM Account');",
    'String owner; static Integer total;'
  );
  assert.ok(value.op === 'libraryCall');
  assert.deepEqual(
    value.scope?.map((each) => each.name),
    ['limitRows', 'owner', 'total']
  );
});

test('SOSL returns lists of lists and is checked against the schema', () => {
  acceptsStatements("List<List<SObject>> found = [FIND 'x' IN ALL FIELDS RETURNING Account(Id, Name), Contact];");
  assert.match(statementErrors("Object o = [FIND 'x' RETURNING Account(Nope)];")[0] ?? '', /^No such column 'Nope'/);
});

test('a collection compared with = means IN', () => {
  const value = expressionOf('Set<Id> ids; Object o = [SELECT Id FROM Account WHERE Name = null AND Id = :ids];');
  assert.ok(value.op === 'soql' && value.query.where?.kind === 'and');
  assert.deepEqual(
    value.query.where.terms.map((term) => term.kind),
    ['compare', 'in']
  );
});

test('a collection behind an order is refused by name', () => {
  assert.deepEqual(statementErrors('List<String> names; Object o = [SELECT Id FROM Account WHERE Name > :names];'), [
    'A collection bound with a comparison operator is not supported by the local org: write IN'
  ]);
});

test('a query in front of ?. gives null without rows', () => {
  const value = expressionOf('String n = [SELECT Name FROM Account]?.Name;');
  assert.equal(value.op === 'safe' && value.target.op === 'soql' && value.target.result, 'optional');
});
