/** The data types of formulas, as messages print them, and the values they have at run time. */
import type { ApexDate } from '../apex/values/apexDate.ts';
import type { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { ApexTime } from '../apex/values/apexTime.ts';
import type { Row } from '../data/store.ts';
import type { FieldType } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** `Null` is the type of the literal NULL, which goes with any other. */
export type FormulaType =
  | 'Number'
  | 'Text'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'Multi-Select Picklist'
  | 'Null';

/** Empty text is null: formulas know no difference. */
export type FormulaValue = null | string | boolean | ApexDecimal | ApexDate | ApexDatetime | ApexTime;

/** What a formula is evaluated against. */
export interface FormulaRun {
  readonly transaction: Transaction;
  /** The record; empty where a formula has none (default values). */
  readonly row: Row;
  /** The record before the save; null for a new one and outside of a save. */
  readonly before: Row | null;
  readonly isNew: boolean;
}

export interface TypedExpression {
  readonly type: FormulaType;
  /** Throws {@link FormulaError} where the platform shows #Error!. */
  readonly evaluate: (run: FormulaRun) => FormulaValue;
}

/** A value that cannot be computed: division by zero, a text that is no number, a day that does not exist. */
export class FormulaError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** null: formulas cannot read such fields. */
export const FIELD_FORMULA_TYPES: Readonly<Record<FieldType, FormulaType | null>> = {
  id: 'Text',
  reference: 'Text',
  string: 'Text',
  textarea: 'Text',
  longtextarea: 'Text',
  richtextarea: 'Text',
  email: 'Text',
  phone: 'Text',
  url: 'Text',
  autonumber: 'Text',
  combobox: 'Text',
  picklist: 'Picklist',
  multipicklist: 'Multi-Select Picklist',
  boolean: 'Boolean',
  integer: 'Number',
  double: 'Number',
  currency: 'Number',
  percent: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  address: null,
  location: null,
  base64: null,
  anyType: null
};

/** The type two branches have in common; null where they have none. */
export function commonType(left: FormulaType, right: FormulaType): FormulaType | null {
  if (left === 'Null') return right;
  return right === 'Null' || left === right ? left : null;
}
