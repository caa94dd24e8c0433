import InvolvementDealDetail from 'c/involvementDealDetail';
import { deal, dealInvolvement } from 'jest-mocks/deals';
import { find, mount } from 'jest-mocks/mount';

describe('involvementDealDetail', () => {
  it('shows role, start date, credit and reason (I3)', async () => {
    const element = mount<InvolvementDealDetail>('c-involvement-deal-detail', InvolvementDealDetail, { deal: deal() });
    const text = element.shadowRoot?.textContent ?? '';
    for (const each of ['Involved in Big deal', 'Sourcing', 'Mar 3, 2026', '100%', 'Brought the customer.']) {
      expect(text).toContain(each);
    }
    await expect(element).toBeAccessible();
  });

  it('says so where no reason was given', () => {
    const element = mount<InvolvementDealDetail>('c-involvement-deal-detail', InvolvementDealDetail, {
      deal: deal({ involvements: [dealInvolvement({ reason: '', creditPercent: null })] })
    });
    expect(element.shadowRoot?.textContent).toContain('No reason was given.');
    expect(element.shadowRoot?.textContent).not.toContain('Credit');
  });

  it('asks to be closed', () => {
    const element = mount<InvolvementDealDetail>('c-involvement-deal-detail', InvolvementDealDetail, { deal: deal() });
    const closed = jest.fn();
    element.addEventListener('close', closed);
    find(element, 'lightning-button-icon').click();
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
