/** What a valid query gives, and what its binds must be. */
import type { ObjectSchema } from '../../schema/model.ts';
import type { Condition, FromClause, SoqlQuery, Value } from '../../soql/ast.ts';
import { INTEGER, sobjectType } from '../types.ts';
import type { ApexType } from '../types.ts';
import { isAggregate, typeOfOperand } from './queryPaths.ts';
import type { QueryScope } from './queryPaths.ts';
import type { ProjectSymbols } from './symbols.ts';

/** What a bind is compared with. `type` null: no rule is known for the function on the left. */
export interface BindExpectation {
  readonly index: number;
  readonly type: ApexType | null;
  readonly accepts: 'one' | 'many' | 'both';
}

export interface QueryShape {
  readonly result: 'list' | 'count';
  readonly rowType: ApexType;
  readonly binds: readonly BindExpectation[];
}

/** The query has been validated against the schema. */
export function shapeOfQuery(query: SoqlQuery, object: ObjectSchema, project: ProjectSymbols): QueryShape {
  const binds: BindExpectation[] = [];
  collectBinds(query, { project, object, from: query.from }, binds);
  const [only, ...others] = query.select;
  const isPlainCount =
    only?.kind === 'function' && only.call.name.toUpperCase() === 'COUNT' && only.call.args.length === 0;
  if (isPlainCount && others.length === 0 && query.groupBy === null)
    return { result: 'count', rowType: INTEGER, binds };
  const isGrouped =
    query.groupBy !== null || query.select.some((item) => item.kind === 'function' && isAggregate(item.call));
  return { result: 'list', rowType: sobjectType(isGrouped ? 'AggregateResult' : object.name.canonical), binds };
}

function collectBinds(query: SoqlQuery, scope: QueryScope, binds: BindExpectation[]): void {
  for (const item of query.select) {
    if (item.kind === 'subquery') collectInner(item.query, childObject(item.query.from, scope), scope, binds);
  }
  for (const condition of [query.where, query.having])
    if (condition !== null) collectConditions(condition, scope, binds);
  for (const operand of [query.limit, query.offset]) {
    if (operand?.kind === 'bind') binds.push({ index: operand.index, type: INTEGER, accepts: 'one' });
  }
}

function childObject(from: FromClause, { object, project }: QueryScope): ObjectSchema | undefined {
  const relationship = object.child(from.name);
  return relationship === undefined ? undefined : project.schema.object(relationship.childObject);
}

function collectInner(
  query: SoqlQuery,
  object: ObjectSchema | undefined,
  scope: QueryScope,
  binds: BindExpectation[]
): void {
  if (object !== undefined) collectBinds(query, { ...scope, object, from: query.from }, binds);
}

/** `=` and `!=` mean IN and NOT IN then, LIKE any of the patterns. */
const TAKES_COLLECTIONS: ReadonlySet<string> = new Set(['=', '!=', 'LIKE']);

function collectConditions(condition: Condition, scope: QueryScope, binds: BindExpectation[]): void {
  const expect = (value: Value, type: ApexType | null, accepts: BindExpectation['accepts']): void => {
    if (value.kind === 'bind') binds.push({ index: value.index, type, accepts });
  };
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const term of condition.terms) collectConditions(term, scope, binds);
      return;
    case 'not':
      collectConditions(condition.term, scope, binds);
      return;
    case 'compare':
      expect(
        condition.right,
        typeOfOperand(condition.left, scope),
        TAKES_COLLECTIONS.has(condition.operator) ? 'both' : 'one'
      );
      return;
    case 'in':
    case 'multi': {
      const { values } = condition;
      if ('from' in values) {
        collectInner(values, scope.project.schema.object(values.from.name), scope, binds);
        return;
      }
      const type = typeOfOperand(condition.left, scope);
      if ('kind' in values) expect(values, type, condition.kind === 'in' ? 'many' : 'both');
      else for (const value of values) expect(value, type, 'one');
    }
  }
}
