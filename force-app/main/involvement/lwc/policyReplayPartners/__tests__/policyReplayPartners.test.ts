import PolicyReplayPartners from 'c/policyReplayPartners';
import { findAll, mount } from 'jest-mocks/mount';

function show(partners: object[]) {
  return mount<PolicyReplayPartners>('c-policy-replay-partners', PolicyReplayPartners, {
    partners,
    version: '2',
    currencyCode: 'USD'
  });
}

describe('policyReplayPartners', () => {
  it('tells who gains and who loses, by how much', async () => {
    const element = show([
      { partnerId: 'a', partnerName: 'Acme', before: 0, after: 1000 },
      { partnerId: 'b', partnerName: 'Beta', before: 500, after: 0 }
    ]);
    expect(findAll(element, 'strong').map((each) => each.textContent)).toEqual(['+$1,000', '-$500']);
    expect(findAll(element, '.gain').map((each) => each.style.width)).toEqual(['50%']);
    expect(findAll(element, '.loss').map((each) => each.style.width)).toEqual(['25%']);
    expect(element.shadowRoot?.textContent).toContain('$500 now, $0 with version 2');
    await expect(element).toBeAccessible();
  });

  it('says that nobody does', () => {
    expect(show([]).shadowRoot?.textContent).toContain('No partner gains or loses');
  });
});
