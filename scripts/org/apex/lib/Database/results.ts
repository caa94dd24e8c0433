/** Results of Database methods, one per record in the order of the input. */
import type { WriteResult } from '../../../write/contract.ts';
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { errorList } from './Error.ts';
import { getterProperties } from '../getterProperties.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';

export const RESULT_NAMES = [
  'SaveResult',
  'UpsertResult',
  'DeleteResult',
  'UndeleteResult',
  'EmptyRecycleBinResult'
] as const;
export type ResultName = (typeof RESULT_NAMES)[number];

export class ResultValue {
  readonly type: RuntimeType;
  readonly result: WriteResult;

  constructor(name: ResultName, result: WriteResult) {
    this.type = RuntimeType.of(`Database.${name}`);
    this.result = result;
  }

  toString(): string {
    const { id, isSuccess, errors } = this.result;
    return `${this.type.name}[getErrors=(${errors.map((error) => error.message).join(', ')});getId=${id};isSuccess=${isSuccess};]`;
  }
}

export function resultList(name: ResultName, results: readonly WriteResult[]): ApexList {
  return new ApexList(
    RuntimeType.of(`List<Database.${name}>`),
    results.map((result) => new ResultValue(name, result))
  );
}

const COMMON: Readonly<Record<string, LibraryFunction>> = {
  'List<Database.Error> getErrors()': (self: ResultValue) => errorList(self.result.errors),
  'Id getId()': (self: ResultValue) => self.result.id,
  'Boolean isSuccess()': (self: ResultValue) => self.result.isSuccess,
  'String toString()': (self: ResultValue) => self.toString()
};

function declare(
  name: ResultName,
  page: string,
  own: Readonly<Record<string, LibraryFunction>> = {}
): LibraryTypeDeclaration {
  const methods = { ...COMMON, ...own };
  return defineType({
    name: `Database.${name}`,
    doc: `https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/${page}`,
    methods,
    properties: getterProperties(methods)
  });
}

export const RESULT_TYPES: readonly LibraryTypeDeclaration[] = [
  declare('SaveResult', 'apex_methods_system_database_saveresult.htm'),
  declare('UpsertResult', 'apex_methods_system_database_upsertresult.htm', {
    'Boolean isCreated()': (self: ResultValue) => self.result.isCreated
  }),
  declare('DeleteResult', 'apex_methods_system_database_deleteresult.htm'),
  declare('UndeleteResult', 'apex_methods_system_database_undeleteresult.htm'),
  declare('EmptyRecycleBinResult', 'apex_methods_system_database_EmptyRecycleBinResult.htm')
];
