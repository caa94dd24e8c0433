import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApexDecimal, DIVISION_DIGITS, divideRounded } from '../apexDecimal.ts';
import type { RoundingMode } from '../apexDecimal.ts';
import '../apexException.ts';

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm';

/** Small values take the fast path of numbers, large ones that of bigints. */
const decimals = fc
  .tuple(fc.oneof(fc.bigInt(-1000n, 1000n), fc.bigInt(-(10n ** 30n), 10n ** 30n)), fc.integer({ min: -3, max: 12 }))
  .map(([unscaled, scale]) => ApexDecimal.of(unscaled, scale));

/** The value as numerator over 10^20. */
const scaled = (value: ApexDecimal): bigint => BigInt(value.unscaled) * 10n ** BigInt(20 - value.scale);

test('P6 sums are exact and keep the larger scale', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const sum = left.add(right);
      assert.equal(scaled(sum), scaled(left) + scaled(right));
      assert.equal(sum.scale, Math.max(left.scale, right.scale));
      assert.equal(sum.subtract(right).compare(left), 0);
    })
  );
});

test('P6 products are exact and add the scales', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const product = left.multiply(right);
      assert.equal(BigInt(product.unscaled), BigInt(left.unscaled) * BigInt(right.unscaled));
      assert.equal(product.scale, left.scale + right.scale);
    })
  );
});

test('P6 quotients are right to 33 significant digits, half up', () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      fc.pre(right.signum !== 0 && left.signum !== 0);
      const quotient = left.divide(right);
      assert.ok(quotient.precision <= DIVISION_DIGITS);
      // |quotient × right − left| is at most half a unit of the quotient's last digit times |right|.
      const unit = ApexDecimal.of(1, quotient.scale);
      const error = quotient.multiply(right).subtract(left).abs();
      const half = unit.multiply(right).abs().multiply(ApexDecimal.of(5, 1));
      assert.ok(error.compare(half) <= 0, `${left} / ${right} = ${quotient}`);
    })
  );
});

test('text and value go back and forth', () => {
  fc.assert(
    fc.property(decimals, (value) => {
      const again = ApexDecimal.fromString(value.toString());
      assert.deepEqual([again.unscaled, again.scale], [value.unscaled, value.scale]);
      assert.equal(ApexDecimal.fromString(value.toPlainString()).compare(value), 0);
    })
  );
});

/** The examples of the documentation: 5.5, 1.1, -1.1, -2.7 and the halves. */
const ROUNDED: Readonly<Record<RoundingMode, readonly (number | null)[]>> = {
  CEILING: [6, 2, -1, -2, 3, -2],
  FLOOR: [5, 1, -2, -3, 2, -3],
  UP: [6, 2, -2, -3, 3, -3],
  DOWN: [5, 1, -1, -2, 2, -2],
  HALF_UP: [6, 1, -1, -3, 3, -3],
  HALF_DOWN: [5, 1, -1, -3, 2, -2],
  HALF_EVEN: [6, 1, -1, -3, 2, -2],
  UNNECESSARY: [null, null, null, null, null, null]
};
const INPUTS = ['5.5', '1.1', '-1.1', '-2.7', '2.5', '-2.5'];

for (const [mode, expected] of Object.entries(ROUNDED) as [RoundingMode, (number | null)[]][]) {
  test(`${DOC}: ${mode}`, () => {
    INPUTS.forEach((input, index) => {
      const round = (): string => ApexDecimal.fromString(input).setScale(0, mode).toString();
      const wanted = expected[index];
      if (wanted === null || wanted === undefined) assert.throws(round, /Rounding necessary/);
      else assert.equal(round(), String(wanted));
    });
  });
}

test('rounding follows the sign of the quotient', () => assert.equal(divideRounded(-15n, -10n, 'HALF_UP'), 2n));

test('P8 Doubles become Decimals as they are written', () => {
  const texts = [1, 0.1, 1e21, 1e-7, -2.5].map((value) => ApexDecimal.fromNumber(value).toString());
  assert.deepEqual(texts, ['1.0', '0.1', '1000000000000000000000', '1E-7', '-2.5']);
});
