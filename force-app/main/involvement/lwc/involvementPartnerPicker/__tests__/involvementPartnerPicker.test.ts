import InvolvementPartnerPicker from 'c/involvementPartnerPicker';
import { find, findAll, mount, settle } from 'jest-mocks/mount';

const OPTIONS = [
  { id: 'a', name: 'Cascadia Cloud', detail: 'Reseller' },
  { id: 'b', name: 'Cascade Systems', detail: 'Distributor' }
];

function show(properties: object = {}) {
  const searched = jest.fn();
  const selected = jest.fn();
  const element = mount<InvolvementPartnerPicker>('c-involvement-partner-picker', InvolvementPartnerPicker, {
    options: OPTIONS,
    ...properties
  });
  element.addEventListener('partnersearch', (event) => searched((event as CustomEvent).detail));
  element.addEventListener('partnerselect', (event) => selected((event as CustomEvent).detail));
  const input = find<HTMLInputElement>(element, 'input');
  const type = async (text: string) => {
    input.dispatchEvent(new CustomEvent('focus'));
    input.value = text;
    input.dispatchEvent(new CustomEvent('input'));
    jest.runAllTimers();
    await settle();
  };
  const press = async (key: string) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await settle();
  };
  return { element, input, type, press, searched, selected };
}

// The keys and roles of https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
describe('involvementPartnerPicker', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('searches once typing pauses', async () => {
    const { input, type, searched } = show();
    input.value = 'ca';
    input.dispatchEvent(new CustomEvent('input'));
    await type(' casc ');
    expect(searched).toHaveBeenCalledTimes(1);
    expect(searched).toHaveBeenCalledWith({ term: 'casc' });
  });

  it('shows the answers as a listbox', async () => {
    const { element, input, type } = show();
    await type('casc');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(findAll(element, '[role="option"]').map((option) => option.textContent)).toEqual([
      'Cascadia CloudReseller',
      'Cascade SystemsDistributor'
    ]);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('chooses with the keyboard', async () => {
    const { element, input, type, press, selected } = show();
    await type('casc');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(input.getAttribute('aria-activedescendant')).toBe(find(element, '[aria-selected="true"]').id);
    await press('Enter');
    expect(selected).toHaveBeenCalledWith({ partner: OPTIONS[1] });
    expect(input.getAttribute('aria-expanded')).toBe('false');
  });

  it('chooses with the mouse', async () => {
    const { element, type, selected } = show();
    await type('casc');
    find(element, '[role="option"]').click();
    expect(selected).toHaveBeenCalledWith({ partner: OPTIONS[0] });
  });

  it('closes on Escape and keeps what was typed', async () => {
    const { input, type, press } = show();
    await type('casc');
    await press('Escape');
    expect(input.getAttribute('aria-expanded')).toBe('false');
    expect(input.value).toBe('casc');
  });

  it.each([
    ['', {}, "Type a part of the partner's name."],
    ['zzz', { options: [], isSearching: true }, 'Searching partners'],
    ['zzz', { options: [] }, 'No account matches. The customer of this opportunity cannot be added.'],
    ['casc', {}, '2 partners found']
  ])('tells a screen reader what stands below %p %p', async (text, properties, status) => {
    const { element, type } = show(properties);
    await type(text);
    expect(find(element, '[role="status"]').textContent).toBe(status);
  });

  it('shows the chosen partner, and takes the choice back', async () => {
    const { element, input, selected } = show({ partner: OPTIONS[0] });
    expect(input.value).toBe('Cascadia Cloud');
    expect(input.readOnly).toBe(true);
    find(element, 'lightning-button-icon').click();
    expect(selected).toHaveBeenCalledWith({ partner: null });
  });

  it('asks for a partner when none is chosen', async () => {
    const { element, input } = show();
    expect(element.reportValidity()).toBe(false);
    await settle();
    expect(find(element, '[role="alert"]').textContent).toBe('Choose a partner.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(show({ partner: OPTIONS[0] }).element.reportValidity()).toBe(true);
  });
});
