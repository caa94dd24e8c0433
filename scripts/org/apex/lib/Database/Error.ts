import type { WriteError } from '../../../write/contract.ts';
import { ApexList } from '../../values/apexList.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { libraryEnum } from '../enumValues.ts';
import { getterProperties } from '../getterProperties.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';

export class DatabaseErrorValue {
  readonly type: RuntimeType;
  readonly error: WriteError;

  constructor(error: WriteError) {
    this.type = RuntimeType.of(error.duplicates === undefined ? 'Database.Error' : 'Database.DuplicateError');
    this.error = error;
  }

  toString(): string {
    return `${this.type.name}[getFields=(${this.error.fields.join(', ')});getMessage=${this.error.message};getStatusCode=${this.error.statusCode};]`;
  }
}

export function createError(error: WriteError): DatabaseErrorValue {
  return new DatabaseErrorValue(error);
}

export function errorList(errors: readonly WriteError[]): ApexList {
  return new ApexList(RuntimeType.of('List<Database.Error>'), errors.map(createError));
}

const ERROR_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'List<String> getFields()': (self: DatabaseErrorValue) =>
    new ApexList(RuntimeType.listOfString, [...self.error.fields]),
  'String getMessage()': (self: DatabaseErrorValue) => self.error.message,
  'System.StatusCode getStatusCode()': (self: DatabaseErrorValue) =>
    libraryEnum('System.StatusCode').constant(self.error.statusCode),
  'String toString()': (self: DatabaseErrorValue) => self.toString()
};

export const DatabaseErrorType = defineType({
  name: 'Database.Error',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm',
  methods: ERROR_METHODS,
  properties: getterProperties(ERROR_METHODS)
});
