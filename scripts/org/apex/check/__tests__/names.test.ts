import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acceptsStatements,
  anonymous,
  check,
  errors,
  expressionOf,
  placedErrors,
  statementErrors,
  statementsOf
} from './checkApex.ts';

test('P1 names are found without case and keep their declared spelling', () => {
  const value = expressionOf('return this.COUNT;'.replace('return ', 'Integer n = '), 'Integer Count;');
  assert.equal(value.op === 'field' && value.field.name, 'Count');
});

test('P16 a local shadows a class of the same name', () => {
  assert.deepEqual(
    errors(
      "public class Statuses { public static String Active = 'a'; }",
      "public class Sample { void run() { String Statuses = 'x'; Object o = Statuses.Active; } }"
    ),
    ['Variable does not exist: Active']
  );
});

test('P16 an inner type beats an instance field of its name', () => {
  const value = expressionOf('Object o = Status.OPEN;', 'enum Status { OPEN } Status status;');
  assert.equal(value.op, 'enumConstant');
});

test('P16 an instance field is meant where the inner type has no such member', () => {
  acceptsStatements(
    'Integer n = Config.size; Config.grow();',
    'class Config { Integer size; void grow() {} } Config Config;'
  );
});

test("P16 an inherited method beats the enclosing class's, where it fits", () => {
  const source = (given: string): string =>
    `public class Host { static Integer size(Object o) { return 1; } static Integer size() { return 1; } virtual class Base { String size(String s) { return s; } } class Child extends Base { Integer run() { return size(${given}); } } }`;
  assert.deepEqual(errors(source("'a'")), ['Illegal assignment from String to Integer']);
  assert.deepEqual(errors(source('')), []);
  assert.deepEqual(errors(source('1, 2')), [
    'Method does not exist or incorrect signature: void size(Integer, Integer) from the type involve.Host.Child'
  ]);
});

test('P17 an instance cannot be asked for a static member', () => {
  const other = 'public class Other { public static Integer total; public static void reset() {} }';
  assert.deepEqual(
    errors(other, 'public class Sample { void run() { Other o = new Other(); o.reset(); Integer n = o.total; } }'),
    [
      'Static method cannot be referenced from a non static context: void reset()',
      'Static field cannot be referenced from a non static context: total'
    ]
  );
});

test('P17 a static method has no instance', () => {
  assert.deepEqual(
    errors(
      'public class Sample { Integer size; void grow() {} static void run() { grow(); Integer n = size; Object o = this; } }'
    ),
    [
      'Non static method cannot be referenced from a static context: void grow()',
      'Non static field cannot be referenced from a static context: size',
      'this cannot be referenced in a static context'
    ]
  );
});

test('P18 an inner class sees private statics of its outer class and no instance members', () => {
  assert.deepEqual(
    errors(
      'public class Host { static Integer total; Integer size; class Nested { Integer run() { return total; } Integer fail() { return size; } } }'
    ),
    ['Variable does not exist: size']
  );
});

test('P18 an inner class declares no statics', () => {
  assert.deepEqual(errors('public class Host { class Nested { static Integer total; static void run() {} } }'), [
    'static can only be used on methods, fields and initializers of a top level class',
    'static can only be used on methods, fields and initializers of a top level class'
  ]);
});

const SECRET =
  'public class Secret { private Integer hidden; @TestVisible private Integer shown; private class Nested {} protected void guarded() {} }';

test('P19 private members are invisible to other classes', () => {
  assert.deepEqual(
    errors(
      'public class Sample { void run(Secret s) { Integer n = s.hidden; s.guarded(); Secret.Nested i; } }',
      SECRET
    ),
    [
      'Variable is not visible: hidden',
      'Method is not visible: void guarded()',
      'Type is not visible: involve.Secret.Nested'
    ]
  );
});

test('P19 @TestVisible opens a private member to tests only', () => {
  const user = 'class Sample { static void run(Secret s) { Integer n = s.shown; } }';
  assert.deepEqual(errors(`@IsTest private ${user}`, SECRET), []);
  assert.deepEqual(errors(`public ${user}`, SECRET), ['Variable is not visible: shown']);
});

test('P114 a class named like an SObject shadows it; the Schema prefix reaches the SObject', () => {
  const shadow = 'public class Account { public Integer size; }';
  assert.deepEqual(
    errors(
      shadow,
      'public class Sample { void run() { Account a; Integer n = a.size; Schema.Account row; String s = row.Name; } }'
    ),
    []
  );
});

test('the own namespace is a prefix of classes and objects', () => {
  assert.deepEqual(
    errors(
      'public class Role { public static Integer total; }',
      "public class Sample { void run() { Integer n = involve.Role.total; involve__DealRole__c r = new DealRole__c(involve__Key__c = 'x'); } }"
    ),
    []
  );
});

test('unknown names are reported at the offending identifier', () => {
  assert.deepEqual(
    placedErrors(
      "public class Sample {\n  Missing field;\n  void run() {\n    Integer n = nothing;\n    String s = 'a'.shout(1);\n  }\n}"
    ),
    [
      '2:3 Invalid type: Missing',
      '4:17 Variable does not exist: nothing',
      '5:20 Method does not exist or incorrect signature: void shout(Integer) from the type String'
    ]
  );
});

test('one broken declaration is reported once, not at every use', () => {
  assert.deepEqual(
    statementErrors('Missing m = null; m.run(); Object o = m; Sample.broken(m);', 'static void broken(Absent a) {}'),
    ['Invalid type: Absent', 'Invalid type: Missing']
  );
});

test('one class that does not compile hides neither the errors nor the code of another', () => {
  const { diagnostics, units } = check(
    'public class A { Missing a; }',
    'public class B { void run() {} }',
    'public class C { Absent c; }'
  );
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ['Invalid type: Missing', 'Invalid type: Absent']
  );
  assert.deepEqual(
    units.map((unit) => unit.name),
    ['B']
  );
});

test('sibling scopes may repeat a name; emitted names stay apart', () => {
  const [first, second] = statementsOf('{ Integer n = 1; } { Integer n = 2; }');
  const nameIn = (statement: typeof first): unknown =>
    statement?.kind === 'block' && statement.statements[0]?.kind === 'local' ? statement.statements[0].name : null;
  assert.notEqual(nameIn(first), nameIn(second));
});

test('anonymous Apex sees the project and its own classes and methods', () => {
  const { unit, diagnostics } = anonymous(
    'class Local { public Integer size = 1; }\nInteger twice(Integer n) { return n * 2; }\nInteger n = twice(new Local().size) + Role.total;',
    'public class Role { public static Integer total = 1; }'
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    unit?.classes.map((each) => each.name),
    ['Local']
  );
  assert.equal(unit.anonymous?.methods[0]?.ref.owner, 'AnonymousBlock');
});

test('anonymous Apex leaves the project as it was', () => {
  const project = check('public class Role {}');
  const before = [...project.symbols.types.keys()];
  anonymous('class Extra {}', 'public class Role {}');
  assert.deepEqual([...project.symbols.types.keys()], before);
});

test('a type has no safe members', () => {
  assert.deepEqual(statementErrors('Sample?.reset();', 'static void reset() {}'), ['Variable does not exist: Sample']);
});
