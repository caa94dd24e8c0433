/**
 * The Apex type of what a valid query names: fields at the end of paths, results of functions.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_using.htm
 */
import { nameKey } from '../../schema/apiName.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { FieldPath, FromClause, FunctionArgument, FunctionCall, Operand } from '../../soql/ast.ts';
import { NAME_ENTITY } from '../../soql/nameEntity.ts';
import { DATE, DECIMAL, INTEGER } from '../types.ts';
import type { ApexType } from '../types.ts';
import { apexTypeOf, parentObjectOf } from './sobjectFields.ts';
import type { ProjectSymbols } from './symbols.ts';

/** One FROM clause. */
export interface QueryScope {
  readonly project: ProjectSymbols;
  readonly object: ObjectSchema;
  readonly from: FromClause;
}

const AGGREGATES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max']);

const DATE_PARTS =
  'calendar_month calendar_quarter calendar_year day_in_month day_in_week day_in_year fiscal_month fiscal_quarter fiscal_year hour_in_day week_in_month week_in_year'.split(
    ' '
  );

/** Functions whose result does not have the type of their argument. */
const FUNCTION_TYPES: ReadonlyMap<string, ApexType> = new Map<string, ApexType>([
  ...[...DATE_PARTS, 'count', 'count_distinct'].map((name): [string, ApexType] => [name, INTEGER]),
  ['day_only', DATE],
  ['distance', DECIMAL],
  ['sum', DECIMAL],
  ['avg', DECIMAL]
]);

export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(nameKey(call.name));
}

/** The field at the end of a path whose first name may be the alias or the object itself; undefined where it is no field. */
export function fieldOfPath(path: FieldPath, scope: QueryScope): FieldSchema | undefined {
  const names = isPrefixed(path, scope) ? path.names.slice(1) : path.names;
  let object: ObjectSchema | undefined = scope.object;
  for (const name of names.slice(0, -1))
    object = object === undefined ? undefined : parentOf(object, name, scope.project);
  return object?.field(names[names.length - 1] ?? '');
}

function isPrefixed({ names }: FieldPath, { object, from, project }: QueryScope): boolean {
  const [first] = names;
  if (first === undefined || names.length < 2) return false;
  if (nameKey(first) === nameKey(from.alias ?? '')) return true;
  return object.parent(first) === undefined && project.schema.object(first)?.name.canonical === object.name.canonical;
}

function parentOf(object: ObjectSchema, name: string, project: ProjectSymbols): ObjectSchema | undefined {
  const lookup = object.parent(name);
  return lookup === undefined ? undefined : (project.schema.object(parentObjectOf(lookup)) ?? NAME_ENTITY);
}

/** null where no rule is known. */
export function typeOfOperand(operand: Operand | FunctionArgument, scope: QueryScope): ApexType | null {
  switch (operand.kind) {
    case 'field': {
      const field = fieldOfPath(operand.path, scope);
      return field === undefined ? null : apexTypeOf(field);
    }
    case 'function': {
      const [argument] = operand.call.args;
      return (
        FUNCTION_TYPES.get(nameKey(operand.call.name)) ??
        (argument === undefined ? null : typeOfOperand(argument, scope))
      );
    }
    case 'value':
      return null;
  }
}
