import InvolvementCreditBar from 'c/involvementCreditBar';
import { delivering, involvement } from 'jest-mocks/involvements';
import { find, findAll, mount } from 'jest-mocks/mount';

const show = (rows: readonly object[]) =>
  mount<InvolvementCreditBar>('c-involvement-credit-bar', InvolvementCreditBar, { rows });

describe('involvementCreditBar', () => {
  it('draws each share and says the same in words', async () => {
    const element = show([
      involvement({ creditPercent: 60 }),
      involvement({ id: 'row-3', partnerName: 'Cascadia', creditPercent: 30 }),
      delivering()
    ]);
    const bar = find(element, '[role="img"]');
    expect(bar.getAttribute('aria-label')).toBe('Sourced credit: Northwind 60%, Cascadia 30%, and Not assigned 10%');
    expect([...bar.children].map((each) => (each as HTMLElement).style.width)).toEqual(['60%', '30%', '10%']);
    expect(findAll(element, 'li')).toHaveLength(3);
    await expect(element).toBeAccessible();
  });

  it('says so when nobody holds sourced credit', () => {
    const element = show([delivering()]);
    expect(element.shadowRoot?.textContent).toContain('No partner holds sourced credit.');
    expect(findAll(element, '[role="img"]')).toHaveLength(0);
  });

  it('shows influence credit beside it, as it may total more than a hundred', () => {
    const influencing = (id: string, partnerName: string, creditPercent: number | null) =>
      delivering({ id, partnerName, creditType: 'Influence', creditPercent });
    const element = show([
      involvement(),
      influencing('row-3', 'Cascadia', 80),
      influencing('row-4', 'Harbor', 120),
      influencing('row-5', 'Pier', null)
    ]);
    expect(findAll(element, '.influence').map((each) => each.textContent)).toEqual([
      'Cascadia80%',
      'Harbor120%',
      'Pierno percentage'
    ]);
    expect(findAll(element, '.overlay').map((each) => each.style.width)).toEqual(['80%', '100%', '0%']);
  });

  it('leaves out rows that wait for a person', () => {
    const element = show([
      involvement({ isHeld: true, status: 'Review' }),
      delivering({ creditType: 'Influence', creditPercent: 20, isHeld: true })
    ]);
    expect(element.shadowRoot?.textContent).toContain('No partner holds sourced credit.');
    expect(findAll(element, '.influence')).toHaveLength(0);
  });
});
