/** `(T) value`, `value instanceof T`, `T.class` (P27, P29). */
import type { CastExpression, ClassLiteralExpression, InstanceOfExpression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { BOOLEAN, ID, libraryType, sameType, STRING, VOID } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { applyRoute, isDowncast, judgeCast } from '../conversions.ts';
import { constantInstanceOf, impossibleCast } from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import { isSubtype } from '../typeRelations.ts';
import { checkValue } from './checkExpression.ts';
import { singleRow } from './convertValue.ts';

export function checkCast(expression: CastExpression, context: BodyContext): IrExpression {
  const { origin } = expression;
  const type = resolveType(expression.type, context);
  const written = checkValue(expression.value, context);
  const value = (type.kind === 'sobject' ? singleRow(written) : null) ?? written;
  const verdict = judgeCast(context.project, value.type, type);
  if (verdict.kind === 'impossible') return fail(impossibleCast(value.type, type, origin));
  const cast: IrExpression = { op: 'cast', value, type, origin };
  if (verdict.kind === 'checked' || verdict.route.conversion === null) return sameType(value.type, type) ? value : cast;
  return applyRoute(value, type, verdict.route);
}

export function checkInstanceOf(expression: InstanceOfExpression, context: BodyContext): IrExpression {
  const { origin } = expression;
  const value = checkValue(expression.value, context);
  const target = resolveType(expression.type, context);
  const { project } = context;
  if (isAlways(value, target, context)) return fail(constantInstanceOf(true, value.type, target, origin));
  // What the text says is seen at run time.
  const isIdTest = sameType(value.type, STRING) && sameType(target, ID);
  if (!isIdTest && !isDowncast(project, value.type, target))
    return fail(constantInstanceOf(false, value.type, target, origin));
  return { op: 'instanceof', value, target, type: BOOLEAN, origin };
}

function isAlways(value: IrExpression, target: IrExpression['type'], context: BodyContext): boolean {
  if (value.type.kind === 'null') return false;
  return isSubtype(context.project, value.type, target);
}

/** `void.class` is what stubs get for methods without a value. */
function isVoid({ names, arrayDimensions }: ClassLiteralExpression['type']): boolean {
  return names.length === 1 && arrayDimensions === 0 && names[0]?.text.toLowerCase() === 'void';
}

export function checkClassLiteral(expression: ClassLiteralExpression, context: BodyContext): IrExpression {
  return {
    op: 'typeLiteral',
    target: isVoid(expression.type) ? VOID : resolveType(expression.type, context),
    type: libraryType('System.Type'),
    origin: expression.origin
  };
}
