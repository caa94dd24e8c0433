/**
 * The seam for the formulas of a save: validation rules, default values and workflow rules. Formula fields have their own seam, shared with queries.
 */
import type { Row, StoredValue } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { RuleFormula } from '../schema/workflowRules.ts';
import { formulaEvaluator } from '../soql/formulaSeam.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { WriteError } from './contract.ts';

export interface RuleEvaluator {
  /** Errors of the active validation rules; `before` is null for an insert. */
  validationErrors(object: ObjectSchema, row: Row, before: Row | null, transaction: Transaction): readonly WriteError[];
  /** Of a field with a default formula, for a new record. */
  defaultValue(object: ObjectSchema, field: FieldSchema, transaction: Transaction): StoredValue;
  /** Of a rule that watches saves, for its target field; `before` is null for a new record. */
  ruleValue(
    object: ObjectSchema,
    formula: RuleFormula,
    row: Row,
    before: Row | null,
    transaction: Transaction
  ): StoredValue;
}

const EVALUATOR = Symbol('rule evaluator');

export function useRuleEvaluator(transaction: Transaction, evaluator: RuleEvaluator): void {
  transaction.slots.set(EVALUATOR, evaluator);
}

export function ruleEvaluatorOf(transaction: Transaction): RuleEvaluator | null {
  return (transaction.slots.get(EVALUATOR) as RuleEvaluator | undefined) ?? null;
}

/** The row as triggers see it, formula fields computed. */
export function withFormulas(object: ObjectSchema, row: Row, transaction: Transaction): Row {
  const evaluate = formulaEvaluator();
  const formulas = object.fields.filter((field) => field.formula !== null);
  if (evaluate === null || formulas.length === 0) return row;
  const computed: StoredValue[] = [...row];
  for (const field of formulas) computed[field.slot] = evaluate(object, field, row, transaction);
  return computed;
}
