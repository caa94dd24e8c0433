import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { customObject, field, testSchema } from '../../data/__tests__/testSchema.ts';
import { createTestOrg } from './testOrg.ts';

/** The same values in a field with an index and in one without: any condition must find the same rows in the same order. */
const SCHEMA = testSchema([
  customObject(
    'Pair__c',
    field('With__c', 'Text', '<length>20</length><externalId>true</externalId>'),
    field('Without__c', 'Text', '<length>20</length>')
  )
]);

const literal = fc.constantFrom("'a'", "'A'", "'b'", "'c'", "''", 'null');
const leaf = fc.oneof(
  fc.tuple(fc.constantFrom('=', '!=', '<', '>='), literal).map(([operator, value]) => `FIELD ${operator} ${value}`),
  fc
    .tuple(fc.constantFrom('IN', 'NOT IN'), fc.array(literal, { minLength: 1, maxLength: 3 }))
    .map(([operator, list]) => `FIELD ${operator} (${list.join(', ')})`)
);
const condition = fc.oneof(
  leaf,
  fc
    .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(leaf, { minLength: 2, maxLength: 3 }))
    .map(([word, terms]) => terms.join(word)),
  leaf.map((term) => `NOT ${term}`)
);

test('an index never changes what a query finds', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(null, 'a', 'A', 'b', 'd'), { maxLength: 12 }), condition, (values, where) => {
      const org = createTestOrg(SCHEMA);
      for (const value of values) org.add('Pair__c', { With__c: value, Without__c: value });
      const found = (name: string): readonly unknown[] =>
        org.column(`SELECT Id FROM Pair__c WHERE ${where.replaceAll('FIELD', name)}`);
      assert.deepEqual(found('With__c'), found('Without__c'));
    }),
    { numRuns: 200 }
  );
});
