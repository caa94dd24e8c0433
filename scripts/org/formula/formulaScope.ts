/** Where a formula stands: what it may read and which functions it may use. */
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { FormulaRun, FormulaValue } from './formulaType.ts';

export type FormulaUse = 'formula field' | 'validation rule' | 'default value';

export interface FormulaScope {
  readonly schema: OrgSchema;
  readonly object: ObjectSchema;
  readonly use: FormulaUse;
  /** Blank number fields count as 0; only formula fields can say so. */
  readonly treatsBlanksAsZero: boolean;
  /** The value of another formula field, not rounded to its scale. */
  readonly formulaValue: (object: ObjectSchema, field: FieldSchema, run: FormulaRun) => FormulaValue;
}
