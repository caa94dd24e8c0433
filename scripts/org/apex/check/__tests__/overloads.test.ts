import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptsStatements, expressionOf, statementErrors } from './checkApex.ts';

function chosen(call: string, ...signatures: readonly string[]): unknown {
  const members = signatures.map((signature) => `static void pick(${signature}) {}`).join(' ');
  const value = expressionOf(call, members);
  return value.op === 'call' ? value.method.key : null;
}

for (const [rule, call, signatures, key] of [
  ['the exact type wins', 'pick(1);', ['Integer a', 'Long a', 'Object a'], 'pick(integer)'],
  ['the nearer numeric type wins', 'pick(1);', ['Decimal a', 'Long a'], 'pick(long)'],
  ['a numeric type beats Object', 'pick(1);', ['Object a', 'Decimal a'], 'pick(decimal)'],
  ['an Id argument picks the Id', "Id i = 'x'; pick(i);", ['String a', 'Id a'], 'pick(id)'],
  ['an Id argument reaches a String', "Id i = 'x'; pick(i);", ['String a', 'Object a'], 'pick(string)'],
  ['a null variable counts by its static type', 'String s = null; pick(s);', ['String a', 'Account a'], 'pick(string)'],
  ['the nearer superclass wins', 'Account a = null; pick(a);', ['SObject a', 'Object a'], 'pick(sobject)'],
  ['a null literal prefers the narrower type', 'pick(null);', ['Object a', 'Account a'], 'pick(account)'],
  [
    'a list of the element type wins',
    'List<Account> a = null; pick(a);',
    ['List<SObject> a', 'List<Account> a'],
    'pick(list<account>)'
  ],
  [
    'a list beats an iterable',
    'List<Account> a = null; pick(a);',
    ['Iterable<SObject> a', 'List<SObject> a'],
    'pick(list<sobject>)'
  ],
  [
    'every argument must be at least as near',
    "pick('x', 1);",
    ['String a, Object b', 'String a, Decimal b', 'Object a, Decimal b'],
    'pick(string,decimal)'
  ]
] as const) {
  test(`P15 ${rule}`, () => assert.equal(chosen(call, ...signatures), key));
}

test('P15 without a unique most specific method the call is ambiguous', () => {
  assert.deepEqual(statementErrors('pick(null);', 'static void pick(Account a) {} static void pick(Contact a) {}'), [
    'Method is ambiguous: void pick(Account) and void pick(Contact)'
  ]);
});

test('P7 a Decimal argument never matches a Double parameter', () => {
  acceptsStatements('Double d = 1.5;');
  assert.deepEqual(statementErrors('pick(1.5);', 'static void pick(Double a) {}'), [
    'Method does not exist or incorrect signature: void pick(Decimal) from the type involve.Sample'
  ]);
});

test('arguments are converted to the parameter types', () => {
  const value = expressionOf('pick(1);', 'static void pick(Decimal a) {}');
  const [argument] = value.op === 'call' ? value.args : [];
  assert.equal(argument?.op === 'convert' && argument.conversion, 'IntegerToDecimal');
});

test('an overridden method appears once', () => {
  acceptsStatements(
    'new Child().size();',
    'virtual class Base { public virtual Integer size() { return 1; } } class Child extends Base { public override Integer size() { return 2; } }'
  );
});

test('a missing constructor is named with its arguments', () => {
  assert.deepEqual(statementErrors('Box b = new Box(1);', 'class Box { public Box(String s) {} }'), [
    'Constructor not defined: [involve.Sample.Box].<Constructor>(Integer)'
  ]);
});

test('private methods carry their owner in the key, so that a subclass never replaces them', () => {
  const value = expressionOf('helper();', 'private void helper() {}');
  assert.equal(value.op === 'call' && value.method.key, 'helper()@sample');
});
