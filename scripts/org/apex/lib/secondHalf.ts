/** The part of the library that is not about values and records: JSON, cryptography, access decisions, what the org never does. */
import type { LibraryTypeDeclaration } from './library.ts';
import { REFUSED_TYPES } from './System/refusedTypes.ts';

export const SECOND_HALF: readonly LibraryTypeDeclaration[] = [...REFUSED_TYPES];
