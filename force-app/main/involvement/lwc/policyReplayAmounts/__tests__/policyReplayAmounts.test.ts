import PolicyReplayAmounts from 'c/policyReplayAmounts';
import { findAll, mount } from 'jest-mocks/mount';

function show() {
  return mount<PolicyReplayAmounts>('c-policy-replay-amounts', PolicyReplayAmounts, {
    before: { sourced: 100, influencedOnly: 300, direct: 600, total: 1000 },
    after: { sourced: 400, influencedOnly: 0, direct: 600, total: 1000 },
    afterLabel: 'With version 2',
    currencyCode: 'USD'
  });
}

describe('policyReplayAmounts', () => {
  it('shows each bucket before and after, and the same total (U4)', async () => {
    const element = show();
    const rows = findAll<HTMLTableRowElement>(element, 'tbody tr');
    expect(rows.map((row) => [...row.cells].map((cell) => cell.textContent))).toEqual([
      ['Sourced', '$100', '$400', '+$300'],
      ['Influenced only', '$300', '$0', '-$300'],
      ['Direct', '$600', '$600', '$0'],
      ['Total', '$1,000', '$1,000', '$0']
    ]);
    await expect(element).toBeAccessible();
  });

  it('draws the shares', () => {
    const widths = findAll(show(), '.bar > div').map((part) => part.style.width);
    expect(widths).toEqual(['10%', '30%', '60%', '40%', '0%', '60%']);
  });
});
