import PolicyReplayResult from 'c/policyReplayResult';
import { find, findAll, mount } from 'jest-mocks/mount';

const BUCKETS = { sourced: 0, influencedOnly: 0, direct: 1000, total: 1000 };
const DEAL = {
  opportunityId: '006000000000001AAA',
  name: 'Big deal',
  amount: 1000,
  bucketBefore: 'Influenced only',
  bucketAfter: 'Sourced',
  changes: ['Acme: Influence 100% would be Sourced 100%']
};

function show(differences: object = {}) {
  return mount<PolicyReplayResult>('c-policy-replay-result', PolicyReplayResult, {
    period: { firstDay: '2026-07-01', lastDay: '2026-09-30' },
    result: {
      policyVersion: '2',
      currentVersion: '1',
      currencyCode: 'USD',
      dealCount: 12,
      changedCount: 1,
      before: BUCKETS,
      after: BUCKETS,
      partners: [],
      deals: [DEAL],
      ...differences
    }
  });
}

describe('policyReplayResult', () => {
  it('says how many deals would change, and that nothing was written (B.3)', async () => {
    const element = show();
    expect(find(element, 'h3').textContent).toBe('1 of 12 deals would change');
    expect(element.shadowRoot?.textContent).toContain('Jul 1, 2026 to Sep 30, 2026. Nothing was written.');
    await expect(element).toBeAccessible();
  });

  it('says what changes on each deal', () => {
    const text = find(show(), '[data-deal]').textContent;
    expect(text).toContain('$1,000');
    expect(text).toContain('Influenced only would be Sourced');
    expect(text).toContain('Acme: Influence 100% would be Sourced 100%');
  });

  it('says that more deals change than are shown', () => {
    expect(findAll(show(), '[data-shown]')).toHaveLength(0);
    const element = show({ changedCount: 300, dealCount: 4000 });
    expect(find(element, '[data-shown]').textContent).toContain('The first 1 of 300 deals');
    expect(find(element, 'h3').textContent).toBe('300 of 4,000 deals would change');
  });

  it('says that nothing would change', async () => {
    const element = show({ changedCount: 0, deals: [] });
    expect(find(element, 'h3').textContent).toBe('Nothing would change');
    expect(element.shadowRoot?.textContent).toContain('All 12 deals');
    expect(findAll(element, 'c-policy-replay-amounts')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('says that there was nothing to replay', () => {
    const element = show({ dealCount: 0, changedCount: 0, deals: [] });
    expect(find(element, 'h3').textContent).toBe('No deals were won in this period');
  });
});
