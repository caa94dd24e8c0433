/** Enums of the platform: the declaration for the checker and the constants for running code come from one list. */
import { ApexEnumType } from '../values/apexEnum.ts';
import type { ApexEnum } from '../values/apexEnum.ts';
import { defineType } from './library.ts';
import type { LibraryTypeDeclaration } from './library.ts';

const enums = new Map<string, ApexEnumType>();

/** `name` is qualified; constants in the platform's order, so that ordinals agree. */
export function defineEnum(name: string, doc: string, constants: readonly string[]): LibraryTypeDeclaration {
  enums.set(name.toLowerCase(), new ApexEnumType(name, constants));
  return defineType({ name, doc, kind: 'enum', constants });
}

/** The constants of a declared enum; throws a plain Error for any other name. */
export function libraryEnum(name: string): ApexEnumType {
  const found = enums.get(name.toLowerCase());
  if (found === undefined) throw new Error(`The library has no enum ${name}.`);
  return found;
}

/** `Schema.DisplayType`, `STRING`. */
export function libraryConstant(owner: string, name: string): ApexEnum {
  return libraryEnum(owner).constant(name);
}
