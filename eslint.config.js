import js from '@eslint/js';
import lwcTypeScript from '@salesforce/eslint-config-lwc/recommended-ts.js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig([
  globalIgnores(['**/node_modules/', '**/.cache/', '**/.local/', '**/dist/', 'coverage/', 'force-app/**/lwc/**/*.js']),
  {
    files: ['scripts/**/*.ts', '*.js'],
    extends: [js.configs.recommended, ...tseslint.configs.recommended],
    languageOptions: { globals: globals.node },
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error'
    }
  },
  { files: ['*.js', 'scripts/org/web/**/*.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    // The engine runs one transaction at a time, synchronously: nothing between a boundary and its commit may await.
    files: ['scripts/org/{apex,soql,data,access,write,transaction}/**/*.ts'],
    ignores: ['**/__tests__/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'AwaitExpression', message: 'The engine is synchronous: do the waiting outside of it.' },
        {
          selector: 'FunctionDeclaration[async=true]',
          message: 'The engine is synchronous: do the waiting outside of it.'
        }
      ]
    }
  },
  {
    files: ['**/lwc/**/*.ts'],
    extends: [lwcTypeScript, ...tseslint.configs.recommended],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaVersion: 'latest', sourceType: 'module' } }
  },
  {
    files: ['**/lwc/**/*.test.ts', 'force-app/test/jest-mocks/**/*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
    rules: {
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off',
      '@typescript-eslint/no-require-imports': 'off'
    }
  }
]);
