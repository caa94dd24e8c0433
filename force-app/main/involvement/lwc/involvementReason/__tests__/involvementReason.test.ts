import InvolvementReason from 'c/involvementReason';
import { find, fire, mount, settle } from 'jest-mocks/mount';

type Textarea = HTMLElement & { setCustomValidity: jest.Mock; reportValidity: () => boolean };

async function show(properties: object) {
  const element = mount<InvolvementReason>('c-involvement-reason', InvolvementReason, properties);
  const textarea = find<Textarea>(element, 'lightning-textarea');
  let message = '';
  Object.assign(textarea, {
    setCustomValidity: (text: string) => (message = text),
    reportValidity: () => message === ''
  });
  const type = async (value: string) => {
    fire(textarea, 'change', { value });
    await settle();
  };
  return { element, type, message: () => message };
}

describe('involvementReason', () => {
  it('gives the text without blanks around it', async () => {
    const { element, type } = await show({ isRequired: true });
    await type(' Agreed in the review. ');
    expect(element.reason).toBe('Agreed in the review.');
    expect(element.reportValidity()).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('takes blanks for no reason, and says so', async () => {
    const { element, type, message } = await show({ isRequired: true });
    await type('   ');
    expect(element.reportValidity()).toBe(false);
    expect(message()).toBe('Say why closed business changes.');
  });

  it('may be left out where none is required', async () => {
    const { element } = await show({});
    expect(element.reportValidity()).toBe(true);
  });
});
