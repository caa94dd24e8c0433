import InvolvementAmounts from 'c/involvementAmounts';
import { findAll, mount } from 'jest-mocks/mount';

type NumberElement = HTMLElement & { text: string; filter: object };

const show = (amounts: object) =>
  mount<InvolvementAmounts>('c-involvement-amounts', InvolvementAmounts, {
    heading: 'Won revenue',
    currencyCode: 'USD',
    filter: { status: 'Won' },
    amounts
  });

describe('involvementAmounts', () => {
  it('shows the total, three buckets that sum to it, and the inclusive amount (U4)', async () => {
    const element = show({
      sourced: 100000,
      influencedOnly: 200000,
      direct: 300000,
      total: 600000,
      influencedInclusive: 300000,
      withoutAmount: 0
    });
    const numbers = findAll<NumberElement>(element, 'c-involvement-number');
    expect(numbers.map((each) => each.text)).toEqual(['$600,000', '$100,000', '$200,000', '$300,000', '$300,000']);
    expect(numbers.map((each) => each.filter)).toEqual([
      { status: 'Won' },
      { status: 'Won', measure: 'sourced' },
      { status: 'Won', measure: 'influencedOnly' },
      { status: 'Won', measure: 'direct' },
      { status: 'Won', measure: 'influencedInclusive' }
    ]);
    expect(findAll(element, '.share').map((each) => each.textContent)).toEqual(['17%', '33%', '50%', '']);
    await expect(element).toBeAccessible();
  });

  it('draws no bar for nothing, and says how many deals have no amount', () => {
    const element = show({
      sourced: 0,
      influencedOnly: 0,
      direct: 0,
      total: 0,
      influencedInclusive: 0,
      withoutAmount: 2
    });
    expect(findAll(element, '.bar')).toHaveLength(0);
    expect(element.shadowRoot?.textContent).toContain('2 deals have no amount');
  });
});
