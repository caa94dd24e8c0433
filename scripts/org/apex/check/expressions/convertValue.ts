/** Brings a checked value to the type its place asks for, or fails with the place's message. */
import type { Diagnostic } from '../../../diagnostic.ts';
import type { IrExpression, IrLibraryCall, IrSoql } from '../../emit/ir.ts';
import { isLibrary, SOBJECT } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { fail } from '../checkFailure.ts';
import { applyRoute, findRoute } from '../conversions.ts';
import type { ConversionUse } from '../conversions.ts';
import { illegalAssignment } from '../messages.ts';
import type { ProjectSymbols } from '../symbols.ts';

const DYNAMIC_QUERIES = /^System\.Database#query(?:WithBinds)?\(/;

export function convertValue(
  project: ProjectSymbols,
  value: IrExpression,
  to: ApexType,
  use: ConversionUse,
  onFailure: () => Diagnostic
): IrExpression {
  const route = findRoute(project, value.type, to, use);
  if (route !== null) return applyRoute(value, to, route);
  const row = use === 'assignment' && to.kind === 'sobject' ? singleRow(value) : null;
  if (row === null) return fail(onFailure());
  if (isDynamicQuery(value) && to.kind === 'sobject' && to.name !== null)
    return { op: 'cast', value: row, type: to, origin: value.origin };
  return convertValue(project, row, to, use, onFailure);
}

/** Assignment, initialisation, return: "Illegal assignment from X to Y" at the value. */
export function assignTo(project: ProjectSymbols, value: IrExpression, to: ApexType): IrExpression {
  return convertValue(project, value, to, 'assignment', () => illegalAssignment(value.type, to, value.origin));
}

/** The one row of a query where a record is asked for (P62); null where the value is no query. */
export function singleRow(value: IrExpression): IrExpression | null {
  if (isListQuery(value))
    return {
      ...value,
      result: 'single',
      type: value.type.kind === 'library' ? (value.type.args[0] ?? SOBJECT) : SOBJECT
    };
  if (isDynamicQuery(value))
    return { op: 'convert', conversion: 'QueryToRow', value, type: SOBJECT, origin: value.origin };
  return null;
}

/** A query beside or in place of a record gives its one row. */
export function rowOfQuery(value: IrExpression): IrExpression {
  return isListQuery(value) ? (singleRow(value) ?? value) : value;
}

/** The row of a query in front of `?.` or `??`: null without rows. */
export function optionalRow(value: IrExpression): IrExpression {
  const row = isListQuery(value) ? singleRow(value) : null;
  return row?.op === 'soql' ? { ...row, result: 'optional' } : value;
}

export function isListQuery(value: IrExpression): value is IrSoql {
  return value.op === 'soql' && value.result === 'list';
}

export function isDynamicQuery(value: IrExpression): value is IrLibraryCall {
  return value.op === 'libraryCall' && isLibrary(value.type, 'System.List') && DYNAMIC_QUERIES.test(value.member.key);
}
