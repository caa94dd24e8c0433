/** Whatever happens to deals and accounts, partner rows stay whole. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { LimitCounters } from '../../../transaction/limits.ts';
import { createTestOrg, deal } from '../../__tests__/testOrg.ts';
import type { TestOrg } from '../../__tests__/testOrg.ts';

const ROLES = ['Distributor', 'Agency', null];

type Step =
  | {
      readonly kind: 'add';
      readonly deal: number;
      readonly account: number;
      readonly role: number;
      readonly primary: boolean;
    }
  | { readonly kind: 'removePartner' | 'removeAccountPartner' | 'removeDeal' | 'removeAccount'; readonly at: number }
  | { readonly kind: 'moveDeal'; readonly deal: number; readonly account: number }
  | { readonly kind: 'merge'; readonly from: number; readonly to: number };

const index = fc.nat({ max: 5 });
const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      deal: index,
      account: index,
      role: fc.nat({ max: 2 }),
      primary: fc.boolean()
    })
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('removePartner', 'removeAccountPartner', 'removeDeal', 'removeAccount'),
      at: index
    })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('moveDeal' as const), deal: index, account: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), from: index, to: index }) }
);

function at(org: TestOrg, object: string, position: number): string | null {
  const rows = org.rows(object);
  return rows.length === 0 ? null : String(rows[position % rows.length]?.[0]);
}

/** A step that the rules refuse changes nothing. */
function perform(org: TestOrg, step: Step): void {
  const write = (
    operation: 'insert' | 'update' | 'delete',
    object: string,
    values: Readonly<Record<string, unknown>>
  ): void => {
    org.write(operation, [org.record(object, values)], { allOrNone: false });
  };
  const remove = (object: string, position: number): void => {
    const Id = at(org, object, position);
    if (Id !== null) write('delete', object, { Id });
  };
  org.transaction.limits = new LimitCounters('synchronous');
  switch (step.kind) {
    case 'add':
      write('insert', 'OpportunityPartner', {
        OpportunityId: at(org, 'Opportunity', step.deal),
        AccountToId: at(org, 'Account', step.account),
        Role: ROLES[step.role],
        IsPrimary: step.primary
      });
      break;
    case 'removePartner':
      return remove('OpportunityPartner', step.at);
    case 'removeAccountPartner':
      return remove('AccountPartner', step.at);
    case 'removeDeal':
      return remove('Opportunity', step.at);
    case 'removeAccount':
      return remove('Account', step.at);
    case 'moveDeal': {
      const Id = at(org, 'Opportunity', step.deal);
      if (Id !== null) write('update', 'Opportunity', { Id, AccountId: at(org, 'Account', step.account) });
      break;
    }
    case 'merge': {
      const [from, to] = [at(org, 'Account', step.from), at(org, 'Account', step.to)];
      if (from === null || to === null) return;
      org.write('merge', [org.record('Account', { Id: from })], {
        master: org.record('Account', { Id: to }),
        allOrNone: false
      });
    }
  }
}

function checkWhole(org: TestOrg): void {
  const live = (object: string): Map<string, (field: string) => unknown> =>
    new Map(
      org.rows(object).map((row) => [String(row[0]), (field: string) => org.value(object, String(row[0]), field)])
    );
  const [accounts, deals, onDeals, onAccounts, either] = [
    'Account',
    'Opportunity',
    'OpportunityPartner',
    'AccountPartner',
    'Partner'
  ].map(live) as [
    ReturnType<typeof live>,
    ReturnType<typeof live>,
    ReturnType<typeof live>,
    ReturnType<typeof live>,
    ReturnType<typeof live>
  ];
  assert.deepEqual(
    [...either.keys()].toSorted(),
    [...onDeals.keys(), ...onAccounts.keys()].toSorted(),
    'Partner shows the rows of both'
  );
  for (const rows of [onDeals, onAccounts]) {
    for (const [id, value] of rows) {
      const reverse = rows.get(String(value('ReversePartnerId')));
      assert.equal(reverse?.('ReversePartnerId'), id, 'each row has its reciprocal');
      assert.ok(accounts.has(String(value('AccountToId'))), 'the partner is there');
      const image = either.get(id);
      assert.deepEqual(
        ['AccountToId', 'Role', 'IsPrimary'].map((field) => image?.(field)),
        ['AccountToId', 'Role', 'IsPrimary'].map(value)
      );
    }
  }
  const primaries = new Set<string>();
  for (const value of onDeals.values()) {
    const opportunityId = String(value('OpportunityId'));
    const customer = deals.get(opportunityId)?.('AccountId');
    assert.ok(customer, 'the deal is there and has a customer');
    if (value('IsPrimary') === true) {
      assert.ok(!primaries.has(opportunityId), 'one primary for each deal');
      primaries.add(opportunityId);
    }
    if (value('AccountToId') === customer) {
      const other = onDeals.get(String(value('ReversePartnerId')))?.('AccountToId');
      assert.notEqual(other, customer, 'the customer is not its own partner');
      continue;
    }
    const joined = [...onAccounts.values()].some(
      (row) => row('AccountFromId') === customer && row('AccountToId') === value('AccountToId')
    );
    assert.ok(joined, 'a partner of a deal is one of its customer');
  }
}

describe('partner rows', () => {
  test('reciprocal rows, images, primaries and partners of accounts agree after any sequence of changes', () => {
    fc.assert(
      fc.property(fc.array(STEP, { minLength: 4, maxLength: 25 }), (steps) => {
        const org = createTestOrg();
        const accounts = ['A', 'B', 'C', 'D'].map((Name) => org.insert('Account', { Name }));
        for (const accountId of accounts.slice(0, 3)) deal(org, accountId);
        for (const step of steps) {
          perform(org, step);
          checkWhole(org);
        }
      }),
      { numRuns: 60, seed: 20_260_105 }
    );
  });
});
