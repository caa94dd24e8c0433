import { longHash } from '../../values/apexHash.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { groupDigits } from '../text/formatNumber.ts';

function parseLong(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) return throwApex('System.TypeException', `Invalid long: ${text}`);
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value ? value : throwApex('System.TypeException', `Invalid long: ${text}`);
}

export const LongType = defineType({
  name: 'System.Long',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm',
  statics: {
    'Long valueOf(String text)': (text: string | null) => parseLong(required(text))
  },
  methods: {
    'String format()': (self: bigint) => groupDigits(String(self)),
    'Integer intValue()': (self: bigint) => Number(BigInt.asIntN(32, self)),
    'Integer hashCode()': (self: bigint) => longHash(self)
  }
});
