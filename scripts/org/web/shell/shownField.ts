import { getFieldDisplayValue, getFieldValue } from '../shims/uiRecordApi.ts';
import type { RecordRepresentation } from '../shims/uiRecordApi.ts';
import type { ObjectInfo } from '../shims/uiObjectInfoApi.ts';
import { recordAddress } from './route.ts';
import { pageContext } from '../shims/pageContext.ts';

/** A field as a record page shows it: which base component formats it follows from the field's type. */
export interface ShownField {
  readonly path: string;
  readonly label: string;
  readonly value: unknown;
  readonly text: string;
  readonly address: string;
  readonly isDay: boolean;
  readonly isCurrency: boolean;
  readonly isPercent: boolean;
  readonly isText: boolean;
  readonly isLink: boolean;
}

export function showField(record: RecordRepresentation, info: ObjectInfo | undefined, path: string): ShownField {
  const [first = path, nested] = path.split('.');
  const parent = nested === undefined ? undefined : getFieldValue(record, `${record.apiName}.${first}`);
  const described = nested === undefined ? info?.fields[first] : findLookup(info, first);
  const value = getFieldValue(record, `${record.apiName}.${path}`);
  const display = getFieldDisplayValue(record, `${record.apiName}.${path}`);
  const type = nested === undefined ? (described?.dataType ?? 'String') : 'String';
  const isSet = value !== null && value !== undefined;
  const target = parent as RecordRepresentation | null | undefined;
  const isLink = isSet && target?.id !== undefined && hasRecordPage(target.apiName);
  const isDay = isSet && type === 'Date';
  const isCurrency = isSet && type === 'Currency';
  const isPercent = isSet && type === 'Percent';
  return {
    path,
    label: labelOf(info, path),
    value,
    text: isSet ? String(display ?? value) : '',
    address: isLink && target ? recordAddress(target.apiName, target.id) : '',
    isDay,
    isCurrency,
    isPercent,
    isLink,
    isText: !isDay && !isCurrency && !isPercent && !isLink
  };
}

/** A record without a page is shown as text: a link would lead nowhere. */
export function hasRecordPage(object: string): boolean {
  return pageContext().recordObjects.includes(object);
}

/** The label of a column as a list or a page shows it. */
export function labelOf(info: ObjectInfo | undefined, path: string): string {
  const [first = path, nested] = path.split('.');
  const described = nested === undefined ? info?.fields[first] : findLookup(info, first);
  return (described?.label ?? first).replace(/ ID$/, '');
}

function findLookup(info: ObjectInfo | undefined, relationship: string): ObjectInfo['fields'][string] | undefined {
  return Object.values(info?.fields ?? {}).find((field) => field.relationshipName === relationship);
}
