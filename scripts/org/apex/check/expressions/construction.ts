/** `new`: project classes, library types, SObjects with field values, collections and arrays. */
import { nameKey } from '../../../schema/apiName.ts';
import type { NewArrayExpression, NewListExpression, NewMapExpression, NewObjectExpression } from '../../parse/ast.ts';
import type { IrExpression, IrNewSObject } from '../../emit/ir.ts';
import { INTEGER, STRING, isLibrary, listOf, typeKey } from '../../types.ts';
import type { ApexType, ClassTypeRef, LibraryTypeRef } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { isMemberVisible, libraryCandidate } from '../members.ts';
import {
  abstractConstruction,
  ambiguousMethod,
  duplicateFieldInitializer,
  fieldInitializer,
  illegalAssignment,
  initializerType,
  notConstructable,
  notVisible,
  notWriteable,
  positionalSObject,
  unknownConstructor
} from '../messages.ts';
import { selectForArguments } from './selectForArguments.ts';
import { resolveType } from '../resolveType.ts';
import { findSObjectMember, isMemberWriteable } from '../sobjectFields.ts';
import { flowOfType } from '../flowTypes.ts';
import { findTypeSymbol } from '../symbols.ts';
import type { MethodSymbol } from '../symbols.ts';
import { libraryTypeOf } from '../typeRelations.ts';
import { convertArguments } from './calls.ts';
import { checkValue } from './checkExpression.ts';
import { assignTo, convertValue } from './convertValue.ts';
import { libraryCall } from './irBuilders.ts';
import { refuse } from './memberAccess.ts';

export function checkNewObject(expression: NewObjectExpression, context: BodyContext): IrExpression {
  const type = resolveType(expression.type, context);
  if (type.kind === 'sobject') return newSObject(expression, type.name, context);
  if (expression.fields !== null) return fail(positionalSObject(typeKey(type), expression.type.origin));
  const args = expression.arguments.map((argument) => checkValue(argument, context));
  const words = expression.type.names.map((part) => part.text);
  const flow = flowOfType(words, context.project);
  if (flow !== null && type.kind === 'library') return newInterview(expression, type, flow, args, context);
  if (type.kind === 'class') return newProjectObject(expression, type, args, context);
  return type.kind === 'library'
    ? newLibraryObject(expression, type, args, context)
    : fail(notConstructable(typeKey(type), expression.type.origin));
}

function newProjectObject(
  expression: NewObjectExpression,
  type: ClassTypeRef,
  args: readonly IrExpression[],
  context: BodyContext
): IrExpression {
  const symbol = findTypeSymbol(context.project, type);
  const at = expression.type.origin;
  if (symbol.kind !== 'class') return fail(notConstructable(typeKey(type), at));
  if (symbol.isAbstract) return fail(abstractConstruction(typeKey(type), at));
  const chosen = chooseConstructor(symbol.constructors, typeKey(type), args, at, context);
  if (!isMemberVisible(chosen.visibility, chosen.isTestVisible, symbol, context))
    return fail(notVisible('Constructor', `<Constructor>(${printTypes(args)})`, at));
  const types = chosen.parameters.map((parameter) => parameter.type);
  return {
    op: 'new',
    constructor_: chosen.ref,
    args: convertArguments(args, types, context),
    type,
    origin: expression.origin
  };
}

/** Shared with `this(...)` and `super(...)`. */
export function chooseConstructor(
  constructors: readonly MethodSymbol[],
  typeName: string,
  args: readonly IrExpression[],
  at: NewObjectExpression['origin'],
  context: BodyContext
): MethodSymbol {
  const candidates = constructors.map((constructor_) => ({
    constructor_,
    parameterTypes: constructor_.parameters.map((parameter) => parameter.type)
  }));
  const selection = selectForArguments(context.project, candidates, args);
  if (selection.kind === 'none') return fail(unknownConstructor(typeName, printTypes(args), at));
  if (selection.kind === 'ambiguous')
    return fail(
      ambiguousMethod(
        selection.candidates.map(
          (each) =>
            `<Constructor>(${each.parameterTypes.map((type) => (type === null ? '?' : typeKey(type))).join(', ')})`
        ),
        at
      )
    );
  return selection.chosen.constructor_;
}

