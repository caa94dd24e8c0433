/** Second pass: superclasses and interfaces. */
import type { TypeDeclaration, TypeName } from '../../parse/ast.ts';
import { typeKey } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { attempt, fail } from '../checkFailure.ts';
import { superSymbol } from '../members.ts';
import {
  cyclicHierarchy,
  exceptionName,
  exceptionSuperclass,
  extendsInterface,
  implementsClass,
  notExtensible
} from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import { findTypeSymbol } from '../symbols.ts';
import type { ProjectSymbols, TypeSymbol } from '../symbols.ts';
import { isException, isInterface, libraryTypeOf } from '../typeRelations.ts';
import type { DeclaredType } from './declareTypes.ts';

export function declareHeader({ symbol, declaration, report }: DeclaredType, project: ProjectSymbols): void {
  if (declaration.kind === 'EnumDeclaration') return;
  const place = { project, owner: symbol.outer ?? symbol, isTest: symbol.isTest };
  if (declaration.kind === 'ClassDeclaration' && declaration.superclass !== null) {
    const written = declaration.superclass;
    symbol.superclass = attempt(report, () => superclassOf(written, resolveType(written, place), project));
  }
  const names = declaration.kind === 'ClassDeclaration' ? declaration.interfaces : declaration.extends;
  symbol.interfaces = names
    .map((name) =>
      attempt(report, () => {
        const type = resolveType(name, place);
        return isInterface(project, type) ? type : fail(implementsClass(typeKey(type), name.origin));
      })
    )
    .filter((type) => type !== null);
}

function superclassOf(written: TypeName, type: ApexType, project: ProjectSymbols): ApexType {
  if (type.kind === 'library') {
    const declared = libraryTypeOf(project, type);
    if (declared.kind !== 'class') return fail(extendsInterface(typeKey(type), written.origin));
    return declared.isExtensible ? type : fail(notExtensible(typeKey(type), written.origin));
  }
  if (type.kind !== 'class') return fail(notExtensible(typeKey(type), written.origin));
  const parent = findTypeSymbol(project, type);
  if (parent.kind !== 'class') return fail(extendsInterface(typeKey(type), written.origin));
  return parent.isVirtual || parent.isAbstract ? type : fail(notExtensible(typeKey(type), written.origin));
}

/** Cuts cycles, so that later passes may walk up without care, and judges exception names (P32). */
export function judgeHeader({ symbol, declaration, report }: DeclaredType, project: ProjectSymbols): void {
  if (isCyclic(symbol, project)) {
    report(cyclicHierarchy(typeKey(symbol.ref), declaration.name.origin));
    symbol.superclass = null;
    symbol.interfaces = [];
  }
}

/** After all cycles are cut. A class whose superclass could not be resolved is not judged. */
export function judgeExceptionName({ symbol, declaration, report }: DeclaredType, project: ProjectSymbols): void {
  if (symbol.kind !== 'class' || hasBrokenSuperclass(symbol, declaration)) return;
  const isNamedException = /exception$/i.test(symbol.simpleName);
  const isOne = isException(project, symbol.ref);
  if (isOne && !isNamedException) report(exceptionName(symbol.simpleName, declaration.name.origin));
  if (!isOne && isNamedException) report(exceptionSuperclass(symbol.simpleName, declaration.name.origin));
}

export function hasBrokenSuperclass(symbol: TypeSymbol, declaration: TypeDeclaration): boolean {
  return declaration.kind === 'ClassDeclaration' && declaration.superclass !== null && symbol.superclass === null;
}

function isCyclic(symbol: TypeSymbol, project: ProjectSymbols): boolean {
  const visited = new Set<TypeSymbol>();
  const walk = (current: TypeSymbol): boolean => {
    if (current === symbol && visited.size > 0) return true;
    if (visited.has(current)) return false;
    visited.add(current);
    const parents = [
      superSymbol(project, current),
      ...current.interfaces.map((type) => (type.kind === 'class' ? findTypeSymbol(project, type) : null))
    ];
    return parents.some((parent) => parent !== null && walk(parent));
  };
  return walk(symbol);
}
