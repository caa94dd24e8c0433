/** Third pass: fields, properties, methods and constructors with their types. */
import type { Origin } from '../../../diagnostic.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type {
  ConstructorDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  Identifier,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration
} from '../../parse/ast.ts';
import type { Visibility } from '../../emit/ir.ts';
import { listOf, STRING, typeKey, VOID } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { attempt } from '../checkFailure.ts';
import type { Report } from '../checkFailure.ts';
import { checkIdentifier, checkSpelling } from '../identifiers.ts';
import {
  accessorShape,
  builtInExceptionConstructor,
  constructorName,
  duplicateConstructor,
  duplicateField,
  duplicateMethod,
  duplicateVariable,
  globalMember,
  staticInInner
} from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import type { TypePlace } from '../resolveType.ts';
import { methodKey, printSignature } from '../symbols.ts';
import type { FieldSymbol, MethodSymbol, ProjectSymbols, TypeSymbol } from '../symbols.ts';
import { asLibraryType, libraryTypeOf } from '../typeRelations.ts';
import { readModifiers } from './modifiers.ts';
import type { DeclaredType } from './declareTypes.ts';

export function declareMembers({ symbol, declaration, report }: DeclaredType, project: ProjectSymbols): void {
  const place: TypePlace = { project, owner: symbol, isTest: symbol.isTest };
  switch (declaration.kind) {
    case 'EnumDeclaration':
      declareConstants(declaration, symbol, report);
      return;
    case 'InterfaceDeclaration':
      for (const method of declaration.methods)
        addMethod(declareMethod(method, symbol, place, report), symbol, method.name.origin, report);
      return;
    case 'ClassDeclaration':
      for (const member of declaration.members) {
        if (member.kind === 'FieldDeclaration') declareFields(member, symbol, place, report);
        if (member.kind === 'PropertyDeclaration') declareProperty(member, symbol, place, report);
        if (member.kind === 'MethodDeclaration')
          addMethod(declareMethod(member, symbol, place, report), symbol, member.name.origin, report);
        if (member.kind === 'ConstructorDeclaration') declareConstructor(member, symbol, place, report);
        if (member.kind === 'InitializerBlock' && member.isStatic && symbol.outer !== null)
          report(staticInInner(member.origin));
      }
      declareImplicitConstructors(symbol, project, declaration.name.origin, report);
  }
}

function declareConstants(declaration: EnumDeclaration, symbol: TypeSymbol, report: Report): void {
  for (const constant of declaration.constants) {
    checkSpelling(constant, report);
    if (symbol.enumConstants.has(nameKey(constant.text))) report(duplicateField(constant.text, constant.origin));
    symbol.enumConstants.set(nameKey(constant.text), constant.text);
  }
  const shape = {
    owner: symbol,
    isStatic: true,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    visibility: 'global' as const,
    isTestVisible: false,
    isTestMethod: false,
    origin: declaration.name.origin
  };
  const add = (name: string, parameters: MethodSymbol['parameters'], returnType: ApexType): void => {
    const ref = {
      namespace: symbol.ref.namespace,
      owner: symbol.ref.name,
      name,
      key: methodKey(
        name,
        parameters.map((parameter) => parameter.type)
      )
    };
    symbol.methods.set(nameKey(name), [{ ...shape, ref, name, parameters, returnType }]);
  };
  add('values', [], listOf(symbol.ref));
  add('valueOf', [{ name: 'name', type: STRING }], symbol.ref);
}

function declareFields(member: FieldDeclaration, symbol: TypeSymbol, place: TypePlace, report: Report): void {
  const modifiers = readModifiers(member.modifiers, 'field', report);
  const type = attempt(report, () => resolveType(member.type, place));
  if (modifiers.isStatic && symbol.outer !== null) report(staticInInner(member.origin));
  const visibility = modifiers.visibility ?? 'private';
  checkGlobal(visibility, symbol, member.origin, report);
  for (const variable of member.variables) {
    addField(
      {
        owner: symbol,
        name: variable.name.text,
        type,
        isStatic: modifiers.isStatic,
        isFinal: modifiers.isFinal,
        isProperty: false,
        visibility,
        isTestVisible: modifiers.isTestVisible,
        readVisibility: visibility,
        writeVisibility: visibility,
        origin: variable.name.origin
      },
      variable.name,
      report
    );
  }
}

