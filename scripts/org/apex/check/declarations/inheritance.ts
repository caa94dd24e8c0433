/** Override rules and implemented interfaces (P20), judged on symbols alone. */
import type { Diagnostic, Origin } from '../../../diagnostic.ts';
import { ID, isLibrary, OBJECT, sameType, typeKey, VOID } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import type { IrClass, MethodRef } from '../../emit/ir.ts';
import { findRoute, isText } from '../conversions.ts';
import { findInstanceMethods, superSymbol } from '../members.ts';
import { selectOverload } from '../overloads.ts';
import {
  abstractInConcrete,
  implementationVisibility,
  missingImplementation,
  missingOverride,
  nothingOverridden,
  overrideReturnType,
  overrideVisibility,
  overridesNonVirtual,
  unsupported
} from '../messages.ts';
import { findTypeSymbol, methodKey, printSignature, topLevelOf } from '../symbols.ts';
import type { MethodSymbol, ProjectSymbols, TypeSymbol } from '../symbols.ts';
import { directSupertypes, libraryTypeOf, substitute } from '../typeRelations.ts';
import { VISIBILITY_RANK } from './declareMembers.ts';
import type { DeclaredType } from './declareTypes.ts';

export type Bridges = NonNullable<IrClass['bridges']>;

/** A method somebody has to write: of an interface or an abstract class, with type arguments filled in. */
interface Obligation {
  readonly owner: string;
  readonly name: string;
  readonly parameterTypes: readonly (ApexType | null)[];
  readonly returnType: ApexType | null;
  readonly isInterface: boolean;
  /** True for the abstract methods whose implementations are judged as overrides: those a subclass can see. */
  readonly isOverridden: boolean;
  /** Key of the library's interface method. */
  readonly libraryKey: string | null;
}

export function checkOverrides({ symbol, report }: DeclaredType, project: ProjectSymbols): void {
  if (symbol.kind !== 'class') return;
  for (const method of [...symbol.methods.values()].flat()) {
    if (method.isStatic) continue;
    const signature = printMethod(method);
    if (method.isAbstract && !symbol.isAbstract) report(abstractInConcrete(signature, method.origin));
    const parent = findOverridden(symbol, method, project);
    if (parent === null) {
      if (method.isOverride && !overridesLibrary(symbol, method, project))
        report(nothingOverridden(signature, method.origin));
      continue;
    }
    if (!parent.isVirtual && !parent.isAbstract) report(overridesNonVirtual(signature, method.origin));
    else if (!method.isOverride && parent.visibility !== 'private') report(missingOverride(signature, method.origin));
    if (parent.returnType !== null && method.returnType !== null && !sameType(parent.returnType, method.returnType))
      report(overrideReturnType(method.returnType, parent.returnType, method.origin));
    const isReduced =
      VISIBILITY_RANK[method.visibility] < VISIBILITY_RANK[parent.visibility] &&
      !(method.visibility === 'public' && parent.visibility === 'global');
    if (isReduced) report(overrideVisibility(signature, method.origin));
  }
}

function signatureKey(method: MethodSymbol): string {
  return methodKey(
    method.name,
    method.parameters.map((parameter) => parameter.type)
  );
}

/** Private methods are nobody else's business, but for classes that see them: of the same file, where abstract, and test classes. */
function findOverridden(symbol: TypeSymbol, method: MethodSymbol, project: ProjectSymbols): MethodSymbol | null {
  const key = signatureKey(method);
  for (let parent = superSymbol(project, symbol); parent !== null; parent = superSymbol(project, parent)) {
    const found = (parent.methods.get(method.name.toLowerCase()) ?? []).find(
      (other) => !other.isStatic && isSeen(other, symbol) && signatureKey(other) === key
    );
    if (found !== undefined) return found;
  }
  return null;
}

function isSeen({ visibility, isAbstract, isVirtual, isTestVisible, owner }: MethodSymbol, from: TypeSymbol): boolean {
  if (visibility !== 'private') return true;
  const isInFile = isAbstract && owner !== null && topLevelOf(owner) === topLevelOf(from);
  return isInFile || (isTestVisible && (isVirtual || isAbstract) && topLevelOf(from).isTest);
}

