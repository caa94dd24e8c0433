/** What may stand on the left of an assignment, and whether it may be written here (P23, P24). */
import type { Expression, Identifier } from '../../parse/ast.ts';
import type { IrExpression, LValue } from '../../emit/ir.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { LibraryTypeRef } from '../../types.ts';
import { findLocal } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail, known } from '../checkFailure.ts';
import { findField, findLibraryProperty, isMemberVisible } from '../members.ts';
import { finalReassigned, notAssignable, notVisible, notWriteable, unknownVariable } from '../messages.ts';
import { findSObjectMember, isMemberWriteable } from '../sobjectFields.ts';
import { findTypeSymbol } from '../symbols.ts';
import type { FieldSymbol } from '../symbols.ts';
import { isSubtype, libraryTypeOf } from '../typeRelations.ts';
import { checkExpression } from './checkExpression.ts';
import { fieldNode, readField } from './fieldAccess.ts';
import { resolveTarget, valueOf } from './targets.ts';

/** `isRead`: compound assignment reads the place as well. */
export function checkLValue(expression: Expression, isRead: boolean, context: BodyContext): LValue {
  switch (expression.kind) {
    case 'NameExpression':
      return nameLValue(expression.name, isRead, context);
    case 'MemberExpression': {
      if (expression.isSafe) return fail(notAssignable(expression.origin));
      const target = resolveTarget(expression.target, context);
      if (target.kind === 'type' && target.type.kind === 'class') {
        const field = findField(
          context.project,
          findTypeSymbol(context.project, target.type),
          expression.name.text,
          true
        );
        if (field !== null) return writeField(field, null, expression.name, isRead, context);
        if (target.field !== undefined) return memberLValue(target.field, expression.name, isRead, context);
        return fail(unknownVariable(expression.name.text, expression.name.origin));
      }
      if (target.kind === 'type' && target.type.kind === 'library')
        return staticPropertyLValue(target.type, expression.name, context);
      const value =
        valueOf(target) ??
        (target.kind === 'super' && context.owner !== null
          ? checkExpression({ kind: 'ThisExpression', origin: target.origin }, context)
          : null);
      if (value === null) return fail(unknownVariable(expression.name.text, expression.name.origin));
      return memberLValue(value, expression.name, isRead, context);
    }
    case 'IndexExpression': {
      const value = checkExpression(expression, context);
      return value.op === 'index' ? value : fail(notAssignable(expression.origin));
    }
    default:
      return fail(notAssignable(expression.origin));
  }
}

/** `RestContext.response = ...` */
function staticPropertyLValue(type: LibraryTypeRef, name: Identifier, context: BodyContext): LValue {
  const declared = libraryTypeOf(context.project, type);
  const key = nameKey(name.text);
  const getter = declared.staticProperties.get(key) ?? fail(unknownVariable(name.text, name.origin));
  const setter = declared.staticSetters.get(key) ?? fail(notWriteable(name.text, name.origin));
  return {
    op: 'librarySetter',
    target: null,
    getter: getter.ref,
    setter: setter.ref,
    type: getter.returnType,
    origin: name.origin
  };
}

function nameLValue(name: Identifier, isRead: boolean, context: BodyContext): LValue {
  const local = findLocal(context, name.text);
  if (local !== null) {
    if (local.isFinal && local.isAssigned) return fail(finalReassigned(local.name, name.origin));
    local.isAssigned = true;
    return { op: 'local', name: local.uniqueName, type: known(local.type), origin: name.origin };
  }
  let isInstance = !context.isStatic;
  for (let owner = context.owner; owner !== null; owner = owner.outer) {
    const field =
      findField(context.project, owner, name.text, true) ??
      (isInstance ? findField(context.project, owner, name.text, false) : null);
    if (field !== null) return writeField(field, null, name, isRead, context);
    isInstance = false;
  }
  return fail(unknownVariable(name.text, name.origin));
}

function memberLValue(target: IrExpression, name: Identifier, isRead: boolean, context: BodyContext): LValue {
  const { project } = context;
  if (target.op === 'safe') return fail(notAssignable(name.origin));
  const { type } = target;
  if (type.kind === 'class') {
    const field = findField(project, findTypeSymbol(project, type), name.text, false);
    if (field !== null) return writeField(field, target, name, isRead, context);
  }
  if (type.kind === 'sobject') {
    const member = findSObjectMember(project, type.name, name.text);
    if (member === null) return fail(unknownVariable(name.text, name.origin));
    if (!isMemberWriteable(project, type.name, member))
      return fail(notWriteable(`${type.name}.${member.name}`, name.origin));
    return {
      op: 'sobjectField',
      target,
      access: member.access,
      object: type.name,
      name: member.name,
      isPathStep: false,
      type: member.type,
      origin: name.origin
    };
  }
  const property = findLibraryProperty(project, type, name.text);
  if (property === null) return fail(unknownVariable(name.text, name.origin));
  if (property.setter === null) return fail(notWriteable(name.text, name.origin));
  return {
    op: 'librarySetter',
    target,
    getter: property.getter.ref,
    setter: property.setter.ref,
    type: property.type,
    origin: name.origin
  };
}

function writeField(
  field: FieldSymbol,
  target: IrExpression | null,
  name: Identifier,
  isRead: boolean,
  context: BodyContext
): LValue {
  const node = isRead ? readField(field, target, name, context) : fieldNode(field, target, name, context);
  if (node.isBacking) return node;
  if (field.writeVisibility === null) return fail(notWriteable(field.name, name.origin));
  if (!isMemberVisible(field.writeVisibility, field.isTestVisible, field.owner, context))
    return fail(notVisible('Variable', field.name, name.origin));
  if (field.isFinal && !mayAssign(field, target, context)) return fail(finalReassigned(field.name, name.origin));
  return node;
}

function mayAssign(field: FieldSymbol, target: IrExpression | null, context: BodyContext): boolean {
  // Constructors of subclasses assign inherited fields as well.
  const isOwn = field.owner === context.owner || (!field.isStatic && isInherited(field, context));
  return (
    (target === null || target.op === 'this') &&
    isOwn &&
    context.mayAssignFinal === (field.isStatic ? 'static' : 'instance')
  );
}

function isInherited(field: FieldSymbol, { project, owner }: BodyContext): boolean {
  return owner !== null && isSubtype(project, owner.ref, field.owner.ref);
}
