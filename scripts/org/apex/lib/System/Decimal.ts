import type { ApexEnum } from '../../values/apexEnum.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import type { RoundingMode } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { typeOf } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { groupDigits } from '../text/formatNumber.ts';

/** Documented for round() and setScale(scale). */
export const DEFAULT_ROUNDING: RoundingMode = 'HALF_EVEN';

export const roundingMode = (mode: ApexEnum | null): RoundingMode => required(mode).name as RoundingMode;

const toLong = (value: ApexDecimal): bigint => BigInt.asIntN(64, value.toBigInt());

/** Decimal.valueOf(Object) keeps the rendering of a Double (P8). */
function decimalOf(value: unknown): ApexDecimal | null {
  if (value === null || value instanceof ApexDecimal) return value;
  if (typeof value === 'string') return ApexDecimal.fromString(value);
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  return throwApex('System.TypeException', `Invalid decimal: ${typeOf(value).name}`);
}

function power(base: ApexDecimal, exponent: number): ApexDecimal {
  if (exponent < 0 || exponent > 32_767) return throwApex('System.MathException', 'Invalid operation');
  let result = ApexDecimal.one;
  for (let count = 0; count < exponent; count += 1) result = result.multiply(base);
  return result;
}

const SCALE_LIMIT = 32_768;

function checkedScale(scale: number | null): number {
  const value = required(scale);
  return Math.abs(value) < SCALE_LIMIT ? value : throwApex('System.MathException', `Invalid scale: ${value}`);
}

export const DecimalType = defineType({
  name: 'System.Decimal',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm',
  statics: {
    'Decimal valueOf(Long value)': (value: bigint | null) => ApexDecimal.fromInteger(required(value)),
    'Decimal valueOf(Double value)': (value: ApexDouble | null) => ApexDecimal.fromNumber(required(value).value),
    'Decimal valueOf(String text)': (text: string | null) => ApexDecimal.fromString(required(text)),
    'Decimal valueOf(Object value)': decimalOf
  },
  methods: {
    'Decimal abs()': (self: ApexDecimal) => self.abs(),
    'Decimal divide(Decimal divisor, Integer scale)': (
      self: ApexDecimal,
      divisor: ApexDecimal | null,
      scale: number | null
    ) => self.divideToScale(required(divisor), checkedScale(scale), 'HALF_UP'),
    'Decimal divide(Decimal divisor, Integer scale, System.RoundingMode mode)': (
      self: ApexDecimal,
      divisor: ApexDecimal | null,
      scale: number | null,
      mode: ApexEnum | null
    ) => self.divideToScale(required(divisor), checkedScale(scale), roundingMode(mode)),
    'Double doubleValue()': (self: ApexDecimal) => new ApexDouble(self.toNumber()),
    'String format()': (self: ApexDecimal) => groupDigits(self.toPlainString()),
    'Integer intValue()': (self: ApexDecimal) => Number(BigInt.asIntN(32, self.toBigInt())),
    'Long longValue()': toLong,
    'Decimal pow(Integer exponent)': (self: ApexDecimal, exponent: number | null) => power(self, required(exponent)),
    'Integer precision()': (self: ApexDecimal) => self.precision,
    'Long round()': (self: ApexDecimal) => toLong(self.setScale(0, DEFAULT_ROUNDING)),
    'Long round(System.RoundingMode mode)': (self: ApexDecimal, mode: ApexEnum | null) =>
      toLong(self.setScale(0, roundingMode(mode))),
    'Integer scale()': (self: ApexDecimal) => self.scale,
    'Decimal setScale(Integer scale)': (self: ApexDecimal, scale: number | null) =>
      self.setScale(checkedScale(scale), DEFAULT_ROUNDING),
    'Decimal setScale(Integer scale, System.RoundingMode mode)': (
      self: ApexDecimal,
      scale: number | null,
      mode: ApexEnum | null
    ) => self.setScale(checkedScale(scale), roundingMode(mode)),
    'Decimal stripTrailingZeros()': (self: ApexDecimal) => self.stripTrailingZeros(),
    'String toPlainString()': (self: ApexDecimal) => self.toPlainString()
  }
});
