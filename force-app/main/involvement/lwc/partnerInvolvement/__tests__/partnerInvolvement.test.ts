import getPartner from '@salesforce/apex/PartnerInvolvementController.getPartner';
import PartnerInvolvement from 'c/partnerInvolvement';
import { find, findAll, fire, mount, settle } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/PartnerInvolvementController.getPartner',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock('@salesforce/customPermission/ViewInvolvement', () => ({ default: true }), { virtual: true });

type View = PartnerInvolvementController.PartnerView;

const partner = getPartner as unknown as WireMock<View>;
const share = (deals: number, open: number, won: number) => ({ deals, open, won });

function view(differences: Partial<View> = {}): View {
  return {
    hasAccess: true,
    partnerName: 'Acme',
    currencyCode: 'USD',
    rateBasis: 'SINGLE',
    isCapped: false,
    dealCount: 3,
    sourced: share(1, 0, 100000),
    influencedOnly: share(1, 0, 200000),
    other: share(1, 50000, 0),
    influencedInclusive: share(2, 0, 300000),
    wonCredit: 60000,
    roles: [{ role: 'Sourcing', label: 'Sourcing', icon: 'utility:link', ...share(1, 0, 100000) }],
    quarters: [],
    ...differences
  };
}

async function show(answer: View) {
  const element = mount<PartnerInvolvement>('c-partner-involvement', PartnerInvolvement, { recordId: 'partner-1' });
  partner.emit(answer);
  await settle();
  const rows = () =>
    findAll(element, 'tbody tr').map((row) => [
      row.querySelector('th')?.textContent?.trim(),
      row.querySelector<HTMLElement & { text: string }>('c-involvement-number')?.text,
      ...[...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent)
    ]);
  return { element, rows, text: () => element.shadowRoot?.textContent ?? '' };
}

describe('partnerInvolvement', () => {
  it('shows buckets that sum to the total, and what is influenced at all beside them (U4)', async () => {
    const { element, rows, text } = await show(view());
    expect(rows()).toEqual([
      ['Sourced', '1', '$0', '$100,000'],
      ['Influenced only', '1', '$0', '$200,000'],
      ['Other roles or in review', '1', '$50,000', '$0'],
      ['Total', '3', '$50,000', '$300,000'],
      ['Influenced (inclusive)', '2', '$0', '$300,000']
    ]);
    expect(text()).toContain('Won revenue credited to this partner: $60,000');
    await expect(element).toBeAccessible();
  });

  it('sums up sourced and influenced deals in a sentence (S11)', async () => {
    const { text } = await show(view());
    expect(text()).toContain('1 sourced and 1 influenced of 3 deals');
  });

  it('opens the deals behind a number', async () => {
    const { element } = await show(view());
    const [sourced] = findAll<HTMLElement & { filter: object }>(element, 'c-involvement-number');
    expect(sourced?.filter).toEqual({ measure: 'partnerSourced', partnerId: 'partner-1' });
    fire(find(element, '[aria-busy]'), 'numberopen', { name: 'Sourced', filter: sourced?.filter });
    await settle();
    expect(find<HTMLElement & { name: string }>(element, 'c-involvement-deals-behind').name).toBe('Sourced');
  });

  it('opens nothing behind zero', async () => {
    const { element } = await show(view({ sourced: share(0, 0, 0) }));
    const [sourced] = findAll<HTMLElement & { filter?: object }>(element, 'c-involvement-number');
    expect(sourced?.filter).toBeUndefined();
  });

  it('says that the account is in no deal yet', async () => {
    const { text } = await show(view({ dealCount: 0 }));
    expect(text()).toContain('Not involved in any deal yet');
  });

  it('says that there is no access', async () => {
    const { element } = await show({ ...view(), hasAccess: false });
    expect(findAll(element, 'c-involvement-no-access')).toHaveLength(1);
    expect(findAll(element, 'table')).toHaveLength(0);
  });

  it('shows a failure', async () => {
    const element = mount<PartnerInvolvement>('c-partner-involvement', PartnerInvolvement, { recordId: 'partner-1' });
    partner.error({ message: 'Broken' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });
});
