/**
 * Which type a written name means. Own names come first: inner types, then outer ones, then classes of the project, then the
 * library (System and Schema without prefix), then the SObjects of the schema (P16, P114). BusinessHours is the SObject first.
 */
import { nameKey } from '../../schema/apiName.ts';
import { libraryType, listOf, SOBJECT, sobjectType, typeKey } from '../types.ts';
import type { Diagnostic, Origin } from '../../diagnostic.ts';
import type { ApexType } from '../types.ts';
import type { TypeName } from '../parse/ast.ts';
import { fail } from './checkFailure.ts';
import { flowOfType, INTERVIEW } from './flowTypes.ts';
import { findImplicitLibraryType, findLibraryType, IMPLICIT_NAMESPACES } from './libraryCatalogue.ts';
import type { LibraryType } from './libraryCatalogue.ts';
import { notVisible, typeArguments, unknownType, unsupported } from './messages.ts';
import { findTypeSymbol, topLevelOf } from './symbols.ts';
import type { ProjectSymbols, TypeSymbol } from './symbols.ts';

/** Where a type name stands. */
export interface TypePlace {
  readonly project: ProjectSymbols;
  readonly owner: TypeSymbol | null;
  /** True inside a test class: @TestVisible opens private types. */
  readonly isTest: boolean;
}

/** The name of an object and of the class with its methods: a variable is a record, a method is the class's. */
export const BUSINESS_HOURS = nameKey('BusinessHours');

/** SObject types without a row in the schema: results of queries. */
const BUILT_IN_SOBJECTS = new Map(['AggregateResult', 'Name'].map((name) => [nameKey(name), name]));

/** Objects that a simple name means although the library has a class of that name. */
const OBJECTS_BEFORE_LIBRARY: ReadonlySet<string> = new Set(['sobject', BUSINESS_HOURS]);

export type NamedType =
  | { readonly kind: 'symbol'; readonly symbol: TypeSymbol }
  | { readonly kind: 'library'; readonly type: LibraryType }
  | { readonly kind: 'sobject'; readonly name: string | null };

/** Throws a CheckFailure with "Invalid type: X". */
export function resolveType(name: TypeName, place: TypePlace): ApexType {
  let type = resolveNamed(name, place);
  for (let dimension = 0; dimension < name.arrayDimensions; dimension += 1) type = listOf(type);
  return type;
}

/** Types of the platform that the local org lacks altogether, by the start of their name. */
const REFUSED_TYPES: readonly (readonly [start: RegExp, reason: string])[] = [
  [/^component[.]/iu, 'Visualforce components are not made in code'],
  [/^apexpages[.]component$/iu, 'Visualforce components are not made in code'],
  [/^eventbus[.]changeeventheader$/iu, 'change events do not exist'],
  [/^visualeditor[.]/iu, 'nobody sets up pages in a builder']
];

function notFound(written: string, at: Origin): Diagnostic {
  const refused = REFUSED_TYPES.find(([start]) => start.test(written));
  return refused === undefined ? unknownType(written, at) : unsupported(written, refused[1], at);
}

function resolveNamed(name: TypeName, place: TypePlace): ApexType {
  const words = name.names.map((part) => part.text);
  const last = name.names[name.names.length - 1];
  if (last === undefined) throw new Error('A type name has at least one word');
  const found = findNamedType(words, place);
  const written = words.join('.');
  if (found === null) return fail(notFound(written, name.names[0]?.origin ?? name.origin));
  const args = last.args.map((arg) => resolveType(arg, place));
  if (found.kind === 'library') {
    if (found.type.typeParameters.length !== args.length)
      fail(typeArguments(written, found.type.typeParameters.length, last.origin));
    return libraryType(found.type.name, ...args);
  }
  if (args.length > 0) fail(typeArguments(written, 0, last.origin));
  if (found.kind === 'sobject') return found.name === null ? SOBJECT : sobjectType(found.name);
  if (!isTypeVisible(found.symbol, place)) fail(notVisible('Type', typeKey(found.symbol.ref), last.origin));
  return found.symbol.ref;
}

/** The declaration behind `Foo`, `Outer.Inner`, `ns.Foo`, `Schema.Account`; null for none. */
export function findNamedType(words: readonly string[], place: TypePlace): NamedType | null {
  const [first, second, ...rest] = words;
  if (first === undefined) return null;
  if (second === undefined) return findSimple(first, place);
  const { project } = place;
  const head = findOwnType(first, place);
  if (head !== null && rest.length === 0) {
    const inner = findInner(project, head, nameKey(second));
    if (inner !== null) return { kind: 'symbol', symbol: inner };
  }
  if (project.namespace !== null && nameKey(first) === nameKey(project.namespace)) {
    const top = project.types.get(nameKey(second));
    const symbol = top === undefined || rest.length === 0 ? top : findInner(project, top, nameKey(rest.join('.')));
    if (symbol !== undefined && symbol !== null) return { kind: 'symbol', symbol };
  }
  const written = flowOfType(words, project) === null ? words.join('.') : INTERVIEW;
  const library = findLibraryType(project.library, written);
  if (library !== undefined) return { kind: 'library', type: library };
  const isImplicit = IMPLICIT_NAMESPACES.some((namespace) => namespace === nameKey(first));
  return isImplicit && rest.length === 0 ? findSObject(second, project) : null;
}

function findSimple(name: string, place: TypePlace): NamedType | null {
  const own = findOwnType(name, place);
  if (own !== null) return { kind: 'symbol', symbol: own };
  const sobject = OBJECTS_BEFORE_LIBRARY.has(nameKey(name)) ? findSObject(name, place.project) : null;
  if (sobject !== null) return sobject;
  const library = findImplicitLibraryType(place.project.library, name);
  if (library !== undefined) return { kind: 'library', type: library };
  return findSObject(name, place.project);
}

function findSObject(name: string, project: ProjectSymbols): NamedType | null {
  if (nameKey(name) === 'sobject') return { kind: 'sobject', name: null };
  const object = project.schema.object(name);
  if (object !== undefined) return { kind: 'sobject', name: object.name.canonical };
  const builtIn = BUILT_IN_SOBJECTS.get(nameKey(name));
  return builtIn === undefined ? null : { kind: 'sobject', name: builtIn };
}

/** Types of the project by simple name, as seen from the place. */
export function findOwnType(name: string, place: TypePlace): TypeSymbol | null {
  const key = nameKey(name);
  for (let owner = place.owner; owner !== null; owner = owner.outer) {
    const inner = findInner(place.project, owner, key);
    if (inner !== null) return inner;
    if (nameKey(owner.simpleName) === key) return owner;
  }
  return place.project.types.get(key) ?? null;
}

/** Inner types are inherited. */
export function findInner(project: ProjectSymbols, owner: TypeSymbol, key: string): TypeSymbol | null {
  const visited = new Set<TypeSymbol>();
  let current: TypeSymbol | null = owner;
  while (current !== null && !visited.has(current)) {
    visited.add(current);
    const inner = current.inner.get(key);
    if (inner !== undefined) return inner;
    current = current.superclass?.kind === 'class' ? findTypeSymbol(project, current.superclass) : null;
  }
  return null;
}

function isTypeVisible(symbol: TypeSymbol, place: TypePlace): boolean {
  if (place.owner !== null && topLevelOf(symbol) === topLevelOf(place.owner)) return true;
  const isOpen =
    symbol.visibility === 'public' || symbol.visibility === 'global' || (symbol.isTestVisible && place.isTest);
  return isOpen && (symbol.outer === null || isTypeVisible(symbol.outer, place));
}