/** `override String toString()` and methods of System.Exception. */
function overridesLibrary(symbol: TypeSymbol, method: MethodSymbol, project: ProjectSymbols): boolean {
  let root: ApexType = OBJECT;
  for (let current: TypeSymbol | null = symbol; current !== null; current = superSymbol(project, current))
    if (current.superclass?.kind === 'library') root = current.superclass;
  const key = signatureKey(method);
  return findInstanceMethods(project, root, method.name).some(
    (candidate) => methodKey(method.name, candidate.parameterTypes) === key
  );
}

/** Methods of the library in whose place the platform takes a static one, as public code shows. */
const STATIC_IMPLEMENTATIONS: ReadonlySet<string> = new Set(['System.Queueable#execute(QueueableContext)']);

/**
 * Reports what a class leaves unimplemented. Gives the methods that are called by another key than their own: one per interface method
 * of the library, and one per interface method of the project with narrower parameters, that the class or a superclass stands in for.
 */
export function checkObligations({ symbol, declaration, report }: DeclaredType, project: ProjectSymbols): Bridges {
  if (symbol.kind !== 'class') return [];
  const bridges: { calledAs: string; method: MethodRef }[] = [];
  for (const obligation of obligationsOf(symbol, project)) {
    const method = findImplementation(symbol, obligation, project);
    if (method === null) {
      const inPlace = staticInPlace(symbol, obligation, project);
      if (inPlace !== null) bridges.push({ calledAs: obligation.libraryKey ?? inPlace.ref.key, method: inPlace.ref });
      else if (!symbol.isAbstract) report(nameMissing(symbol, obligation, declaration.name.origin, project));
      continue;
    }
    const { returnType } = obligation;
    const isUnfit =
      returnType !== null &&
      method.returnType !== null &&
      !fitsReturn(method.returnType, returnType, obligation, project);
    if (!obligation.isOverridden && isUnfit) report(overrideReturnType(method.returnType, returnType, method.origin));
    if (obligation.isInterface && VISIBILITY_RANK[method.visibility] < VISIBILITY_RANK.public)
      report(implementationVisibility(printMethod(method), method.origin));
    const called = obligation.libraryKey ?? methodKey(obligation.name, obligation.parameterTypes);
    if (called !== method.ref.key) bridges.push({ calledAs: called, method: method.ref });
  }
  return bridges;
}

/** A static method of the class stands in for one of an interface of the project as well. */
function staticInPlace(symbol: TypeSymbol, obligation: Obligation, project: ProjectSymbols): MethodSymbol | null {
  const isTaken =
    obligation.libraryKey === null ? obligation.isInterface : STATIC_IMPLEMENTATIONS.has(obligation.libraryKey);
  const found = isTaken ? findImplementation(symbol, obligation, project, true) : null;
  return found?.owner === symbol ? found : null;
}

function nameMissing(symbol: TypeSymbol, obligation: Obligation, at: Origin, project: ProjectSymbols): Diagnostic {
  const isStaticThere = findImplementation(symbol, obligation, project, true) !== null;
  const signature = printObligation(obligation);
  return isStaticThere
    ? unsupported(`A static method in place of ${signature}`, 'it is called on an instance', at)
    : missingImplementation(symbol.simpleName, signature, at);
}

function fitsReturn(found: ApexType, expected: ApexType, obligation: Obligation, project: ProjectSymbols): boolean {
  if (sameType(found, expected)) return true;
  if (sameType(expected, VOID) || sameType(found, VOID)) return false;
  if (isText(found) && isText(expected)) return obligation.libraryKey !== null;
  // Project interfaces: an implementation may return a narrower type. An Id held as Object is another value than an Id.
  const isNarrowing =
    obligation.isInterface &&
    ((found.kind === 'class' && expected.kind === 'class') || (sameType(expected, OBJECT) && !sameType(found, ID)));
  if (obligation.libraryKey === null && !isNarrowing) return false;
  const route = findRoute(project, found, expected, 'argument');
  return (
    route !== null &&
    route.conversion === null &&
    !route.isChecked &&
    (obligation.isInterface || sameType(found, expected))
  );
}

