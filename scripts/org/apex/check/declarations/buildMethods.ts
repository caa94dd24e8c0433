/** Bodies of methods, constructors and property accessors. */
import type {
  Block,
  ConstructorCallExpression,
  ConstructorDeclaration,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration,
  Statement
} from '../../parse/ast.ts';
import type { IrBlock, IrConstructor, IrMethod, IrParameter, IrProperty } from '../../emit/ir.ts';
import { OBJECT, typeKey, VOID } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { createScope, declareLocal } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt, CheckFailure, fail } from '../checkFailure.ts';
import type { Report } from '../checkFailure.ts';
import { convertArguments } from '../expressions/calls.ts';
import { checkValue } from '../expressions/checkExpression.ts';
import { chooseConstructor } from '../expressions/construction.ts';
import { superSymbol } from '../members.ts';
import { missingBody, missingReturn, noDefaultConstructor, unexpectedBody } from '../messages.ts';
import { printSignature } from '../symbols.ts';
import type { FieldSymbol, MethodSymbol, ProjectSymbols, TypeSymbol } from '../symbols.ts';
import { libraryTypeOf } from '../typeRelations.ts';
import { libraryCandidate } from '../members.ts';
import { selectOverload } from '../overloads.ts';
import { checkBlock } from '../statements/checkStatement.ts';
import { completesNormally } from '../statements/flow.ts';
import { readModifiers } from './modifiers.ts';

const SILENT: Report = () => undefined;

/** A context without owner-specific permissions; each body overrides what it needs. */
export function createBodyContext(
  project: ProjectSymbols,
  owner: TypeSymbol | null,
  report: Report,
  overrides: Partial<BodyContext> = {}
): BodyContext {
  return {
    project,
    owner,
    isTest: owner?.isTest ?? false,
    report,
    isStatic: true,
    returnType: null,
    accessorOf: null,
    mayAssignFinal: null,
    triggerObject: null,
    localMethods: [],
    scope: createScope(null),
    isInLoop: false,
    usedNames: new Map(),
    ...overrides
  };
}

export function buildMethod(declaration: MethodDeclaration, symbol: MethodSymbol, outer: BodyContext): IrMethod | null {
  const context: BodyContext = {
    ...outer,
    isStatic: symbol.isStatic,
    // A broken return type accepts every value: its error is reported at the declaration.
    returnType: symbol.returnType ?? OBJECT,
    scope: createScope(outer.scope),
    usedNames: new Map(outer.usedNames)
  };
  const parameters = declareParameters(declaration.parameters, symbol, context);
  const signature = printSignature(
    symbol.returnType,
    symbol.name,
    symbol.parameters.map((parameter) => parameter.type)
  );
  if (symbol.isAbstract && declaration.body !== null) outer.report(unexpectedBody(signature, declaration.name.origin));
  if (!symbol.isAbstract && declaration.body === null) outer.report(missingBody(signature, declaration.name.origin));
  const body = declaration.body === null ? null : checkMethodBody(declaration.body, symbol.returnType, context);
  if (parameters === null || symbol.returnType === null) return null;
  return {
    ref: symbol.ref,
    parameters,
    returnType: symbol.returnType,
    isStatic: symbol.isStatic,
    isAbstract: symbol.isAbstract,
    isVirtual: symbol.isVirtual,
    isOverride: symbol.isOverride,
    visibility: symbol.visibility,
    annotations: readModifiers(declaration.modifiers, 'method', SILENT).annotations,
    isTestMethod: symbol.isTestMethod,
    body,
    origin: declaration.name.origin
  };
}

function checkMethodBody(body: Block, returnType: ApexType | null, context: BodyContext): IrBlock {
  const checked = checkBlock(body, context);
  if (returnType !== null && returnType.kind !== 'void' && completesNormally(body))
    context.report(
      missingReturn({ ...body.origin, line: body.origin.endLine, column: Math.max(1, body.origin.endColumn - 1) })
    );
  return checked;
}

/** null where a parameter's type is broken; the body is checked all the same. */
function declareParameters(
  parameters: readonly Parameter[],
  symbol: MethodSymbol,
  context: BodyContext
): IrParameter[] | null {
  const declared = parameters.map((parameter, index) => {
    const type = symbol.parameters[index]?.type ?? null;
    const { isFinal } = readModifiers(parameter.modifiers, 'parameter', SILENT);
    const local = declareLocal({ ...context, report: SILENT }, parameter.name, type, { isFinal, isAssigned: true });
    return type === null ? null : { name: local.uniqueName, type };
  });
  return declared.includes(null) ? null : declared.filter((parameter) => parameter !== null);
}

