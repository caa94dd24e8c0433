/** Results of Approval.lock and unlock, one for each record in the order of the input. */
import type { WriteResult } from '../../../write/contract.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { errorList } from '../Database/Error.ts';
import { getterProperties } from '../getterProperties.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';

export type LockResultName = 'LockResult' | 'UnlockResult';

export class LockResultValue {
  readonly type: RuntimeType;
  readonly result: WriteResult;

  constructor(name: LockResultName, result: WriteResult) {
    this.type = RuntimeType.of(`Approval.${name}`);
    this.result = result;
  }

  toString(): string {
    const { id, isSuccess, errors } = this.result;
    return `${this.type.name}[getErrors=(${errors.map((error) => error.message).join(', ')});getId=${id};isSuccess=${isSuccess};]`;
  }
}

const METHODS = {
  'List<Database.Error> getErrors()': (self: LockResultValue) => errorList(self.result.errors),
  'Id getId()': (self: LockResultValue) => self.result.id,
  'Boolean isSuccess()': (self: LockResultValue) => self.result.isSuccess,
  'String toString()': (self: LockResultValue) => self.toString()
};

function declare(name: LockResultName): LibraryTypeDeclaration {
  return defineType({
    name: `Approval.${name}`,
    doc: `https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Approval_${name}.htm`,
    methods: METHODS,
    properties: getterProperties(METHODS)
  });
}

export const LOCK_RESULT_TYPES: readonly LibraryTypeDeclaration[] = [declare('LockResult'), declare('UnlockResult')];
