/**
 * Double: a 64-bit float that says what it is when it is held as Object (a bare number is an Integer). Immutable.
 */
import { throwApex } from './apexThrow.ts';

export class ApexDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** Double.valueOf(String); throws TypeException "Invalid double: x" (P13). */
  static fromString(text: string): ApexDouble {
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text))
      return throwApex('System.TypeException', `Invalid double: ${text}`);
    return new ApexDouble(Number(text));
  }

  /** As Java prints it: 1.0, 1.0E10, 1.0E-5. */
  toString(): string {
    return doubleText(this.value);
  }
}

export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
