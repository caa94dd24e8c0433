import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, faultsOf, parseExpression } from './sketch.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_precedence.htm
const SHAPES: Readonly<Record<string, readonly (readonly [apex: string, shape: string])[]>> = {
  'P14 comparison and equality share one left-associative level': [
    ['a == b < c', '((a == b) < c)'],
    ['a < b == c', '((a < b) == c)'],
    ['a < b == c > d', '(((a < b) == c) > d)'],
    ['a == (b < c)', '(a == (b < c))'],
    ['a <> b', '(a != b)'],
    ['a === b && c !== d', '((a === b) && (c !== d))']
  ],
  'arithmetic before shifts before comparison before bits before logic before ??': [
    ['a + b * c - d', '((a + (b * c)) - d)'],
    ['a << b + c', '(a << (b + c))'],
    ['a >>> b >> c', '((a >>> b) >> c)'],
    ['a & b == c', '(a & (b == c))'],
    ['a | b ^ c & d', '(a | (b ^ (c & d)))'],
    ['a || b && c', '(a || (b && c))'],
    ['a ?? b || c', '(a ?? (b || c))'],
    ['a ?? b ?? c', '((a ?? b) ?? c)'],
    ['a ?? b ? c : d', '((a ?? b) ? c : d)']
  ],
  'assignment and ?: group to the right': [
    ['a = b = c', '(a = (b = c))'],
    ['a >>>= b', '(a >>>= b)'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))']
  ],
  'a sign after parentheses is a cast only behind a type that has signs': [
    ['(a) - b * c', '(a - (b * c))'],
    ['(a.b) + 1', '(a.b + Integer 1)'],
    ['-(a) - b', '((- a) - b)'],
    ['(a) - (b) - c', '((a - b) - c)'],
    ['(Integer) -5', '(cast Integer (- Integer 5))'],
    ['(System.Decimal) -x', '(cast System.Decimal (- x))'],
    ['(String) a.get(0) + c', '((cast String a.get(Integer 0)) + c)'],
    ['(T) a++', '(cast T (a ++))'],
    ['(List<Id>) x', '(cast List<Id> x)']
  ],
  'P12 parentheses end a safe chain': [
    ['a?.b.c', 'a?.b.c'],
    ['(a?.b).c', '<a?.b>.c'],
    ['a?.b()?.c[0]', 'a?.b()?.c[Integer 0]']
  ],
  'P35 literals keep their digits; strings lose their escapes': [
    ['1', 'Integer 1'],
    ['12L', 'Long 12'],
    ['1.50', 'Decimal 1.50'],
    ['1.5d', 'Double 1.5'],
    ['TRUE', 'Boolean true'],
    ['NULL', 'null null'],
    [String.raw`'\u0041\U0042\n\T\'\\'`, String.raw`"AB\n\t'\\"`],
    ["'''\n a 'b'\n'''", String.raw`" a 'b'\n"`]
  ],
  creators: [
    ['new A.B(1, x)', 'new A.B(Integer 1, x)'],
    ["new Account(Name = 'x', Owner = u)", 'new Account(Name = "x", Owner = u)'],
    ['new List<A>{1, 2}', 'new List<A>{Integer 1, Integer 2}'],
    ['new Set<A>{}', 'new Set<A>{}'],
    ['new Map<A, List<B>>{}', 'new Map<A,List<B>>{}'],
    ['new Map<A, B>{a => b, c => d}', 'new Map<A,B>{a => b, c => d}'],
    ['new A[3]', 'new A[Integer 3]'],
    ['new A[]{x}', 'new A[]{x}']
  ],
  'class literals': [
    ['Account.class', 'Account.class'],
    ['Map<Id, List<A.B>>.class', 'Map<Id,List<A.B>>.class'],
    ['Foo[].class', 'Foo[].class']
  ]
};

for (const [rule, rows] of Object.entries(SHAPES))
  test(rule, () => {
    for (const [apex, shape] of rows) assert.equal(draw(parseExpression(apex)), shape, apex);
  });

test('P14 a bare instanceof beside a comparison is refused', () => {
  assert.deepEqual(faultsOf('Object o = a instanceof B == c;', 'anonymous'), ["1:27 Unexpected token '=='."]);
  assert.deepEqual(faultsOf('Object o = a < b instanceof C;', 'anonymous'), ["1:18 Unexpected token 'instanceof'."]);
  assert.equal(draw(parseExpression('(a instanceof B) == c')), '((a instanceof B) == c)');
  assert.equal(draw(parseExpression('!a instanceof B && c')), '(((! a) instanceof B) && c)');
});

test('operators of several signs must not be torn apart', () => {
  assert.deepEqual(faultsOf('Object o = a > > b;', 'anonymous'), ["1:16 Unexpected token '>'."]);
  assert.deepEqual(faultsOf('Object o = a > = b;', 'anonymous'), ["1:16 Unexpected token '='."]);
});

test('a query keeps its text, its binds become Apex expressions and comments vanish', () => {
  const query = parseExpression('[SELECT Id /* why */ FROM Account WHERE Name = :a.b() AND Id IN :ids LIMIT :n + 1]');
  assert.ok(query.kind === 'SoqlExpression');
  assert.equal(query.text, 'SELECT Id           FROM Account WHERE Name = :a.b() AND Id IN :ids LIMIT :n + 1');
  assert.deepEqual(query.binds.map(draw), ['a.b()', 'ids', '(n + Integer 1)']);
  assert.deepEqual(query.query.limit, { kind: 'bind', index: 2, text: 'n + 1', span: { start: 74, end: 80 } });
  assert.deepEqual(query.query.from.name, 'Account');
});

test('a search keeps its text and binds', () => {
  const search = parseExpression('[FIND :text IN ALL FIELDS RETURNING Account(Id WHERE Name = :name)]');
  assert.ok(search.kind === 'SoslExpression');
  assert.deepEqual(search.binds.map(draw), ['text', 'name']);
  assert.equal(search.search.returning[0]?.object, 'Account');
});

test('origins count UTF-16 code units behind an emoji', () => {
  const sum = parseExpression("'😀' + b");
  assert.ok(sum.kind === 'BinaryExpression');
  assert.deepEqual(sum.right.origin, { file: 'Test.cls', line: 1, column: 19, endLine: 1, endColumn: 20 });
});
