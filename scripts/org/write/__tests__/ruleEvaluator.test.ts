import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { customObject, field } from '../../data/__tests__/testSchema.ts';
import { useRuleEvaluator } from '../ruleEvaluator.ts';
import { createTestOrg, errorsOf } from './testOrg.ts';

describe('the formulas of a save', () => {
  test('P84: validation rules see the merged row after the before triggers, and the old one', () => {
    const org = createTestOrg();
    const name = org.schema.object('Shelf__c')?.field('Name')?.slot ?? -1;
    const id = org.insert('Shelf__c', { Name: 'A', Needed__c: 'x' });
    useRuleEvaluator(org.transaction, {
      validationErrors: (_object, row, before) => [
        {
          statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message: `${String(before?.[name])} to ${String(row[name])}`,
          fields: []
        }
      ],
      defaultValue: () => null,
      ruleValue: () => null
    });
    const [result] = org.write('update', [org.record('Shelf__c', { Id: id, Name: 'B' })]);
    assert.deepEqual(errorsOf(result), ['FIELD_CUSTOM_VALIDATION_EXCEPTION: A to B']);
  });

  test('P84: default formulas fill what the caller leaves out, at the scale of the field', () => {
    const number = '<precision>5</precision><scale>2</scale><defaultValue>1 + 1</defaultValue>';
    const org = createTestOrg([customObject('Crate__c', field('Size__c', 'Number', number))]);
    useRuleEvaluator(org.transaction, {
      validationErrors: () => [],
      defaultValue: () => ApexDecimal.fromString('2'),
      ruleValue: () => null
    });
    const stored = (values: Readonly<Record<string, unknown>>): string =>
      String(org.value('Crate__c', org.insert('Crate__c', { Name: 'A', ...values }), 'Size__c'));
    assert.equal(stored({}), '2.00');
    assert.equal(stored({ Size__c: ApexDecimal.fromString('7') }), '7.00');
    assert.equal(stored({ Size__c: null }), 'null');
  });
});
