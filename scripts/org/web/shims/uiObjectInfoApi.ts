import { send } from './http.ts';
import { createSharedCache } from './sharedCache.ts';
import { createWireAdapter } from './wireAdapter.ts';

/** What the page reads of an object's description. */
export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

interface FieldInfo {
  readonly label: string;
  readonly dataType: string;
  /** Of a lookup: the name under which queries reach the related record. */
  readonly relationshipName?: string | null;
}

const BASE = '/services/data/v66.0/ui-api/object-info';

const objectInfos = createSharedCache();

/**
 * Wires an object's labels and fields.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-info.html
 */
export const getObjectInfo = createWireAdapter<ObjectInfo>(objectInfos, ({ objectApiName }) => {
  const name = objectName(objectApiName);
  if (name === undefined) return undefined;
  return { key: name, load: () => send('GET', `${BASE}/${encodeURIComponent(name)}`) };
});

/**
 * Wires the values of a picklist for a record type.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-picklist-values.html
 */
export const getPicklistValues = createWireAdapter(objectInfos, ({ recordTypeId, fieldApiName }) => {
  const field = fieldApiName as { objectApiName: string; fieldApiName: string } | string | undefined;
  const [object, name] = typeof field === 'string' ? field.split('.') : [field?.objectApiName, field?.fieldApiName];
  if (typeof recordTypeId !== 'string' || object === undefined || name === undefined) return undefined;
  const path = [object, 'picklist-values', recordTypeId, name].map(encodeURIComponent).join('/');
  return { key: path, load: () => send('GET', `${BASE}/${path}`) };
});

function objectName(reference: unknown): string | undefined {
  if (typeof reference === 'string') return reference;
  return (reference as { objectApiName?: string } | undefined)?.objectApiName;
}
