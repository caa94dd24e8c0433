import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import { LOCK_RESULT_TYPES } from './lockResults.ts';
import { LOCK_METHODS } from './locks.ts';
import { PROCESS_METHODS, PROCESS_TYPES } from './requests.ts';

export const APPROVAL_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.Approval',
    doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm',
    statics: { ...LOCK_METHODS, ...PROCESS_METHODS }
  }),
  ...LOCK_RESULT_TYPES,
  ...PROCESS_TYPES
];
