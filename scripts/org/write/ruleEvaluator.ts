/**
 * The seam for validation rules. Until an evaluator is given, `deployChecks.ts` refuses the rules. Formula fields have their own seam,
 * shared with queries.
 */
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { formulaEvaluator } from '../soql/formulaSeam.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { WriteError } from './contract.ts';

export interface RuleEvaluator {
  /** Errors of the active validation rules; `before` is null for an insert. */
  validationErrors(object: ObjectSchema, row: Row, before: Row | null, transaction: Transaction): readonly WriteError[];
}

const EVALUATOR = Symbol('rule evaluator');

export function useRuleEvaluator(transaction: Transaction, evaluator: RuleEvaluator): void {
  transaction.slots.set(EVALUATOR, evaluator);
}

export function ruleEvaluatorOf(transaction: Transaction): RuleEvaluator | null {
  return (transaction.slots.get(EVALUATOR) as RuleEvaluator | undefined) ?? null;
}

/** The row as triggers see it, formula fields computed; without an evaluator the deploy refused formula fields beside triggers. */
export function withFormulas(object: ObjectSchema, row: Row, transaction: Transaction): Row {
  const evaluate = formulaEvaluator();
  const formulas = object.fields.filter((field) => field.formula !== null);
  if (evaluate === null || formulas.length === 0) return row;
  const computed: StoredValue[] = [...row];
  for (const field of formulas) computed[field.slot] = evaluate(object, field, row, transaction);
  return computed;
}
