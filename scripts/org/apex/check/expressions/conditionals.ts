/** `a ? b : c` and `a ?? b`: two values, one type. */
import type { BinaryExpression, ConditionalExpression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { sameType, STRING } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { applyRoute, findRoute, isNumeric, isText, promote } from '../conversions.ts';
import { incompatibleCoalesce, incompatibleTernary } from '../messages.ts';
import type { ProjectSymbols } from '../symbols.ts';
import { checkCondition, checkValue } from './checkExpression.ts';
import { optionalRow, rowOfQuery } from './convertValue.ts';

export function checkConditional(expression: ConditionalExpression, context: BodyContext): IrExpression {
  const { project } = context;
  const condition = checkCondition(expression.condition, context);
  const first = checkValue(expression.whenTrue, context);
  const second = checkValue(expression.whenFalse, context);
  const whenTrue = second.type.kind === 'sobject' ? rowOfQuery(first) : first;
  const whenFalse = first.type.kind === 'sobject' ? rowOfQuery(second) : second;
  const type =
    commonType(project, whenTrue.type, whenFalse.type) ??
    fail(incompatibleTernary(whenTrue.type, whenFalse.type, expression.origin));
  return {
    op: 'conditional',
    condition,
    whenTrue: toCommon(whenTrue, type, project),
    whenFalse: toCommon(whenFalse, type, project),
    type,
    origin: expression.origin
  };
}

/** A query on the left of a record gives its row or, without rows, null. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_NullCoalescingOperator.htm */
export function checkCoalesce(expression: BinaryExpression, context: BodyContext): IrExpression {
  const { project } = context;
  const written = checkValue(expression.left, context);
  const right = checkValue(expression.right, context);
  const left = right.type.kind === 'sobject' ? optionalRow(written) : written;
  const type =
    commonType(project, left.type, right.type) ?? fail(incompatibleCoalesce(left.type, right.type, expression.origin));
  return {
    op: 'coalesce',
    left: toCommon(left, type, project),
    right: toCommon(right, type, project),
    type,
    origin: expression.origin
  };
}

function commonType(project: ProjectSymbols, a: ApexType, b: ApexType): ApexType | null {
  if (a.kind === 'null') return b;
  if (b.kind === 'null' || sameType(a, b)) return a;
  if (isNumeric(a) && isNumeric(b)) return promote(a, b);
  if (isText(a) && isText(b)) return STRING;
  if (isUnchecked(project, b, a)) return a;
  return isUnchecked(project, a, b) ? b : null;
}

function isUnchecked(project: ProjectSymbols, from: ApexType, to: ApexType): boolean {
  return findRoute(project, from, to, 'argument')?.isChecked === false;
}

function toCommon(value: IrExpression, type: ApexType, project: ProjectSymbols): IrExpression {
  const route = findRoute(project, value.type, type, 'argument');
  return route === null ? value : applyRoute(value, type, route);
}
