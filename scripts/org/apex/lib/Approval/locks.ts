/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { WriteResult } from '../../../write/contract.ts';
import { changeLocks, isLocked } from '../../../write/recordLocks.ts';
import { createDmlException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import type { ApexSObject } from '../../values/apexSObject.ts';
import { ApexThrow, throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { recordFor, recordsOf } from '../Database/writing.ts';
import type { LibraryFunction } from '../library.ts';
import { accessOf } from '../System/AccessLevel.ts';
import { LockResultValue } from './lockResults.ts';
import type { LockResultName } from './lockResults.ts';

/** Its text stands in error messages of orgs without the setting; that it comes as a DmlException is AP3 of DIFFERENCES.md. */
export const LOCKS_ARE_OFF = 'Apex approval lock/unlock api preference not enabled.';

type Verb = 'lock' | 'unlock';

const RESULTS: Readonly<Record<Verb, LockResultName>> = { lock: 'LockResult', unlock: 'UnlockResult' };

function change(verb: Verb, records: readonly ApexSObject[], allOrNone: boolean): readonly LockResultValue[] {
  const transaction = currentTransaction();
  if (!transaction.schema.features.has('RecordLocksInApex')) throwApex('System.DmlException', LOCKS_ARE_OFF);
  const results = changeLocks(transaction, accessOf(undefined), records, verb === 'lock', allOrNone);
  if (allOrNone) throwFailure(verb, records, results);
  return results.map((result) => new LockResultValue(RESULTS[verb], result));
}

function throwFailure(verb: Verb, records: readonly ApexSObject[], results: readonly WriteResult[]): void {
  const failures = results.flatMap(({ errors }, index) => {
    const { id = null, objectName = '' } = records[index] ?? {};
    return errors.slice(0, 1).map((error) => ({ index, id, object: objectName, ...error }));
  });
  const [first] = failures;
  if (first === undefined) return;
  const name = verb === 'lock' ? 'Lock' : 'Unlock';
  const row = first.id === null ? `row ${first.index}` : `row ${first.index} with id ${first.id}`;
  const message = `${name} failed. First exception on ${row}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
  throw new ApexThrow(createDmlException(message, failures));
}

function changesOf(verb: Verb): Record<string, LibraryFunction> {
  const result = `Approval.${RESULTS[verb]}`;
  const one = (record: ApexSObject, allOrNone: boolean): LockResultValue =>
    change(verb, [record], allOrNone)[0] as LockResultValue;
  const many = (list: ApexList | null, allOrNone: boolean | null = true): ApexList =>
    new ApexList(RuntimeType.of(`List<${result}>`), [...change(verb, recordsOf(list), required(allOrNone))]);
  return Object.fromEntries(
    ['', ', Boolean allOrNothing'].flatMap((option): [string, LibraryFunction][] => [
      [
        `${result} ${verb}(Id recordId${option})`,
        (id: string | null, allOrNone: boolean | null = true) => one(recordFor(id), required(allOrNone))
      ],
      [`List<${result}> ${verb}(List<Id> recordIds${option})`, many],
      [
        `${result} ${verb}(SObject record${option})`,
        (record: ApexSObject | null, allOrNone: boolean | null = true) => one(required(record), required(allOrNone))
      ],
      [`List<${result}> ${verb}(List<SObject> records${option})`, many]
    ])
  );
}

function isIdLocked(id: string | null): boolean {
  return isLocked(currentTransaction(), required(id));
}

function areLocked(list: ApexList | null): ApexMap {
  const map = new ApexMap(RuntimeType.of('Map<Id,Boolean>'));
  for (const { id } of recordsOf(list)) map.put(id, isIdLocked(id));
  return map;
}

export const LOCK_METHODS: Readonly<Record<string, LibraryFunction>> = {
  ...changesOf('lock'),
  ...changesOf('unlock'),
  'Boolean isLocked(Id id)': isIdLocked,
  'Map<Id,Boolean> isLocked(List<Id> ids)': areLocked,
  'Boolean isLocked(SObject record)': (record: ApexSObject | null) => isIdLocked(required(record).id),
  'Map<Id,Boolean> isLocked(List<SObject> records)': areLocked
};
