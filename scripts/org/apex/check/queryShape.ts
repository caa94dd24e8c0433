/** A static query against the schema: every object, path and subquery, what its rows are, and what its binds must be. */
import type { Condition, SelectItem, SoqlQuery, Value } from '../../soql/ast.ts';
import { faultTexts } from '../../soql/faultTexts.ts';
import { INTEGER, sobjectType } from '../types.ts';
import type { ApexType } from '../types.ts';
import { fail } from './checkFailure.ts';
import { queryFault } from './messages.ts';
import { isAggregate, resolvePath, resolveRelationship, typeOfOperand } from './queryPaths.ts';
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

type At = QueryScope['at'];

export function shapeOfQuery(query: SoqlQuery, project: ProjectSymbols, at: At): QueryShape {
  const object =
    project.schema.object(query.from.name) ??
    fail(queryFault(faultTexts.noSuchObject(query.from.name), at(query.from.span)));
  if (!object.operations.isQueryable)
    fail(queryFault(faultTexts.notQueryable(object.name.canonical), at(query.from.span)));
  const binds: BindExpectation[] = [];
  walkQuery(query, { project, object, from: query.from, at }, binds);
  const [only, ...others] = query.select;
  const isCount =
    others.length === 0 &&
    only?.kind === 'function' &&
    only.call.name.toUpperCase() === 'COUNT' &&
    only.call.args.length === 0 &&
    query.groupBy === null;
  if (isCount) return { result: 'count', rowType: INTEGER, binds };
  const isGrouped =
    query.groupBy !== null || query.select.some((item) => item.kind === 'function' && isAggregate(item.call));
  return { result: 'list', rowType: sobjectType(isGrouped ? 'AggregateResult' : object.name.canonical), binds };
}

function walkQuery(query: SoqlQuery, scope: QueryScope, binds: BindExpectation[]): void {
  const [join] = query.aliases;
  if (join !== undefined)
    fail(queryFault(faultTexts.notSupported('More than one object in FROM'), scope.at(join.span)));
  for (const item of query.select) walkSelect(item, scope, binds);
  if (query.where !== null) walkCondition(query.where, scope, binds);
  for (const item of query.groupBy?.items ?? []) typeOfOperand(item, scope);
  if (query.having !== null) walkCondition(query.having, scope, binds);
  for (const item of query.orderBy) walkOrder(item.by, query, scope);
  for (const operand of [query.limit, query.offset])
    if (operand?.kind === 'bind') binds.push({ index: operand.index, type: INTEGER, accepts: 'one' });
}

function walkSelect(item: SelectItem, scope: QueryScope, binds: BindExpectation[]): void {
  switch (item.kind) {
    case 'field':
      resolvePath(item.path, scope);
      return;
    case 'function':
      typeOfOperand({ kind: 'function', call: item.call }, scope);
      return;
    case 'typeof':
      resolveRelationship(item.subject, scope);
      for (const branch of item.branches) {
        const object =
          scope.project.schema.object(branch.type) ??
          fail(queryFault(faultTexts.noSuchObject(branch.type), scope.at(item.span)));
        for (const path of branch.fields) resolvePath(path, { ...scope, object });
      }
      return;
    case 'subquery': {
      const relationship = scope.object.child(item.query.from.name);
      const object = relationship === undefined ? undefined : scope.project.schema.object(relationship.childObject);
      if (object === undefined)
        return fail(queryFault(faultTexts.noSuchChild(item.query.from.name), scope.at(item.query.from.span)));
      walkQuery(item.query, { ...scope, object, from: item.query.from }, binds);
      return;
    }
    case 'fields':
      return;
  }
}

/** Grouped queries may order by an alias of their select list. */
function walkOrder(by: SoqlQuery['orderBy'][number]['by'], query: SoqlQuery, scope: QueryScope): void {
  const [name, ...rest] = by.kind === 'field' ? by.path.names : [];
  const aliases = query.select.map((item) => (item.kind === 'field' || item.kind === 'function' ? item.alias : null));
  const isAlias =
    name !== undefined && rest.length === 0 && aliases.some((alias) => alias?.toLowerCase() === name.toLowerCase());
  if (!isAlias) typeOfOperand(by, scope);
}

function walkCondition(condition: Condition, scope: QueryScope, binds: BindExpectation[]): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const term of condition.terms) walkCondition(term, scope, binds);
      return;
    case 'not':
      walkCondition(condition.term, scope, binds);
      return;
    case 'compare': {
      const type = typeOfOperand(condition.left, scope);
      expect(condition.right, type, condition.operator === 'LIKE' ? 'both' : 'one', binds);
      return;
    }
    case 'multi':
    case 'in':
      walkMembership(condition, scope, binds);
  }
}

function walkMembership(
  condition: Condition & { kind: 'in' | 'multi' },
  scope: QueryScope,
  binds: BindExpectation[]
): void {
  const type = typeOfOperand(condition.left, scope);
  const { values } = condition;
  if ('from' in values) {
    const object =
      scope.project.schema.object(values.from.name) ??
      fail(queryFault(faultTexts.noSuchObject(values.from.name), scope.at(values.from.span)));
    walkQuery(values, { ...scope, object, from: values.from }, binds);
    return;
  }
  if ('kind' in values) expect(values, type, condition.kind === 'in' ? 'many' : 'both', binds);
  else for (const value of values) expect(value, type, 'one', binds);
}

function expect(
  value: Value,
  type: ApexType | null,
  accepts: BindExpectation['accepts'],
  binds: BindExpectation[]
): void {
  if (value.kind === 'bind') binds.push({ index: value.index, type, accepts });
}
