import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaSupport } from '../schemaSupport.ts';

const support = schemaSupport();

test('what is refused or has no effect says why', () => {
  for (const row of [...support.metadataTypes, ...support.elements, ...support.fieldTypes]) {
    assert.equal(row.reason !== '', row.support !== 'read', row.name);
  }
});

test('the table names types, nested elements and field types', () => {
  const find = (rows: readonly { name: string; support: string }[], name: string) =>
    rows.find((row) => row.name === name)?.support;
  assert.equal(find(support.metadataTypes, 'SharingSet'), 'refused');
  assert.equal(find(support.metadataTypes, 'Layout'), 'accepted without effect');
  assert.equal(find(support.elements, 'CustomField.valueSet.controllingField'), 'read');
  assert.equal(find(support.elements, 'CustomObject.sharingModel'), 'read');
  assert.equal(find(support.fieldTypes, 'Summary'), 'read');
  assert.deepEqual(
    support.standardObjects.find((each) => each.name === 'CurrencyType'),
    { name: 'CurrencyType', feature: 'MultiCurrency' }
  );
});
