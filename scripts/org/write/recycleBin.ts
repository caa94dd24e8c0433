/**
 * What a deletion took along, so that undelete can bring it back. Kept beside the store for as long as the process runs.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_undelete.htm
 */
import type { Store } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';

export interface DeletionRecord {
  readonly cascaded: readonly { readonly object: ObjectSchema; readonly id: string }[];
  readonly cleared: readonly { readonly object: ObjectSchema; readonly id: string; readonly field: FieldSchema }[];
}

const RECORDS = new WeakMap<Store, Map<string, DeletionRecord>>();
const NOTHING: DeletionRecord = { cascaded: [], cleared: [] };

export function rememberDeletion(store: Store, id: string, record: DeletionRecord): void {
  const records = RECORDS.get(store) ?? new Map<string, DeletionRecord>();
  RECORDS.set(store, records);
  records.set(id, record);
}

export function deletionOf(store: Store, id: string): DeletionRecord {
  return RECORDS.get(store)?.get(id) ?? NOTHING;
}

/** Standard lookups that undelete puts back where nothing has replaced them; custom lookups always are. */
const RESTORED_LOOKUPS: ReadonlySet<string> = new Set([
  'Account.ParentId',
  'Case.ParentId',
  'Contact.ReportsToId',
  'Asset.Product2Id',
  'Quote.OpportunityId'
]);

export function isRestored(object: ObjectSchema, field: FieldSchema): boolean {
  return field.isCustom || RESTORED_LOOKUPS.has(`${object.name.canonical}.${field.name.canonical}`);
}
