import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex } from '../../emit/__tests__/runApex.ts';
import { testExpressions } from './expressionTable.ts';

testExpressions('P48 cutting clamps, substring throws', [
  ["'hamburger'.left(3)", 'ham'],
  ["'hamburger'.left(99)", 'hamburger'],
  ["'hamburger'.right(4)", 'rger'],
  ["'hamburger'.mid(4, 99)", 'urger'],
  ["'hamburger'.substring(4, 8)", 'urge'],
  ["'ham'.substring(4)", 'System.StringException: Starting position out of bounds: 4'],
  ["'ham'.substring(-1)", 'System.StringException: Starting position out of bounds: -1'],
  ["'ham'.substring(1, 9)", 'System.StringException: Ending position out of bounds: 9'],
  ["'a.b.c'.substringBefore('.')", 'a'],
  ["'a.b.c'.substringAfterLast('.')", 'c'],
  ["'a.b.c'.substringBetween('.')", 'b'],
  ["'tagabctag'.substringBetween('x')", 'null'],
  ["'abcdefghijkl'.abbreviate(8)", 'abcde...'],
  ["'abc'.center(7, '*')", '**abc**'],
  ["'7'.leftPad(3, '0')", '007'],
  ["'ab'.repeat(3)", 'ababab'],
  ["'ab'.repeat('-', 3)", 'ab-ab-ab'],
  ["'aa'.replace('', '-')", '-a-a-'],
  ["' \\t x \\n'.trim() + '|'", 'x|']
]);

testExpressions('P1 P2 case', [
  ["'A'.equals('a')", 'false'],
  ["'A'.equalsIgnoreCase('a')", 'true'],
  ["'Apex'.containsIgnoreCase('PEX')", 'true'],
  ["'Apex'.contains('PEX')", 'false'],
  ["'b'.compareTo('a')", '1'],
  ["'ABC'.hashCode()", '64578'],
  ["'aBc'.swapCase()", 'AbC']
]);

testExpressions('P10 null arguments', [
  ["'a'.contains(null)", 'System.NullPointerException: Argument cannot be null.'],
  ['String s ;; s.length()', 'System.NullPointerException: Attempt to de-reference a null object'],
  ['String s ;; String.isBlank(s)', 'true'],
  ["String.isBlank(' \\n')", 'true'],
  ["String.isEmpty(' ')", 'false'],
  ['Integer n ;; String.valueOf(n)', 'null']
]);

testExpressions('P46 split, replaceAll, format', [
  ["'boo:and:foo'.split(':')", '(boo, and, foo)'],
  ["'a,b,,'.split(',')", '(a, b)'],
  ["'a,b,,'.split(',', -1).size()", '4'],
  ["'a,b,c'.split(',', 2)", '(a, b,c)'],
  ["'abc'.split('')", '(a, b, c)'],
  ["'a.b'.split('.').size()", '0'],
  ["'2026-01-31'.replaceAll('(\\\\d+)-(\\\\d+)-(\\\\d+)', '$3/$2/$1')", '31/01/2026'],
  ["'price'.replaceAll('price', '\\\\$5')", '$5'],
  ["'aaa'.replaceFirst('a', 'b')", 'baa'],
  ["'x'.replaceAll('(x)', '$2')", 'System.StringException: No group 2'],
  ["String.format('{0} of {1}', new List<Object>{1, 'two'})", '1 of two'],
  ["String.format('it\\'\\'s {0}', new List<Object>{'me'})", "it's me"],
  ["String.format('{0} {5}', new List<Object>{'me'})", 'me {5}'],
  ["String.format('\\'{0}\\'', new List<Object>{'me'})", '{0}'],
  ["String.join(new List<Integer>{1, null, 3}, '-')", '1--3'],
  ["String.join(new Set<String>{'b', 'a'}, '')", 'ba'],
  ["String.escapeSingleQuotes('it\\'s \\\\')", "it\\'s \\\\"]
]);

testExpressions(
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm',
  [
    ["'Test <b>x</b>'.escapeHtml4()", 'Test &lt;b&gt;x&lt;/b&gt;'],
    ["'&lt;p&gt; &eacute;'.unescapeHtml4()", '<p> é'],
    ["'<b>bold</b>'.stripHtmlTags()", 'bold'],
    ['\'He said "no", twice\'.escapeCsv()', '"He said ""no"", twice"'],
    ["'ABCde12'.splitByCharacterTypeCamelCase()", '(AB, Cde, 12)'],
    ["'ab12 c'.splitByCharacterType()", '(ab, 12,  , c)'],
    ["'banana'.countMatches('an')", '2'],
    ["'kitten'.getLevenshteinDistance('sitting')", '3'],
    ["String.getCommonPrefix(new List<String>{'SFDCApex', 'SFDCVisualforce'})", 'SFDC'],
    ["String.fromCharArray('Hi'.getChars())", 'Hi'],
    ["'a  b '.normalizeSpace()", 'a b'],
    ["'-5'.isNumeric()", 'false'],
    ["'12'.isNumeric()", 'true']
  ]
);

test('limits: a text beyond the heap ends the transaction', () => {
  const { failure } = runApex("String s = 'x'.repeat(100); String t = s.repeat(200000);");
  assert.equal(failure?.typeName, 'System.LimitException');
  assert.match(failure.message, /^Apex heap size too large: \d+$/);
});

test('limits: so does a text that grows by concatenation', () => {
  const { failure } = runApex("String s = 'x'; for (Integer i = 0; i < 40; i++) { s += s; }");
  assert.equal(failure?.message, 'Apex heap size too large: 8388608');
});
