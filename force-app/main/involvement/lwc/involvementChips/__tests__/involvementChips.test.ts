import InvolvementChips from 'c/involvementChips';
import { deal, dealInvolvement } from 'jest-mocks/deals';
import { find, findAll, mount } from 'jest-mocks/mount';

const show = (involvements: ReturnType<typeof dealInvolvement>[]) =>
  mount<InvolvementChips>('c-involvement-chips', InvolvementChips, { deal: deal({ involvements }) });

describe('involvementChips', () => {
  it('shows each role with its partner, and asks for the deal when clicked (I3)', async () => {
    const element = show([
      dealInvolvement(),
      dealInvolvement({ id: '2', roleLabel: 'Influencing', partnerName: 'Beta' })
    ]);
    expect(findAll(element, '.chip').map((each) => each.textContent)).toEqual(['Sourcing: Acme', 'Influencing: Beta']);
    const asked = jest.fn();
    document.body.addEventListener('dealopen', (event) => asked((event as CustomEvent).detail), { once: true });
    find(element, 'button').click();
    expect(asked).toHaveBeenCalledWith({ id: 'deal-1' });
    await expect(element).toBeAccessible();
  });

  it('marks what is in review', () => {
    const element = show([dealInvolvement({ isInReview: true })]);
    expect(find(element, '.chip-review').textContent).toBe('Sourcing: Acme, in review');
  });

  it('says that there is no partner, and offers nothing', () => {
    const element = show([]);
    expect(element.shadowRoot?.textContent).toBe('No partner');
    expect(findAll(element, 'button')).toHaveLength(0);
  });
});
