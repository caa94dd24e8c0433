import InvolvementCreditInputs from 'c/involvementCreditInputs';
import { find, findAll, findLabelled, fire, mount } from 'jest-mocks/mount';

const shares = (...percents: (number | null)[]) =>
  percents.map((percent, index) => ({ id: `${index}`, partnerName: ['Northwind', 'Cascadia'][index] ?? '', percent }));

function show(...percents: (number | null)[]) {
  const changed = jest.fn();
  const element = mount<InvolvementCreditInputs>('c-involvement-credit-inputs', InvolvementCreditInputs, {
    shares: shares(...percents)
  });
  element.addEventListener('creditchange', (event) => changed((event as CustomEvent).detail.shares));
  for (const input of findAll(element, 'lightning-input')) Object.assign(input, { reportValidity: () => true });
  return { element, changed };
}

describe('involvementCreditInputs', () => {
  it.each([
    [[60, 40], 'Total 100% of 100%'],
    [[60, 30], 'Total 90% of 100% 10% still to assign. The rows stay in review until then.'],
    [[60, 60], 'Total 120% of 100% 20% too much. Sourced credit cannot be above 100%.']
  ])('says where %p stands', async (percents, text) => {
    const { element } = show(...percents);
    expect(find(element, '[role="status"]').textContent?.replace(/\s+/g, ' ').trim()).toBe(text);
    await expect(element).toBeAccessible();
  });

  it('reports each change with all shares', () => {
    const { element, changed } = show(100, null);
    fire(findLabelled(element, 'lightning-input', 'Credit of Cascadia in percent'), 'change', { value: '40' });
    expect(changed).toHaveBeenCalledWith(shares(100, 40));
    fire(findLabelled(element, 'lightning-input', 'Credit of Northwind in percent'), 'change', { value: '' });
    expect(changed).toHaveBeenLastCalledWith(shares(null, null));
  });

  it('splits evenly on request', () => {
    const { element, changed } = show(100, null);
    findLabelled(element, 'lightning-button', 'Split evenly').click();
    expect(changed).toHaveBeenCalledWith(shares(50, 50));
  });

  it('refuses more than a hundred, and less is allowed', () => {
    expect(show(60, 60).element.reportValidity()).toBe(false);
    expect(show(60, 30).element.reportValidity()).toBe(true);
  });
});
