import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeKey } from '../../types.ts';
import { acceptsStatements, errors, placedErrors, statementErrors, statementsOf } from './checkApex.ts';

const RETURN = 'Non-void method might not return a value or might have statement after a return statement.';

function returnErrors(body: string): string[] {
  return errors(`public class Sample { Integer run(Boolean b) { ${body} } }`);
}

test('P34 a method must return on every way', () => {
  assert.deepEqual(returnErrors('if (b) return 1;'), [RETURN]);
  assert.deepEqual(returnErrors('while (true) { return 1; }'), [RETURN]);
  assert.deepEqual(returnErrors('switch on 1 { when 1 { return 1; } }'), [RETURN]);
  assert.deepEqual(returnErrors('if (b) { return 1; } else { throw new IllegalArgumentException(); }'), []);
  assert.deepEqual(returnErrors('try { return 1; } catch (Exception e) { return 2; }'), []);
  assert.deepEqual(returnErrors('switch on 1 { when 1 { return 1; } when else { return 2; } }'), []);
});

test('P34 a missing return is reported at the closing brace', () => {
  assert.deepEqual(placedErrors('public class Sample {\n  Integer run() {\n    Integer n = 1;\n  }\n}'), [
    `4:3 ${RETURN}`
  ]);
});

test('P34 a statement nothing leads to is an error', () => {
  assert.deepEqual(statementErrors('return; Integer n = 1;'), ['Unreachable statement']);
  assert.deepEqual(statementErrors('for (Integer i = 0; i < 3; i++) { break; i = 2; }'), ['Unreachable statement']);
});

for (const [rule, body, expected] of [
  ['a local is declared once', 'Integer n; { String N; }', ['Duplicate variable: N']],
  ['a condition is Boolean', 'if (1) {}', ['Condition expression must be of type Boolean']],
  ['a void call has no value', 'Integer n = run2();', ['A void method has no value']],
  ['a void method returns nothing', 'return 1;', ['Void method must not return a value']],
  ['break belongs to a loop', 'break;', ['Break statement must be in loop']],
  ['only exceptions are thrown', "throw 'x';", ['Throw expression must be of type exception: String']],
  ['only exceptions are caught', 'try {} catch (String e) {}', ['Catch block requires exception type: String']],
  [
    'a caught exception is not caught again',
    'try {} catch (Exception e) {} catch (DmlException d) {}',
    ['Exception is already caught by a previous catch clause: DmlException']
  ],
  ['a loop needs a collection', 'for (Integer i : 5) {}', ['Loop must iterate over collection: Integer']],
  [
    'a map is no collection to loop over',
    'Map<Id, Account> m; for (Account a : m) {}',
    ['Loop must iterate over collection: Map<Id,Account>']
  ],
  [
    'a loop variable has the element type',
    "for (Integer i : new List<String>{ 'a' }) {}",
    ['Loop variable must be of type String']
  ],
  ['System.runAs belongs to tests', 'System.runAs(new User()) {}', ['System.runAs can only be used in a test']]
] as const) {
  test(`P34 ${rule}`, () => assert.deepEqual(statementErrors(body, 'static void run2() {}'), [...expected]));
}

test('P24 a final local is assigned once', () => {
  acceptsStatements('final Integer n; n = 1;');
  assert.deepEqual(statementErrors('final Integer n = 1; n = 2;'), [
    'Final members can only be assigned in their declaration, init blocks, or constructors: n'
  ]);
});

test('P24 a final field is assigned in constructors and initialisers only', () => {
  assert.deepEqual(errors('public class Sample { final Integer n; public Sample() { n = 1; } }'), []);
  assert.deepEqual(statementErrors('n = 2;', 'final Integer n = 1;'), [
    'Final members can only be assigned in their declaration, init blocks, or constructors: n'
  ]);
});

test('several errors of one body are all reported', () => {
  assert.deepEqual(statementErrors("Integer a = 'x'; String b = 1; if (b) { c = 1; }"), [
    'Illegal assignment from String to Integer',
    'Illegal assignment from Integer to String',
    'Condition expression must be of type Boolean',
    'Variable does not exist: c'
  ]);
});

