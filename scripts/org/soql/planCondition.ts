/** WHERE and HAVING as predicates, with what an index can contribute. */
import type { StoredValue } from '../data/store.ts';
import type { Condition, Operand, SoqlQuery } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import { kindOf } from './fieldKinds.ts';
import type { Filter, IndexHint, InnerPlan, Reader } from './plan.ts';
import { fault } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { currencyLiterals, planAmountTest } from './planAmountTest.ts';
import { planComparison, planMembership, planMultiSelect } from './planComparison.ts';
import type { Comparison, Test } from './planComparison.ts';

export interface ConditionScope<T> {
  /** Null where a fault was recorded. */
  reader(operand: Operand): Reader<T> | null;
  /** Plans the query of a semi-join; HAVING has none. */
  inner(query: SoqlQuery): InnerPlan | null;
  /** The values the inner query gives, nulls left out. */
  innerValues(run: Parameters<Filter<T>['bind']>[0], plan: InnerPlan): ReadonlySet<string>;
}

const MAX_SEMI_JOINS = 2;

export function planCondition<T>(
  context: PlanContext,
  scope: ConditionScope<T>,
  condition: Condition
): Filter<T> | null {
  const joins = semiJoins(condition);
  if (joins.length > MAX_SEMI_JOINS)
    fault(context, faultTexts.semiJoinTooMany(), joins[MAX_SEMI_JOINS] as Condition['span']);
  return planTerm(context, scope, condition, false);
}

function semiJoins(condition: Condition): readonly Condition['span'][] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.terms.flatMap(semiJoins);
  if (condition.kind === 'not') return semiJoins(condition.term);
  return condition.kind === 'in' && 'select' in condition.values ? [condition.span] : [];
}

function planTerm<T>(
  context: PlanContext,
  scope: ConditionScope<T>,
  condition: Condition,
  isInOr: boolean
): Filter<T> | null {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const isAnd = condition.kind === 'and';
      const terms = condition.terms.map((term) => planTerm(context, scope, term, isInOr || !isAnd));
      const found = terms.filter((term) => term !== null);
      if (found.length < terms.length) return null;
      return isAnd ? allOf(found) : anyOf(found);
    }
    case 'not': {
      const term = planTerm(context, scope, condition.term, isInOr);
      if (term === null) return null;
      return {
        bind: (run) => {
          const holds = term.bind(run);
          return (item) => !holds(item);
        },
        hints: []
      };
    }
    default:
      return planLeaf(context, scope, condition, isInOr);
  }
}

function allOf<T>(terms: readonly Filter<T>[]): Filter<T> {
  return {
    bind: (run) => {
      const tests = terms.map((term) => term.bind(run));
      return (item) => tests.every((test) => test(item));
    },
    hints: terms.flatMap((term) => term.hints)
  };
}

function anyOf<T>(terms: readonly Filter<T>[]): Filter<T> {
  return {
    bind: (run) => {
      const tests = terms.map((term) => term.bind(run));
      return (item) => tests.some((test) => test(item));
    },
    hints: []
  };
}

type Leaf = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>;

function planLeaf<T>(context: PlanContext, scope: ConditionScope<T>, leaf: Leaf, isInOr: boolean): Filter<T> | null {
  const reader = scope.reader(leaf.left);
  if (leaf.kind === 'in' && 'select' in leaf.values)
    return planSemiJoin(context, scope, reader, leaf, leaf.values, isInOr);
  if (reader === null) return null;
  if (currencyLiterals(leaf).length > 0) return planAmountTest(context, reader, leaf);
  const comparison = planTest(context, reader, leaf);
  if (comparison === null) return null;
  return { bind: (run) => testItem(reader, run, comparison.bind(run)), hints: hintsOf(reader, comparison.keys) };
}

function planTest<T>(context: PlanContext, reader: Reader<T>, leaf: Leaf): Comparison | null {
  if (reader.field?.isFilterable === false) return fault(context, faultTexts.notFilterable(reader.text), leaf.span);
  switch (leaf.kind) {
    case 'compare':
      return planComparison(context, reader, leaf.operator, leaf.right, leaf.span);
    case 'in':
      return planMembership(
        context,
        reader,
        leaf.values as Exclude<typeof leaf.values, SoqlQuery>,
        leaf.negated,
        leaf.span
      );
    case 'multi':
      return planMultiSelect(context, reader, leaf.values, leaf.operator === 'EXCLUDES', leaf.span);
  }
}

function testItem<T>(reader: Reader<T>, run: Parameters<Filter<T>['bind']>[0], test: Test): (item: T) => boolean {
  return (item) => test(reader.read(run, item));
}

function hintsOf<T>(reader: Reader<T>, keys: Comparison['keys']): readonly IndexHint[] {
  if (reader.field === null || keys === null) return [];
  return [{ text: reader.text, field: reader.ownField, values: (run) => keys(run) }];
}

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_comparisonoperators.htm */
function planSemiJoin<T>(
  context: PlanContext,
  scope: ConditionScope<T>,
  reader: Reader<T> | null,
  leaf: Extract<Condition, { kind: 'in' }>,
  query: SoqlQuery,
  isInOr: boolean
): Filter<T> | null {
  if (isInOr) return fault(context, faultTexts.semiJoinInOr(), leaf.span);
  if (reader !== null && kindOf(reader.type) !== 'id')
    return fault(context, faultTexts.semiJoinLeft(reader.text), leaf.span);
  const plan = scope.inner(query);
  if (plan === null || reader === null) return null;
  const values = (run: Parameters<Filter<T>['bind']>[0]): ReadonlySet<string> =>
    run.once(plan, () => scope.innerValues(run, plan));
  return {
    bind: (run) => {
      const ids = values(run);
      const isMember = (value: StoredValue): boolean => typeof value === 'string' && ids.has(value);
      return testItem(reader, run, leaf.negated ? (value) => !isMember(value) : isMember);
    },
    hints: leaf.negated ? [] : hintsOf(reader, (run) => [...values(run)])
  };
}
