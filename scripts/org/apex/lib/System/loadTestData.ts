/**
 * Test.loadData: records out of a static resource of comma-separated values.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_load_data.htm
 *
 * What no document settles is refused by name (DIFFERENCES.md BH3).
 */
import type { StoredValue } from '../../../data/store.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../../schema/model.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { ApexDate } from '../../values/apexDate.ts';
import { ApexDatetime } from '../../values/apexDatetime.ts';
import { ApexDecimal } from '../../values/apexDecimal.ts';
import { normalizeId } from '../../values/apexId.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { chargeWork, required } from '../arguments.ts';
import { write } from '../Database/writing.ts';
import { refuse } from '../refusal.ts';
import type { SObjectTypeToken } from '../Schema/tokens.ts';
import { parseCsv } from '../text/csv.ts';

const CONTENT_TYPES: ReadonlySet<string | null> = new Set([
  'text/csv',
  'application/vnd.ms-excel',
  'application/octet-stream',
  'text/plain'
]);

type Reader = (text: string) => StoredValue | undefined;

const readText: Reader = (text) => text;
const readDecimal: Reader = (text) => ApexDecimal.parse(text) ?? undefined;

/** Fields of other types are refused; undefined where the text does not fit. */
const READERS: Readonly<Partial<Record<FieldType, Reader>>> = {
  boolean: (text) => (/^(?:true|false)$/iu.test(text) ? text.toLowerCase() === 'true' : undefined),
  integer: (text) => (/^-?\d{1,9}$/u.test(text) ? Number(text) : undefined),
  double: readDecimal,
  currency: readDecimal,
  percent: readDecimal,
  date: (text) => ApexDate.parseIso(text) ?? undefined,
  // Without an offset no document says which zone is meant.
  datetime: (text) => (/(?:Z|[+-]\d{2}:?\d{2})$/u.test(text) ? (ApexDatetime.parseIso(text) ?? undefined) : undefined),
  reference: (text) => normalizeId(text) ?? undefined,
  string: readText,
  textarea: readText,
  longtextarea: readText,
  picklist: readText,
  multipicklist: readText,
  combobox: readText,
  email: readText,
  phone: readText,
  url: readText
};

/** Inserts the rows in one statement and returns the records with their Ids. Throws DmlException where one cannot be saved. */
export function loadTestData(type: SObjectTypeToken | null, name: string | null): ApexList {
  const { schema } = required(type);
  const stop = (reason: string): never => refuse(`Test.loadData of the static resource ${name}`, reason);
  const resource = currentTransaction().schema.content.staticResource(required(name));
  if (resource === undefined) return stop('it does not exist');
  if (!CONTENT_TYPES.has(resource.contentType())) return stop('its content type is none of a file of values');
  const bytes = resource.read?.() ?? stop('it is a folder');
  chargeWork(bytes.length);
  const [header, ...rows] = parseCsv(new TextDecoder().decode(bytes)) ?? stop('its quotes do not fit together');
  if (header === undefined) return stop('it is empty');
  const fields = header.map((column) => fieldOf(schema, column, stop));
  if (new Set(fields).size < fields.length) return stop('a field has two columns');
  const records = rows.map((row, index) => {
    if (row.length !== fields.length) return stop(`row ${index + 1} has not one value for each column`);
    const record = new ApexSObject(schema);
    fields.forEach((field, column) => {
      const text = row[column] ?? '';
      // A field without a value is not set, and gets its default.
      if (text === '') return;
      const value = READERS[field.type]?.(text);
      if (value === undefined) stop(`'${text}' in row ${index + 1} is no value for ${field.name.canonical}`);
      else record.write(field, value);
    });
    return record;
  });
  write('insert', records, []);
  return new ApexList(RuntimeType.of('List<SObject>'), records);
}

function fieldOf(object: ObjectSchema, column: string, stop: (reason: string) => never): FieldSchema {
  const field = object.field(column);
  if (field === undefined) return stop(`${object.name.canonical} has no field '${column}'`);
  if (!field.isCreateable) return stop(`${field.name.canonical} cannot be set; stand-ins for Ids are not documented`);
  return READERS[field.type] === undefined ? stop(`${field.name.canonical} is of type ${field.type}`) : field;
}
