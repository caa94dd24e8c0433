import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeKey } from '../../types.ts';
import { acceptsStatements, expressionOf, statementErrors } from './checkApex.ts';

const LOCALS =
  "Integer i = 1; Long l = 1L; Double d = 1.0d; Decimal c = 1.0; String s = 'x'; Id id = null; Boolean b = true; Date day = null; Datetime moment = null; Time clock = null; Account a = null; Contact k = null; Object o = null; ";

for (const [expression, type, operands] of [
  ['i + i', 'Integer', 'Integer'],
  ['i + l', 'Long', 'Long'],
  ['l * d', 'Double', 'Double'],
  ['i / c', 'Decimal', 'Decimal'],
  ['d + c', 'Decimal', 'Decimal'],
  ['s + i', 'String', 'String'],
  ['o + s', 'String', 'String'],
  ['day + i', 'Date', 'Date'],
  ['moment - c', 'Datetime', 'Datetime'],
  ['clock + i', 'Time', 'Time'],
  ['b & b', 'Boolean', 'Boolean'],
  ['i << 2', 'Integer', 'Integer'],
  ['i == c', 'Boolean', 'Decimal'],
  ['s == id', 'Boolean', 'Id'],
  ['s == null', 'Boolean', 'String'],
  ['s < s', 'Boolean', 'String'],
  ['day <= moment', 'Boolean', 'Datetime'],
  ['o == s', 'Boolean', 'Object'],
  ['s == o', 'Boolean', 'Object'],
  ['a == a', 'Boolean', 'SObject']
] as const) {
  test(`P4 ${expression} is ${type}, computed as ${operands}`, () => {
    const value = expressionOf(`${LOCALS} Object result = ${expression};`);
    assert.ok(value.op === 'binary');
    assert.deepEqual([typeKey(value.type), value.operands], [type, operands]);
  });
}

for (const [expression, message] of [
  ['b + i', 'Arithmetic expressions must use numeric arguments'],
  ['day - day', 'Date/time expressions must use Integer or Long or Double or Decimal'],
  ['day + c', 'Date/time expressions must use Integer or Long or Double or Decimal'],
  ['i && b', 'AND operator can only be applied to Boolean expressions'],
  ['!i', 'NOT operator can only be applied to Boolean expressions'],
  ['c & i', 'Bitwise operator only allowed on boolean types, integers or longs'],
  ['c << 1', 'Shift expressions must be of type Integer or Long'],
  ['s == i', 'Comparison arguments must be compatible types: String, Integer'],
  ['a == k', 'Comparison arguments must be compatible types: Account, Contact'],
  ['b < b', 'Inequality operator not allowed on type: Boolean'],
  ['b ? i : s', 'Incompatible types in ternary operator: Integer, String'],
  ['s ?? i', 'Incompatible types in null coalescing operator: String, Integer']
] as const) {
  test(`P4 ${expression} is refused`, () =>
    assert.deepEqual(statementErrors(`${LOCALS} Object result = ${expression};`), [message]));
}

test('P5 a value takes the declared type of its place', () => {
  const value = expressionOf(`${LOCALS} Decimal result = i / i;`);
  assert.equal(value.op === 'convert' && value.value.op === 'binary' && value.value.operands, 'Integer');
});

test('P9 both sides of a concatenation become text, so that null prints', () => {
  const value = expressionOf(`${LOCALS} String result = s + o;`);
  assert.ok(value.op === 'binary');
  assert.deepEqual(
    [value.left, value.right].map((side) => side.op === 'convert' && side.conversion),
    ['ToText', 'ToText']
  );
});

test('P12 a safe step takes the rest of its chain inside', () => {
  const value = expressionOf(`${LOCALS} Integer result = a?.Name.length();`);
  assert.ok(value.op === 'safe');
  assert.deepEqual([value.then.op, typeKey(value.type)], ['libraryCall', 'Integer']);
});

test('P12 coalescing and ternary widen numbers', () => {
  assert.equal(typeKey(expressionOf(`${LOCALS} Object result = i ?? c;`).type), 'Decimal');
  assert.equal(typeKey(expressionOf(`${LOCALS} Object result = b ? l : i;`).type), 'Long');
});

test('compound assignment converts there and back', () => {
  const value = expressionOf(`${LOCALS} d += c;`);
  assert.ok(value.op === 'compound');
  assert.deepEqual(
    [value.operands, value.currentConversion, value.resultConversion],
    ['Decimal', 'DoubleToDecimal', 'DecimalToDouble']
  );
});

test('compound assignment cannot narrow', () => {
  assert.deepEqual(statementErrors(`${LOCALS} i += l;`), ['Illegal assignment from Long to Integer']);
  assert.deepEqual(statementErrors(`${LOCALS} i += s;`), ['Illegal assignment from String to Integer']);
});

test('increment yields the old or the new value', () => {
  const results = ['i++', '++i'].map((text) => {
    const value = expressionOf(`${LOCALS} Integer result = ${text};`);
    return value.op === 'compound' && value.result;
  });
  assert.deepEqual(results, ['old', 'new']);
});

test('P14 comparison and equality share one level', () =>
  acceptsStatements(`${LOCALS} Boolean result = (i < 0) != (c < 0);`));

test('only places can be assigned', () => {
  assert.deepEqual(statementErrors(`${LOCALS} s.length() = 1; a?.Name = 'x'; 'x' = s;`), [
    'Expression cannot be assigned',
    'Expression cannot be assigned',
    'Expression cannot be assigned'
  ]);
});

test('integer literals must fit', () =>
  assert.deepEqual(statementErrors('Long n = 2147483648;'), ['Illegal integer: 2147483648']));
