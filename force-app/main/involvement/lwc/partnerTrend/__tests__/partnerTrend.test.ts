import PartnerTrend from 'c/partnerTrend';
import { find, findAll, mount, settle } from 'jest-mocks/mount';

const QUARTERS = [
  { firstDay: '2026-01-01', sourced: 300000, influencedOnly: 100000, other: 0 },
  { firstDay: '2026-04-01', sourced: 0, influencedOnly: 0, other: 100000 }
];

const show = (quarters: readonly object[] = QUARTERS) =>
  mount<PartnerTrend>('c-partner-trend', PartnerTrend, { quarters, currencyCode: 'USD' });

describe('partnerTrend', () => {
  it('stacks the parts of a quarter in proportion, without gaps', () => {
    const rects = findAll<SVGRectElement>(show(), 'rect').map((each) => [
      Number(each.getAttribute('y')),
      Number(each.getAttribute('height'))
    ]);
    expect(rects).toEqual([
      [57.5, 112.5],
      [20, 37.5],
      [132.5, 37.5]
    ]);
  });

  it('says in words what it draws, and names every column', async () => {
    const element = show();
    expect(find(element, 'svg').getAttribute('aria-label')).toBe(
      'Won revenue of the last eight quarters: Q1 2026 $400K and Q2 2026 $100K'
    );
    expect(findAll(element, 'rect title').map((each) => each.textContent)[0]).toBe('Q1 2026, Sourced: $300K');
    await expect(element).toBeAccessible();
  });

  it('offers the same as a table', async () => {
    const element = show();
    find(element, 'lightning-button').click();
    await settle();
    expect(findAll(element, 'tbody tr').map((row) => row.textContent)).toEqual([
      'Q1 2026$300,000$100,000$0',
      'Q2 2026$0$0$100,000'
    ]);
    await expect(element).toBeAccessible();
  });

  it('draws nothing where nothing was won', () => {
    expect(findAll(show([{ firstDay: '2026-01-01', sourced: 0, influencedOnly: 0, other: 0 }]), 'rect')).toHaveLength(
      0
    );
  });
});
