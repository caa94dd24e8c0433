/** What a field holds in a new record where nobody gave it a value. */
import { ownerOfNewRecord } from '../access/guests.ts';
import { defaultRecordTypeId } from '../access/defaultRecordType.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { normalise } from './normalise.ts';
import { ruleEvaluatorOf } from './ruleEvaluator.ts';

export function defaultOf(transaction: Transaction, object: ObjectSchema, field: FieldSchema): StoredValue {
  if (field.name.canonical === 'OwnerId') return ownerOfNewRecord(transaction);
  if (field.name.canonical === 'RecordTypeId') return defaultRecordTypeId(transaction, object);
  if (field.defaultValue !== null) return declaredDefaultOf(transaction, object, field);
  return field.type === 'boolean' ? false : null;
}

/** The default value of the field's definition; null where it has none. */
export function declaredDefaultOf(transaction: Transaction, object: ObjectSchema, field: FieldSchema): StoredValue {
  const { defaultValue } = field;
  if (defaultValue === null) return null;
  return normalise(
    field,
    'literal' in defaultValue
      ? defaultValue.literal
      : (ruleEvaluatorOf(transaction)?.defaultValue(object, field, transaction) ?? null)
  );
}