export function buildConstructor(
  declaration: ConstructorDeclaration,
  symbol: MethodSymbol,
  outer: BodyContext
): IrConstructor | null {
  const context: BodyContext = {
    ...outer,
    isStatic: false,
    returnType: VOID,
    mayAssignFinal: 'instance',
    scope: createScope(null),
    usedNames: new Map()
  };
  const parameters = declareParameters(declaration.parameters, symbol, context);
  const call = chainedCall(declaration.body.statements[0]);
  const chained = attempt(outer.report, () => ({
    call: checkChained(call, declaration, { ...context, isStatic: true })
  }));
  const rest: Block =
    call === null ? declaration.body : { ...declaration.body, statements: declaration.body.statements.slice(1) };
  const body = checkBlock(rest, context);
  if (parameters === null || chained === null) return null;
  return {
    ref: symbol.ref,
    parameters,
    visibility: symbol.visibility,
    chained: chained.call,
    body,
    origin: declaration.name.origin
  };
}

function chainedCall(first: Statement | undefined): ConstructorCallExpression | null {
  return first?.kind === 'ExpressionStatement' && first.expression.kind === 'ConstructorCallExpression'
    ? first.expression
    : null;
}

function checkChained(
  call: ConstructorCallExpression | null,
  declaration: ConstructorDeclaration,
  context: BodyContext
): IrConstructor['chained'] {
  const { owner, project } = context;
  if (owner === null) throw new CheckFailure(null);
  if (call === null) return implicitSuper(owner, declaration.name.origin, project);
  const args = call.arguments.map((argument) => checkValue(argument, context));
  const target = call.target === 'this' ? owner : superSymbol(project, owner);
  if (target !== null) {
    const chosen = chooseConstructor(target.constructors, typeKey(target.ref), args, call.origin, context);
    return {
      target: call.target,
      callee: chosen.ref,
      args: convertArguments(
        args,
        chosen.parameters.map((parameter) => parameter.type),
        context
      )
    };
  }
  if (owner.superclass?.kind !== 'library') return null;
  const declared = libraryTypeOf(project, owner.superclass);
  const candidates = declared.constructors.map((member) => libraryCandidate(member, [], []));
  const selection = selectOverload(
    project,
    candidates,
    args.map((arg) => arg.type)
  );
  if (selection.kind !== 'one') return fail(noDefaultConstructor(typeKey(owner.superclass), call.origin));
  return {
    target: 'super',
    callee: selection.chosen.member.ref,
    args: convertArguments(args, selection.chosen.parameterTypes, context)
  };
}

/** The call every constructor makes that names none. */
export function implicitSuper(
  owner: TypeSymbol,
  origin: ConstructorDeclaration['origin'],
  project: ProjectSymbols
): IrConstructor['chained'] {
  if (owner.superclass === null) return null;
  const parent = superSymbol(project, owner);
  if (parent !== null) {
    const found = parent.constructors.find(
      (each) =>
        each.parameters.length === 0 &&
        (each.visibility !== 'private' || parent.outer !== null || owner.outer === parent)
    );
    return found === undefined
      ? fail(noDefaultConstructor(typeKey(parent.ref), origin))
      : { target: 'super', callee: found.ref, args: [] };
  }
  if (owner.superclass.kind !== 'library') return null;
  const found = libraryTypeOf(project, owner.superclass).constructors.find((each) => each.parameters.length === 0);
  return found === undefined
    ? fail(noDefaultConstructor(typeKey(owner.superclass), origin))
    : { target: 'super', callee: found.ref, args: [] };
}

export function buildProperty(
  declaration: PropertyDeclaration,
  field: FieldSymbol,
  outer: BodyContext
): IrProperty | null {
  const modifiers = readModifiers(declaration.modifiers, 'property', SILENT);
  const context: BodyContext = { ...outer, isStatic: field.isStatic, accessorOf: field };
  const accessor = (
    written: PropertyDeclaration['getter'],
    returnType: ApexType,
    hasValue: boolean
  ): IrBlock | null => {
    if (written === null || written.body === null) return null;
    const inside: BodyContext = { ...context, returnType, scope: createScope(null), usedNames: new Map() };
    if (hasValue)
      declareLocal({ ...inside, report: SILENT }, { text: 'value', origin: written.origin }, field.type, {
        isFinal: false,
        isAssigned: true
      });
    return checkMethodBody(written.body, returnType, inside);
  };
  const getterBody = field.type === null ? null : accessor(declaration.getter, field.type, false);
  const setterBody = accessor(declaration.setter, VOID, true);
  if (field.type === null) return null;
  return {
    name: field.name,
    type: field.type,
    isStatic: field.isStatic,
    isVirtual: modifiers.isVirtual || modifiers.isOverride,
    isTransient: modifiers.isTransient,
    visibility: field.visibility,
    annotations: modifiers.annotations,
    getter: field.readVisibility === null ? null : { body: getterBody, visibility: field.readVisibility },
    setter: field.writeVisibility === null ? null : { body: setterBody, visibility: field.writeVisibility },
    origin: declaration.name.origin
  };
}
