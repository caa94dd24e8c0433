import getSetup from '@salesforce/apex/AttributionPreviewController.getSetup';
import preview from '@salesforce/apex/AttributionPreviewController.preview';
import AttributionPreview from 'c/attributionPreview';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/AttributionPreviewController.getSetup', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AttributionPreviewController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ManageInvolve', () => ({ default: true }), { virtual: true });

type Setup = AttributionPreviewController.Setup;
type Preview = AttributionPreviewController.Preview;
type Source = AttributionPreviewController.SourceView;

const loading = getSetup as unknown as jest.Mock<Promise<Setup>>;
const previewing = preview as unknown as jest.Mock<Promise<Preview>>;

const LOOKUP: Source = {
  name: 'Lookup',
  label: 'Sourcing Partner field',
  place: 'Opportunity: Sourcing Partner',
  role: 'Sourcing',
  latency: 'In the same save of the opportunity.',
  isUsable: true,
  findings: []
};
const BROKEN: Source = {
  name: 'Broken',
  label: 'Old field',
  isUsable: false,
  findings: ['Old field: Opportunity has no field Gone__c.']
};
const RESULT: Preview = {
  deals: 1,
  created: 1,
  changed: 0,
  ended: 0,
  held: 0,
  kept: 0,
  lines: [
    {
      key: '0',
      outcome: 'Created',
      outcomeLabel: 'New',
      opportunityName: 'Big deal',
      partnerName: 'Acme',
      role: 'Sourcing',
      source: 'Lookup',
      reason: 'Named by Lookup.'
    }
  ],
  findings: []
};
const DEAL = { id: '006000000000001AAA', name: 'Big deal', detail: 'Customer' };
const setup = (...sources: Source[]): Setup => ({ sources, job: { isResumable: false } });

async function show(answer: Promise<Setup>) {
  loading.mockReturnValueOnce(answer);
  const element = mount<AttributionPreview>('c-attribution-preview', AttributionPreview);
  await settle();
  const text = () => element.shadowRoot?.textContent ?? '';
  const press = async (label: string) => {
    fire(findLabelled(element, 'lightning-button', label), 'click');
    await settle();
  };
  return { element, text, press };
}

describe('attributionPreview', () => {
  it('says that it works while it loads', async () => {
    const { element } = await show(new Promise(() => undefined));
    expect(find<HTMLElement & { alternativeText: string }>(element, 'lightning-spinner').alternativeText).toBe(
      'Working'
    );
    await expect(element).toBeAccessible();
  });

  it('says what to do where there are no sources', async () => {
    const { element, text } = await show(Promise.resolve(setup()));
    expect(text()).toContain('No sources yet');
    await expect(element).toBeAccessible();
  });

  it('shows where each source reads, how soon, and what is wrong with it', async () => {
    const { element, text } = await show(Promise.resolve(setup(LOOKUP, BROKEN)));
    expect(text()).toContain('Opportunity: Sourcing Partner. Role: Sourcing. In the same save of the opportunity.');
    expect(text()).toContain('Opportunity has no field Gone__c.');
    const boxes = findAll<HTMLElement & { checked: boolean; disabled: boolean }>(
      element,
      '[data-source] lightning-input'
    );
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, false],
      [false, true]
    ]);
    await expect(element).toBeAccessible();
  });

  it('asks for sources and opportunities before it previews', async () => {
    const { press, text } = await show(Promise.resolve(setup(LOOKUP)));
    await press('Preview');
    expect(text()).toContain('Choose at least one source and one opportunity.');
    expect(previewing).not.toHaveBeenCalled();
  });

  it('previews the chosen sources and opportunities, and moves the focus to the result', async () => {
    const { element, press } = await show(Promise.resolve(setup(LOOKUP, BROKEN)));
    previewing.mockResolvedValueOnce(RESULT);
    fire(find(element, 'c-attribution-deals'), 'choose', [DEAL]);
    await settle();
    await press('Preview');
    expect(previewing).toHaveBeenCalledWith({ sources: ['Lookup'], opportunityIds: [DEAL.id] });
    expect(find<HTMLElement & { preview: Preview }>(element, 'c-attribution-outcome').preview).toEqual(RESULT);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-result]'));
    await expect(element).toBeAccessible();
  });

  it('drops a result that other choices have made stale', async () => {
    const { element, press } = await show(Promise.resolve(setup(LOOKUP)));
    previewing.mockResolvedValueOnce(RESULT);
    fire(find(element, 'c-attribution-deals'), 'choose', [DEAL]);
    await settle();
    await press('Preview');
    fire(find(element, '[data-source] lightning-input'), 'change', { checked: false });
    await settle();
    expect(findAll(element, 'c-attribution-outcome')).toHaveLength(0);
  });

  it('shows why a preview failed', async () => {
    const { element, press } = await show(Promise.resolve(setup(LOOKUP)));
    previewing.mockRejectedValueOnce({ body: { message: 'Locked by somebody else.' } });
    fire(find(element, 'c-attribution-deals'), 'choose', [DEAL]);
    await settle();
    await press('Preview');
    const panel = find<HTMLElement & { heading: string; errors: unknown }>(element, 'c-error-panel');
    expect(panel.heading).toBe('That did not work');
    expect(panel.errors).toEqual({ body: { message: 'Locked by somebody else.' } });
  });

  it('can be loaded again after an error', async () => {
    const { element, text } = await show(Promise.reject(new Error('No connection')));
    loading.mockResolvedValueOnce(setup(LOOKUP));
    fire(find(element, 'c-error-panel'), 'retry');
    await settle();
    expect(text()).toContain('Sources');
  });
});
