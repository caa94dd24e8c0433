import { Uncatchable } from '../../values/apexThrow.ts';
import { valuesEqual } from '../../values/equality.ts';
import { textOf } from '../../values/text.ts';
import { isInstance, typeOf } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { ApexTypeValue } from './typeValue.ts';

/** P3, P31: a failed assertion is uncatchable. `Assertion Failed: own text: Expected: 1, Actual: 2` */
export function failAssertion(message: unknown, detail: string): never {
  const own = message === undefined || message === null ? '' : `: ${textOf(message)}`;
  throw new Uncatchable('System.AssertException', `Assertion Failed${own}${detail === '' ? '' : `: ${detail}`}`);
}

export function assertEqual(expected: unknown, actual: unknown, message?: unknown): void {
  if (!valuesEqual(expected, actual))
    failAssertion(message, `Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`);
}

export function assertNotEqual(notExpected: unknown, actual: unknown, message?: unknown): void {
  if (valuesEqual(notExpected, actual)) failAssertion(message, `Same value: ${textOf(actual)}`);
}

export function assertTrue(condition: boolean | null, message?: unknown): void {
  if (required(condition) !== true) failAssertion(message, '');
}

function assertInstance(value: unknown, expected: ApexTypeValue | null, message?: unknown): void {
  const { target } = required(expected);
  if (!isInstance(value, target))
    failAssertion(
      message,
      `Expected type: ${target.name}, Actual type: ${value === null ? 'null' : typeOf(value).name}`
    );
}

function assertNotInstance(value: unknown, notExpected: ApexTypeValue | null, message?: unknown): void {
  const { target } = required(notExpected);
  if (isInstance(value, target)) failAssertion(message, `Same type: ${target.name}`);
}

const assertFalse = (condition: boolean | null, message?: unknown): void => {
  if (required(condition)) failAssertion(message, '');
};

const assertNull = (value: unknown, message?: unknown): void => {
  if (value !== null) failAssertion(message, `Expected: null, Actual: ${textOf(value)}`);
};

const assertNotNull = (value: unknown, message?: unknown): void => {
  if (value === null) failAssertion(message, 'Same value: null');
};

export const AssertType = defineType({
  name: 'System.Assert',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm',
  statics: {
    'void areEqual(Object expected, Object actual)': assertEqual,
    'void areEqual(Object expected, Object actual, String message)': assertEqual,
    'void areNotEqual(Object notExpected, Object actual)': assertNotEqual,
    'void areNotEqual(Object notExpected, Object actual, String message)': assertNotEqual,
    'void fail()': () => failAssertion(null, ''),
    'void fail(String message)': (message: string | null) => failAssertion(message, ''),
    'void isFalse(Boolean condition)': assertFalse,
    'void isFalse(Boolean condition, String message)': assertFalse,
    'void isInstanceOfType(Object instance, System.Type expected)': assertInstance,
    'void isInstanceOfType(Object instance, System.Type expected, String message)': assertInstance,
    'void isNotInstanceOfType(Object instance, System.Type notExpected)': assertNotInstance,
    'void isNotInstanceOfType(Object instance, System.Type notExpected, String message)': assertNotInstance,
    'void isNotNull(Object value)': assertNotNull,
    'void isNotNull(Object value, String message)': assertNotNull,
    'void isNull(Object value)': assertNull,
    'void isNull(Object value, String message)': assertNull,
    'void isTrue(Boolean condition)': assertTrue,
    'void isTrue(Boolean condition, String message)': assertTrue
  }
});