function declareProperty(member: PropertyDeclaration, symbol: TypeSymbol, place: TypePlace, report: Report): void {
  const modifiers = readModifiers(member.modifiers, 'property', report);
  const type = attempt(report, () => resolveType(member.type, place));
  if (modifiers.isStatic && symbol.outer !== null) report(staticInInner(member.origin));
  const visibility = modifiers.visibility ?? 'private';
  checkGlobal(visibility, symbol, member.origin, report);
  const accessor = (declared: PropertyDeclaration['getter']): Visibility | null => {
    if (declared === null) return null;
    const own = readModifiers(declared.modifiers, 'accessor', report).visibility ?? visibility;
    if (VISIBILITY_RANK[own] > VISIBILITY_RANK[visibility])
      report(accessorShape('Accessor must not be more visible than its property', declared.origin));
    return own;
  };
  if (member.getter === null && member.setter === null)
    report(accessorShape('Properties must have at least one accessor', member.name.origin));
  addField(
    {
      owner: symbol,
      name: member.name.text,
      type,
      isStatic: modifiers.isStatic,
      isFinal: false,
      isProperty: true,
      visibility,
      isTestVisible: modifiers.isTestVisible,
      readVisibility: accessor(member.getter),
      writeVisibility: accessor(member.setter),
      origin: member.name.origin
    },
    member.name,
    report
  );
}

export const VISIBILITY_RANK: Readonly<Record<Visibility, number>> = { private: 0, protected: 1, public: 2, global: 3 };

function addField(field: FieldSymbol, name: Identifier, report: Report): void {
  checkIdentifier(name, report);
  const key = nameKey(field.name);
  const { owner } = field;
  if (owner.staticFields.has(key) || owner.instanceFields.has(key)) {
    report(duplicateField(field.name, name.origin));
    return;
  }
  (field.isStatic ? owner.staticFields : owner.instanceFields).set(key, field);
}

/** `owner` null: a method beside a trigger's body or anonymous statements; such methods are static. */
export function declareMethod(
  member: MethodDeclaration,
  owner: TypeSymbol | null,
  place: TypePlace,
  report: Report,
  unit = { namespace: owner?.ref.namespace ?? null, name: owner?.ref.name ?? '' }
): MethodSymbol {
  const isInterface = owner?.kind === 'interface';
  const modifiers = readModifiers(member.modifiers, isInterface ? 'interfaceMethod' : 'method', report);
  checkSpelling(member.name, report);
  const written = member.returnType;
  const returnType = written === null ? VOID : attempt(report, () => resolveType(written, place));
  const parameters = declareParameters(member.parameters, place, report);
  const isStatic = owner === null || modifiers.isStatic;
  if (owner !== null && owner.outer !== null && isStatic) report(staticInInner(member.origin));
  const visibility = isInterface
    ? owner.visibility === 'global'
      ? 'global'
      : 'public'
    : (modifiers.visibility ?? 'private');
  if (owner !== null && !isInterface) checkGlobal(visibility, owner, member.origin, report);
  // A private abstract method is implemented by subclasses all the same, a virtual one that tests see by theirs; any other private
  // method is its class's own.
  const isInherited = modifiers.isAbstract || modifiers.isOverride || (modifiers.isVirtual && modifiers.isTestVisible);
  const isOwnOnly = visibility === 'private' && !isStatic && owner !== null && !isInherited;
  const key = methodKey(
    member.name.text,
    parameters.map((parameter) => parameter.type)
  );
  return {
    owner,
    ref: {
      namespace: unit.namespace,
      owner: unit.name,
      name: member.name.text,
      key: isOwnOnly ? `${key}@${nameKey(unit.name)}` : key
    },
    name: member.name.text,
    parameters,
    returnType,
    isStatic,
    isAbstract: isInterface || modifiers.isAbstract,
    isVirtual: isInterface || modifiers.isVirtual || modifiers.isAbstract,
    isOverride: modifiers.isOverride,
    visibility,
    isTestVisible: modifiers.isTestVisible,
    isTestMethod: modifiers.isTest,
    origin: member.name.origin
  };
}

