/** The names a bind of dynamic SOQL may use at a call (P71): locals and fields in sight by their simple names. */
import type { Origin } from '../../../diagnostic.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { visibleLocals } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import type { LibraryMember } from '../libraryCatalogue.ts';
import { superSymbol } from '../members.ts';
import type { FieldSymbol, TypeSymbol } from '../symbols.ts';
import { fieldRef, thisValue } from './irBuilders.ts';

const BINDING_METHODS =
  /^System\.(?:Database#(?:query|countQuery|getQueryLocator|getCursor|getPaginationCursor)|Search#query)\(String[,)]/;

export function dynamicScope(
  member: LibraryMember,
  context: BodyContext,
  origin: Origin
): readonly { name: string; value: IrExpression }[] | null {
  if (!BINDING_METHODS.test(member.ref.key)) return null;
  const names = new Map<string, { name: string; value: IrExpression }>();
  const add = (name: string, value: IrExpression): void => {
    if (!names.has(nameKey(name))) names.set(nameKey(name), { name, value });
  };
  for (const local of visibleLocals(context)) {
    if (local.type !== null) add(local.name, { op: 'local', name: local.uniqueName, type: local.type, origin });
  }
  for (const field of visibleFields(context)) {
    if (field.type === null) continue;
    const target = field.isStatic || context.owner === null ? null : thisValue(context.owner.ref, origin);
    add(field.name, {
      op: 'field',
      target,
      field: fieldRef(field),
      isBacking: context.accessorOf === field,
      type: field.type,
      origin
    });
  }
  return [...names.values()];
}

function visibleFields(context: BodyContext): FieldSymbol[] {
  const fields: FieldSymbol[] = [];
  for (let owner: TypeSymbol | null = context.owner; owner !== null; owner = owner.outer) {
    for (let type: TypeSymbol | null = owner; type !== null; type = superSymbol(context.project, type)) {
      if (owner === context.owner && !context.isStatic) fields.push(...type.instanceFields.values());
      fields.push(...type.staticFields.values());
    }
  }
  return fields.filter((field) => field.readVisibility !== null);
}
