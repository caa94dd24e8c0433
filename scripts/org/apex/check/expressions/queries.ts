/** `[SELECT ...]` and `[FIND ...]` as expressions: checked against the schema, binds typed (P62, P68, P72). */
import type { Origin } from '../../../diagnostic.ts';
import type { BindValue, Span } from '../../../soql/ast.ts';
import { expandCollections } from '../../../soql/expandCollections.ts';
import { validateQuery, validateSearch } from '../../../soql/validateQuery.ts';
import type { SoqlExpression, SoslExpression } from '../../parse/ast.ts';
import type { IrExpression, IrSosl } from '../../emit/ir.ts';
import { ID, isLibrary, listOf, sameType, SOBJECT, STRING } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { CheckFailure, fail } from '../checkFailure.ts';
import { findRoute } from '../conversions.ts';
import { bindNotIterable, bindType, queryFault, unsupported } from '../messages.ts';
import { shapeOfQuery } from '../queryShape.ts';
import type { BindExpectation } from '../queryShape.ts';
import { asLibraryType } from '../typeRelations.ts';
import { checkValue } from './checkExpression.ts';

export function checkSoql(expression: SoqlExpression, context: BodyContext): IrExpression {
  const { origin, text, query } = expression;
  const { schema } = context.project;
  const at = placeOf(expression);
  const faults = validateQuery(query, schema);
  for (const fault of faults) context.report(queryFault(fault.message, at(fault)));
  const binds = expression.binds.map((bind) => checkValue(bind, context));
  const object = schema.object(query.from.name);
  if (faults.length > 0 || object === undefined) throw new CheckFailure(null);
  const shape = shapeOfQuery(query, object, context.project);
  for (const expectation of shape.binds) {
    const bind = binds[expectation.index];
    if (bind !== undefined) checkBind(bind, expectation, context);
  }
  const type = shape.result === 'count' ? shape.rowType : listOf(shape.rowType);
  const isCollection = ({ index }: BindValue): boolean => {
    const bind = binds[index];
    return bind !== undefined && elementType(bind.type, context) !== null;
  };
  return { op: 'soql', text, query: expandCollections(query, isCollection), binds, result: shape.result, type, origin };
}

function checkBind(bind: IrExpression, { type, accepts }: BindExpectation, context: BodyContext): void {
  const element = elementType(bind.type, context);
  if (element === null && accepts === 'many') fail(bindNotIterable(bind.origin));
  const isFit = type === null || fitsColumn(element ?? bind.type, type, context);
  if (!isFit) fail(bindType(bind.type, type, bind.origin));
  if (element !== null && accepts === 'one')
    fail(unsupported('A collection bound with a comparison operator', 'write IN', bind.origin));
}

function fitsColumn(found: ApexType, column: ApexType, context: BodyContext): boolean {
  if (found.kind === 'sobject') return sameType(column, ID);
  return findRoute(context.project, found, column, 'assignment') !== null;
}

function elementType(type: ApexType, context: BodyContext): ApexType | null {
  if (isLibrary(type, 'System.List') || isLibrary(type, 'System.Set')) return type.args[0] ?? null;
  return asLibraryType(context.project, type, 'System.Iterable')?.args[0] ?? null;
}

export function checkSosl(expression: SoslExpression, context: BodyContext): IrSosl {
  const { origin, text, search } = expression;
  const at = placeOf(expression);
  const faults = validateSearch(search, context.project.schema);
  for (const fault of faults) context.report(queryFault(fault.message, at(fault)));
  if (faults.length > 0) throw new CheckFailure(null);
  const binds = expression.binds.map((bind) => checkValue(bind, context));
  const find = search.find.kind === 'bind' ? binds[search.find.index] : undefined;
  if (find !== undefined && !sameType(find.type, STRING)) fail(bindType(find.type, STRING, find.origin));
  return { op: 'sosl', text, search, binds, type: listOf(listOf(SOBJECT)), origin };
}

/** Places inside the query's text, which starts after its opening bracket. */
function placeOf(expression: {
  readonly text: string;
  readonly origin: Origin;
}): (span: Pick<Span, 'start' | 'end'>) => Origin {
  const { text, origin } = expression;
  const lineAndColumn = (offset: number): { line: number; column: number } => {
    const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
    const last = lines[lines.length - 1] ?? '';
    return {
      line: origin.line + lines.length - 1,
      column: lines.length === 1 ? origin.column + 1 + last.length : last.length + 1
    };
  };
  return (span) => {
    const start = lineAndColumn(span.start);
    const end = lineAndColumn(span.end);
    return { file: origin.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };
}
