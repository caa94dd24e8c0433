/** Where a formula stands: what it may read and which functions it may use. */
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { FormulaRun, FormulaValue, TypedExpression } from './formulaType.ts';

/** Flows name what they read in braces: `{!amount}`, `{!$Record.Name}`. */
export type FormulaUse = 'formula field' | 'validation rule' | 'default value' | 'flow';

export interface FormulaScope {
  readonly schema: OrgSchema;
  /** The object of the record; null in a flow that no record starts. */
  readonly object: ObjectSchema | null;
  readonly use: FormulaUse;
  /** Blank number fields count as 0; only formula fields can say so. */
  readonly treatsBlanksAsZero: boolean;
  /** The value of another formula field, not rounded to its scale. */
  /** Flows: what a name in braces stands for, `$Record` and the global variables aside; null where there is none. */
  readonly variable?: (name: string) => TypedExpression | null;
  readonly formulaValue: (object: ObjectSchema, field: FieldSchema, run: FormulaRun) => FormulaValue;
}
