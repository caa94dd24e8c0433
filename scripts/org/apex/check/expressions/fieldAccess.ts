/** Reads of project fields and properties, and who may read them. */
import type { Identifier } from '../../parse/ast.ts';
import type { IrExpression, IrField_ } from '../../emit/ir.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail, known } from '../checkFailure.ts';
import { isMemberVisible } from '../members.ts';
import { notReadable, notVisible } from '../messages.ts';
import type { FieldSymbol } from '../symbols.ts';
import { fieldRef, thisValue } from './irBuilders.ts';

/** `target` null: the owner itself, as in a lone name. */
export function readField(
  field: FieldSymbol,
  target: IrExpression | null,
  name: Identifier,
  context: BodyContext
): IrField_ {
  const node = fieldNode(field, target, name, context);
  if (node.isBacking) return node;
  if (field.readVisibility === null) return fail(notReadable(field.name, name.origin));
  if (!isMemberVisible(field.readVisibility, field.isTestVisible, field.owner, context))
    return fail(notVisible('Variable', field.name, name.origin));
  return node;
}

/** The node without the check of readability: assignments check writing instead. */
export function fieldNode(
  field: FieldSymbol,
  target: IrExpression | null,
  name: Identifier,
  context: BodyContext
): IrField_ {
  if (!isMemberVisible(field.visibility, field.isTestVisible, field.owner, context))
    return fail(notVisible('Variable', field.name, name.origin));
  const receiver = field.isStatic
    ? null
    : (target ?? (context.owner === null ? null : thisValue(context.owner.ref, name.origin)));
  const isBacking = context.accessorOf === field && (target === null || target.op === 'this');
  return {
    op: 'field',
    target: receiver,
    field: fieldRef(field),
    isBacking,
    type: known(field.type),
    origin: name.origin
  };
}