function declareParameters(
  parameters: readonly Parameter[],
  place: TypePlace,
  report: Report
): { name: string; type: ApexType | null }[] {
  const seen = new Set<string>();
  return parameters.map((parameter) => {
    readModifiers(parameter.modifiers, 'parameter', report);
    checkIdentifier(parameter.name, report);
    if (seen.has(nameKey(parameter.name.text))) report(duplicateVariable(parameter.name.text, parameter.name.origin));
    seen.add(nameKey(parameter.name.text));
    return { name: parameter.name.text, type: attempt(report, () => resolveType(parameter.type, place)) };
  });
}

function addMethod(method: MethodSymbol, owner: TypeSymbol, at: Origin, report: Report): void {
  const key = nameKey(method.name);
  const group = owner.methods.get(key) ?? [];
  const types = method.parameters.map((parameter) => parameter.type);
  const signature = methodKey(method.name, types);
  const isDuplicate = group.some(
    (other) =>
      methodKey(
        other.name,
        other.parameters.map((parameter) => parameter.type)
      ) === signature
  );
  if (isDuplicate) report(duplicateMethod(printSignature(method.returnType, method.name, types), at));
  else owner.methods.set(key, [...group, method]);
}

function declareConstructor(member: ConstructorDeclaration, owner: TypeSymbol, place: TypePlace, report: Report): void {
  const modifiers = readModifiers(member.modifiers, 'constructor', report);
  if (nameKey(member.name.text) !== nameKey(owner.simpleName))
    report(constructorName(member.name.text, member.name.origin));
  const visibility = modifiers.visibility ?? 'private';
  checkGlobal(visibility, owner, member.origin, report);
  const parameters = declareParameters(member.parameters, place, report);
  const constructor_ = constructorSymbol(owner, parameters, visibility, modifiers.isTestVisible, member.name.origin);
  if (owner.constructors.some((other) => other.ref.key === constructor_.ref.key))
    report(duplicateConstructor(printConstructor(parameters), member.name.origin));
  else owner.constructors.push(constructor_);
}

function constructorSymbol(
  owner: TypeSymbol,
  parameters: MethodSymbol['parameters'],
  visibility: Visibility,
  isTestVisible: boolean,
  origin: Origin
): MethodSymbol {
  const key = methodKey(
    '<init>',
    parameters.map((parameter) => parameter.type)
  );
  return {
    owner,
    ref: { namespace: owner.ref.namespace, owner: owner.ref.name, name: '<init>', key },
    name: '<init>',
    parameters,
    returnType: VOID,
    isStatic: false,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    visibility,
    isTestVisible,
    isTestMethod: false,
    origin
  };
}

/** Exceptions have the four constructors of `System.Exception` (P30); a class without any has one without parameters. */
function declareImplicitConstructors(
  symbol: TypeSymbol,
  project: ProjectSymbols,
  origin: Origin,
  report: Report
): void {
  const exception = asLibraryType(project, symbol.ref, 'System.Exception');
  if (exception === null) {
    if (symbol.constructors.length === 0)
      symbol.constructors.push(
        constructorSymbol(symbol, [], symbol.visibility === 'global' ? 'global' : 'public', false, origin)
      );
    return;
  }
  for (const builtIn of libraryTypeOf(project, exception).constructors) {
    const implicit = constructorSymbol(symbol, builtIn.parameters, 'public', false, origin);
    const written = symbol.constructors.find((other) => other.ref.key === implicit.ref.key);
    if (written === undefined) symbol.constructors.push(implicit);
    else report(builtInExceptionConstructor(printConstructor(builtIn.parameters), written.origin));
  }
}

function printConstructor(parameters: MethodSymbol['parameters']): string {
  return `<Constructor>(${parameters.map((parameter) => (parameter.type === null ? '?' : typeKey(parameter.type))).join(', ')})`;
}

function checkGlobal(visibility: Visibility, owner: TypeSymbol, at: Origin, report: Report): void {
  if (visibility === 'global' && owner.visibility !== 'global') report(globalMember(at));
}