function obligationsOf(symbol: TypeSymbol, project: ProjectSymbols): Obligation[] {
  const found = new Map<string, Obligation>();
  const visit = (type: ApexType): void => {
    for (const obligation of ownObligations(type, project)) {
      const key = `${obligation.isInterface ? 'interface' : 'class'} ${methodKey(obligation.name, obligation.parameterTypes)} ${obligation.libraryKey ?? ''}`;
      if (!found.has(key)) found.set(key, obligation);
    }
    for (const parent of directSupertypes(project, type)) visit(parent);
  };
  for (const parent of directSupertypes(project, symbol.ref)) visit(parent);
  return [...found.values()];
}

function ownObligations(type: ApexType, project: ProjectSymbols): Obligation[] {
  if (type.kind === 'class') {
    const symbol = findTypeSymbol(project, type);
    const abstracts = [...symbol.methods.values()].flat().filter((method) => method.isAbstract);
    return abstracts.map((method) => ({
      owner: typeKey(type),
      name: method.name,
      parameterTypes: method.parameters.map((parameter) => parameter.type),
      returnType: method.returnType,
      isInterface: symbol.kind === 'interface',
      isOverridden: symbol.kind === 'class' && method.visibility !== 'private',
      libraryKey: null
    }));
  }
  if (type.kind !== 'library') return [];
  const declared = libraryTypeOf(project, type);
  const abstracts = [...declared.methods.values()].flat().filter((member) => member.isAbstract);
  return abstracts.map((member) => ({
    owner: typeKey(type),
    name: member.name,
    parameterTypes: member.parameters.map((parameter) =>
      substitute(parameter.type, declared.typeParameters, type.args)
    ),
    returnType: substitute(member.returnType, declared.typeParameters, type.args),
    isInterface: true,
    isOverridden: false,
    libraryKey: member.ref.key
  }));
}

function findImplementation(
  symbol: TypeSymbol,
  obligation: Obligation,
  project: ProjectSymbols,
  isStatic = false
): MethodSymbol | null {
  for (let current: TypeSymbol | null = symbol; current !== null; current = superSymbol(project, current)) {
    const methods = current.methods.get(obligation.name.toLowerCase()) ?? [];
    const written = methods.filter((method) => method.isStatic === isStatic && !method.isAbstract);
    const found =
      written.find((method) => fitsParameters(method, obligation)) ?? acceptsAll(written, obligation, project);
    if (found !== null) return found;
  }
  return null;
}

/** Interfaces of the project are implemented by methods that take more: Object for String, or rows of one object for any rows. */
function acceptsAll(
  methods: readonly MethodSymbol[],
  { parameterTypes, isInterface, libraryKey }: Obligation,
  project: ProjectSymbols
): MethodSymbol | null {
  if (!isInterface || libraryKey !== null) return null;
  const given = parameterTypes.map((type) => type ?? OBJECT);
  const unconverted = methods.filter(({ parameters }) =>
    parameters.every(({ type }, index) => {
      const from = given[index];
      return type === null || from === undefined || findRoute(project, from, type, 'argument')?.conversion === null;
    })
  );
  const candidates = unconverted.map((method) => ({
    method,
    parameterTypes: method.parameters.map(({ type }) => type)
  }));
  const selection = selectOverload(project, candidates, given);
  return selection.kind === 'one' ? selection.chosen.method : null;
}

/** Interfaces of the library over rows accept rows of one object: `execute(..., List<Account> scope)` of a Batchable<SObject>. */
function fitsParameters(method: MethodSymbol, obligation: Obligation): boolean {
  if (method.parameters.length !== obligation.parameterTypes.length) return false;
  return method.parameters.every((parameter, index) => {
    const expected = obligation.parameterTypes[index] ?? null;
    if (parameter.type === null || expected === null) return true;
    if (sameType(parameter.type, expected)) return true;
    return obligation.libraryKey !== null && isRowList(parameter.type) && isRowList(expected);
  });
}

function isRowList(type: ApexType): boolean {
  return isLibrary(type, 'System.List') && type.args[0]?.kind === 'sobject';
}

function printMethod(method: MethodSymbol): string {
  return printSignature(
    method.returnType,
    method.name,
    method.parameters.map((parameter) => parameter.type)
  );
}

function printObligation(obligation: Obligation): string {
  return printSignature(obligation.returnType, `${obligation.owner}.${obligation.name}`, obligation.parameterTypes);
}
