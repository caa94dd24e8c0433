import InvolvementEditor from 'c/involvementEditor';
import { delivering, involvement, ROLES } from 'jest-mocks/involvements';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

const PARTNER = { id: 'partner-9', name: 'Blue Heron', detail: '' };

type CreditInputs = HTMLElement & { shares: { id: string; partnerName: string; percent: number | null }[] };

async function show(properties: object, isValid = true) {
  const saved = jest.fn();
  const cancelled = jest.fn();
  const element = mount<InvolvementEditor>('c-involvement-editor', InvolvementEditor, { roles: ROLES, ...properties });
  element.addEventListener('save', (event) => saved((event as CustomEvent).detail));
  element.addEventListener('cancel', cancelled);
  const choose = async (role: string) => {
    fire(find(element, 'lightning-combobox'), 'change', { value: role });
    await settle();
  };
  const pick = async () => {
    fire(find(element, 'c-involvement-partner-picker'), 'partnerselect', { partner: PARTNER });
    await settle();
  };
  const split = () => find<CreditInputs>(element, 'c-involvement-credit-inputs');
  const share = async (...percents: number[]) => {
    const shares = split().shares.map((each, index) => ({ ...each, percent: percents[index] }));
    fire(split(), 'creditchange', { shares });
    await settle();
  };
  const save = () => {
    for (const input of findAll(element, '[data-input]')) {
      Object.defineProperty(input, 'reportValidity', { value: () => isValid, configurable: true });
    }
    fire(find(element, 'c-involvement-form-footer'), 'save');
    return saved.mock.calls[0]?.[0]?.edits as unknown;
  };
  await settle();
  return { element, choose, pick, split, share, save, cancelled };
}

describe('involvementEditor, adding', () => {
  it('asks for the partner, the role and the reason', async () => {
    const { element } = await show({ rows: [] });
    expect(element.shadowRoot?.querySelector('h3')?.textContent).toBe('Add a partner');
    expect(findAll(element, 'c-involvement-credit-inputs')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('gives the first sourcing partner all credit and the primary mark', async () => {
    const { element, pick, choose, split, save } = await show({ rows: [] });
    await pick();
    await choose('Sourcing');
    expect(split().shares).toEqual([{ id: 'new', partnerName: 'Blue Heron', percent: 100 }]);
    expect(findAll(element, 'lightning-input')).toHaveLength(0);
    expect(save()).toEqual([
      {
        id: null,
        partnerId: 'partner-9',
        role: 'Sourcing',
        creditPercent: 100,
        isPrimary: true,
        isEnded: false,
        reason: null
      }
    ]);
  });

  it('turns 100 into 60 and 40 in one save', async () => {
    const { pick, choose, split, share, save } = await show({ rows: [involvement(), delivering()] });
    await choose('Sourcing');
    await pick();
    expect(split().shares.map(({ partnerName, percent }) => [partnerName, percent])).toEqual([
      ['Northwind', 100],
      ['Blue Heron', 0]
    ]);
    await share(60, 40);
    expect(save()).toEqual([
      { id: 'row-1', creditPercent: 60 },
      expect.objectContaining({ id: null, partnerId: 'partner-9', creditPercent: 40, isPrimary: false })
    ]);
  });

  it('takes the primary mark off the old primary in the same save', async () => {
    const { element, pick, choose, save } = await show({ rows: [involvement()] });
    await pick();
    await choose('Advisor');
    fire(findLabelled(element, 'lightning-input', 'Primary partner'), 'change', { checked: true });
    expect(save()).toEqual([
      { id: 'row-1', isPrimary: false },
      expect.objectContaining({ id: null, isPrimary: true, creditPercent: null })
    ]);
  });

  it('proposes the default credit of a role outside of the split', async () => {
    const { element, pick, choose, save } = await show({ rows: [involvement()] });
    await pick();
    await choose('Influencing');
    fire(findLabelled(element, 'lightning-input', 'Credit in percent'), 'change', { value: '25' });
    Object.defineProperty(find(element, 'c-involvement-reason'), 'reason', { value: 'Ran the workshop.' });
    expect(save()).toEqual([
      expect.objectContaining({ role: 'Influencing', creditPercent: 25, reason: 'Ran the workshop.' })
    ]);
  });

  it('saves nothing while an input is wrong', async () => {
    const { save } = await show({ rows: [] }, false);
    expect(save()).toBeUndefined();
  });

  it('starts from a partner who comes back', async () => {
    const { element, split } = await show({ rows: [], initialPartner: PARTNER, initialRole: 'Sourcing' });
    expect(find<HTMLElement & { partner: object }>(element, 'c-involvement-partner-picker').partner).toEqual(PARTNER);
    expect(split().shares).toHaveLength(1);
  });
});

describe('involvementEditor, changing a role', () => {
  it('keeps the partner and names it', async () => {
    const { element } = await show({ row: involvement(), rows: [involvement()] });
    expect(element.shadowRoot?.querySelector('h3')?.textContent).toBe('Change the role of Northwind');
    expect(findAll(element, 'c-involvement-partner-picker')).toHaveLength(0);
  });

  it('divides what a sourcing partner leaves among the others', async () => {
    const other = involvement({ id: 'row-3', partnerName: 'Cascadia', isPrimary: false, creditPercent: 40 });
    const leaving = involvement({ creditPercent: 60 });
    const { choose, split, share, save } = await show({ row: leaving, rows: [leaving, other] });
    await choose('Influencing');
    expect(split().shares.map((each) => each.id)).toEqual(['row-3']);
    await share(100);
    expect(save()).toEqual([
      { id: 'row-1', role: 'Influencing', creditPercent: 20 },
      { id: 'row-3', creditPercent: 100 }
    ]);
  });

  it('closes when the role stays the same', async () => {
    const { save, cancelled } = await show({ row: involvement(), rows: [involvement()] });
    expect(save()).toBeUndefined();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });
});
