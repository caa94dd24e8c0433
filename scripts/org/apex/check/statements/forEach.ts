/** `for (T item : source)` over collections, iterables and queries (P63). */
import type { ForEachStatement } from '../../parse/ast.ts';
import type { IrExpression, IrForEach, IrStatement } from '../../emit/ir.ts';
import { isLibrary, OBJECT, sameType } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { declareLocal, inventLocal, withScope } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt, CheckFailure, fail } from '../checkFailure.ts';
import { applyRoute, findRoute } from '../conversions.ts';
import type { Route } from '../conversions.ts';
import { checkValue } from '../expressions/checkExpression.ts';
import { isDynamicQuery, isListQuery } from '../expressions/convertValue.ts';
import { loopVariableType, notIterable, unsupported } from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import { asLibraryType } from '../typeRelations.ts';
import { checkLoopBody } from './checkStatement.ts';

export function checkForEach(statement: ForEachStatement, context: BodyContext): IrStatement {
  const type = attempt(context.report, () => resolveType(statement.type, context));
  const plan =
    type === null
      ? null
      : attempt(context.report, () => planLoop(checkValue(statement.iterable, context), type, statement, context));
  const inside = withScope(context);
  const local = declareLocal(inside, statement.name, type, { isFinal: false, isAssigned: true });
  const body = checkLoopBody(statement.body, inside);
  if (plan === null || type === null) throw new CheckFailure(null);
  const { origin } = statement;
  const isPlain = plan.route.conversion === null && (!plan.route.isChecked || sameType(plan.element, type));
  if (isPlain)
    return {
      kind: 'forEach',
      name: local.uniqueName,
      type,
      source: plan.source,
      batched: plan.batched,
      iterable: plan.iterable,
      body,
      origin
    };
  const element = inventLocal(context, 'element');
  const value = applyRoute(
    { op: 'local', name: element, type: plan.element, origin: statement.name.origin },
    type,
    plan.route
  );
  const declared: IrStatement = { kind: 'local', name: local.uniqueName, type, value, origin: statement.name.origin };
  const wrapped: IrStatement = { kind: 'block', statements: body === null ? [declared] : [declared, body], origin };
  return {
    kind: 'forEach',
    name: element,
    type: plan.element,
    source: plan.source,
    batched: plan.batched,
    iterable: plan.iterable,
    body: wrapped,
    origin
  };
}

interface LoopPlan extends Pick<IrForEach, 'source' | 'batched' | 'iterable'> {
  readonly element: ApexType;
  /** From the element to the loop variable. */
  readonly route: Route;
}

function planLoop(iterable: IrExpression, type: ApexType, statement: ForEachStatement, context: BodyContext): LoopPlan {
  const { project } = context;
  const element = elementOf(iterable, context) ?? fail(notIterable(iterable.type, iterable.origin));
  const isRows = isLibrary(type, 'System.List') && type.args[0]?.kind === 'sobject';
  if (isRows && (isListQuery(iterable) || isDynamicQuery(iterable))) {
    if (!isListQuery(iterable))
      return fail(unsupported('A loop over Database.query in batches', 'use a list variable', statement.origin));
    const route =
      findRoute(project, iterable.type, type, 'argument') ??
      fail(loopVariableType(iterable.type, statement.name.origin));
    return { source: 'soql', batched: true, iterable, element: iterable.type, route };
  }
  const route =
    isGenericRow(element) && type.kind === 'sobject' ? CHECKED_ROW : findRoute(project, element, type, 'assignment');
  if (route === null || (route.isChecked && route !== CHECKED_ROW))
    return fail(loopVariableType(element, statement.name.origin));
  const isCollection = isLibrary(iterable.type, 'System.List') || isLibrary(iterable.type, 'System.Set');
  return {
    source: isListQuery(iterable) ? 'soql' : isCollection ? 'collection' : 'iterable',
    batched: false,
    iterable,
    element,
    route
  };
}

/** Rows of a generic list, as `Database.query` and `getSObjects` give them, are checked one by one. */
const CHECKED_ROW: Route = { conversion: null, isChecked: true, distance: 0 };

function isGenericRow(type: ApexType): boolean {
  return type.kind === 'sobject' && type.name === null;
}

function elementOf(iterable: IrExpression, context: BodyContext): ApexType | null {
  const { type } = iterable;
  if (isLibrary(type, 'System.List') || isLibrary(type, 'System.Set')) return type.args[0] ?? OBJECT;
  return type.kind === 'null' ? null : (asLibraryType(context.project, type, 'System.Iterable')?.args[0] ?? null);
}
