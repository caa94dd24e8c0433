import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaSupport } from '../formulaSupport.ts';
import { faultsOf } from './formulaCase.ts';

const { functions, refused } = formulaSupport();

test('no function is both computed and refused, and none is listed twice', () => {
  const names = [...functions, ...refused].map(({ name }) => name.replace(/\(.*/, ''));
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    []
  );
});

test('what is refused is refused by name, wherever a formula stands', () => {
  for (const { name, reason } of refused)
    assert.deepEqual(faultsOf(name), [`1: ${name} in a formula is not supported by the local org: ${reason}`]);
});

test('functions say which formulas may use them', () => {
  const uses = (name: string): string | undefined => functions.find((each) => each.name.startsWith(`${name}(`))?.uses;
  assert.equal(uses('ISNEW'), 'validation rules, flows');
  assert.equal(uses('HYPERLINK'), 'formula fields');
  assert.equal(uses('LEFT'), 'all formulas');
});
