import assert from 'node:assert/strict';
import vm from 'node:vm';
import { test } from 'node:test';
import { createException } from '../../values/apexException.ts';
import type { ApexThrow } from '../../values/apexThrow.ts';
import { throwApex, Uncatchable } from '../../values/apexThrow.ts';
import { caught, describeFailure, thrown } from '../exceptions.ts';
import { frames, withFreshFrames } from '../frames.ts';
import { apexFrames, formatFrames, registerApexFile } from '../stackTrace.ts';

/** Runs `work` on line 3 of a script that counts as Apex, in a function that carries a printed name. */
function onApexLine(work: () => unknown): unknown {
  registerApexFile('Sample.cls');
  const run = new vm.Script('(function (work) {\n\n  return work();\n})', {
    filename: 'Sample.cls'
  }).runInThisContext() as (each: () => unknown) => unknown;
  Object.defineProperty(run, 'name', { value: 'Class.Sample.run' });
  return run(work);
}

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail('Nothing was thrown.');
}

test('P33 only Apex frames are in an Apex stack trace, and the error keeps a readable stack', () => {
  const error = errorOf(() => onApexLine(() => throwApex('System.MathException', 'Divide by 0'))) as ApexThrow;
  assert.deepEqual(apexFrames(error), [{ name: 'Class.Sample.run', file: 'Sample.cls', line: 3 }]);
  assert.equal(formatFrames(apexFrames(error)), 'Class.Sample.run: line 3, column 1');
  assert.match(String(error.stack), /^ApexThrow: System\.MathException: Divide by 0\n {4}at /);
});

test('P33 the trace of the first throw stays when an exception is thrown again', () => {
  const exception = createException('System.MathException', 'x');
  caught(
    errorOf(() =>
      onApexLine(() => {
        throw thrown(exception);
      })
    )
  );
  assert.equal(
    caught(
      errorOf(() => {
        throw thrown(exception);
      })
    ),
    exception
  );
  assert.equal(exception.stackTrace, 'Class.Sample.run: line 3, column 1');
  assert.equal(exception.lineNumber, 3);
});

test('P31 limits and faults of the local org are not caught', () => {
  assert.equal(caught(new Uncatchable('System.LimitException', 'Too many SOQL queries: 101')), null);
  assert.equal(caught(new TypeError('ours')), null);
});

test('a failure is described with its cause; a fault of the local org is not one', () => {
  const exception = createException('System.CalloutException', 'outside');
  exception.cause = createException('System.MathException', 'inside');
  const failure = describeFailure(
    errorOf(() =>
      onApexLine(() => {
        throw thrown(exception);
      })
    )
  );
  assert.deepEqual(
    [failure?.typeName, failure?.message, failure?.line, failure?.file],
    ['System.CalloutException', 'outside', 3, 'Sample.cls']
  );
  assert.deepEqual([failure?.cause?.typeName, failure?.cause?.message], ['System.MathException', 'inside']);
  const limit = describeFailure(
    errorOf(() =>
      onApexLine(() => {
        throw new Uncatchable('System.LimitException', 'x');
      })
    )
  );
  assert.deepEqual(
    [limit?.typeName, limit?.stackTrace],
    ['System.LimitException', 'Class.Sample.run: line 3, column 1']
  );
  assert.equal(describeFailure(new TypeError('ours')), null);
});

test('throwing null is a NullPointerException', () => {
  const error = errorOf(() => thrown(null)) as ApexThrow;
  assert.equal(error.exception.typeName(), 'System.NullPointerException');
});

test('an entry point of its own has the whole depth before it and restores what was', () => {
  frames.depth = 7;
  withFreshFrames(() => assert.equal(frames.depth, 0));
  assert.throws(() =>
    withFreshFrames(() => {
      frames.depth = 3;
      throw new Error('x');
    })
  );
  assert.equal(frames.depth, 7);
  frames.depth = 0;
});
