/**
 * Decimal: an exact number `unscaled × 10^-scale`. Immutable.
 *
 * `unscaled` is a number while it is a safe integer and a bigint beyond, so that everyday amounts stay on the fast path.
 * Scales follow Java's BigDecimal, on which the platform's type behaves: sums keep the larger scale, products add the scales,
 * quotients have 33 significant digits (P6).
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { throwApex } from './apexThrow.ts';

export type RoundingMode = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** Significant digits of a quotient and how its last digit is rounded. */
export const DIVISION_DIGITS = 33;
export const DIVISION_ROUNDING: RoundingMode = 'HALF_UP';

const DECIMAL_TEXT = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,9}))?$/;

export class ApexDecimal {
  readonly unscaled: number | bigint;
  readonly scale: number;

  /** Callers keep to {@link ApexDecimal.of}, which holds small values as numbers. */
  private constructor(unscaled: number | bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static of(unscaled: number | bigint, scale: number): ApexDecimal {
    if (typeof unscaled === 'number') {
      if (!Number.isSafeInteger(unscaled)) throw new RangeError(`Not a whole number: ${unscaled}`);
      return new ApexDecimal(unscaled === 0 ? 0 : unscaled, scale);
    }
    const isSmall = unscaled >= Number.MIN_SAFE_INTEGER && unscaled <= Number.MAX_SAFE_INTEGER;
    return new ApexDecimal(isSmall ? Number(unscaled) : unscaled, scale);
  }

  static readonly zero = ApexDecimal.of(0, 0);
  static readonly one = ApexDecimal.of(1, 0);

  /** Integer or Long: scale 0. */
  static fromInteger(value: number | bigint): ApexDecimal {
    return ApexDecimal.of(value, 0);
  }

  /** A Double keeps its rendering: 1.0 becomes 1.0 with scale 1 (P8). NaN and infinities have no Decimal. */
  static fromNumber(value: number): ApexDecimal {
    if (!Number.isFinite(value)) throwApex('System.MathException', 'Infinite or NaN');
    const text = String(value);
    const parsed = ApexDecimal.parse(Number.isInteger(value) && !/e/i.test(text) ? `${text}.0` : text);
    if (parsed === null) throw new Error(`Not a number: ${text}`);
    return parsed.scale < 0 ? parsed.setScale(0) : parsed;
  }

  /** null when the text is not a number; leading and trailing spaces are not allowed. */
  static parse(text: string): ApexDecimal | null {
    const match = DECIMAL_TEXT.exec(text);
    if (match === null) return null;
    const [, sign = '', digits = '', exponent = '0'] = match;
    const point = digits.indexOf('.');
    const whole = point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1);
    const scale = (point < 0 ? 0 : digits.length - point - 1) - Number(exponent);
    return ApexDecimal.of(BigInt(sign === '-' ? `-${whole}` : whole), scale);
  }

  /** Decimal.valueOf(String) and literals; throws TypeException "Invalid decimal: x" (P13). */
  static fromString(text: string): ApexDecimal {
    return ApexDecimal.parse(text) ?? throwApex('System.TypeException', `Invalid decimal: ${text}`);
  }

  private get big(): bigint {
    return BigInt(this.unscaled);
  }

  get signum(): -1 | 0 | 1 {
    return this.unscaled > 0 ? 1 : this.unscaled < 0 ? -1 : 0;
  }

  /** Digits of the unscaled value; 1 for zero. */
  get precision(): number {
    return digitCount(this.unscaled);
  }

  add(other: ApexDecimal): ApexDecimal {
    if (this.scale === other.scale && typeof this.unscaled === 'number' && typeof other.unscaled === 'number') {
      const sum = this.unscaled + other.unscaled;
      if (Number.isSafeInteger(sum)) return new ApexDecimal(sum, this.scale);
    }
    const scale = Math.max(this.scale, other.scale);
    return ApexDecimal.of(rescale(this, scale) + rescale(other, scale), scale);
  }

  subtract(other: ApexDecimal): ApexDecimal {
    return this.add(other.negate());
  }

  multiply(other: ApexDecimal): ApexDecimal {
    const scale = this.scale + other.scale;
    if (typeof this.unscaled === 'number' && typeof other.unscaled === 'number') {
      const product = this.unscaled * other.unscaled;
      if (Number.isSafeInteger(product)) return new ApexDecimal(product === 0 ? 0 : product, scale);
    }
    return ApexDecimal.of(this.big * other.big, scale);
  }

  /** The `/` operator: 33 significant digits; an exact quotient keeps the scale of dividend minus divisor where it can. */
  divide(other: ApexDecimal): ApexDecimal {
    if (other.signum === 0) throwApex('System.MathException', 'Divide by 0');
    const preferred = this.scale - other.scale;
    if (this.signum === 0) return ApexDecimal.of(0, Math.max(preferred, 0));
    // Enough digits that the quotient has at least 33, then cut to exactly 33.
    const shift = Math.max(0, DIVISION_DIGITS + 1 + other.precision - this.precision);
    const dividend = this.big * pow10(shift);
    let quotient = dividend / other.big;
    let scale = preferred + shift;
    const isExact = quotient * other.big === dividend;
    const excess = digitCount(quotient) - DIVISION_DIGITS;
    if (excess > 0) {
      // A lost remainder only matters when the dropped digits are exactly half: it makes them more than half.
      const sticky = isExact
        ? quotient * 10n
        : quotient * 10n + (quotient < 0n || this.signum !== other.signum ? -1n : 1n);
      quotient = divideRounded(sticky, pow10(excess + 1), DIVISION_ROUNDING);
      scale -= excess;
      if (digitCount(quotient) > DIVISION_DIGITS) {
        quotient /= 10n;
        scale -= 1;
      }
    }
    const result = ApexDecimal.of(quotient, scale);
    return isExact || result.multiply(other).compare(this) === 0 ? result.stripZeros(Math.max(preferred, 0)) : result;
  }

