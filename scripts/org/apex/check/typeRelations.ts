/** Which type is a kind of which: supertypes of project, library and SObject types, and substitution of type parameters. */
import { isLibrary, OBJECT, SOBJECT, sameType } from '../types.ts';
import type { ApexType, LibraryTypeRef } from '../types.ts';
import { ENUM_TYPE, findLibraryType } from './libraryCatalogue.ts';
import type { LibraryType } from './libraryCatalogue.ts';
import { findTypeSymbol } from './symbols.ts';
import type { ProjectSymbols } from './symbols.ts';

export function substitute(type: ApexType, parameters: readonly string[], args: readonly ApexType[]): ApexType {
  if (parameters.length === 0) return type;
  if (type.kind === 'parameter') return args[parameters.indexOf(type.name)] ?? type;
  if (type.kind !== 'library' || type.args.length === 0) return type;
  return { ...type, args: type.args.map((arg) => substitute(arg, parameters, args)) };
}

export function libraryTypeOf(project: ProjectSymbols, ref: LibraryTypeRef): LibraryType {
  const type = findLibraryType(project.library, ref.name);
  if (type === undefined) throw new Error(`The library does not declare ${ref.name}`);
  return type;
}

/** Direct supertypes, class first. */
export function directSupertypes(project: ProjectSymbols, type: ApexType): readonly ApexType[] {
  switch (type.kind) {
    case 'class': {
      const symbol = findTypeSymbol(project, type);
      const root =
        symbol.kind === 'enum' && findLibraryType(project.library, ENUM_TYPE.name) !== undefined ? ENUM_TYPE : OBJECT;
      return [symbol.superclass ?? root, ...symbol.interfaces];
    }
    case 'library': {
      const declared = libraryTypeOf(project, type);
      const parents: LibraryTypeRef[] = [...libraryParent(project, declared), ...declared.interfaces];
      return parents.map((parent) => substitute(parent, declared.typeParameters, type.args));
    }
    case 'sobject':
      return type.name === null ? [OBJECT] : [SOBJECT];
    default:
      return [];
  }
}

/** Enums of the library have the members of System.Enum, as project enums do. */
function libraryParent(project: ProjectSymbols, declared: LibraryType): LibraryTypeRef[] {
  const isEnumType = declared.kind === 'enum' && findLibraryType(project.library, ENUM_TYPE.name) !== undefined;
  if (isEnumType) return [ENUM_TYPE];
  return declared.superclass === null ? [] : [declared.superclass];
}

/** The supertype of the given library declaration, with its type arguments: `List<Account>` seen as `System.Iterable` gives `Iterable<Account>`. */
export function asLibraryType(project: ProjectSymbols, type: ApexType, name: string): LibraryTypeRef | null {
  if (isLibrary(type, name)) return type;
  for (const parent of directSupertypes(project, type)) {
    const found = asLibraryType(project, parent, name);
    if (found !== null) return found;
  }
  return null;
}

/** Declared subtyping only: no collection variance, no numeric widening. */
export function isSubtype(project: ProjectSymbols, from: ApexType, to: ApexType): boolean {
  return subtypeDistance(project, from, to) !== null;
}

/** Steps up the hierarchy, 0 for the same type, null where there is no way. */
export function subtypeDistance(project: ProjectSymbols, from: ApexType, to: ApexType): number | null {
  if (sameType(from, to)) return 0;
  let best: number | null = null;
  for (const parent of directSupertypes(project, from)) {
    const distance = subtypeDistance(project, parent, to);
    if (distance !== null && (best === null || distance + 1 < best)) best = distance + 1;
  }
  return best;
}

export function isException(project: ProjectSymbols, type: ApexType): boolean {
  return asLibraryType(project, type, 'System.Exception') !== null;
}

export function isEnum(project: ProjectSymbols, type: ApexType): boolean {
  if (type.kind === 'class') return findTypeSymbol(project, type).kind === 'enum';
  return type.kind === 'library' && libraryTypeOf(project, type).kind === 'enum';
}

export function isInterface(project: ProjectSymbols, type: ApexType): boolean {
  if (type.kind === 'class') return findTypeSymbol(project, type).kind === 'interface';
  return type.kind === 'library' && libraryTypeOf(project, type).kind === 'interface';
}

/** Class types that nothing can extend: an instance is exactly of this class. */
export function isFinalClass(project: ProjectSymbols, type: ApexType): boolean {
  if (type.kind !== 'class') return false;
  const symbol = findTypeSymbol(project, type);
  return symbol.kind === 'enum' || (symbol.kind === 'class' && !symbol.isVirtual && !symbol.isAbstract);
}
