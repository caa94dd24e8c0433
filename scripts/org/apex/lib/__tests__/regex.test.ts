import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileJavaRegex, compileWhole } from '../regex/javaRegex.ts';
import { NotSupported } from '../refusal.ts';
import { testExpressions } from './expressionTable.ts';

const whole: readonly (readonly [pattern: string, input: string, matches: boolean])[] = [
  ['[a-z&&[^b]]+', 'acd', true],
  ['[a-z&&[^b]]+', 'abc', false],
  ['[a-c[x-z]]+', 'axz', true],
  ['\\p{Alpha}+', 'abc', true],
  ['\\p{Alpha}+', 'é', false],
  ['\\p{L}+', 'é', true],
  ['\\P{Punct}+', 'a.b', false],
  ['(?i)straße', 'STRAßE', true],
  ['a(?i)b|c', 'C', true],
  ['a(?i:b)c', 'aBC', false],
  ['\\Qa.b\\E+', 'a.bbb', false],
  ['\\Qa.b\\E', 'a.b', true],
  ['\\h+\\R', ' \t\r\n', true],
  ['(?s)a.b', 'a\nb', true],
  ['a.b', 'a\nb', false],
  ['[\\w.+-]+@[\\w-]+\\.[\\w.]+', 'first.last+tag@host-1.example.com', true],
  ['(?<year>\\d{4})-\\k<year>', '2026-2026', true],
  ['(a)\\1', 'aa', true],
  ['[^\\]]+', 'a]', false],
  ['[-a]+', '-a-', true],
  ['x{2,}', 'xx', true],
  ['\\x41\\u0042', 'AB', true]
];

for (const [pattern, input, matches] of whole) {
  test(`P47 ${pattern} ${matches ? 'matches' : 'does not match'} ${JSON.stringify(input)}`, () => {
    const regex = compileWhole(pattern);
    regex.lastIndex = 0;
    assert.equal(regex.test(input), matches);
  });
}

for (const pattern of ['a++', '(?>ab)', '(?x) a', '\\Ga', '\\p{InNowhere}']) {
  test(`P47 ${pattern} is refused by name`, () => assert.throws(() => compileJavaRegex(pattern), NotSupported));
}

testExpressions('P47 Matcher', [
  ["Matcher m = Pattern.compile('(\\\\w)(\\\\d)?').matcher('a1b'); m.find() ;; m.group(1) + m.group(2)", 'a1'],
  ["Matcher m = Pattern.compile('(\\\\w)(\\\\d)?').matcher('b'); m.find() ;; m.group(2)", 'null'],
  ["Matcher m = Pattern.compile('(\\\\w)(\\\\d)?').matcher('b'); m.find() ;; m.start(2)", '-1'],
  [
    "Matcher m = Pattern.compile('\\\\d+').matcher('a12b345'); m.find(); m.find() ;; m.group() + '@' + m.start() + '-' + m.end()",
    '345@4-7'
  ],
  ["Matcher m = Pattern.compile('x*').matcher('ab'); Integer n = 0; while (m.find()) n++ ;; n", '3'],
  ["Matcher m = Pattern.compile('a').matcher('b') ;; m.group()", 'System.StringException: No match found'],
  ["Pattern.matches('a*', 'aab')", 'false'],
  ["Pattern.compile('^b').matcher('ab').region(1, 2).lookingAt()", 'true'],
  ["Pattern.compile('(a)(b)').matcher('').groupCount()", '2'],
  ["Pattern.matches(Pattern.quote('a.b'), 'a.b')", 'true'],
  ["Pattern.compile('a$').matcher('a\\n').find()", 'true']
]);
