/** Formulas of flows: names stand in braces. https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { TypedExpression } from '../formulaType.ts';
import { evaluate, faultsOf } from './formulaCase.ts';
import type { CaseOptions } from './formulaCase.ts';

const AMOUNT: TypedExpression = { type: 'Number', evaluate: () => ApexDecimal.fromString('5') };
const FLOW: CaseOptions = { use: 'flow', variable: (name) => (name.toLowerCase() === 'amount' ? AMOUNT : null) };

describe('formulas of flows', () => {
  test('read variables, the record that started the flow, and global variables', () => {
    assert.equal(evaluate('{!amount} + {!Amount}', FLOW), '10');
    assert.equal(evaluate('{!$Record.Text__c} & "!"', FLOW), 'Hello World!');
    assert.equal(evaluate('{!$Record.Account__r.Name} = ""', FLOW), 'true');
    assert.equal(evaluate('{!$Profile.Name}', FLOW), 'System Administrator');
  });

  test('know the record before the save', () => {
    const update: CaseOptions = { ...FLOW, before: { Text__c: 'old' } };
    assert.equal(evaluate('{!$Record__Prior.Text__c}', update), 'old');
    assert.equal(evaluate('ISCHANGED({!$Record.Text__c}) && PRIORVALUE({!$Record.Text__c}) = "old"', update), 'true');
    assert.equal(evaluate('ISBLANK({!$Record__Prior.Text__c})', FLOW), 'true');
  });

  test('name nothing without braces, and other formulas nothing with them', () => {
    assert.deepEqual(faultsOf('Flag__c', FLOW), ['1: Field Flag__c does not exist. Check spelling.']);
    assert.deepEqual(faultsOf('{!total} > 1', FLOW), ['1: Field total does not exist. Check spelling.']);
    assert.deepEqual(faultsOf('{!Flag__c}'), ["1: Syntax error. Found '{!'"]);
  });

  test('picklists stay picklists', () => {
    assert.equal(evaluate('ISPICKVAL({!$Record.Color__c}, "Red")', FLOW), 'true');
    assert.deepEqual(faultsOf('{!$Record.Color__c} = "Red"', FLOW), [
      '1: Field $Record.Color__c is a picklist field. Picklist fields are only supported in certain functions.'
    ]);
  });
});
