import findDeals from '@salesforce/apex/AttributionPreviewController.findDeals';
import nextDeals from '@salesforce/apex/AttributionPreviewController.nextDeals';
import AttributionDeals from 'c/attributionDeals';
import type { Deal } from 'c/attributionDeals';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/AttributionPreviewController.findDeals', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AttributionPreviewController.nextDeals', () => ({ default: jest.fn() }), { virtual: true });

const finding = findDeals as unknown as jest.Mock;
const reading = nextDeals as unknown as jest.Mock;
const ONE: Deal = { id: '006000000000001AAA', name: 'One', detail: 'Customer' };
const TWO: Deal = { id: '006000000000002AAA', name: 'Two', detail: '' };

function show(deals: readonly Deal[] = []) {
  const chosen = jest.fn();
  const element = mount<AttributionDeals>('c-attribution-deals', AttributionDeals, { deals });
  element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
  const message = () => find(element, '[data-message]').textContent;
  const search = async (value: string) => {
    fire(find(element, 'lightning-input'), 'change', { value });
    await settle();
  };
  const addIds = async (value: string) => {
    fire(find(element, 'lightning-textarea'), 'change', { value });
    fire(findLabelled(element, 'lightning-button', 'Add IDs'), 'click');
    await settle();
  };
  const next = async () => {
    fire(findLabelled(element, 'lightning-button', 'The next 50'), 'click');
    await settle();
  };
  return { element, chosen, message, search, addIds, next };
}

describe('attributionDeals', () => {
  it('finds opportunities by name and adds one', async () => {
    const { element, chosen, search } = show([ONE]);
    finding.mockResolvedValueOnce([TWO]);
    await search('tw');
    fire(find(element, '[data-id="006000000000002AAA"]'), 'click');
    expect(finding).toHaveBeenCalledWith({ term: 'tw' });
    expect(chosen).toHaveBeenCalledWith([ONE, TWO]);
    await expect(element).toBeAccessible();
  });

  it('says that nothing has that name', async () => {
    const { message, search } = show();
    finding.mockResolvedValueOnce([]);
    await search('zzz');
    expect(message()).toBe('No opportunity has that name.');
  });

  it('shows only what the latest search has found', async () => {
    const { element, search } = show();
    let answerFirst: (found: Deal[]) => void = () => undefined;
    finding.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    finding.mockResolvedValueOnce([TWO]);
    await search('o');
    await search('tw');
    answerFirst([ONE]);
    await settle();
    expect(findAll(element, '[data-id]').map((each) => each.dataset.id)).toEqual([TWO.id]);
  });

  it('takes a list of ids, long and short ones, each once', async () => {
    const { chosen, addIds } = show([ONE]);
    await addIds('006000000000001, 006000000000002AAA\n006000000000003');
    expect(chosen.mock.calls[0][0].map(({ id }: Deal) => id)).toEqual([
      '006000000000001AAA',
      '006000000000002AAA',
      '006000000000003'
    ]);
  });

  it('refuses what is no opportunity id', async () => {
    const { chosen, message, addIds } = show();
    await addIds('001000000000001AAA');
    expect(message()).toBe('Not an opportunity ID: 001000000000001AAA');
    expect(chosen).not.toHaveBeenCalled();
  });

  it('goes on with the next fifty', async () => {
    const { chosen, message, next } = show([ONE]);
    reading.mockResolvedValueOnce([TWO]);
    await next();
    expect(reading).toHaveBeenCalledWith({ afterId: ONE.id });
    expect(chosen).toHaveBeenCalledWith([TWO]);
    reading.mockResolvedValueOnce([]);
    await next();
    expect(message()).toBe('There are no more opportunities.');
  });

  it('removes one, or all', async () => {
    const { element, chosen } = show([ONE, TWO]);
    expect(find(element, '[data-chosen]').textContent).toBe('2 chosen');
    fire(find(element, '[data-id="006000000000001AAA"]'), 'click');
    expect(chosen).toHaveBeenCalledWith([TWO]);
    fire(findLabelled(element, 'lightning-button', 'Clear'), 'click');
    expect(chosen).toHaveBeenLastCalledWith([]);
    await expect(element).toBeAccessible();
  });

  it('shows why the server did not answer', async () => {
    const { element, search } = show();
    finding.mockRejectedValueOnce(new Error('Nope'));
    await search('x');
    expect(find(element, 'c-error-panel')).toBeTruthy();
  });
});
