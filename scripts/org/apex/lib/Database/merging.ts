/**
 * Database.merge: one result for each record that was merged into the other.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_database_mergeresult.htm
 */
import { recordAccess } from '../../../access/recordAccess.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { WriteResult } from '../../../write/contract.ts';
import { ApexList } from '../../values/apexList.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';
import { errorList } from './Error.ts';
import { OPTION_FORMS, recordFor, recordsOf, write } from './writing.ts';
import type { Option } from './writing.ts';

export class MergeResultValue {
  readonly type = RuntimeType.of('Database.MergeResult');
  readonly masterId: string | null;
  readonly duplicateId: string | null;
  readonly result: WriteResult;
  /** Of the rows that moved, those the user may see. */
  readonly relatedIds: readonly string[];

  constructor(masterId: string | null, duplicateId: string | null, result: WriteResult) {
    this.masterId = masterId;
    this.duplicateId = duplicateId;
    this.result = result;
    this.relatedIds = (result.relatedIds ?? []).filter(isVisible);
  }

  toString(): string {
    const { errors, isSuccess } = this.result;
    return `Database.MergeResult[getErrors=(${errors.map(({ message }) => message).join(', ')});getId=${this.masterId};isSuccess=${isSuccess};]`;
  }
}

function isVisible(id: string): boolean {
  const transaction = currentTransaction();
  const object = transaction.schema.objectByKeyPrefix(id.slice(0, 3));
  const row = object === undefined ? undefined : transaction.store.get(object, id);
  if (object === undefined || row === undefined) return false;
  return recordAccess(transaction.user, object, row, transaction) !== 'none';
}

function textList(ids: readonly (string | null)[]): ApexList {
  return new ApexList(RuntimeType.of('List<String>'), [...ids]);
}

export const MergeResultType = defineType({
  name: 'Database.MergeResult',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_database_mergeresult.htm',
  methods: {
    // Unlike those of other results, null where there is no error: so says its page.
    'List<Database.Error> getErrors()': ({ result }: MergeResultValue) =>
      result.errors.length === 0 ? null : errorList(result.errors),
    'Id getId()': (self: MergeResultValue) => (self.result.isSuccess ? self.masterId : null),
    'List<String> getMergedRecordIds()': ({ result, duplicateId }: MergeResultValue) =>
      textList(result.isSuccess ? [duplicateId] : []),
    'List<String> getUpdatedRelatedIds()': (self: MergeResultValue) => textList(self.relatedIds),
    'Boolean isSuccess()': (self: MergeResultValue) => self.result.isSuccess,
    'String toString()': (self: MergeResultValue) => self.toString()
  }
});

function merge(master: ApexSObject | null, duplicates: readonly ApexSObject[], options: readonly Option[]): ApexList {
  const winner = required(master);
  const results = write('merge', duplicates, options, winner).map(
    (result, index) => new MergeResultValue(winner.id, duplicates[index]?.id ?? null, result)
  );
  return new ApexList(RuntimeType.of('List<Database.MergeResult>'), results);
}

export const DATABASE_MERGES: Readonly<Record<string, LibraryFunction>> = Object.fromEntries(
  OPTION_FORMS.flatMap((form): readonly (readonly [string, LibraryFunction])[] => [
    [
      `Database.MergeResult merge(SObject master, SObject duplicate${form})`,
      (master: ApexSObject | null, duplicate: ApexSObject | null, ...options: Option[]) =>
        merge(master, [required(duplicate)], options).items[0]
    ],
    [
      `Database.MergeResult merge(SObject master, Id duplicate${form})`,
      (master: ApexSObject | null, duplicate: string | null, ...options: Option[]) =>
        merge(master, [recordFor(duplicate)], options).items[0]
    ],
    [
      `List<Database.MergeResult> merge(SObject master, List<SObject> duplicates${form})`,
      (master: ApexSObject | null, duplicates: ApexList | null, ...options: Option[]) =>
        merge(master, recordsOf(duplicates), options)
    ],
    [
      `List<Database.MergeResult> merge(SObject master, List<Id> duplicates${form})`,
      (master: ApexSObject | null, duplicates: ApexList | null, ...options: Option[]) =>
        merge(master, recordsOf(duplicates), options)
    ]
  ])
);
