/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm#apex_System_Database_emptyRecycleBin */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { deletionOf } from '../../../write/recycleBin.ts';
import { ApexList } from '../../values/apexList.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import type { LibraryFunction } from '../library.ts';
import { refuse } from '../refusal.ts';
import { ResultValue } from './results.ts';
import { recordsOf } from './writing.ts';

/** Removes rows for good, and what was deleted along with them. */
function purge(record: ApexSObject): ResultValue {
  const { store } = currentTransaction();
  const { id, schema } = record;
  const row = id === null ? undefined : store.get(schema, id);
  const deleted = schema.field('IsDeleted');
  if (id === null || row === undefined || deleted === undefined || row[deleted.slot] !== true)
    return refuse('Database.emptyRecycleBin', `${schema.name.canonical} ${id} is not in the recycle bin`);
  for (const { object, id: cascaded } of deletionOf(store, id).cascaded) store.remove(object, cascaded);
  store.remove(schema, id);
  return new ResultValue('EmptyRecycleBinResult', { id, isSuccess: true, isCreated: false, errors: [] });
}

function purgeAll(list: ApexList | null): ApexList {
  const records = recordsOf(list);
  if (records.length > 0) charge(records.length);
  return new ApexList(RuntimeType.of('List<Database.EmptyRecycleBinResult>'), records.map(purge));
}

function charge(rows: number): void {
  const { limits } = currentTransaction();
  limits.charge('dmlStatements');
  limits.charge('dmlRows', rows);
}

export const RECYCLE_BIN_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)': (record: ApexSObject | null) => {
    charge(1);
    return purge(required(record));
  },
  'List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)': purgeAll,
  'List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> records)': purgeAll
};
