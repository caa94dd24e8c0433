import getFilterOptions from '@salesforce/apex/InvolvementDealListController.getFilterOptions';
import InvolvementDealList from 'c/involvementDealList';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/InvolvementDealListController.getDeals',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  {
    virtual: true
  }
);
jest.mock(
  '@salesforce/apex/InvolvementDealListController.getFilterOptions',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);

const options = getFilterOptions as unknown as WireMock<InvolvementDealListController.FilterOptions>;

async function show() {
  const element = mount<InvolvementDealList>('c-involvement-deal-list', InvolvementDealList);
  options.emit({
    roles: [
      { value: 'Sourcing', label: 'Sourcing' },
      { value: 'Influencing', label: 'Influencing' }
    ],
    partners: [{ value: 'partner-1', label: 'Acme' }]
  });
  await settle();
  const filter = () => find<HTMLElement & { filter: object }>(element, 'c-involvement-deals').filter;
  const choose = async (label: string, value: string) => {
    fire(findLabelled(element, 'lightning-combobox', label), 'change', { value });
    await settle();
  };
  return { element, filter, choose };
}

describe('involvementDealList', () => {
  it('begins with the deals that have partners', async () => {
    const { element, filter } = await show();
    expect(filter()).toEqual({ role: null, partnerId: null, status: null, isMine: false, measure: 'withPartners' });
    await expect(element).toBeAccessible();
  });

  it('narrows by role and partner (I3)', async () => {
    const { filter, choose } = await show();
    await choose('Involvement', 'Influencing');
    await choose('Partner', 'partner-1');
    await choose('Status', 'Won');
    expect(filter()).toEqual({
      role: 'Influencing',
      partnerId: 'partner-1',
      status: 'Won',
      isMine: false,
      measure: null
    });
  });

  it('knows that nobody is no partner of a deal', async () => {
    const { filter, choose } = await show();
    await choose('Partner', 'partner-1');
    await choose('Involvement', 'None');
    expect(filter()).toMatchObject({ role: 'None', partnerId: null, measure: null });
    await choose('Partner', 'partner-1');
    expect(filter()).toMatchObject({ role: null, partnerId: 'partner-1' });
  });

  it('clears all filters at once', async () => {
    const { element, filter } = await show();
    expect(findAll(element, 'lightning-button')).toHaveLength(0);
    fire(find(element, 'lightning-input'), 'change', { checked: true });
    await settle();
    expect(filter()).toMatchObject({ isMine: true });
    findLabelled(element, 'lightning-button', 'Clear filters').click();
    await settle();
    expect(filter()).toMatchObject({ isMine: false, measure: 'withPartners' });
  });
});
