import InvolvementConfirmForm from 'c/involvementConfirmForm';
import { find, fire, mount } from 'jest-mocks/mount';

function show(reason: string) {
  const saved = jest.fn();
  const cancelled = jest.fn();
  const element = mount<InvolvementConfirmForm>('c-involvement-confirm-form', InvolvementConfirmForm, {
    heading: 'Accept Acme'
  });
  element.addEventListener('save', (event) => saved((event as CustomEvent).detail));
  element.addEventListener('cancel', cancelled);
  const field = find(element, 'c-involvement-reason');
  Object.defineProperty(field, 'reason', { value: reason });
  Object.defineProperty(field, 'reportValidity', { value: () => reason !== '' });
  const press = (button: 'save' | 'cancel') => fire(find(element, 'c-involvement-form-footer'), button);
  return { element, press, saved, cancelled };
}

describe('involvementConfirmForm', () => {
  it('saves with the reason', async () => {
    const { element, press, saved } = show('Agreed.');
    press('save');
    expect(saved).toHaveBeenCalledWith({ reason: 'Agreed.' });
    await expect(element).toBeAccessible();
  });

  it('needs a reason', () => {
    const { press, saved } = show('');
    press('save');
    expect(saved).not.toHaveBeenCalled();
  });

  it('can be left', () => {
    const { press, cancelled } = show('');
    press('cancel');
    expect(cancelled).toHaveBeenCalled();
  });
});