function newLibraryObject(
  expression: NewObjectExpression,
  type: LibraryTypeRef,
  args: readonly IrExpression[],
  context: BodyContext
): IrExpression {
  const declared = libraryTypeOf(context.project, type);
  const at = expression.type.origin;
  // What a project may extend is abstract itself: System.Exception.
  if (declared.constructors.length === 0 || declared.isExtensible) return fail(notConstructable(typeKey(type), at));
  const candidates = declared.constructors.map((member) =>
    libraryCandidate(member, declared.typeParameters, type.args)
  );
  const selection = selectForArguments(context.project, candidates, args);
  if (selection.kind === 'none') return fail(unknownConstructor(typeKey(type), printTypes(args), at));
  const chosen =
    selection.kind === 'one'
      ? selection.chosen
      : fail(
          ambiguousMethod(
            selection.candidates.map((each) => each.member.ref.key),
            at
          )
        );
  refuse(chosen.member, { text: typeKey(type), origin: at });
  return {
    op: 'newLibrary',
    type,
    member: chosen.member.ref,
    args: convertArguments(args, chosen.parameterTypes, context),
    origin: expression.origin
  };
}

/** `new Flow.Interview.MyFlow(inputs)` is an interview of the flow. */
function newInterview(
  expression: NewObjectExpression,
  type: LibraryTypeRef,
  flow: string,
  args: readonly IrExpression[],
  context: BodyContext
): IrExpression {
  const { origin } = expression;
  const name: IrExpression = { op: 'literal', value: flow, type: STRING, origin };
  const candidates = (libraryTypeOf(context.project, type).statics.get('createinterview') ?? []).map((member) =>
    libraryCandidate(member, [], [])
  );
  const selection = selectForArguments(context.project, candidates, [name, ...args]);
  if (selection.kind !== 'one' || args.length !== 1)
    return fail(unknownConstructor(`${typeKey(type)}.${flow}`, printTypes(args), expression.type.origin));
  const { member, parameterTypes } = selection.chosen;
  return libraryCall(member.ref, null, convertArguments([name, ...args], parameterTypes, context), type, origin);
}

function newSObject(expression: NewObjectExpression, object: string | null, context: BodyContext): IrNewSObject {
  const at = expression.type.origin;
  const schema = object === null ? undefined : context.project.schema.object(object);
  if (object === null || schema === undefined) return fail(notConstructable(object ?? 'SObject', at));
  if (expression.arguments.length > 0) return fail(unknownConstructor(object, '…', at));
  const seen = new Set<string>();
  const fields = (expression.fields ?? []).map((pair) => {
    const member = findSObjectMember(context.project, object, pair.name.text);
    if (member === null || member.access === 'children')
      return fail(fieldInitializer(pair.name.text, object, pair.name.origin));
    if (seen.has(nameKey(member.name))) return fail(duplicateFieldInitializer(member.name, pair.name.origin));
    seen.add(nameKey(member.name));
    if (!isMemberWriteable(context.project, object, member))
      return fail(notWriteable(`${object}.${member.name}`, pair.name.origin));
    const value = assignTo(context.project, checkValue(pair.value, context), member.type);
    return { access: member.access, name: member.name, value };
  });
  return { op: 'newSObject', object, fields, type: { kind: 'sobject', name: object }, origin: expression.origin };
}

export function checkNewList(expression: NewListExpression, context: BodyContext): IrExpression {
  const type = resolveType(expression.type, context);
  const isCollection = isLibrary(type, 'System.List') || isLibrary(type, 'System.Set');
  const element = type.kind === 'library' ? type.args[0] : undefined;
  if (!isCollection || element === undefined) return fail(notConstructable(typeKey(type), expression.type.origin));
  const elements = expression.elements.map((each) => elementOf(checkValue(each, context), element, context));
  return { op: 'newCollection', elements, type, origin: expression.origin };
}

export function checkNewMap(expression: NewMapExpression, context: BodyContext): IrExpression {
  const type = resolveType(expression.type, context);
  const [key, value] = type.kind === 'library' ? type.args : [];
  if (!isLibrary(type, 'System.Map') || key === undefined || value === undefined)
    return fail(notConstructable(typeKey(type), expression.type.origin));
  const entries = expression.entries.map((entry) => ({
    key: elementOf(checkValue(entry.key, context), key, context),
    value: elementOf(checkValue(entry.value, context), value, context)
  }));
  return { op: 'newMap', entries, type, origin: expression.origin };
}

export function checkNewArray(expression: NewArrayExpression, context: BodyContext): IrExpression {
  const element = resolveType(expression.type, context);
  const size = checkValue(expression.size, context);
  const count = convertValue(context.project, size, INTEGER, 'argument', () =>
    illegalAssignment(size.type, INTEGER, size.origin)
  );
  return { op: 'newArray', size: count, type: listOf(element), origin: expression.origin };
}

function elementOf(value: IrExpression, type: ApexType, context: BodyContext): IrExpression {
  return convertValue(context.project, value, type, 'assignment', () =>
    initializerType(value.type, type, value.origin)
  );
}

function printTypes(args: readonly IrExpression[]): string {
  return args.map((arg) => typeKey(arg.type)).join(', ');
}
