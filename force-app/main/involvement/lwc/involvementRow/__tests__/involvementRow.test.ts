import InvolvementRow from 'c/involvementRow';
import { delivering, involvement } from 'jest-mocks/involvements';
import { find, findAll, fire, mount, settle } from 'jest-mocks/mount';

const show = (properties: object) => mount<InvolvementRow>('c-involvement-row', InvolvementRow, properties);

const menuLabels = (element: Element) =>
  findAll<HTMLElement & { label: string }>(element, 'lightning-menu-item').map((item) => item.label);

describe('involvementRow', () => {
  it('says who, in which role, for what credit, since when and why', async () => {
    const element = show({ row: involvement({ creditPercent: 60 }) });
    await settle();
    const text = element.shadowRoot?.textContent ?? '';
    expect(text).toContain('Northwind');
    expect(text).toContain('Sourcing');
    expect(text).toContain('Sourced credit');
    expect(text).toContain('Added by Ana on March 3.');
    expect(find<HTMLElement & { value: number }>(element, 'lightning-formatted-number').value).toBe(60);
    expect(find<HTMLElement & { value: string }>(element, 'lightning-formatted-date-time').value).toBe('2026-03-03');
    expect(find<HTMLAnchorElement>(element, 'a').href).toBe('https://www.example.com/');
    await expect(element).toBeAccessible();
  });

  it('marks the primary partner and a row in review', () => {
    const badges = (row: object) =>
      findAll<HTMLElement & { label: string }>(show({ row }), 'lightning-badge').map((badge) => badge.label);
    expect(badges(involvement({ status: 'Review', statusLabel: 'In review' }))).toEqual(['Primary', 'In review']);
    expect(badges(delivering())).toEqual([]);
  });

  it('tells a row that waits for a person from one that waits for credit, with the reason', async () => {
    const row = involvement({
      status: 'Review',
      statusLabel: 'In review',
      isHeld: true,
      isPrimary: false,
      reason: 'The lookup says Acme, the partner list says Beta.'
    });
    const element = show({ row });
    const badges = findAll<HTMLElement & { label: string }>(element, 'lightning-badge').map((badge) => badge.label);
    expect(badges).toEqual(['Needs a decision']);
    expect(find(element, '.held').textContent).toBe('The lookup says Acme, the partner list says Beta.');
    await expect(element).toBeAccessible();
  });

  it('says so when a role gives no credit', () => {
    const element = show({ row: delivering({ creditType: 'None' }) });
    expect(element.shadowRoot?.textContent).toContain('No credit');
  });

  it('offers what can be done with the row, and nothing without the right to edit', () => {
    expect(menuLabels(show({ row: involvement(), canEdit: true }))).toEqual([
      'Change role',
      'Change credit',
      'End involvement'
    ]);
    expect(menuLabels(show({ row: delivering(), canEdit: true }))).toEqual([
      'Change role',
      'Make primary',
      'End involvement'
    ]);
    expect(menuLabels(show({ row: involvement(), canEdit: false }))).toEqual([]);
  });

  it('reports the chosen action with the row', () => {
    const element = show({ row: delivering(), canEdit: true });
    const acted = jest.fn();
    element.addEventListener('rowaction', (event) => acted((event as CustomEvent).detail));
    fire(find(element, 'lightning-button-menu'), 'select', { value: 'primary' });
    expect(acted).toHaveBeenCalledWith({ id: 'row-2', action: 'primary' });
  });
});
