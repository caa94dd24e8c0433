import InvolvementDealsBehind from 'c/involvementDealsBehind';
import { find, mount } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/InvolvementDealListController.getDeals',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  {
    virtual: true
  }
);

describe('involvementDealsBehind', () => {
  it('takes the focus, names the number, and asks to be closed', async () => {
    const element = mount<InvolvementDealsBehind>('c-involvement-deals-behind', InvolvementDealsBehind, {
      name: 'Win rate',
      filter: { measure: 'withPartners' }
    });
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Deals behind: Win rate');
    const closed = jest.fn();
    element.addEventListener('close', closed);
    find(element, 'lightning-button-icon').click();
    expect(closed).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
