/**
 * Field paths of static queries against the schema, with the platform's texts.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_using.htm
 */
import type { Origin } from '../../diagnostic.ts';
import { nameKey } from '../../schema/apiName.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { FieldPath, FromClause, FunctionArgument, FunctionCall, Operand, Span } from '../../soql/ast.ts';
import { faultTexts } from '../../soql/faultTexts.ts';
import { NAME_ENTITY } from '../../soql/nameEntity.ts';
import { DATE, DECIMAL, INTEGER } from '../types.ts';
import type { ApexType } from '../types.ts';
import { fail } from './checkFailure.ts';
import { queryFault } from './messages.ts';
import { apexTypeOf, parentObjectOf } from './sobjectFields.ts';
import type { ProjectSymbols } from './symbols.ts';

/** One FROM clause and the places of its text. */
export interface QueryScope {
  readonly project: ProjectSymbols;
  readonly object: ObjectSchema;
  readonly from: FromClause;
  readonly at: (span: Span) => Origin;
}

const AGGREGATES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max']);

/** Result of functions whatever their argument; aggregates and formatting keep or lose their argument's type. */
const FUNCTION_TYPES: ReadonlyMap<string, ApexType> = new Map<string, ApexType>([
  ...[
    'calendar_month',
    'calendar_quarter',
    'calendar_year',
    'day_in_month',
    'day_in_week',
    'day_in_year',
    'fiscal_month',
    'fiscal_quarter',
    'fiscal_year',
    'hour_in_day',
    'week_in_month',
    'week_in_year',
    'count',
    'count_distinct'
  ].map((name): [string, ApexType] => [name, INTEGER]),
  ['day_only', DATE],
  ['distance', DECIMAL],
  ['sum', DECIMAL],
  ['avg', DECIMAL]
]);

export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(nameKey(call.name));
}

/** The field at the end of a path; fails with "No such column" or "Didn't understand relationship". */
export function resolvePath(path: FieldPath, scope: QueryScope): FieldSchema {
  const { object, names } = walkParents(path, scope);
  const last = names[names.length - 1] ?? '';
  return (
    object.field(last) ?? fail(queryFault(faultTexts.noSuchColumn(last, object.name.canonical), scope.at(path.span)))
  );
}

/** The object all but the last name lead to. The first name may be the alias or the object itself. */
function walkParents(path: FieldPath, scope: QueryScope): { object: ObjectSchema; names: readonly string[] } {
  let names = path.names;
  const [first] = names;
  const isPrefix =
    first !== undefined &&
    names.length > 1 &&
    (nameKey(first) === nameKey(scope.from.alias ?? '') || isOwnName(first, scope));
  if (isPrefix) names = names.slice(1);
  let { object } = scope;
  for (const name of names.slice(0, -1)) object = parentOf(object, name, path, scope);
  return { object, names };
}

function isOwnName(name: string, scope: QueryScope): boolean {
  return (
    scope.object.parent(name) === undefined &&
    scope.project.schema.object(name)?.name.canonical === scope.object.name.canonical
  );
}

/** `TYPEOF Owner`: the relationship itself must exist. */
export function resolveRelationship(path: FieldPath, scope: QueryScope): FieldSchema {
  const { object, names } = walkParents(path, scope);
  const last = names[names.length - 1] ?? '';
  return object.parent(last) ?? fail(queryFault(faultTexts.noSuchParent(last), scope.at(path.span)));
}

function parentOf(object: ObjectSchema, name: string, path: FieldPath, scope: QueryScope): ObjectSchema {
  const lookup = object.parent(name);
  if (lookup === undefined) return fail(queryFault(faultTexts.noSuchParent(name), scope.at(path.span)));
  const target = parentObjectOf(lookup);
  return scope.project.schema.object(target) ?? NAME_ENTITY;
}

/** Checks an operand's paths; its type in Apex, or null where no rule is known. */
export function typeOfOperand(operand: Operand | FunctionArgument, scope: QueryScope): ApexType | null {
  switch (operand.kind) {
    case 'field':
      return apexTypeOf(resolvePath(operand.path, scope));
    case 'function': {
      const types = operand.call.args.map((arg) => typeOfOperand(arg, scope));
      const own = FUNCTION_TYPES.get(nameKey(operand.call.name));
      return own ?? types[0] ?? null;
    }
    case 'value':
      return null;
  }
}
