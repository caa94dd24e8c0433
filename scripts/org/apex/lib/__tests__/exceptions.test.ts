import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex } from '../../emit/__tests__/runApex.ts';
import { testExpressions } from './expressionTable.ts';

const HOLDER = 'public class Holder { public class InnerException extends Exception {} }';
const classes = [HOLDER, 'public class PlainException extends Exception {}'];

testExpressions(
  'P30 the four constructors and the default message',
  [
    ['new PlainException().getMessage()', 'Script-thrown exception'],
    ["new PlainException('text').getMessage()", 'text'],
    ["new PlainException('text', new DmlException('inner')).getCause().getMessage()", 'inner'],
    ["new PlainException(new DmlException('inner')).getCause().getTypeName()", 'System.DmlException'],
    ['new Holder.InnerException().getTypeName()', 'Holder.InnerException'],
    ["new IllegalArgumentException('bad')", 'System.IllegalArgumentException: bad'],
    ["Exception e = new PlainException('a'); e.setMessage('b') ;; e", 'PlainException: b'],
    ["Exception e = new PlainException(); e.initCause(new DmlException('x')) ;; e.getCause().getMessage()", 'x'],
    [
      "Exception e = new PlainException(new DmlException('x')); e.initCause(null) ;; 'unreached'",
      'System.UnexpectedException: Cause already set'
    ],
    ["new AuraHandledException('shown to the client').getMessage()", 'Script-thrown exception'],
    ['Object o = new PlainException() ;; o instanceof Exception', 'true'],
    ["new DmlException('x').getNumDml()", '0'],
    ["new DmlException('x').getDmlMessage(0)", 'System.ListException: List index out of bounds: 0']
  ],
  { classes }
);

testExpressions('P25 enums', [
  ["LoggingLevel.valueOf('warn')", 'WARN'],
  ['LoggingLevel.WARN.ordinal()', '2'],
  ['LoggingLevel.values().size()', '8'],
  ["LoggingLevel.valueOf('nope')", 'System.NoSuchElementException: No enum constant LoggingLevel.nope'],
  ["LoggingLevel.WARN == LoggingLevel.valueOf('WARN')", 'true']
]);

/** What an assertion fails with, or null. */
const asserted: readonly (readonly [source: string, message: string | null])[] = [
  ['System.assertEquals(1, 2);', 'Assertion Failed: Expected: 1, Actual: 2'],
  ["System.assertEquals(1, 2, 'numbers');", 'Assertion Failed: numbers: Expected: 1, Actual: 2'],
  ["Assert.areEqual('a', 'A');", 'Assertion Failed: Expected: a, Actual: A'],
  ["Assert.areEqual(new List<String>{'a'}, new List<String>{'A'});", 'Assertion Failed: Expected: (a), Actual: (A)'],
  ["Id i = '001000000000001'; Assert.areEqual('001000000000001', i);", null],
  ['Decimal d = 100.00; Assert.areEqual(100, d);', null],
  ['Assert.areNotEqual(1, 1);', 'Assertion Failed: Same value: 1'],
  ["Assert.isTrue(false, 'why');", 'Assertion Failed: why'],
  ['System.assert(false);', 'Assertion Failed'],
  ["Assert.isNull('x');", 'Assertion Failed: Expected: null, Actual: x'],
  ["Assert.fail('here');", 'Assertion Failed: here'],
  ["Assert.isInstanceOfType('x', String.class);", null],
  ["Assert.isInstanceOfType('x', Integer.class);", 'Assertion Failed: Expected type: Integer, Actual type: String']
];

for (const [source, message] of asserted) {
  test(`P3 P31 ${source} ${message === null ? 'holds' : 'cannot be caught'}`, () => {
    const { failure } = runApex(`try { ${source} } catch (Exception e) { System.debug('caught'); }`);
    assert.equal(failure?.message ?? null, message);
    if (message !== null) assert.equal(failure?.typeName, 'System.AssertException');
  });
}