const COLOURS = 'enum Colour { RED, BLUE }';

test('P26 switch takes integers, longs, strings, enums and records', () => {
  acceptsStatements(
    "switch on Colour.RED { when RED { } when BLUE, null { } }  switch on 'a' { when 'a', 'b' { } when else { } } switch on -1 { when -1 { } }",
    COLOURS
  );
  acceptsStatements('SObject s; switch on s { when Account a { String n = a.Name; } when else { } }');
});

for (const [rule, body, expected] of [
  ['no other types', 'switch on 1.5 { when else { } }', ['Illegal switch expression type: Decimal']],
  [
    'labels are literals or constants',
    'Integer n; switch on 1 { when n { } }',
    ['WHEN values must be literals or enum constants of the switch type']
  ],
  [
    'labels have the type of the subject',
    "switch on 1 { when 'a' { } }",
    ['WHEN values must be literals or enum constants of the switch type']
  ],
  [
    'constants must exist',
    'switch on Colour.RED { when GREEN { } }',
    ['WHEN values must be literals or enum constants of the switch type']
  ],
  ['a label appears once', 'switch on 1 { when 1 { } when 2, 1 { } }', ['Duplicate when value']]
] as const) {
  test(`P26 switch: ${rule}`, () => assert.deepEqual(statementErrors(body, COLOURS), [...expected]));
}

test('P63 a query loop knows single rows and batches', () => {
  const loops = statementsOf(
    'for (Account a : [SELECT Id FROM Account]) {} for (List<Account> a : [SELECT Id FROM Account]) {} for (Account a : new List<Account>()) {}'
  );
  assert.deepEqual(
    loops.map((loop) => loop.kind === 'forEach' && [loop.source, loop.batched]),
    [
      ['soql', false],
      ['soql', true],
      ['collection', false]
    ]
  );
});

test('a loop variable of a wider type is converted in the body', () => {
  const [loop] = statementsOf('for (Object o : new List<Id>()) {}');
  assert.ok(loop?.kind === 'forEach' && loop.body?.kind === 'block');
  const [declared] = loop.body.statements;
  assert.equal(typeKey(loop.type), 'Id');
  assert.equal(
    declared?.kind === 'local' && declared.value?.op === 'convert' && declared.value.conversion,
    'IdToObject'
  );
});

for (const [rule, body, expected] of [
  ['takes records', "insert 'x';", ['DML requires SObject or SObject list type: String']],
  [
    'takes lists, not sets',
    'Set<Account> rows; insert rows;',
    ['DML requires SObject or SObject list type: Set<Account>']
  ],
  [
    'is offered by the object',
    'OpportunityPartner p; update p;',
    ['DML operation UPDATE not allowed on OpportunityPartner']
  ],
  ['knows external ids', 'DealRole__c r; upsert r Credit__c;', ['Variable does not exist: Credit__c']]
] as const) {
  test(`DML ${rule}`, () => assert.deepEqual(statementErrors(body), [...expected]));
}

test('DML carries its mode and external id', () => {
  const [, upsert] = statementsOf('List<DealRole__c> rows; upsert as user rows DealRole__c.Key__c;');
  assert.deepEqual(upsert?.kind === 'dml' && [upsert.verb, upsert.mode, upsert.externalId], [
    'upsert',
    'user',
    'involve__Key__c'
  ]);
});

test('rows of a generic list are checked one by one', () => {
  for (const source of ["Database.query('SELECT Id FROM Account')", 'new List<SObject>()']) {
    const [loop] = statementsOf(`for (Account a : ${source}) {}`);
    assert.ok(loop?.kind === 'forEach' && loop.body?.kind === 'block');
    const [declared] = loop.body.statements;
    assert.equal(declared?.kind === 'local' && declared.value?.op, 'cast');
  }
  acceptsStatements('for (SObject row : new List<SObject>()) {} for (SObject row : new List<Account>()) {}');
});
