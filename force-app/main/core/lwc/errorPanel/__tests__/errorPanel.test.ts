import ErrorPanel from 'c/errorPanel';
import { mount } from 'jest-mocks/mount';

const show = (properties: object) => mount<ErrorPanel>('c-error-panel', ErrorPanel, properties);

describe('errorPanel', () => {
  it('announces every message under its heading', async () => {
    const panel = show({ heading: 'Not saved', errors: { body: { message: 'Sourced credit cannot be above 100%.' } } });
    const alert = panel.shadowRoot?.querySelector('[role="alert"]');
    expect(alert?.textContent).toContain('Not saved');
    expect(alert?.textContent).toContain('Sourced credit cannot be above 100%.');
    await expect(panel).toBeAccessible();
  });

  it('can take the focus', () => {
    const panel = show({ errors: 'Broken.' });
    panel.focus();
    expect(panel.shadowRoot?.activeElement?.getAttribute('role')).toBe('alert');
  });

  it('offers to try again only where that makes sense', () => {
    expect(show({ errors: 'Broken.' }).shadowRoot?.querySelector('lightning-button')).toBeNull();
    const panel = show({ errors: 'Broken.', canRetry: true });
    const retry = jest.fn();
    panel.addEventListener('retry', retry);
    panel.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
    expect(retry).toHaveBeenCalledTimes(1);
  });
});
