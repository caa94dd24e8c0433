/** Field types as describe names them. */
import type { FieldSchema, FieldType } from '../../../schema/model.ts';

const NAMES: Readonly<Record<FieldType, { readonly display: string; readonly soap: string }>> = {
  id: { display: 'ID', soap: 'ID' },
  reference: { display: 'REFERENCE', soap: 'ID' },
  string: { display: 'STRING', soap: 'STRING' },
  textarea: { display: 'TEXTAREA', soap: 'STRING' },
  longtextarea: { display: 'TEXTAREA', soap: 'STRING' },
  richtextarea: { display: 'TEXTAREA', soap: 'STRING' },
  picklist: { display: 'PICKLIST', soap: 'STRING' },
  multipicklist: { display: 'MULTIPICKLIST', soap: 'STRING' },
  combobox: { display: 'COMBOBOX', soap: 'STRING' },
  email: { display: 'EMAIL', soap: 'STRING' },
  phone: { display: 'PHONE', soap: 'STRING' },
  url: { display: 'URL', soap: 'STRING' },
  autonumber: { display: 'STRING', soap: 'STRING' },
  boolean: { display: 'BOOLEAN', soap: 'BOOLEAN' },
  integer: { display: 'INTEGER', soap: 'INTEGER' },
  double: { display: 'DOUBLE', soap: 'DOUBLE' },
  currency: { display: 'CURRENCY', soap: 'DOUBLE' },
  percent: { display: 'PERCENT', soap: 'DOUBLE' },
  date: { display: 'DATE', soap: 'DATE' },
  datetime: { display: 'DATETIME', soap: 'DATETIME' },
  time: { display: 'TIME', soap: 'TIME' },
  base64: { display: 'BASE64', soap: 'BASE64BINARY' },
  address: { display: 'ADDRESS', soap: 'ADDRESS' },
  location: { display: 'LOCATION', soap: 'LOCATION' },
  anyType: { display: 'ANYTYPE', soap: 'ANYTYPE' }
};

export const displayType = (type: FieldType): string => NAMES[type].display;
export const soapType = (type: FieldType): string => NAMES[type].soap;

/** A checkbox always has a value: describe calls it neither nillable nor required. */
export const isNillable = (field: FieldSchema): boolean => field.type !== 'boolean' && field.isNillable;
export const isRequired = (field: FieldSchema): boolean => field.type !== 'boolean' && !field.isNillable;
