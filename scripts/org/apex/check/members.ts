/** Fields and methods of a type with everything it inherits, and who may see them. */
import { nameKey } from '../../schema/apiName.ts';
import type { Visibility } from '../emit/ir.ts';
import { libraryType, typeKey } from '../types.ts';
import type { ApexType, LibraryTypeRef } from '../types.ts';
import type { LibraryMember } from './libraryCatalogue.ts';
import { findLibraryType } from './libraryCatalogue.ts';
import type { TypePlace } from './resolveType.ts';
import { findTypeSymbol, methodKey, topLevelOf } from './symbols.ts';
import type { FieldSymbol, MethodSymbol, ProjectSymbols, TypeSymbol } from './symbols.ts';
import { directSupertypes, libraryTypeOf, substitute } from './typeRelations.ts';

export type MethodCandidate =
  | { readonly kind: 'project'; readonly method: MethodSymbol; readonly parameterTypes: readonly (ApexType | null)[] }
  | {
      readonly kind: 'library';
      readonly member: LibraryMember;
      readonly parameterTypes: readonly ApexType[];
      readonly returnType: ApexType;
    };

/** The library type that carries the methods of every SObject. */
export const SOBJECT_METHODS = libraryType('System.SObject');

/** The library type that carries the methods of every object of a project class. */
const OBJECT_METHODS = libraryType('System.ApexObjectMethods');

export function findField(
  project: ProjectSymbols,
  type: TypeSymbol,
  name: string,
  isStatic: boolean
): FieldSymbol | null {
  const key = nameKey(name);
  const visited = new Set<TypeSymbol>();
  for (
    let current: TypeSymbol | null = type;
    current !== null && !visited.has(current);
    current = superSymbol(project, current)
  ) {
    visited.add(current);
    const field = (isStatic ? current.staticFields : current.instanceFields).get(key);
    if (field !== undefined) return field;
  }
  return null;
}

export function superSymbol(project: ProjectSymbols, type: TypeSymbol): TypeSymbol | null {
  return type.superclass?.kind === 'class' ? findTypeSymbol(project, type.superclass) : null;
}

/** Instance methods of any type by name, nearest first; an overridden method appears once. */
export function findInstanceMethods(project: ProjectSymbols, type: ApexType, name: string): MethodCandidate[] {
  const found = new Map<string, MethodCandidate>();
  collectMethods(project, type, nameKey(name), found, false);
  return [...found.values()];
}

/** Static methods by name, inherited ones included. */
export function findStaticMethods(project: ProjectSymbols, type: ApexType, name: string): MethodCandidate[] {
  const found = new Map<string, MethodCandidate>();
  collectMethods(project, type, nameKey(name), found, true);
  return [...found.values()];
}

function collectMethods(
  project: ProjectSymbols,
  type: ApexType,
  key: string,
  found: Map<string, MethodCandidate>,
  isStatic: boolean
): void {
  const add = (candidate: MethodCandidate, name: string): void => {
    const signature = methodKey(name, candidate.parameterTypes);
    if (!found.has(signature)) found.set(signature, candidate);
  };
  if (type.kind === 'class') {
    for (const method of findTypeSymbol(project, type).methods.get(key) ?? []) {
      if (method.isStatic === isStatic)
        add(
          { kind: 'project', method, parameterTypes: method.parameters.map((parameter) => parameter.type) },
          method.name
        );
    }
    if (!isStatic && isRootClass(project, type)) collectMethods(project, OBJECT_METHODS, key, found, false);
  } else {
    const declared = methodOwner(project, type);
    if (declared !== null) {
      const table = isStatic ? declared.declaration.statics : declared.declaration.methods;
      for (const member of table.get(key) ?? [])
        add(libraryCandidate(member, declared.declaration.typeParameters, declared.ref.args), member.name);
    }
  }
  if (isStatic && type.kind === 'library') return;
  for (const parent of directSupertypes(project, type)) collectMethods(project, parent, key, found, isStatic);
}

function isRootClass(project: ProjectSymbols, type: ApexType & { kind: 'class' }): boolean {
  const { kind, superclass } = findTypeSymbol(project, type);
  return kind === 'class' && superclass === null && findLibraryType(project.library, OBJECT_METHODS.name) !== undefined;
}

export function libraryCandidate(
  member: LibraryMember,
  typeParameters: readonly string[],
  args: readonly ApexType[]
): MethodCandidate & { kind: 'library' } {
  return {
    kind: 'library',
    member,
    parameterTypes: member.parameters.map((parameter) => substitute(parameter.type, typeParameters, args)),
    returnType: substitute(member.returnType, typeParameters, args)
  };
}

function methodOwner(
  project: ProjectSymbols,
  type: ApexType
): { declaration: ReturnType<typeof libraryTypeOf>; ref: LibraryTypeRef } | null {
  if (type.kind === 'library') return { declaration: libraryTypeOf(project, type), ref: type };
  if (type.kind !== 'sobject' || type.name !== null) return null;
  const declaration = findLibraryType(project.library, SOBJECT_METHODS.name);
  return declaration === undefined ? null : { declaration, ref: SOBJECT_METHODS };
}

/** A property of a library type, seen through its supertypes; the type is that of the receiver's arguments. */
export function findLibraryProperty(
  project: ProjectSymbols,
  type: ApexType,
  name: string
): { getter: LibraryMember; setter: LibraryMember | null; type: ApexType } | null {
  if (type.kind === 'library') {
    const declared = libraryTypeOf(project, type);
    const getter = declared.properties.get(nameKey(name));
    if (getter !== undefined) {
      return {
        getter,
        setter: declared.setters.get(nameKey(name)) ?? null,
        type: substitute(getter.returnType, declared.typeParameters, type.args)
      };
    }
  }
  for (const parent of directSupertypes(project, type)) {
    const found = findLibraryProperty(project, parent, name);
    if (found !== null) return found;
  }
  return null;
}

/** True where a member of `owner` may be used at the place (P18, P19). */
export function isMemberVisible(
  visibility: Visibility,
  isTestVisible: boolean,
  owner: TypeSymbol | null,
  place: TypePlace
): boolean {
  if (owner === null || visibility === 'public' || visibility === 'global') return true;
  if (place.owner !== null && topLevelOf(owner) === topLevelOf(place.owner)) return true;
  if (isTestVisible && place.isTest) return true;
  return visibility === 'protected' && place.owner !== null && inheritsFrom(place.project, place.owner, owner);
}

function inheritsFrom(project: ProjectSymbols, from: TypeSymbol, ancestor: TypeSymbol): boolean {
  for (let outer: TypeSymbol | null = from; outer !== null; outer = outer.outer) {
    for (let current: TypeSymbol | null = outer; current !== null; current = superSymbol(project, current)) {
      if (current === ancestor) return true;
    }
  }
  return false;
}

export function printCandidate(candidate: MethodCandidate): string {
  const name = candidate.kind === 'project' ? candidate.method.name : candidate.member.name;
  const returnType = candidate.kind === 'project' ? candidate.method.returnType : candidate.returnType;
  return `${returnType === null ? 'void' : typeKey(returnType)} ${name}(${candidate.parameterTypes.map((type) => (type === null ? '?' : typeKey(type))).join(', ')})`;
}
