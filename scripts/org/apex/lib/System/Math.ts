import { ApexDecimal } from '../../values/apexDecimal.ts';
import { ApexDouble } from '../../values/apexDouble.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import { services } from '../services.ts';
import { DEFAULT_ROUNDING } from './Decimal.ts';
import { doubleToLong } from './Double.ts';

type D = ApexDecimal | null;
type F = ApexDouble | null;
type I = number | null;
type L = bigint | null;

const WRAP = (value: bigint): bigint => BigInt.asIntN(64, value);

/** A function of Double, offered for Double and Decimal alike. */
function real(name: string, compute: (value: number) => number): Record<string, LibraryFunction> {
  return {
    [`Double ${name}(Double value)`]: (value: F) => new ApexDouble(compute(required(value).value)),
    [`Decimal ${name}(Decimal value)`]: (value: D) => fromReal(compute(required(value).toNumber()))
  };
}

function fromReal(value: number): ApexDecimal {
  return Number.isFinite(value) ? ApexDecimal.fromNumber(value) : throwApex('System.MathException', 'Infinite or NaN');
}

const compareD = (left: D, right: D): number => required(left).compare(required(right));

/** HALF_EVEN for Doubles as for Decimals: Math.rint. */
function rint(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

const nonZero = <T>(value: T, isZero: boolean): T =>
  isZero ? throwApex('System.MathException', 'Divide by 0') : value;

export const MathType = defineType({
  name: 'System.Math',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm',
  staticProperties: {
    'Double PI': () => new ApexDouble(Math.PI),
    'Double E': () => new ApexDouble(Math.E)
  },
  statics: {
    'Decimal abs(Decimal value)': (value: D) => required(value).abs(),
    'Double abs(Double value)': (value: F) => new ApexDouble(Math.abs(required(value).value)),
    'Integer abs(Integer value)': (value: I) => Math.abs(required(value)) | 0,
    'Long abs(Long value)': (value: L) => WRAP(required(value) < 0n ? -(value ?? 0n) : (value ?? 0n)),
    ...real('acos', Math.acos),
    ...real('asin', Math.asin),
    ...real('atan', Math.atan),
    'Double atan2(Double x, Double y)': (x: F, y: F) =>
      new ApexDouble(Math.atan2(required(x).value, required(y).value)),
    'Decimal atan2(Decimal x, Decimal y)': (x: D, y: D) =>
      fromReal(Math.atan2(required(x).toNumber(), required(y).toNumber())),
    ...real('cbrt', Math.cbrt),
    'Decimal ceil(Decimal value)': (value: D) => required(value).setScale(0, 'CEILING'),
    'Double ceil(Double value)': (value: F) => new ApexDouble(Math.ceil(required(value).value)),
    ...real('cos', Math.cos),
    ...real('cosh', Math.cosh),
    ...real('exp', Math.exp),
    'Decimal floor(Decimal value)': (value: D) => required(value).setScale(0, 'FLOOR'),
    'Double floor(Double value)': (value: F) => new ApexDouble(Math.floor(required(value).value)),
    ...real('log', Math.log),
    ...real('log10', Math.log10),
    'Decimal max(Decimal left, Decimal right)': (left: D, right: D) => (compareD(left, right) >= 0 ? left : right),
    'Double max(Double left, Double right)': (left: F, right: F) =>
      new ApexDouble(Math.max(required(left).value, required(right).value)),
    'Integer max(Integer left, Integer right)': (left: I, right: I) => Math.max(required(left), required(right)),
    'Long max(Long left, Long right)': (left: L, right: L) => (required(left) >= required(right) ? left : right),
    'Decimal min(Decimal left, Decimal right)': (left: D, right: D) => (compareD(left, right) <= 0 ? left : right),
    'Double min(Double left, Double right)': (left: F, right: F) =>
      new ApexDouble(Math.min(required(left).value, required(right).value)),
    'Integer min(Integer left, Integer right)': (left: I, right: I) => Math.min(required(left), required(right)),
    'Long min(Long left, Long right)': (left: L, right: L) => (required(left) <= required(right) ? left : right),
    'Integer mod(Integer dividend, Integer divisor)': (dividend: I, divisor: I) =>
      required(dividend) % nonZero(required(divisor), divisor === 0) | 0,
    'Long mod(Long dividend, Long divisor)': (dividend: L, divisor: L) =>
      required(dividend) % nonZero(required(divisor), divisor === 0n),
    'Double pow(Double base, Double exponent)': (base: F, exponent: F) =>
      new ApexDouble(required(base).value ** required(exponent).value),
    'Double random()': () => new ApexDouble(services().random()),
    'Decimal rint(Decimal value)': (value: D) => required(value).setScale(0, 'HALF_EVEN'),
    'Double rint(Double value)': (value: F) => new ApexDouble(rint(required(value).value)),
    'Integer round(Double value)': (value: F) =>
      Number(BigInt.asIntN(32, doubleToLong(Math.floor(required(value).value + 0.5)))),
    'Integer round(Decimal value)': (value: D) =>
      Number(BigInt.asIntN(32, required(value).setScale(0, DEFAULT_ROUNDING).toBigInt())),
    'Long roundToLong(Double value)': (value: F) => doubleToLong(Math.floor(required(value).value + 0.5)),
    'Long roundToLong(Decimal value)': (value: D) => WRAP(required(value).setScale(0, DEFAULT_ROUNDING).toBigInt()),
    'Decimal signum(Decimal value)': (value: D) => ApexDecimal.fromInteger(required(value).signum),
    'Double signum(Double value)': (value: F) => new ApexDouble(Math.sign(required(value).value)),
    ...real('sin', Math.sin),
    ...real('sinh', Math.sinh),
    ...real('sqrt', Math.sqrt),
    ...real('tan', Math.tan),
    ...real('tanh', Math.tanh)
  }
});
