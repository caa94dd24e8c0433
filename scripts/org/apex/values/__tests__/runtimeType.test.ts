import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexList } from '../apexList.ts';
import { ApexMap } from '../apexMap.ts';
import { ApexSet } from '../apexSet.ts';
import { RuntimeType } from '../runtimeType.ts';
import { isInstance } from '../typeTest.ts';

test('one printed name is one type', () => {
  assert.equal(
    RuntimeType.of('System.Map< Id, List<Schema.SObjectType> >'),
    RuntimeType.of('Map<Id,List<SObjectType>>')
  );
  assert.equal(RuntimeType.of('Map<Id,List<Account>>').mapValue, RuntimeType.of('List<Account>'));
  assert.equal(RuntimeType.of('Database.QueryLocator').name, 'Database.QueryLocator');
});

test('P27 Object prints as ANY in conversion texts', () =>
  assert.equal(RuntimeType.of('Map<String,Object>').conversionName, 'Map<String,ANY>'));

const rows: readonly (readonly [value: unknown, type: string, expected: boolean])[] = [
  [new ApexList(RuntimeType.of('List<String>')), 'List<Object>', true],
  [new ApexList(RuntimeType.of('List<String>')), 'Iterable<String>', true],
  [new ApexList(RuntimeType.of('List<Object>')), 'List<String>', false],
  [new ApexSet(RuntimeType.of('Set<String>')), 'Set<Object>', false],
  [new ApexMap(RuntimeType.of('Map<String,String>')), 'Map<String,Object>', true],
  [new ApexMap(RuntimeType.of('Map<String,Object>')), 'Map<String,String>', false],
  ['001000000000001', 'Id', true],
  ['not an id', 'Id', false],
  [1, 'Integer', true],
  [1, 'Long', true],
  [1n, 'Integer', false],
  [null, 'Object', false]
];

for (const [value, type, expected] of rows) {
  const name =
    value === null || typeof value !== 'object'
      ? `${typeof value} ${String(value)}`
      : (value as { type: RuntimeType }).type.name;
  test(`P28 P29 ${name} is ${expected ? 'a' : 'no'} ${type}`, () =>
    assert.equal(isInstance(value, RuntimeType.of(type)), expected));
}
