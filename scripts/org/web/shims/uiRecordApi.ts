import { send } from './http.ts';
import { createSharedCache } from './sharedCache.ts';
import { createWireAdapter } from './wireAdapter.ts';

/** A record as the UI API represents it. */
export interface RecordRepresentation {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

interface FieldValue {
  /** A scalar, or the record behind a relationship. */
  readonly value: unknown;
  readonly displayValue: string | null;
}

type FieldReference = string | { readonly fieldApiName: string; readonly objectApiName: string };

const BASE = '/services/data/v66.0/ui-api/records';

/** One entry per record and set of fields; keys begin with the record's id. */
const records = createSharedCache();

const ANSWERED_CONFIG = new Set(['recordId', 'fields', 'optionalFields']);

/**
 * Wires a record's fields.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record.html
 */
export const getRecord = createWireAdapter<RecordRepresentation>(records, (config) => {
  const refused = Object.keys(config).find((name) => !ANSWERED_CONFIG.has(name));
  if (refused !== undefined) throw new Error(`getRecord: the local page does not support the parameter ${refused}`);
  const { recordId } = config;
  if (typeof recordId !== 'string') return undefined;
  const query = new URLSearchParams();
  for (const name of ['fields', 'optionalFields']) {
    const names = asNames(config[name]);
    if (names.length > 0) query.set(name, names.join(','));
  }
  if ([...query].length === 0) return undefined;
  return { key: `${recordId}?${query}`, load: () => send('GET', `${BASE}/${encodeURIComponent(recordId)}?${query}`) };
});

/** The value of a field, through relationships where the reference has several parts; undefined when it is absent. */
export function getFieldValue(record: RecordRepresentation | undefined, field: FieldReference): unknown {
  return findField(record, field)?.value;
}

/** The value as the user's locale shows it, or null where it needs no formatting. */
export function getFieldDisplayValue(record: RecordRepresentation | undefined, field: FieldReference): unknown {
  return findField(record, field)?.displayValue;
}

export async function createRecord(input: {
  apiName: string;
  fields: Readonly<Record<string, unknown>>;
}): Promise<RecordRepresentation> {
  return send('POST', BASE, { apiName: input.apiName, fields: input.fields });
}

export async function updateRecord(input: {
  fields: Readonly<Record<string, unknown>>;
}): Promise<RecordRepresentation> {
  const { Id, ...fields } = input.fields;
  if (typeof Id !== 'string') throw new Error('updateRecord: the fields must contain Id');
  const updated = await send<RecordRepresentation>('PATCH', `${BASE}/${encodeURIComponent(Id)}`, { fields });
  await refreshRecord(Id);
  return updated;
}

export async function deleteRecord(recordId: string): Promise<void> {
  await send('DELETE', `${BASE}/${encodeURIComponent(recordId)}`);
  await refreshRecord(recordId);
}

/** Tells the cache that records changed elsewhere, in Apex for example. */
export async function notifyRecordUpdateAvailable(changed: readonly { recordId: string }[]): Promise<void> {
  await Promise.all(changed.map(({ recordId }) => refreshRecord(recordId)));
}

function refreshRecord(recordId: string): Promise<void> {
  return records.refresh((key) => key.startsWith(`${recordId}?`));
}

function asNames(fields: unknown): string[] {
  const list = Array.isArray(fields) ? fields : fields === undefined ? [] : [fields];
  return (list as FieldReference[]).map((each) =>
    typeof each === 'string' ? each : `${each.objectApiName}.${each.fieldApiName}`
  );
}

function findField(record: RecordRepresentation | undefined, field: FieldReference): FieldValue | undefined {
  const path = asNames(field)[0]?.split('.').slice(1) ?? [];
  let found: FieldValue | undefined;
  let current: RecordRepresentation | undefined = record;
  for (const name of path) {
    found = current?.fields[name];
    current = found?.value as RecordRepresentation | undefined;
  }
  return found;
}
