/** `Id = :ids` with a collection means `Id IN :ids`, `!=` NOT IN; the typed tree says so, and the executor knows one form only. */
import type { BindValue, Condition, SelectItem, SoqlQuery } from './ast.ts';

type IsCollection = (bind: BindValue) => boolean;

export function expandCollections(query: SoqlQuery, isCollection: IsCollection): SoqlQuery {
  const where = query.where === null ? null : expandCondition(query.where, isCollection);
  return { ...query, select: query.select.map((item) => expandItem(item, isCollection)), where };
}

function expandItem(item: SelectItem, isCollection: IsCollection): SelectItem {
  return item.kind === 'subquery' ? { ...item, query: expandCollections(item.query, isCollection) } : item;
}

function expandCondition(condition: Condition, isCollection: IsCollection): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, terms: condition.terms.map((term) => expandCondition(term, isCollection)) };
    case 'not':
      return { ...condition, term: expandCondition(condition.term, isCollection) };
    case 'compare': {
      const { left, operator, right, span } = condition;
      const isEquality = operator === '=' || operator === '!=';
      if (!isEquality || right.kind !== 'bind' || !isCollection(right)) return condition;
      return { kind: 'in', left, negated: operator === '!=', values: right, span };
    }
    case 'in':
      return 'from' in condition.values
        ? { ...condition, values: expandCollections(condition.values, isCollection) }
        : condition;
    case 'multi':
      return condition;
  }
}
