/** The enums of the library at run time: one constant object each. */
import { ApexEnumType } from '../values/apexEnum.ts';
import type { RuntimeType } from '../values/runtimeType.ts';
import { ENUM_TYPES } from './enums.ts';

const enums = new Map<string, ApexEnumType>();
for (const declaration of ENUM_TYPES)
  enums.set(
    declaration.name.toLowerCase(),
    new ApexEnumType(declaration.name.replace(/^(?:System|Schema)\./u, ''), declaration.constants ?? [])
  );

/** `System.LoggingLevel`; a plain Error for a name that is no enum of the library. */
export function libraryEnum(qualifiedName: string): ApexEnumType {
  const found = enums.get(qualifiedName.toLowerCase());
  if (found === undefined) throw new Error(`No such enum: ${qualifiedName}`);
  return found;
}

const byType = new Map(Array.from(enums.values(), (each) => [each.type, each]));

/** A library enum by the type its constants print; undefined for other types. */
export function libraryEnumOf(type: RuntimeType): ApexEnumType | undefined {
  return byType.get(type);
}
