import { getFieldDisplayValue, getFieldValue } from '../shims/uiRecordApi.ts';
import type { RecordRepresentation } from '../shims/uiRecordApi.ts';
import type { ObjectInfo } from '../shims/uiObjectInfoApi.ts';
import { recordAddress } from './route.ts';

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

/** Objects that have a page to link to. */
const LINKED_OBJECTS = new Set(['Account', 'Opportunity']);

export function showField(record: RecordRepresentation, info: ObjectInfo | undefined, path: string): ShownField {
  const [first = path, nested] = path.split('.');
  const parent = nested === undefined ? undefined : getFieldValue(record, `${record.apiName}.${first}`);
  const described = info?.fields[nested === undefined ? first : `${first}Id`];
  const value = getFieldValue(record, `${record.apiName}.${path}`);
  const display = getFieldDisplayValue(record, `${record.apiName}.${path}`);
  const type = nested === undefined ? (described?.dataType ?? 'String') : 'String';
  const isSet = value !== null && value !== undefined;
  const target = parent as RecordRepresentation | null | undefined;
  const isLink = isSet && target?.id !== undefined && LINKED_OBJECTS.has(target.apiName);
  const isDay = isSet && type === 'Date';
  const isCurrency = isSet && type === 'Currency';
  const isPercent = isSet && type === 'Percent';
  return {
    path,
    label: (described?.label ?? first).replace(/ ID$/, ''),
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
