import { setup } from '@sa11y/jest';
import { mockCustomLabels } from './customLabels';

setup();
mockCustomLabels();

afterEach(() => {
  // Each test starts with an empty page.
  while (document.body.firstChild) document.body.firstChild.remove();
  jest.clearAllMocks();
});
