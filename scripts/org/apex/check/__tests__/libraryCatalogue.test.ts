import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLibraryCatalogue, findLibraryType, functionKey } from '../libraryCatalogue.ts';
import { typeKey } from '../../types.ts';
import { statementErrors } from './checkApex.ts';
import { TEST_LIBRARY } from './testLibrary.ts';

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const OBJECT = { name: 'System.Object', doc: DOC };

test('a member is keyed by type, name and parameter types', () => {
  const contains = findLibraryType(TEST_LIBRARY, 'system.string')?.methods.get('contains')?.[0];
  assert.deepEqual(contains?.ref, { kind: 'method', key: 'System.String#contains(String)' });
  assert.equal(typeof TEST_LIBRARY.functions.get(functionKey(contains.ref)), 'function');
});

test('type parameters and array types are read', () => {
  const add = findLibraryType(TEST_LIBRARY, 'System.List')?.methods.get('addall')?.[0];
  assert.deepEqual(
    add?.parameters.map((parameter) => typeKey(parameter.type)),
    ['List<T>']
  );
});

for (const [rule, methods] of [
  ['a signature that cannot be read', { 'Integer size(': () => 0 }],
  ['an unknown type', { 'Nowhere size()': () => 0 }],
  ['a signature declared twice', { 'Object size()': () => 0, 'Object SIZE()': () => 0 }]
] as const) {
  test(`${rule} stops the start`, () => {
    assert.throws(() => buildLibraryCatalogue([OBJECT, { name: 'System.Box', doc: DOC, methods }]), /System\.Box/);
  });
}

test('a type declared twice stops the start', () => {
  assert.throws(() => buildLibraryCatalogue([OBJECT, OBJECT]), /declared twice/);
});

test('a refused member is refused by name with its reason', () => {
  assert.deepEqual(statementErrors("List<String> parts = 'a1'.splitByCharacterType();"), [
    'System.String.splitByCharacterType() is not supported by the local org: no rule for it is written down'
  ]);
});
