import { createElement } from 'lwc';
import getPanel from '@salesforce/apex/InvolvementPanelController.getPanel';
import InvolvementPanel from 'c/involvementPanel';

jest.mock('@salesforce/customPermission/ViewInvolvement', () => ({ default: undefined }), { virtual: true });
jest.mock(
  '@salesforce/apex/InvolvementPanelController.getPanel',
  () => {
    const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true }
);

const wire = getPanel as unknown as { getLastConfig(): { opportunityId?: string } | undefined };

describe('c-involvement-panel without the permission to view involvement', () => {
  afterEach(() => document.body.replaceChildren());

  it('says so, asks nothing of the server and offers nothing to change', async () => {
    const element = createElement('c-involvement-panel', { is: InvolvementPanel });
    Object.assign(element, { recordId: '006000000000001AAA' });
    document.body.appendChild(element);
    await Promise.resolve();
    expect(element.shadowRoot?.textContent).toContain('You cannot see partner involvement here');
    expect(wire.getLastConfig()?.opportunityId).toBeUndefined();
    expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
