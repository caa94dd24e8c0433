import InvolvementEndForm from 'c/involvementEndForm';
import { delivering, involvement } from 'jest-mocks/involvements';
import { find, fire, mount } from 'jest-mocks/mount';

function show(properties: object, isValid = true) {
  const saved = jest.fn();
  const element = mount<InvolvementEndForm>('c-involvement-end-form', InvolvementEndForm, properties);
  element.addEventListener('save', (event) => saved((event as CustomEvent).detail));
  Object.defineProperty(find(element, 'c-involvement-reason'), 'reportValidity', { value: () => isValid });
  return { element, saved };
}

describe('involvementEndForm', () => {
  it('says what follows from ending the primary sourcing partner', async () => {
    const { element } = show({ row: involvement({ creditPercent: 60 }), hasOtherSourced: true });
    const text = element.shadowRoot?.textContent ?? '';
    expect(text).toContain('the next partner in line becomes primary');
    expect(text).toContain('60% of sourced credit becomes free');
    await expect(element).toBeAccessible();
  });

  it('does not speak of what does not follow', () => {
    const { element } = show({ row: delivering() });
    expect(element.shadowRoot?.textContent).not.toContain('primary');
    expect(element.shadowRoot?.textContent).not.toContain('becomes free');
  });

  it('ends the row with the reason', () => {
    const { element, saved } = show({ row: delivering() });
    Object.defineProperty(find(element, 'c-involvement-reason'), 'reason', { value: 'Contract ended.' });
    fire(find(element, 'c-involvement-form-footer'), 'save');
    expect(saved).toHaveBeenCalledWith({ edits: [{ id: 'row-2', isEnded: true, reason: 'Contract ended.' }] });
  });

  it('needs a reason', () => {
    const { element, saved } = show({ row: delivering() }, false);
    fire(find(element, 'c-involvement-form-footer'), 'save');
    expect(saved).not.toHaveBeenCalled();
  });
});
