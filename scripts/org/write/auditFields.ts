/** Fields the platform fills on every save: who and when, to the second (P54). */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { Store, StoredValue } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
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

/** Changes when a record was created, to the second; false for an Id that belongs to no record. */
export function changeCreatedDate(schema: OrgSchema, store: Store, id: string, moment: ApexDatetime): boolean {
  const object = schema.objectByKeyPrefix(id.slice(0, 3));
  const row = object === undefined ? undefined : store.get(object, id);
  const slot = object?.field('CreatedDate')?.slot;
  if (object === undefined || row === undefined || slot === undefined) return false;
  const changed = [...row];
  changed[slot] = new ApexDatetime(Math.floor(moment.ms / 1000) * 1000);
  store.put(object, changed);
  return true;
}
