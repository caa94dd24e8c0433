import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, drawType, faultsOf, parseStatements, parseUnit } from './sketch.ts';

test('every kind of statement becomes its node', () => {
  const kinds = parseStatements(`
    { }
    Integer a = 1, b;
    a = 2;
    if (x) a(); else b();
    for (Integer i = 0, j = 1; i < 3; i++, j--) { }
    for (i = 0;;) break;
    for (Account c : rows) ;
    while (x) continue;
    do { } while (x);
    try { } catch (A.B e) { } finally { }
    throw e;
    insert rows;
    System.runAs(u) { }
    return;
  `).map(({ kind }) => kind);
  assert.deepEqual(kinds, [
    'Block',
    'LocalDeclaration',
    'ExpressionStatement',
    'IfStatement',
    'ForStatement',
    'ForStatement',
    'ForEachStatement',
    'WhileStatement',
    'DoWhileStatement',
    'TryStatement',
    'ThrowStatement',
    'DmlStatement',
    'RunAsStatement',
    'ReturnStatement'
  ]);
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
test('DML statements carry their access mode, second operand and external id', () => {
  const rows = parseStatements('insert as user a; upsert b Account.Ext__c; merge as system c d; undelete e;').map(
    (statement) => {
      assert.ok(statement.kind === 'DmlStatement');
      const { verb, mode, target, other, externalId } = statement;
      return [verb, mode, draw(target), other && draw(other), externalId && drawType(externalId)];
    }
  );
  assert.deepEqual(rows, [
    ['insert', 'user', 'a', null, null],
    ['upsert', null, 'b', null, 'Account.Ext__c'],
    ['merge', 'system', 'c', 'd', null],
    ['undelete', null, 'e', null, null]
  ]);
});

test('P26 switch labels: signs, parentheses, null, names, records, else', () => {
  const [statement] = parseStatements(
    "switch on x { when -1, (2), 3L { } when 'a', null { } when RED, A.B { } when Account a { } when else { } }"
  );
  assert.ok(statement?.kind === 'SwitchStatement');
  const labels = statement.cases.map(({ label }) =>
    label.kind === 'values'
      ? label.values.map(draw)
      : label.kind === 'sobject'
        ? `${drawType(label.type)} ${label.name.text}`
        : label.kind
  );
  assert.deepEqual(labels, [
    ['(- Integer 1)', 'Integer 2', 'Long 3'],
    ['"a"', 'null null'],
    ['RED', 'A.B'],
    'Account a',
    'else'
  ]);
});

test('declarations of a class keep modifiers, annotations and order', () => {
  const { type } =
    parseUnit(`@isTest(seeAllData=false isParallel=true) global without sharing abstract class A extends B.C implements D, E<F> {
    public static final String X = 'x';
    public Integer y { get; private set { y = value; } }
    static { }
    { }
    public A(final Integer a) { super(a); }
    @TestVisible private abstract void m();
    enum Color { RED, GREEN }
    interface I extends J { void n(Integer i); }
    class Inner { }
  }`);
  assert.ok(type?.kind === 'ClassDeclaration');
  assert.deepEqual(
    type.modifiers.words.map(({ word }) => word),
    ['global', 'without sharing', 'abstract']
  );
  assert.deepEqual(type.modifiers.annotations[0]?.values, [
    { name: 'seeAllData', value: false },
    { name: 'isParallel', value: true }
  ]);
  assert.equal(type.superclass && drawType(type.superclass), 'B.C');
  assert.deepEqual(type.interfaces.map(drawType), ['D', 'E<F>']);
  assert.deepEqual(
    type.members.map(({ kind }) => kind),
    [
      'FieldDeclaration',
      'PropertyDeclaration',
      'InitializerBlock',
      'InitializerBlock',
      'ConstructorDeclaration',
      'MethodDeclaration',
      'EnumDeclaration',
      'InterfaceDeclaration',
      'ClassDeclaration'
    ]
  );
  const [, property] = type.members;
  assert.ok(property?.kind === 'PropertyDeclaration');
  assert.equal(property.getter?.body, null);
  assert.equal(property.setter?.body?.statements.length, 1);
});

test('a trigger has an object, events, statements and methods', () => {
  const { trigger } = parseUnit(
    'trigger T on Account (before insert, AFTER undelete) { Integer i = 1; void m() { } m(); }',
    'trigger'
  );
  assert.ok(trigger);
  assert.deepEqual([trigger.name.text, trigger.object.text], ['T', 'Account']);
  assert.deepEqual(trigger.events, ['before insert', 'after undelete']);
  assert.deepEqual(
    trigger.body.statements.map(({ kind }) => kind),
    ['LocalDeclaration', 'ExpressionStatement']
  );
  assert.equal(trigger.methods.length, 1);
  assert.deepEqual(faultsOf('trigger T on Account (before undelete) { }', 'trigger'), [
    "1:23 Unexpected token 'undelete'."
  ]);
});

test('an anonymous block sorts statements, methods and classes', () => {
  const { anonymous } = parseUnit('class A { } final Integer x = 1; void m() { } m();', 'anonymous');
  assert.ok(anonymous);
  assert.deepEqual([anonymous.statements.length, anonymous.methods.length, anonymous.types.length], [2, 1, 1]);
});

test('P34 an expression without effect is no statement', () => {
  assert.deepEqual(faultsOf('a + b;', 'anonymous'), ['1:1 Expression cannot be a statement.']);
  assert.deepEqual(faultsOf('a++; new A(); a = b; ++a;', 'anonymous'), []);
});

// The wordings of the platform's compiler, at the token where it stops.
const FAULTS: readonly (readonly [apex: string, ...faults: string[]])[] = [
  ['public class A {\n  void m() {\n    Integer a = 1\n  }\n}', "4:3 Missing ';' at '}'"],
  ['public class A {\n  void m() {\n    foo(1;\n  }\n}', "3:10 Missing ')' at ';'"],
  ['public class A {\n  void m() {\n    foo();\n', "4:1 Missing '}' at '<EOF>'"],
  ['public class A {\n  void m() {\n    if a == b { }\n  }\n}', "3:8 Unexpected token 'a'."],
  ['public clas A { }', "1:8 Unexpected token 'clas'."],
  ['public class A { }\npublic class B { }', "2:1 Unexpected token 'public'."],
  ['public class A {\n  Integer a = 1 # 2;\n}', "2:17 Unexpected token '#'."],
  ["public class A {\n  String a = 'abc;\n  Integer b;\n}", '2:14 Line breaks not allowed in string literals'],
  ["public class A {\n  String a = 'a\nb';\n}", '2:14 Line breaks not allowed in string literals'],
  [
    "public class A {\n  String a = 'a\\qc';\n}",
    "2:14 Invalid string literal 'a\\q'. Illegal character sequence '\\q' in string literal."
  ],
  [
    'public class A {\n  void m() {\n    x = ;\n    y = 1\n  }\n}',
    "3:9 Unexpected token ';'.",
    "5:3 Missing ';' at '}'"
  ],
  ['public class A {\n  Object o = [SELECT Id FRM Account];\n}', "2:29 unexpected token: 'Account'"]
];

for (const [apex, ...faults] of FAULTS)
  test(`syntax error: ${faults.join(' / ')}`, () => {
    assert.deepEqual(faultsOf(apex), faults);
  });
