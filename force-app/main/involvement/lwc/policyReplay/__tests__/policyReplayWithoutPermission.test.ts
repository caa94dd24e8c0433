import PolicyReplay from 'c/policyReplay';
import { find, findAll, mount, settle } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/PolicyReplayController.getOptions',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock(
  '@salesforce/apex/PolicyReplayController.replay',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock('@salesforce/customPermission/ReplayPolicy', () => ({ default: undefined }), { virtual: true });

it('says that there is no access to who lacks the permission, without an answer of the server', async () => {
  const element = mount<PolicyReplay>('c-policy-replay', PolicyReplay);
  await settle();
  expect(find(element, 'c-involvement-no-access')).toBeTruthy();
  expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
  await expect(element).toBeAccessible();
});
