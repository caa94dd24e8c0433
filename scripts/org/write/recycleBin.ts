/**
 * What a deletion took along, so that undelete can bring it back. Kept beside the store, and with its data at each commit.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_undelete.htm
 */
import type { Store } from '../data/store.ts';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';

export interface DeletionRecord {
  readonly cascaded: readonly { readonly object: ObjectSchema; readonly id: string }[];
  readonly cleared: readonly { readonly object: ObjectSchema; readonly id: string; readonly field: FieldSchema }[];
}

interface Bin {
  readonly records: Map<string, DeletionRecord>;
  /** Since {@link takeBinState} was asked. */
  isChanged: boolean;
}

const BINS = new WeakMap<Store, Bin>();
const NOTHING: DeletionRecord = { cascaded: [], cleared: [] };

function binOf(store: Store): Bin {
  const known = BINS.get(store) ?? { records: new Map(), isChanged: false };
  BINS.set(store, known);
  return known;
}

export function rememberDeletion(store: Store, id: string, record: DeletionRecord): void {
  const bin = binOf(store);
  if (record.cascaded.length + record.cleared.length > 0) bin.records.set(id, record);
  else if (!bin.records.delete(id)) return;
  bin.isChanged = true;
}

export function deletionOf(store: Store, id: string): DeletionRecord {
  return BINS.get(store)?.records.get(id) ?? NOTHING;
}

type StoredDeletion = readonly [
  id: string,
  cascaded: readonly (readonly [object: string, id: string])[],
  cleared: readonly (readonly [object: string, id: string, field: string])[]
];

/** As text to be kept with the data; null where nothing has changed since the last time. */
export function takeBinState(store: Store): string | null {
  const bin = binOf(store);
  if (!bin.isChanged) return null;
  bin.isChanged = false;
  const deletions = [...bin.records].map(
    ([id, { cascaded, cleared }]): StoredDeletion => [
      id,
      cascaded.map((each) => [each.object.name.canonical, each.id]),
      cleared.map((each) => [each.object.name.canonical, each.id, each.field.name.canonical])
    ]
  );
  return JSON.stringify(deletions);
}

/** What no longer fits the schema is left out: its rows are gone with their object. */
export function restoreBin(store: Store, schema: OrgSchema, text: string): void {
  const bin = binOf(store);
  for (const [id, cascaded, cleared] of JSON.parse(text) as readonly StoredDeletion[]) {
    bin.records.set(id, {
      cascaded: cascaded.flatMap(([name, child]) => {
        const object = schema.object(name);
        return object === undefined ? [] : [{ object, id: child }];
      }),
      cleared: cleared.flatMap(([name, child, fieldName]) => {
        const object = schema.object(name);
        const field = object?.field(fieldName);
        return object === undefined || field === undefined ? [] : [{ object, id: child, field }];
      })
    });
  }
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
