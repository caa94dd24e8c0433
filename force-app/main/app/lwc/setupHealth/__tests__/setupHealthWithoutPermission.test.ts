import getHealth from '@salesforce/apex/SetupHealthController.getHealth';
import SetupHealth from 'c/setupHealth';
import { findAll, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/SetupHealthController.getHealth', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ManageInvolve', () => ({ default: undefined }), { virtual: true });

describe('setupHealth without the permission to manage Involve', () => {
  it('says so, asks nothing of the server and offers nothing', async () => {
    const element = mount<SetupHealth>('c-setup-health', SetupHealth);
    await settle();
    expect(element.shadowRoot?.textContent).toContain('You cannot see the set-up here');
    expect(getHealth).not.toHaveBeenCalled();
    expect(findAll(element, 'lightning-button')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
