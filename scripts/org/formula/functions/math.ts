/**
 * Mathematical functions.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions_math.htm
 */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { approximate, remainder, roundTo, toWhole, ZERO } from '../numbers.ts';
import { checkAll, hasCount, parameter, strict } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

const NUMBER = parameter('number', 'Number');
const PLACES = parameter('num_digits', 'Number');

function unary(name: string, body: (value: ApexDecimal) => ApexDecimal): FormulaFunction {
  return strict<[ApexDecimal]>(name, { group: 'Math', parameters: [NUMBER], result: 'Number', body });
}

function binary(
  name: string,
  second: typeof NUMBER,
  body: (left: ApexDecimal, right: ApexDecimal) => ApexDecimal
): FormulaFunction {
  return strict<[ApexDecimal, ApexDecimal]>(name, {
    group: 'Math',
    parameters: [NUMBER, second],
    result: 'Number',
    body
  });
}

/** MAX and MIN: blank as soon as one number is. */
function extreme(name: 'MAX' | 'MIN', sign: 1 | -1): FormulaFunction {
  return {
    name,
    group: 'Math',
    signature: 'number, number, …',
    uses: null,
    check(checker, node) {
      if (!hasCount(checker, node, 1, Number.POSITIVE_INFINITY)) return null;
      const args = checkAll(checker, node.name, node.args, 'Number');
      if (args === null) return null;
      return {
        type: 'Number',
        evaluate(run) {
          const values = args.map((arg) => arg.evaluate(run)).filter((value) => value instanceof ApexDecimal);
          if (values.length < args.length) return null;
          return values.reduce((best, value) => (value.compare(best) * sign > 0 ? value : best));
        }
      };
    }
  };
}

/** CEILING and FLOOR go away from and towards zero, MCEILING and MFLOOR up and down the number line. */
export const MATH_FUNCTIONS: readonly FormulaFunction[] = [
  unary('ABS', (value) => value.abs()),
  unary('CEILING', (value) => toWhole(value, 'UP')),
  unary('FLOOR', (value) => toWhole(value, 'DOWN')),
  unary('MCEILING', (value) => toWhole(value, 'CEILING')),
  unary('MFLOOR', (value) => toWhole(value, 'FLOOR')),
  unary('EXP', (value) => approximate(Math.exp, value)),
  unary('LN', (value) => approximate(Math.log, value)),
  unary('LOG', (value) => approximate(Math.log10, value)),
  unary('SQRT', (value) => approximate(Math.sqrt, value)),
  binary('MOD', parameter('divisor', 'Number'), remainder),
  binary('ROUND', PLACES, (value, places) => roundTo(value, places, 'HALF_UP')),
  binary('TRUNC', PLACES, (value, places) => roundTo(value, places, 'DOWN')),
  extreme('MAX', 1),
  extreme('MIN', -1),
  {
    name: 'PI',
    group: 'Math',
    signature: '',
    uses: null,
    check: (checker, node) =>
      hasCount(checker, node, 0, 0) ? { type: 'Number', evaluate: () => approximate(() => Math.PI, ZERO) } : null
  }
];
