import AttributionOutcome from 'c/attributionOutcome';
import { find, findAll, mount } from 'jest-mocks/mount';

type Preview = AttributionPreviewController.Preview;

const EMPTY: Preview = { deals: 2, created: 0, changed: 0, ended: 0, held: 0, kept: 3, lines: [], findings: [] };

function show(preview: Preview) {
  return mount<AttributionOutcome>('c-attribution-outcome', AttributionOutcome, { preview });
}

describe('attributionOutcome', () => {
  it('says that nothing would change', async () => {
    const element = show(EMPTY);
    expect(element.shadowRoot?.textContent).toContain('Nothing would change.');
    expect(find(element, '[data-summary]').textContent).toBe(
      '2 opportunities: 0 new, 0 changed, 0 ended, 0 disagreements, 3 right already'
    );
    await expect(element).toBeAccessible();
  });

  it('shows each change with its reason, and marks what a person has to settle', async () => {
    const element = show({
      ...EMPTY,
      created: 1,
      held: 1,
      lines: [
        { key: '0', outcome: 'Created', outcomeLabel: 'New', partnerName: 'Acme', role: 'Sourcing', reason: 'Named.' },
        { key: '1', outcome: 'Held', outcomeLabel: 'Disagreement', partnerName: 'Beta', reason: 'Acme has the credit.' }
      ]
    });
    expect(findAll(element, '[data-line]').map((row) => row.textContent)).toEqual([
      expect.stringContaining('Named.'),
      expect.stringContaining('Acme has the credit.')
    ]);
    expect(findAll(element, '.slds-theme_warning').map((badge) => badge.textContent)).toEqual(['Disagreement']);
    await expect(element).toBeAccessible();
  });

  it('lists values that name nobody', async () => {
    const element = show({ ...EMPTY, findings: ['Big deal: Text: no account is named Nobody.'] });
    expect(find(element, '[data-findings]').textContent).toContain('no account is named Nobody');
    await expect(element).toBeAccessible();
  });
});
