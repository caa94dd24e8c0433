import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { idChecksum, normalizeId } from '../apexId.ts';

const LETTERS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const ids = fc.array(fc.constantFrom(...LETTERS), { minLength: 15, maxLength: 15 }).map((letters) => letters.join(''));

test('P49 the long form of an Id survives the loss of its case', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const long = id + idChecksum(id);
      assert.equal(normalizeId(id), long);
      assert.equal(normalizeId(long), long);
      assert.equal(normalizeId(long.toLowerCase()), long);
      assert.equal(normalizeId(long.toUpperCase()), long);
    })
  );
});

test('P49 known Ids', () => {
  assert.equal(normalizeId('001A0000006Vm9r'), '001A0000006Vm9rIAC');
  assert.equal(normalizeId('500000000000000'), '500000000000000AAA');
});

for (const text of [
  '',
  '00100000000000',
  '0010000000000012',
  '001-00000000001',
  '001000000000001AA1',
  ' 01000000000001'
]) {
  test(`P49 ${JSON.stringify(text)} is no Id`, () => assert.equal(normalizeId(text), null));
}
