/** Fields the platform fills on every save: who and when, to the second (P54). */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** Sets the fields the object has; the array is changed in place. */
export function stampRow(transaction: Transaction, object: ObjectSchema, draft: StoredValue[], isNew: boolean): void {
  const now = new ApexDatetime(Math.floor(transaction.clock.now() / 1000) * 1000);
  const set = (name: string, value: StoredValue): void => {
    const field = object.field(name);
    if (field !== undefined) draft[field.slot] = value;
  };
  if (isNew) {
    set('CreatedDate', now);
    set('CreatedById', transaction.user.id);
    set('IsDeleted', false);
  }
  set('LastModifiedDate', now);
  set('LastModifiedById', transaction.user.id);
  set('SystemModstamp', now);
}
