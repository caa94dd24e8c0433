/**
 * The seam for formulas: validation rules and formula fields. Until an evaluator is given, `deployChecks.ts` refuses what needs one.
 */
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { WriteError } from './contract.ts';

export interface RuleEvaluator {
  /** Errors of the active validation rules; `before` is null for an insert. */
  validationErrors(object: ObjectSchema, row: Row, before: Row | null, transaction: Transaction): readonly WriteError[];
  /** A copy of the row with formula fields computed. */
  withFormulas(object: ObjectSchema, row: Row, transaction: Transaction): StoredValue[];
}

const EVALUATOR = Symbol('rule evaluator');

export function useRuleEvaluator(transaction: Transaction, evaluator: RuleEvaluator): void {
  transaction.slots.set(EVALUATOR, evaluator);
}

export function ruleEvaluatorOf(transaction: Transaction): RuleEvaluator | null {
  return (transaction.slots.get(EVALUATOR) as RuleEvaluator | undefined) ?? null;
}
