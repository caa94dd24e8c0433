/** Database.insert and its kin: each form of arguments becomes one write request. */
import type { SaveOptions, WriteOperation, WriteResult } from '../../../write/contract.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { ApexList } from '../../values/apexList.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import type { LibraryFunction } from '../library.ts';
import type { SObjectFieldToken } from '../Schema/tokens.ts';
import { services } from '../services.ts';
import { AccessLevelValue, accessOf } from '../System/AccessLevel.ts';
import { DMLOptionsValue } from './DMLOptions.ts';
import { ResultValue, resultList } from './results.ts';
import type { ResultName } from './results.ts';

/** What may follow the records, in any documented order. */
export type Option = boolean | AccessLevelValue | DMLOptionsValue | SObjectFieldToken | null;

interface Options {
  readonly allOrNone: boolean;
  readonly level: AccessLevelValue | undefined;
  readonly externalId: string | null;
  readonly save: SaveOptions | null;
}

function readOptions(options: readonly Option[]): Options {
  let result: Options = { allOrNone: true, level: undefined, externalId: null, save: null };
  for (const option of options) {
    if (option === null) throwApex('System.NullPointerException', 'Argument cannot be null.');
    else if (typeof option === 'boolean') result = { ...result, allOrNone: option };
    else if (option instanceof AccessLevelValue) result = { ...result, level: option };
    else if (option instanceof DMLOptionsValue)
      result = { ...result, allOrNone: option.optAllOrNone ?? true, save: option.saveOptions };
    else result = { ...result, externalId: option.field };
  }
  return result;
}

export function write(
  operation: WriteOperation,
  records: readonly ApexSObject[],
  options: readonly Option[],
  master: ApexSObject | null = null
): readonly WriteResult[] {
  const { allOrNone, level, externalId, save } = readOptions(options);
  return services().write({
    operation,
    records,
    access: accessOf(level),
    allOrNone,
    externalIdField: externalId,
    master,
    options: save
  });
}

/** A record to delete or to merge that is known by its Id alone. */
export function recordFor(id: string | null): ApexSObject {
  const object = currentTransaction().schema.objectByKeyPrefix(required(id).slice(0, 3));
  if (object === undefined) return throwApex('System.SObjectException', `Cannot locate Apex Type for ID: ${id}`);
  const record = new ApexSObject(object);
  record.id = id;
  return record;
}

/** Records, or records known by their Ids alone. */
export function recordsOf(list: ApexList | null): ApexSObject[] {
  return required(list).items.map((item) =>
    typeof item === 'string' ? recordFor(item) : required(item as ApexSObject | null)
  );
}

export const OPTION_FORMS = [
  '',
  ', Boolean allOrNone',
  ', System.AccessLevel accessLevel',
  ', Boolean allOrNone, System.AccessLevel accessLevel'
];
const INSERT_FORMS = [
  ...OPTION_FORMS,
  ', Database.DMLOptions options',
  ', Database.DMLOptions options, System.AccessLevel accessLevel'
];
const UPSERT_FORMS = [...OPTION_FORMS, ...OPTION_FORMS.map((form) => `, Schema.SObjectField externalId${form}`)];

function members(
  operation: WriteOperation,
  result: ResultName,
  forms: readonly string[],
  takesIds: boolean
): Record<string, LibraryFunction> {
  const table: Record<string, LibraryFunction> = {};
  const one = (record: ApexSObject, options: Option[]): ResultValue => {
    const [first] = write(operation, [record], options);
    if (first === undefined) throw new Error('The write pipeline gave no result.');
    return new ResultValue(result, first);
  };
  for (const form of forms) {
    table[`Database.${result} ${operation}(SObject record${form})`] = (
      record: ApexSObject | null,
      ...options: Option[]
    ) => one(required(record), options);
    table[`List<Database.${result}> ${operation}(List<SObject> records${form})`] = (
      records: ApexList | null,
      ...options: Option[]
    ) => resultList(result, write(operation, recordsOf(records), options));
    if (!takesIds) continue;
    table[`Database.${result} ${operation}(Id record${form})`] = (id: string | null, ...options: Option[]) =>
      one(recordFor(id), options);
    table[`List<Database.${result}> ${operation}(List<Id> records${form})`] = (
      ids: ApexList | null,
      ...options: Option[]
    ) => resultList(result, write(operation, recordsOf(ids), options));
  }
  return table;
}

export const DATABASE_WRITES: Readonly<Record<string, LibraryFunction>> = {
  ...members('insert', 'SaveResult', INSERT_FORMS, false),
  ...members('update', 'SaveResult', INSERT_FORMS, false),
  ...members('upsert', 'UpsertResult', UPSERT_FORMS, false),
  ...members('delete', 'DeleteResult', OPTION_FORMS, true),
  ...members('undelete', 'UndeleteResult', OPTION_FORMS, true)
};
