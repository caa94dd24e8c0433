import explain from '@salesforce/apex/CreditWhyController.explain';
import InvolvementWhy from 'c/involvementWhy';
import { find, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/CreditWhyController.explain', () => ({ default: jest.fn() }), { virtual: true });

const server = explain as unknown as jest.Mock;

const EXPLANATION: CreditWhyController.Explanation = {
  involvementId: 'a02000000000001AAA',
  creditType: 'Sourced',
  creditPercent: 60,
  creditAmount: 180000,
  currencyCode: 'USD',
  basis: 'Evidence',
  policyVersion: '1',
  ruleInWords: 'The credit was changed.',
  evidenceId: '00Q000000000001AAA',
  evidenceType: 'Lead',
  evidenceName: 'Ada Lovelace',
  evidenceAt: '2026-05-30T09:00:00.000Z',
  steps: [
    {
      ruleInWords: 'The credit was changed.',
      actorName: 'Robin Hale',
      decidedAt: '2026-06-02T09:00:00.000Z',
      reason: 'Shared with Beta',
      isDecisive: true,
      before: { creditPercent: '100.00' },
      after: { creditPercent: '60.00' }
    },
    {
      ruleInWords: 'Added to the opportunity.',
      actorName: 'Robin Hale',
      decidedAt: '2026-06-01T09:00:00.000Z',
      isDecisive: false,
      before: {},
      after: {
        role: 'Sourcing',
        opportunity: '006000000000001AAA',
        primary: 'true',
        primaryChosen: 'false',
        startDate: '2026-03-01'
      }
    }
  ]
};

async function mountWhy() {
  const element = mount<InvolvementWhy>('c-involvement-why', InvolvementWhy, { involvementId: 'a02000000000001AAA' });
  await settle();
  return element;
}

describe('involvementWhy', () => {
  it('says what the credit stands on, by which rule and policy, and what was before and after (R11)', async () => {
    server.mockResolvedValue(EXPLANATION);
    const element = await mountWhy();
    const text = element.shadowRoot?.textContent ?? '';
    for (const each of ['60% Sourced', 'Evidence', 'The credit was changed.', 'Robin Hale', 'Shared with Beta']) {
      expect(text).toContain(each);
    }
    expect(text).toContain('Credit: 60%, before 100%');
    expect(text).toContain('Role: Sourcing');
    expect(text).toContain('Primary: yes');
    expect(text).toContain('Mar 1, 2026');
    expect(text).not.toContain('006000000000001AAA');
    expect(text).not.toContain('false');
    expect(find<HTMLElement & { recordId: string }>(element, 'c-involvement-record-link').recordId).toBe(
      '00Q000000000001AAA'
    );
    await expect(element).toBeAccessible();
  });

  it('names no record the reader may not see', async () => {
    server.mockResolvedValue({ ...EXPLANATION, evidenceName: null });
    const element = await mountWhy();
    expect(element.shadowRoot?.querySelector('c-involvement-record-link')).toBeNull();
    expect(element.shadowRoot?.textContent).toContain('a record you may not see');
  });

  it('says so where the reader may not know', async () => {
    server.mockResolvedValue(null);
    const element = await mountWhy();
    expect(element.shadowRoot?.textContent).toContain('You may not see why.');
  });

  it('asks again when the server could not be reached', async () => {
    server.mockRejectedValueOnce({ body: { message: 'No answer' } }).mockResolvedValueOnce(EXPLANATION);
    const element = await mountWhy();
    const panel = find<HTMLElement & { errors: string[] }>(element, 'c-error-panel');
    expect(panel.errors).toEqual(['No answer']);
    panel.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(element.shadowRoot?.textContent).toContain('60% Sourced');
  });
});
