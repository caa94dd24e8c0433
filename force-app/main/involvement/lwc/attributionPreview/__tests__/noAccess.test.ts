import getSetup from '@salesforce/apex/AttributionPreviewController.getSetup';
import AttributionPreview from 'c/attributionPreview';
import { mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/AttributionPreviewController.getSetup', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AttributionPreviewController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ManageInvolve', () => ({ default: undefined }), { virtual: true });

it('tells who may not manage Involve, and asks the server nothing', async () => {
  const element = mount<AttributionPreview>('c-attribution-preview', AttributionPreview);
  await settle();
  expect(element.shadowRoot?.textContent).toContain('Attribution sources are shown to those who manage Involve.');
  expect(getSetup).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});
