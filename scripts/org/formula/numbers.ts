/**
 * Arithmetic of formulas: decimals of 39 significant digits, rounded half up, as in the engine the platform's vendor publishes
 * (https://github.com/salesforce/formula-engine). Only roots, logarithms and powers of e go through binary floating point.
 */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { FormulaError } from './formulaType.ts';

const DIGITS = 39;
/** Digits a number is cut to before it is rounded to a whole one, so that (1 / 3) * 3 counts as 1. */
const WHOLE_DIGITS = 33;
const POWER_DIGITS = 18;
/** Further places are all zero: no number here has as many digits. */
const MOST_PLACES = 500;
/** Powers of more digits are out of range. */
const POWER_LIMIT = 64;

export const ZERO = ApexDecimal.zero;

export function whole(value: number): ApexDecimal {
  return ApexDecimal.fromInteger(value);
}

const cut = (value: ApexDecimal): ApexDecimal => value.round(DIGITS, 'HALF_UP');

export const add = (left: ApexDecimal, right: ApexDecimal): ApexDecimal => cut(left.add(right));
export const subtract = (left: ApexDecimal, right: ApexDecimal): ApexDecimal => cut(left.subtract(right));
export const multiply = (left: ApexDecimal, right: ApexDecimal): ApexDecimal => cut(left.multiply(right));

export function divide(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  if (right.signum === 0) throw new FormulaError('Division by zero');
  if (left.signum === 0) return ZERO;
  const wholeDigits = left.precision - left.scale - (right.precision - right.scale);
  // Two digits more than needed are enough to round: what is dropped behind them never turns a half.
  const scale = Math.max(DIGITS - wholeDigits + 2, 0);
  return withoutZeros(cut(left.divideToScale(right, scale, 'DOWN')));
}

export function remainder(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  if (right.signum === 0) throw new FormulaError('Division by zero');
  const quotient = left.divideToScale(right, 0, 'DOWN');
  return cut(left.subtract(quotient.multiply(right)));
}

/** The exponent must be a whole number. */
export function power(base: ApexDecimal, exponent: ApexDecimal): ApexDecimal {
  const times = exponent.setScale(0, 'DOWN');
  const size = Math.log10(Math.abs(base.toNumber())) * times.toNumber();
  if (times.compare(exponent) !== 0 || size > POWER_LIMIT || Math.abs(times.toNumber()) > 999_999_999)
    throw new FormulaError('Out of range argument to POWER() function');
  const isInverse = times.signum < 0;
  if (isInverse && base.signum === 0) throw new FormulaError('Out of range argument to POWER() function');
  let result = ApexDecimal.one;
  let square = base;
  for (let rest = Math.abs(times.toNumber()); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = cut(result.multiply(square));
    // A vanishing power is zero in the end; its scale must not grow without bounds.
    if (square.scale - square.precision > 2 * DIGITS) return isInverse ? tooLarge() : ZERO;
    square = cut(square.multiply(square));
  }
  const value = (isInverse ? divide(ApexDecimal.one, result) : result).round(POWER_DIGITS, 'HALF_UP');
  return value.abs().compare(ApexDecimal.of(1, DIGITS)) < 0 ? ZERO : withoutZeros(value);
}

function tooLarge(): never {
  throw new FormulaError('Out of range argument to POWER() function');
}

export function roundTo(value: ApexDecimal, places: ApexDecimal, mode: 'HALF_UP' | 'DOWN'): ApexDecimal {
  const scale = Math.max(-MOST_PLACES, Number(places.toBigInt()));
  if (scale >= value.scale) return value;
  const rounded = value.setScale(scale, mode);
  return rounded.scale < 0 ? rounded.setScale(0) : rounded;
}

export function toWhole(value: ApexDecimal, mode: 'UP' | 'DOWN' | 'FLOOR' | 'CEILING'): ApexDecimal {
  return value.round(WHOLE_DIGITS, 'HALF_UP').setScale(0, mode);
}

/** A function of binary floating point. */
export function approximate(compute: (value: number) => number, value: ApexDecimal): ApexDecimal {
  const result = compute(value.toNumber());
  if (!Number.isFinite(result)) throw new FormulaError('The result is not a number');
  return withoutZeros(ApexDecimal.fromNumber(result));
}

/** As TEXT() prints it: plain, without trailing zeros. */
export function plainText(value: ApexDecimal): string {
  return value.stripTrailingZeros().toPlainString();
}

/** The whole part, as parameters that count something are read. */
export function count(value: ApexDecimal): number {
  return Number(value.toBigInt());
}

function withoutZeros(value: ApexDecimal): ApexDecimal {
  const stripped = value.stripTrailingZeros();
  return stripped.scale < 0 ? stripped.setScale(0) : stripped;
}
