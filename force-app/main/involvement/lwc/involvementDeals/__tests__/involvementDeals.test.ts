import getDeals from '@salesforce/apex/InvolvementDealListController.getDeals';
import InvolvementDeals from 'c/involvementDeals';
import { dealRow } from 'jest-mocks/deals';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/InvolvementDealListController.getDeals', () => ({ default: jest.fn() }), { virtual: true });

type DealPage = InvolvementDealListController.DealPage;
type Table = HTMLElement & { data: { id: string }[]; columns: { label: string }[] };

const loading = getDeals as unknown as jest.Mock;
const page = (ids: readonly string[], nextKey: string | null = null): DealPage => ({
  hasAccess: true,
  deals: ids.map((id) => dealRow(id)),
  nextKey
});

async function show(filter: object = {}) {
  const element = mount<InvolvementDeals>('c-involvement-deals', InvolvementDeals, { filter });
  await settle();
  const ids = () => find<Table>(element, 'c-involvement-deal-table').data.map((row) => row.id);
  return { element, ids, text: () => element.shadowRoot?.textContent ?? '' };
}

afterEach(() => loading.mockReset());

describe('involvementDeals', () => {
  it('shows deals in a table, and more when asked, from where the last page ended', async () => {
    loading.mockResolvedValueOnce(page(['1', '2'], 'key')).mockResolvedValueOnce(page(['3']));
    const { element, ids, text } = await show({ role: 'Sourcing' });
    expect(ids()).toEqual(['1', '2']);
    expect(text()).toContain('The first 2 deals shown');
    findLabelled(element, 'lightning-button', 'Show more deals').click();
    await settle();
    expect(ids()).toEqual(['1', '2', '3']);
    expect(loading.mock.calls.map(([params]) => params)).toEqual([
      { filter: { role: 'Sourcing' }, after: '' },
      { filter: { role: 'Sourcing' }, after: 'key' }
    ]);
    expect(text()).toContain('3 deals shown');
    expect(findAll(element, 'lightning-button')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('forgets the answer to a filter that has changed meanwhile', async () => {
    let answerFirst: (value: DealPage) => void = () => {};
    loading
      .mockReturnValueOnce(new Promise<DealPage>((resolve) => (answerFirst = resolve)))
      .mockResolvedValueOnce(page(['new']));
    const { element, ids } = await show();
    element.filter = { role: 'Agency' };
    await settle();
    answerFirst(page(['old']));
    await settle();
    expect(ids()).toEqual(['new']);
  });

  it('opens who is involved in a deal, and closes it again (I3)', async () => {
    loading.mockResolvedValueOnce(page(['1', '2']));
    const { element } = await show();
    fire(find(element, '[data-deals]'), 'dealopen', { id: '2' });
    await settle();
    const detail = find<HTMLElement & { deal: { id: string } }>(element, 'c-involvement-deal-detail');
    expect(detail.deal.id).toBe('2');
    fire(detail, 'close');
    await settle();
    expect(findAll(element, 'c-involvement-deal-detail')).toHaveLength(0);
  });

  it('shows cards where a table has no room', async () => {
    const narrow = { matches: true, addEventListener: jest.fn(), removeEventListener: jest.fn() };
    Object.assign(window, { matchMedia: () => narrow });
    loading.mockResolvedValueOnce(page(['1', '2']));
    const { element, text } = await show();
    expect(findAll(element, 'li')).toHaveLength(2);
    expect(text()).toContain('Customer · Prospecting · $100,000 · Dec 31, 2026');
    expect(findAll(element, 'c-involvement-deal-table')).toHaveLength(0);
    await expect(element).toBeAccessible();
    Object.assign(window, { matchMedia: undefined });
  });

  it('says that nothing matches', async () => {
    loading.mockResolvedValueOnce(page([]));
    expect((await show()).text()).toContain('No deals match');
  });

  it('says that there is no access', async () => {
    loading.mockResolvedValueOnce({ hasAccess: false, deals: [] });
    const { element, text } = await show();
    expect(findAll(element, 'c-involvement-no-access')).toHaveLength(1);
    expect(text()).not.toContain('No deals match');
  });

  it('offers to try again after a failure', async () => {
    loading.mockRejectedValueOnce({ body: { message: 'Broken' } }).mockResolvedValueOnce(page(['1']));
    const { element, ids } = await show();
    fire(find(element, 'c-error-panel'), 'retry');
    await settle();
    expect(ids()).toEqual(['1']);
    expect(findAll(element, 'c-error-panel')).toHaveLength(0);
  });
});
