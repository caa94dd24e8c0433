import InvolvementHistory from 'c/involvementHistory';
import { involvement } from 'jest-mocks/involvements';
import { find, findAll, mount, settle } from 'jest-mocks/mount';

const ENDED = [involvement({ id: 'old', status: 'Ended', endDate: '2026-05-01', reason: 'Chose another reseller.' })];

async function show(canEdit: boolean) {
  const element = mount<InvolvementHistory>('c-involvement-history', InvolvementHistory, { rows: ENDED, canEdit });
  find<HTMLButtonElement>(element, 'button').click();
  await settle();
  return element;
}

describe('involvementHistory', () => {
  it('stays closed until it is opened', async () => {
    const element = mount<InvolvementHistory>('c-involvement-history', InvolvementHistory, { rows: ENDED });
    const toggle = find<HTMLButtonElement>(element, 'button');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(findAll(element, 'li')).toHaveLength(0);
    toggle.click();
    await settle();
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    expect(toggle.textContent).toContain('Hide history (1)');
    expect(find(element, 'li').textContent).toContain('Sourcing, from Mar 3, 2026 to May 1, 2026');
    expect(find(element, 'li').textContent).toContain('Chose another reseller.');
    await expect(element).toBeAccessible();
  });

  it('lets who may edit bring a partner back', async () => {
    const element = await show(true);
    const again = jest.fn();
    element.addEventListener('addagain', (event) => again((event as CustomEvent).detail));
    find(element, 'lightning-button').click();
    expect(again).toHaveBeenCalledWith({ id: 'old' });
    expect(findAll(await show(false), 'lightning-button')).toHaveLength(0);
  });
});
