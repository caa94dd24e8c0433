import InvolvementCreditForm from 'c/involvementCreditForm';
import { delivering, involvement } from 'jest-mocks/involvements';
import { find, fire, mount, settle } from 'jest-mocks/mount';

const ROWS = [involvement({ creditPercent: 50 }), involvement({ id: 'row-3', creditPercent: 50 }), delivering()];

function show(isValid = true) {
  const saved = jest.fn();
  const cancelled = jest.fn();
  const element = mount<InvolvementCreditForm>('c-involvement-credit-form', InvolvementCreditForm, { rows: ROWS });
  element.addEventListener('save', (event) => saved((event as CustomEvent).detail));
  element.addEventListener('cancel', cancelled);
  const inputs = find<HTMLElement & { shares: object[] }>(element, 'c-involvement-credit-inputs');
  Object.defineProperty(inputs, 'reportValidity', { value: () => isValid });
  const share = (first: number, second: number) =>
    fire(inputs, 'creditchange', {
      shares: [
        { id: 'row-1', partnerName: '', percent: first },
        { id: 'row-3', partnerName: '', percent: second }
      ]
    });
  const press = (button: 'save' | 'cancel') => fire(find(element, 'c-involvement-form-footer'), button);
  return { element, inputs, share, press, saved, cancelled };
}

describe('involvementCreditForm', () => {
  it('offers the rows that share sourced credit', async () => {
    const { element, inputs } = show();
    expect(inputs.shares).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('saves all changed rows as one list', () => {
    const { share, press, saved } = show();
    share(60, 40);
    press('save');
    expect(saved).toHaveBeenCalledWith({
      edits: [
        { id: 'row-1', creditPercent: 60 },
        { id: 'row-3', creditPercent: 40 }
      ]
    });
  });

  it('saves nothing while an input is wrong', () => {
    const { share, press, saved } = show(false);
    share(60, 60);
    press('save');
    expect(saved).not.toHaveBeenCalled();
  });

  it('closes when nothing was changed', () => {
    const { press, saved, cancelled } = show();
    press('save');
    expect(saved).not.toHaveBeenCalled();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('asks for one reason of all changed rows on closed business', async () => {
    const { element, share, press, saved } = show();
    Object.assign(element, { isReasonRequired: true });
    await settle();
    const field = find(element, 'c-involvement-reason');
    let reason = '';
    Object.defineProperty(field, 'reportValidity', { value: () => reason !== '', configurable: true });
    Object.defineProperty(field, 'reason', { get: () => reason });
    share(60, 40);
    press('save');
    expect(saved).not.toHaveBeenCalled();
    reason = 'Agreed.';
    press('save');
    expect(saved).toHaveBeenCalledWith({
      edits: [
        { id: 'row-1', creditPercent: 60, reason: 'Agreed.' },
        { id: 'row-3', creditPercent: 40, reason: 'Agreed.' }
      ]
    });
  });
});