  /** `divide(divisor, scale, mode)` */
  divideToScale(other: ApexDecimal, scale: number, mode: RoundingMode): ApexDecimal {
    if (other.signum === 0) throwApex('System.MathException', 'Divide by 0');
    const shift = scale - this.scale + other.scale;
    const dividend = shift >= 0 ? this.big * pow10(shift) : this.big;
    const divisor = shift >= 0 ? other.big : other.big * pow10(-shift);
    return ApexDecimal.of(divideRounded(dividend, divisor, mode), scale);
  }

  negate(): ApexDecimal {
    return ApexDecimal.of(typeof this.unscaled === 'number' ? -this.unscaled : -this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.signum < 0 ? this.negate() : this;
  }

  /** Negative, zero or positive; 1.0 and 1.00 compare equal. */
  compare(other: ApexDecimal): number {
    if (this.scale === other.scale) return this.unscaled < other.unscaled ? -1 : this.unscaled > other.unscaled ? 1 : 0;
    const scale = Math.max(this.scale, other.scale);
    const left = rescale(this, scale);
    const right = rescale(other, scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Throws MathException for UNNECESSARY when digits would be lost. */
  setScale(scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return ApexDecimal.of(rescale(this, scale), scale);
    return ApexDecimal.of(divideRounded(this.big, pow10(this.scale - scale), mode), scale);
  }

  /** Rounds to a number of significant digits, as Math.pow and friends of BigDecimal do. */
  round(digits: number, mode: RoundingMode): ApexDecimal {
    const excess = this.precision - digits;
    if (excess <= 0) return this;
    const rounded = ApexDecimal.of(divideRounded(this.big, pow10(excess), mode), this.scale - excess);
    return rounded.precision > digits ? rounded.round(digits, mode) : rounded;
  }

  stripTrailingZeros(): ApexDecimal {
    return this.signum === 0 ? ApexDecimal.zero : this.stripZeros(Number.NEGATIVE_INFINITY);
  }

  private stripZeros(floor: number): ApexDecimal {
    let unscaled = this.big;
    let scale = this.scale;
    while (scale > floor && unscaled !== 0n && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return scale === this.scale ? this : ApexDecimal.of(unscaled, scale);
  }

  /** Whole part, towards zero. */
  toBigInt(): bigint {
    return this.scale <= 0 ? this.big * pow10(-this.scale) : this.big / pow10(this.scale);
  }

  toNumber(): number {
    return Number(this.toString());
  }

  /** Without exponent: 4500, 0.0000001. */
  toPlainString(): string {
    if (this.scale <= 0) return this.signum === 0 ? '0' : this.toBigInt().toString();
    const { sign, digits } = split(this.unscaled);
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  /** Java's form: plain unless the scale is negative or the first digit stands beyond the sixth place after the point. */
  toString(): string {
    const { sign, digits } = split(this.unscaled);
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    if (exponent === 0) return `${sign}${mantissa}`;
    return `${sign}${mantissa}E${exponent > 0 ? '+' : ''}${exponent}`;
  }
}

/** Divides and rounds; UNNECESSARY with a remainder throws MathException. */
export function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend - quotient * divisor;
  if (remainder === 0n) return quotient;
  const sign = dividend < 0n === divisor < 0n ? 1n : -1n;
  const twice = magnitude(remainder) * 2n;
  const size = magnitude(divisor);
  const half = twice > size ? 1 : twice < size ? -1 : 0;
  return AWAY_FROM_ZERO[mode](sign, half, quotient) ? quotient + sign : quotient;
}

/** Whether a quotient with a remainder moves away from zero; `half` compares what is dropped with one half. */
const AWAY_FROM_ZERO: Readonly<Record<RoundingMode, (sign: bigint, half: number, quotient: bigint) => boolean>> = {
  UP: () => true,
  DOWN: () => false,
  CEILING: (sign) => sign > 0n,
  FLOOR: (sign) => sign < 0n,
  HALF_UP: (_sign, half) => half >= 0,
  HALF_DOWN: (_sign, half) => half > 0,
  HALF_EVEN: (_sign, half, quotient) => half > 0 || (half === 0 && quotient % 2n !== 0n),
  UNNECESSARY: () => throwApex('System.MathException', 'Rounding necessary')
};

function rescale(value: ApexDecimal, scale: number): bigint {
  return BigInt(value.unscaled) * pow10(scale - value.scale);
}

const POWERS: bigint[] = [1n];

function pow10(exponent: number): bigint {
  if (exponent > 1000) return 10n ** BigInt(exponent);
  for (let next = POWERS.length; next <= exponent; next += 1) POWERS.push((POWERS[next - 1] ?? 1n) * 10n);
  return POWERS[exponent] ?? 1n;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function digitCount(value: number | bigint): number {
  return split(value).digits.length;
}

function split(value: number | bigint): { sign: string; digits: string } {
  const text = value.toString();
  return text.startsWith('-') ? { sign: '-', digits: text.slice(1) } : { sign: '', digits: text };
}
