import InvolvementNumber from 'c/involvementNumber';
import { find, findAll, mount } from 'jest-mocks/mount';

describe('involvementNumber', () => {
  it('opens the deals behind it', async () => {
    const filter = { measure: 'sourced' };
    const element = mount<InvolvementNumber>('c-involvement-number', InvolvementNumber, {
      name: 'Sourced',
      text: '$5',
      filter
    });
    const opened = jest.fn();
    element.addEventListener('numberopen', (event) => opened((event as CustomEvent).detail));
    const button = find(element, 'button');
    expect(button.getAttribute('aria-label')).toBe('Sourced: $5. Show the deals');
    button.click();
    expect(opened).toHaveBeenCalledWith({ name: 'Sourced', filter });
    await expect(element).toBeAccessible();
  });

  it('is plain text where nothing stands behind it', () => {
    const element = mount<InvolvementNumber>('c-involvement-number', InvolvementNumber, { name: 'Sourced', text: '–' });
    expect(element.shadowRoot?.textContent).toBe('–');
    expect(findAll(element, 'button')).toHaveLength(0);
  });
});
