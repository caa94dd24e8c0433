/**
 * Amounts compared with a value in a currency, `Amount > USD5000`: the amount of each record is converted first. Numbers without a
 * currency are compared with the number of each record, whatever its currency.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
import { hasSeveralCurrencies, isActiveCurrency } from '../currency/conversion.ts';
import type { Condition, Value } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import { apiTypeName } from './fieldKinds.ts';
import type { Filter, Reader, Run } from './plan.ts';
import { planComparison } from './planComparison.ts';
import { fault, refuse } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { throwQuery } from './queryException.ts';

type Leaf = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>;
type CurrencyLiteral = Extract<Value, { kind: 'currency' }>;

function valuesOf(leaf: Leaf): readonly Value[] {
  if (leaf.kind === 'compare') return [leaf.right];
  return 'select' in leaf.values || 'kind' in leaf.values ? [] : leaf.values;
}

export function currencyLiterals(leaf: Leaf): readonly CurrencyLiteral[] {
  return valuesOf(leaf).filter((value) => value.kind === 'currency');
}

/** Null where a fault was recorded. */
export function planAmountTest<T>(context: PlanContext, reader: Reader<T>, leaf: Leaf): Filter<T> | null {
  const literals = currencyLiterals(leaf);
  if (reader.type !== 'currency' && reader.field !== null)
    return fault(context, faultTexts.wrongType(reader.text, apiTypeName(reader.type), false), leaf.span);
  if (literals.length < valuesOf(leaf).length) return fault(context, faultTexts.mixedCurrencyLiterals(), leaf.span);
  if (!hasSeveralCurrencies(context.schema)) return refuse(context, 'A currency code in an org with one', leaf.span);
  const { converted } = reader;
  if (converted === null) return fault(context, faultTexts.currencyLiteralOfGroup(), leaf.span);
  const operator = leaf.kind === 'compare' ? leaf.operator : '=';
  const tests = literals.map((literal) => planLiteral(context, converted, operator, literal));
  if (tests.includes(null)) return null;
  const isNegated = leaf.kind === 'in' && leaf.negated;
  return {
    bind(run) {
      const bound = tests.map((test) => (test as Filter<T>).bind(run));
      return (item) => bound.some((test) => test(item)) !== isNegated;
    },
    hints: []
  };
}

function planLiteral<T>(
  context: PlanContext,
  converted: (currency: (run: Run) => string) => Reader<T>,
  operator: Extract<Leaf, { kind: 'compare' }>['operator'],
  { code, text, span }: CurrencyLiteral
): Filter<T> | null {
  const reader = converted(() => code);
  const number: Value = { kind: 'number', text, isInteger: !text.includes('.'), span };
  const comparison = planComparison(context, reader, operator, number, span);
  if (comparison === null) return null;
  return {
    bind(run) {
      if (!isActiveCurrency(run.transaction, code)) throwQuery(faultTexts.inactiveCurrency(code));
      const test = comparison.bind(run);
      return (item) => test(reader.read(run, item));
    },
    hints: []
  };
}
