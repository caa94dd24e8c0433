/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTestOrg } from '../../write/__tests__/testOrg.ts';
import { closeLimitWindow, isLimitWindowOpen, openLimitWindow } from '../limitWindow.ts';

describe('startTest and stopTest', () => {
  test('P103: between them limits start afresh; afterwards the old ones go on where they stood', () => {
    const { transaction } = createTestOrg();
    transaction.limits.charge('queries', 7);
    openLimitWindow(transaction);
    assert.equal(transaction.limits.count('queries'), 0);
    transaction.limits.charge('queries', 90);
    assert.equal(isLimitWindowOpen(transaction), true);
    closeLimitWindow(transaction);
    assert.equal(transaction.limits.count('queries'), 7);
    assert.equal(isLimitWindowOpen(transaction), false);
  });

  test('each may be called once, in this order', () => {
    const { transaction } = createTestOrg();
    assert.throws(() => closeLimitWindow(transaction));
    openLimitWindow(transaction);
    assert.throws(() => openLimitWindow(transaction));
    closeLimitWindow(transaction);
    assert.throws(() => closeLimitWindow(transaction));
  });
});
