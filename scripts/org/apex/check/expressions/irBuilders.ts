/** Small constructors of typed-tree nodes that several constructs share. */
import type { Origin } from '../../../diagnostic.ts';
import type { FieldRef, IrExpression, IrLibraryCall, IrSafe, IrToken, LibraryMemberRef } from '../../emit/ir.ts';
import { libraryType, NULL } from '../../types.ts';
import type { ApexType, ClassTypeRef } from '../../types.ts';
import type { FieldSymbol } from '../symbols.ts';

export function thisValue(type: ClassTypeRef, origin: Origin): IrExpression {
  return { op: 'this', type, origin };
}

export function nullValue(origin: Origin): IrExpression {
  return { op: 'literal', value: null, type: NULL, origin };
}

export function libraryCall(
  member: LibraryMemberRef,
  target: IrExpression | null,
  args: readonly IrExpression[],
  type: ApexType,
  origin: Origin
): IrLibraryCall {
  return { op: 'libraryCall', member, target, args, scope: null, type, origin };
}

export const SOBJECT_TYPE = libraryType('Schema.SObjectType');
export const SOBJECT_FIELD = libraryType('Schema.SObjectField');

export function token(object: string, field: string | null, origin: Origin): IrToken {
  return { op: 'token', object, field, type: field === null ? SOBJECT_TYPE : SOBJECT_FIELD, origin };
}

export function fieldRef(field: FieldSymbol): FieldRef {
  return {
    namespace: field.owner.ref.namespace,
    owner: field.owner.ref.name,
    name: field.name,
    isStatic: field.isStatic,
    isProperty: field.isProperty
  };
}

/** Applies the next step of a chain; after `?.` the step belongs inside, so that null ends the whole chain (P12). */
export function chain(target: IrExpression, step: (target: IrExpression) => IrExpression): IrExpression {
  if (target.op !== 'safe') return step(target);
  const then = chain(target.then, step);
  return { ...target, then, type: then.type };
}

/** Keeps later steps out of a safe chain; the value stays the same. */
export function endChain(value: IrExpression): IrExpression {
  if (value.op !== 'safe') return value;
  return { op: 'coalesce', left: value, right: nullValue(value.origin), type: value.type, origin: value.origin };
}

/** `target?.step` */
export function safeStep(
  target: IrExpression,
  local: string,
  step: (target: IrExpression) => IrExpression
): IrExpression {
  return chain(target, (inner): IrSafe => {
    const then = step({ op: 'local', name: local, type: inner.type, origin: inner.origin });
    return { op: 'safe', target: inner, local, then, type: then.type, origin: then.origin };
  });
}
