import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** The value of a formula field of one row. */
export type FormulaEvaluator = (
  object: ObjectSchema,
  field: FieldSchema,
  row: Row,
  transaction: Transaction
) => StoredValue;

let evaluator: FormulaEvaluator | null = null;

/** Until somebody who can evaluate formulas registers, queries of formula fields are refused by name. */
export function registerFormulaEvaluator(evaluate: FormulaEvaluator | null): void {
  evaluator = evaluate;
}

export function formulaEvaluator(): FormulaEvaluator | null {
  return evaluator;
}
