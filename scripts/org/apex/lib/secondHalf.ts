/** The part of the library that is not about values and records: JSON, cryptography, access decisions, what the org never does. */
import type { LibraryTypeDeclaration } from './library.ts';
import { CryptoType } from './System/Crypto.ts';
import { EncodingUtilType } from './System/EncodingUtil.ts';
import { JsonType } from './System/JSON.ts';
import { REFUSED_TYPES } from './System/refusedTypes.ts';
import { SecurityType, SObjectAccessDecisionType } from './System/Security.ts';

export const SECOND_HALF: readonly LibraryTypeDeclaration[] = [CryptoType, EncodingUtilType, JsonType, ...REFUSED_TYPES, SecurityType, SObjectAccessDecisionType];
