/** Hands the formulas of an org to queries and to the save order. */
import { registerFormulaEvaluator } from '../soql/formulaSeam.ts';
import type { RuleEvaluator } from '../write/ruleEvaluator.ts';
import { formulasOf } from './orgFormulas.ts';

/** For `useRuleEvaluator` of each transaction. */
export const FORMULA_RULES: RuleEvaluator = {
  validationErrors: (object, row, before, transaction) =>
    formulasOf(transaction.schema).ruleErrors(object, row, before, transaction),
  defaultValue: (object, field, transaction) => formulasOf(transaction.schema).defaultValue(object, field, transaction),
  ruleValue: (object, formula, row, before, transaction) =>
    formulasOf(transaction.schema).ruleValue(object, formula, row, before, transaction)
};

/** Once for the process; each org's formulas are found by the schema of the transaction. */
export function installFormulaFields(): void {
  registerFormulaEvaluator((object, field, row, transaction) =>
    formulasOf(transaction.schema).fieldValue(object, field, row, transaction)
  );
}
