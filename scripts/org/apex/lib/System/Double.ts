import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { typeOf } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { groupDigits } from '../text/formatNumber.ts';

function doubleOf(value: unknown): ApexDouble | null {
  if (value === null || value instanceof ApexDouble) return value;
  if (typeof value === 'string') return ApexDouble.fromString(value);
  if (typeof value === 'number' || typeof value === 'bigint') return new ApexDouble(Number(value));
  if (value instanceof ApexDecimal) return new ApexDouble(value.toNumber());
  return throwApex('System.TypeException', `Invalid double: ${typeOf(value).name}`);
}

/** Java's conversion: clamps at the ends of the range, NaN is 0. */
export function doubleToLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  if (value <= -(2 ** 63)) return -(2n ** 63n);
  return BigInt(Math.trunc(value));
}

export const DoubleType = defineType({
  name: 'System.Double',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm',
  statics: {
    'Double valueOf(String text)': (text: string | null) => ApexDouble.fromString(required(text)),
    'Double valueOf(Object value)': doubleOf
  },
  methods: {
    'String format()': (self: ApexDouble) =>
      groupDigits(ApexDecimal.fromNumber(self.value).stripTrailingZeros().toPlainString(), 3),
    'Integer intValue()': (self: ApexDouble) => Math.trunc(self.value) | 0,
    'Long longValue()': (self: ApexDouble) => doubleToLong(self.value),
    'Long round()': (self: ApexDouble) => doubleToLong(Math.floor(self.value + 0.5))
  }
});
