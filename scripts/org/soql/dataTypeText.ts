/** Types of fields as Setup and FieldDefinition.DataType write them: `Text(80)`, `Number(16, 2)`, `Lookup(Account,Contact)`. */
import type { FieldSchema, FieldType } from '../schema/model.ts';

const PLAIN: Partial<Record<FieldType, string>> = {
  address: 'Address',
  base64: 'Base64',
  boolean: 'Checkbox',
  combobox: 'Picklist',
  date: 'Date',
  datetime: 'Date/Time',
  email: 'Email',
  id: 'ID',
  location: 'Geolocation',
  multipicklist: 'Picklist (Multi-Select)',
  phone: 'Phone',
  picklist: 'Picklist',
  time: 'Time'
};

const SIZED: Partial<Record<FieldType, string>> = {
  longtextarea: 'Long Text Area',
  richtextarea: 'Rich Text Area',
  string: 'Text',
  textarea: 'Text Area',
  url: 'URL'
};

const NUMERIC: Partial<Record<FieldType, string>> = {
  currency: 'Currency',
  double: 'Number',
  integer: 'Number',
  percent: 'Percent'
};

/** null where no document says how the platform writes it. */
export function dataTypeText(field: FieldSchema): string | null {
  const { type, reference, length, precision, scale } = field;
  if (field.autoNumber !== null) return 'Auto Number';
  if (reference !== null) return `${reference.isMasterDetail ? 'Master-Detail' : 'Lookup'}(${reference.to.join(',')})`;
  const numeric = NUMERIC[type];
  const own = PLAIN[type] ?? (SIZED[type] === undefined ? null : `${SIZED[type]}(${length})`);
  const text = numeric === undefined ? own : `${numeric}(${precision - scale}, ${scale})`;
  return field.formula === null || text === null ? text : `Formula (${text.replace(/\(.*/, '').trim()})`;
}
