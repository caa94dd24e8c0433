import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, failureOf, printed } from './runApex.ts';

const NPE = 'System.NullPointerException: Attempt to de-reference a null object';

/** Expressions by rule; each row is [before, expression, text]. */
const RULES: Readonly<Record<string, readonly (readonly [before: string, expression: string, text: string])[]>> = {
  'P4 Integer wraps at 32 bits, Long at 64, division truncates': [
    ['Integer max = 2147483647;', 'max + 1', '-2147483648'],
    ['Integer min = -2147483647 - 1;', '-min', '-2147483648'],
    ['Integer a = 65536;', 'a * a + 1', '1'],
    ['Integer a = 123456789;', 'a * 987654321', '-67153019'],
    ['Integer a = -7;', 'a / 2', '-3'],
    ['Integer min = -2147483647 - 1;', 'min / -1', '-2147483648'],
    ['Long max = 9223372036854775807L;', 'max + 1', '-9223372036854775808'],
    ['Long a = 7;', 'a / 2', '3'],
    ['Integer a = 1; Long b = 2147483647L;', 'a + b', '2147483648']
  ],
  'P4 shifts and bits': [
    ['Integer a = -1;', 'a >>> 28', '15'],
    ['Integer a = -16;', 'a >> 2', '-4'],
    ['Integer a = 1;', 'a << 33', '2'],
    ['Long a = -1;', 'a >>> 60', '15'],
    ['Integer a = 12;', '(a & 10) + (a | 3) * 100 + (a ^ 5) * 10000', '91508'],
    ['Boolean a = true; Boolean b = false;', 'a & b', 'false'],
    ['Boolean a = true; Boolean b = false;', 'a ^ b', 'true']
  ],
  'P2 == on strings ignores case, === does not': [
    ["String a = 'Abc';", "a == 'aBC'", 'true'],
    ["String a = 'Abc';", "a === 'abc'", 'false'],
    ["String a = 'Abc';", "a != 'abd'", 'true'],
    ["String a = 'b';", "a > 'A'", 'true'],
    ['String a = null;', 'a == null', 'true'],
    ['String a = null;', "'x' > a", 'true']
  ],
  'an ordering with a null number is false': [
    ['Integer a = null;', 'a < 1', 'false'],
    ['Integer a = null;', 'a >= 1', 'false'],
    ['Decimal a = null;', 'a < 1.0', 'false'],
    ['Date a = null;', 'a < Date.newInstance(2026, 1, 1)', 'false']
  ],
  'P9 null is text in concatenations': [
    ['Integer a = null; String b = null;', "a + '-' + b", 'null-null'],
    ['String a = null;', "a + 'x'", 'nullx'],
    ["String a = 'x'; a += null;", 'a', 'xnull'],
    ["String a = '`$' + '{1}' + '\\\\' + '\\n!';", 'a.length()', '8']
  ],
  'P11 compound assignment evaluates its receiver once': [
    ['List<Integer> a = new List<Integer>{1, 2}; Integer i = 0; a[i++] += 10;', "a + ' ' + i", '(11, 2) 1'],
    ['Integer i = 5;', 'i++ + ++i', '12'],
    ['Integer i = 5; Integer j = i--;', "i + ' ' + j", '4 5'],
    ['Integer i; Integer j; i = j = 3;', 'i + j', '6'],
    ['Long a = 5; a *= 3;', 'a', '15'],
    ['Decimal a = 1.50; a += 2;', 'a', '3.50'],
    ['Double a = 1.5; a++;', 'a', '2.5']
  ],
  'P12 a safe chain ends with null, ?? takes over': [
    ['String a = null;', 'a?.toLowerCase().length()', 'null'],
    ["String a = 'X';", 'a?.toLowerCase()', 'x'],
    ['Integer a = null;', 'a ?? 4', '4']
  ],
  'conditions take the first side that decides': [
    ['String a = null;', 'a == null || a.length() > 0', 'true'],
    ['String a = null;', 'a != null && a.length() > 0', 'false']
  ],
  'dates move by days, times by milliseconds': [
    ['Date a = Date.newInstance(2026, 1, 31);', '(a + 1).month()', '2'],
    ['Datetime a = Datetime.newInstanceGmt(2026, 1, 31, 12, 0, 0);', '(a + 0.5).dayGmt()', '1'],
    ['Time a = Time.newInstance(23, 59, 59, 0);', '(a + 2000).second()', '1']
  ]
};

for (const [rule, rows] of Object.entries(RULES))
  test(rule, () => {
    for (const [before, expression, text] of rows)
      assert.equal(evaluate(expression, before), text, `${before} ${expression}`);
  });

test('P4 dividing by zero is a MathException, whatever the type', () => {
  for (const type of ['Integer', 'Long', 'Decimal', 'Double'])
    assert.equal(
      failureOf(`${type} zero = 0; ${type} a = 1; System.debug(a / zero);`),
      'System.MathException: Divide by 0',
      type
    );
});

test('P9 P10 null in arithmetic, conditions and as a receiver is a NullPointerException', () => {
  for (const source of [
    'Integer a; Integer b = a + 1;',
    'Integer a; a++;',
    'Long a; a += 1;',
    'Boolean a; if (a) { }',
    'Boolean a; Boolean b = a && true;',
    'Boolean a; Boolean b = !a;',
    'Boolean a; Integer b = a ? 1 : 2;',
    'Boolean a; while (a) { }',
    'String a; a.length();',
    'List<Integer> a; for (Integer i : a) { }',
    'List<Integer> a; a[0] = 1;',
    'throw (NullPointerException) null;'
  ])
    assert.equal(failureOf(source), NPE, source);
});

test('P27 a failed cast names both types', () => {
  assert.equal(
    failureOf('Object a = new List<String>(); Map<Id, String> b = (Map<Id, String>) a;'),
    'System.TypeException: Invalid conversion from runtime type List<String> to Map<Id,String>'
  );
});

test('P24 P35 literals keep their types', () => {
  assert.deepEqual(printed('System.debug(1.10); System.debug(1.10d); System.debug(5L); System.debug(2 * 1.50);'), [
    '1.10',
    '1.1',
    '5',
    '3.00'
  ]);
});
