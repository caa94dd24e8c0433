import InvolvementFormFooter from 'c/involvementFormFooter';
import { findAll, findLabelled, mount } from 'jest-mocks/mount';

describe('involvementFormFooter', () => {
  it('asks to save or to cancel', async () => {
    const element = mount<InvolvementFormFooter>('c-involvement-form-footer', InvolvementFormFooter);
    const asked: string[] = [];
    for (const name of ['save', 'cancel']) element.addEventListener(name, () => asked.push(name));
    findLabelled(element, 'lightning-button', 'Save').click();
    findLabelled(element, 'lightning-button', 'Cancel').click();
    expect(asked).toEqual(['save', 'cancel']);
    await expect(element).toBeAccessible();
  });

  it('offers nothing while a save is on its way', () => {
    const element = mount<InvolvementFormFooter>('c-involvement-form-footer', InvolvementFormFooter, { isBusy: true });
    const buttons = findAll<HTMLElement & { disabled: boolean }>(element, 'lightning-button');
    expect(buttons.map((each) => each.disabled)).toEqual([true, true]);
  });
});
