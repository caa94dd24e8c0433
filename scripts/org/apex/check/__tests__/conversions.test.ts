import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeKey } from '../../types.ts';
import { acceptsStatements, expressionOf, statementErrors } from './checkApex.ts';

const SHAPES = 'virtual class Base {} class Child extends Base {} interface Walks {} class Walker implements Walks {}';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_rules_of_conversion.htm */
const ACCEPTED: readonly (readonly [string, string])[] = [
  ['Integer', 'Long'],
  ['Integer', 'Double'],
  ['Integer', 'Decimal'],
  ['Long', 'Double'],
  ['Long', 'Decimal'],
  ['Double', 'Decimal'],
  ['Decimal', 'Double'],
  ['String', 'Id'],
  ['Id', 'String'],
  ['Id', 'Object'],
  ['Date', 'Datetime'],
  ['Account', 'SObject'],
  ['Account', 'Object'],
  ['Child', 'Base'],
  ['Walker', 'Walks'],
  ['List<Account>', 'List<SObject>'],
  ['List<SObject>', 'List<Account>'],
  ['List<Integer>', 'List<Decimal>'],
  ['List<Child>', 'List<Base>'],
  ['List<Account>', 'Iterable<SObject>'],
  ['Map<Id, Account>', 'Map<Id, SObject>'],
  ['Map<Id, Account>', 'Map<String, Account>'],
  ['Set<Id>', 'Object'],
  ['Comparator<SObject>', 'Comparator<Account>']
];

for (const [from, to] of ACCEPTED) {
  test(`P28 ${from} is assigned to ${to}`, () => acceptsStatements(`${from} a = null; ${to} b = a;`, SHAPES));
}

const REFUSED: readonly (readonly [string, string])[] = [
  ['Long', 'Integer'],
  ['Decimal', 'Integer'],
  ['String', 'Integer'],
  ['Integer', 'String'],
  ['Datetime', 'Date'],
  ['Boolean', 'Integer'],
  ['Object', 'String'],
  ['SObject', 'Account'],
  ['Account', 'Contact'],
  ['Set<Account>', 'Set<SObject>'],
  ['Set<Id>', 'Set<String>'],
  ['Set<String>', 'List<String>'],
  ['Map<Id, SObject>', 'Map<Id, Account>'],
  ['Map<String, Account>', 'Map<Id, Account>'],
  ['List<Base>', 'List<Child>'],
  ['Comparator<Account>', 'Comparator<SObject>'],
  ['List<String>', 'List<Integer>'],
  ['Base', 'Child'],
  ['Base', 'Walks']
];

for (const [from, to] of REFUSED) {
  test(`P28 ${from} is not assigned to ${to}`, () => {
    const print = (name: string): string =>
      name.replaceAll(', ', ',').replace(/\b(Base|Child|Walks)\b/g, 'involve.Sample.$1');
    assert.deepEqual(statementErrors(`${from} a = null; ${to} b = a;`, SHAPES), [
      `Illegal assignment from ${print(from)} to ${print(to)}`
    ]);
  });
}

test('conversions are written into the typed tree', () => {
  for (const [source, conversion] of [
    ["Id i = 'x';", 'StringToId'],
    ['Id i; Object o = i;', 'IdToObject'],
    ['Decimal d = 1;', 'IntegerToDecimal'],
    ['Datetime d = Date.today();', 'DateToDatetime']
  ] as const) {
    const value = expressionOf(source);
    assert.equal(value.op === 'convert' && value.conversion, conversion, source);
  }
});

test('a list of generic rows assigned to a list of one object is checked at run time', () => {
  const value = expressionOf('List<SObject> rows; List<Account> accounts = rows;');
  assert.equal(value.op, 'cast');
  assert.equal(typeKey(value.type), 'List<Account>');
});

for (const [from, to] of [
  ['Object', 'String'],
  ['Object', 'List<Account>'],
  ['SObject', 'Account'],
  ['Base', 'Child'],
  ['Walks', 'Walker'],
  ['List<SObject>', 'List<Account>'],
  ['Integer', 'Decimal'],
  ['Id', 'String']
] as const) {
  test(`P27 ${from} is cast to ${to}`, () => acceptsStatements(`${from} a = null; ${to} b = (${to}) a;`, SHAPES));
}

for (const [from, to] of [
  ['Integer', 'String'],
  ['Long', 'Integer'],
  ['Account', 'Contact'],
  ['Set<Account>', 'Set<SObject>'],
  ['Child', 'Walks'],
  ['Walks', 'Child']
] as const) {
  test(`P27 ${from} is never cast to ${to}`, () => {
    const print = (name: string): string => name.replace(/\b(Base|Child|Walks)\b/g, 'involve.Sample.$1');
    assert.deepEqual(statementErrors(`${from} a = null; Object b = (${to}) a;`, SHAPES), [
      `Incompatible types since an instance of ${print(from)} is never an instance of ${print(to)}`
    ]);
  });
}

test('P29 an instanceof that is always or never true is an error', () => {
  acceptsStatements(
    'Object o; Boolean a = o instanceof String; SObject s; Boolean b = s instanceof Account; Base x; Boolean c = x instanceof Child;',
    SHAPES
  );
  assert.deepEqual(statementErrors('Child c; Boolean b = c instanceof Base;', SHAPES), [
    'Operation instanceof is always true since an instance of involve.Sample.Child is always an instance of involve.Sample.Base'
  ]);
  assert.deepEqual(statementErrors('String s; Boolean b = s instanceof Account;'), [
    'Operation instanceof is always false since an instance of String is never an instance of Account'
  ]);
});

test('an upcast changes the static type, so that it decides an overload', () => {
  const value = expressionOf('pick((Object) this);', 'void pick(Object o) {} void pick(Sample s) {}');
  assert.equal(value.op === 'call' && value.method.key, 'pick(object)@sample');
});
