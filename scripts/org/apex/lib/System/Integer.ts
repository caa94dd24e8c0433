import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { typeOf } from '../../values/typeTest.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { groupDigits } from '../text/formatNumber.ts';

const MAX = 2_147_483_647;
const MIN = -2_147_483_648;

/** Integer.valueOf(String): TypeException "Invalid integer: x", out of range alike (P13). */
export function parseInteger(text: string): number {
  const value = Number(text);
  return /^[+-]?\d+$/.test(text) && value <= MAX && value >= MIN
    ? value
    : throwApex('System.TypeException', `Invalid integer: ${text}`);
}

function integerOf(value: unknown): number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return parseInteger(value);
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  if (value instanceof ApexDecimal) return Number(BigInt.asIntN(32, value.toBigInt()));
  if (value instanceof ApexDouble) return Math.trunc(value.value) | 0;
  return throwApex('System.TypeException', `Invalid integer: ${typeOf(value).name}`);
}

export const IntegerType = defineType({
  name: 'System.Integer',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm',
  statics: {
    'Integer valueOf(String text)': (text: string | null) => parseInteger(required(text)),
    'Integer valueOf(Object value)': integerOf
  },
  methods: {
    'String format()': (self: number) => groupDigits(String(self))
  }
});
