import type { FieldSchema, FieldType } from '../schema/model.ts';

/** How values of a field compare. */
export type FieldKind = 'text' | 'id' | 'number' | 'boolean' | 'date' | 'datetime' | 'time' | 'opaque';

const KINDS: Readonly<Record<FieldType, FieldKind>> = {
  id: 'id',
  reference: 'id',
  string: 'text',
  textarea: 'text',
  longtextarea: 'text',
  richtextarea: 'text',
  picklist: 'text',
  multipicklist: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  autonumber: 'text',
  combobox: 'text',
  anyType: 'text',
  boolean: 'boolean',
  integer: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  address: 'opaque',
  location: 'opaque',
  base64: 'opaque'
};

export function kindOf(type: FieldType): FieldKind {
  return KINDS[type];
}

/** Type names as messages print them. */
export function apiTypeName(type: FieldType): string {
  const names: Partial<Record<FieldType, string>> = {
    integer: 'int',
    datetime: 'dateTime',
    id: 'ID',
    autonumber: 'string',
    longtextarea: 'textarea',
    richtextarea: 'textarea'
  };
  return names[type] ?? type;
}

/** Address and location fields have no value of their own. */
export function isCompound(field: FieldSchema): boolean {
  return field.type === 'address' || field.type === 'location';
}
