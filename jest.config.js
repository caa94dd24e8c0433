import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Lightning web components only; everything under scripts runs with node --test. */
export default {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  testMatch: ['**/lwc/**/__tests__/**/*.test.ts'],
  moduleNameMapper: { '^jest-mocks/(.*)$': '<rootDir>/force-app/test/jest-mocks/$1' },
  transform: {
    ...jestConfig.transform,
    '^.+\\.(js|ts|html|css)$': require.resolve('./scripts/build/lwcJestTransformer.cjs')
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/force-app/test/jest-mocks/setup.js']
};
