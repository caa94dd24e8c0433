import { builtInException, createException, initializeException } from '../../values/apexException.ts';
import type { DmlFailure, ApexException } from '../../values/apexException.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { BUILT_IN_EXCEPTIONS } from '../../values/exceptionTypes.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { libraryEnum } from '../enumValues.ts';
import { defineType } from '../library.ts';
import type { LibraryConstructor, LibraryFunction, LibraryTypeDeclaration } from '../library.ts';
import { sobjectFieldToken } from '../Schema/tokens.ts';

type Message = string | null;
type Cause = ApexException | null;

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm';

/** The four constructors that every exception class has (P30). */
function constructors(typeName: string, simpleName: string): Record<string, LibraryConstructor> {
  const create =
    (): LibraryConstructor =>
    (_type: RuntimeType, ...args: (Message | Cause)[]) => {
      const exception = createException(typeName, null);
      initializeException(exception, args);
      return exception;
    };
  return {
    [`${simpleName}()`]: create(),
    [`${simpleName}(String message)`]: create(),
    [`${simpleName}(System.Exception cause)`]: create(),
    [`${simpleName}(String message, System.Exception cause)`]: create()
  };
}

/** A cause can be set once. */
function initCause(self: ApexException, cause: Cause): void {
  if (self.cause !== null) throwApex('System.UnexpectedException', 'Cause already set');
  self.cause = cause;
}

export const ExceptionType = defineType({
  name: 'System.Exception',
  doc: DOC,
  isExtensible: true,
  constructors: constructors('System.Exception', 'Exception'),
  methods: {
    'System.Exception getCause()': (self: ApexException) => self.cause,
    'Integer getLineNumber()': (self: ApexException) => self.lineNumber ?? 0,
    'String getMessage()': (self: ApexException) => self.getMessage(),
    'String getStackTraceString()': (self: ApexException) => self.stackTrace ?? '',
    'String getTypeName()': (self: ApexException) => self.typeName(),
    'void initCause(System.Exception cause)': initCause,
    'void setMessage(String message)': (self: ApexException, message: Message) => {
      self.message = message;
    },
    'String toString()': (self: ApexException) => self.toString()
  }
});

function failure(self: ApexException, index: number | null): DmlFailure {
  const position = required(index);
  return self.dmlFailures[position] ?? throwApex('System.ListException', `List index out of bounds: ${position}`);
}

function failedFields(self: ApexException, index: number | null): ApexList {
  const { fields, object } = failure(self, index);
  return new ApexList(
    RuntimeType.of('List<SObjectField>'),
    object === null ? [] : fields.map((field) => sobjectFieldToken(object, field))
  );
}

const DML_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'List<String> getDmlFieldNames(Integer index)': (self: ApexException, index: number | null) =>
    new ApexList(RuntimeType.listOfString, [...failure(self, index).fields]),
  'List<Schema.SObjectField> getDmlFields(Integer index)': failedFields,
  'String getDmlId(Integer index)': (self: ApexException, index: number | null) => failure(self, index).id,
  'Integer getDmlIndex(Integer index)': (self: ApexException, index: number | null) => failure(self, index).index,
  'String getDmlMessage(Integer index)': (self: ApexException, index: number | null) => failure(self, index).message,
  'String getDmlStatusCode(Integer index)': (self: ApexException, index: number | null) =>
    failure(self, index).statusCode,
  'System.StatusCode getDmlType(Integer index)': (self: ApexException, index: number | null) =>
    libraryEnum('System.StatusCode').constant(failure(self, index).statusCode),
  'Integer getNumDml()': (self: ApexException) => self.dmlFailures.length
};

function inaccessibleFields(self: ApexException): ApexMap {
  const map = new ApexMap(RuntimeType.of('Map<String,Set<String>>'));
  for (const [object, fields] of self.inaccessibleFields)
    map.put(object, new ApexSet(RuntimeType.of('Set<String>'), fields));
  return map;
}

const OWN_METHODS: Readonly<Record<string, Readonly<Record<string, LibraryFunction>>>> = {
  'System.DmlException': DML_METHODS,
  'System.EmailException': DML_METHODS,
  'System.QueryException': { 'Map<String,Set<String>> getInaccessibleFields()': inaccessibleFields }
};

/** Types that code cannot construct: only the platform throws them. */
const NOT_CONSTRUCTIBLE = new Set([
  'System.LimitException',
  'System.AssertException',
  'System.FatalCursorException',
  'System.TransientCursorException'
]);

/** The client sees the text; `getMessage()` answers with the default until setMessage is called. */
const AURA_CONSTRUCTORS: Record<string, LibraryConstructor> = {
  'AuraHandledException(String message)': (_type: RuntimeType, message: Message) => {
    const exception = createException('System.AuraHandledException', null);
    exception.clientMessage = message;
    return exception;
  }
};

function declare(name: string): LibraryTypeDeclaration {
  const simpleName = name.slice(name.lastIndexOf('.') + 1);
  const own = OWN_METHODS[name];
  const isConstructible = !NOT_CONSTRUCTIBLE.has(name);
  return defineType({
    name,
    doc: DOC,
    extends: builtInException(name)?.superclass?.name ?? 'System.Exception',
    ...(isConstructible
      ? { constructors: name === 'System.AuraHandledException' ? AURA_CONSTRUCTORS : constructors(name, simpleName) }
      : {}),
    ...(own === undefined ? {} : { methods: own })
  });
}

export const EXCEPTION_TYPES: readonly LibraryTypeDeclaration[] = [
  ExceptionType,
  ...BUILT_IN_EXCEPTIONS.filter(({ parent }) => parent !== null).map(({ name }) => declare(name))
];
