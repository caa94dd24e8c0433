import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customObject, field, testSchema } from '../../data/__tests__/testSchema.ts';
import { formulaErrors } from '../deployChecks.ts';
import { useRuleEvaluator } from '../ruleEvaluator.ts';
import { createTestOrg, errorsOf } from './testOrg.ts';

const RULE = `<validationRules><fullName>Big</fullName><active>true</active><errorConditionFormula>Size__c &gt; 5</errorConditionFormula>
  <errorMessage>Too big</errorMessage></validationRules>`;

describe('what needs formulas', () => {
  test('active validation rules are refused by name, formula fields beside triggers as well', () => {
    const schema = testSchema([
      customObject(
        'Crate__c',
        field('Size__c', 'Number', '<precision>5</precision><scale>0</scale>'),
        field('Double__c', 'Number', '<precision>5</precision><scale>0</scale><formula>Size__c * 2</formula>'),
        RULE
      )
    ]);
    const messages = (hasTriggers: boolean): readonly string[] =>
      formulaErrors(schema, () => hasTriggers).map((each) => each.message);
    assert.deepEqual(messages(false), ['Validation rules are not evaluated yet: Crate__c.Big']);
    assert.deepEqual(messages(true), [
      'Validation rules are not evaluated yet: Crate__c.Big',
      'Formula fields are not computed for triggers yet: Crate__c.Double__c'
    ]);
  });

  test('P84: an evaluator in use sees the merged row after the before triggers, and the old one', () => {
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
      ]
    });
    const [result] = org.write('update', [org.record('Shelf__c', { Id: id, Name: 'B' })]);
    assert.deepEqual(errorsOf(result), ['FIELD_CUSTOM_VALIDATION_EXCEPTION: A to B']);
  });
});
