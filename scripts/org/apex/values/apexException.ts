/**
 * Exception values. Emitted exception classes extend {@link ApexException}; built-in ones are instances of it with their class data.
 */
import { registerExceptionFactory } from './apexThrow.ts';
import { ApexObject } from './apexObject.ts';
import type { ApexClassInfo } from './apexObject.ts';
import { BUILT_IN_EXCEPTIONS } from './exceptionTypes.ts';
import { RuntimeType } from './runtimeType.ts';

/** Message of an exception that was given none (P30). */
export const DEFAULT_EXCEPTION_MESSAGE = 'Script-thrown exception';

/** One failed row of a DmlException. */
export interface DmlFailure {
  readonly index: number;
  /** Canonical object of the row; null where it is not known. */
  readonly object: string | null;
  readonly id: string | null;
  readonly statusCode: string;
  readonly message: string;
  /** Canonical field names. */
  readonly fields: readonly string[];
}

export abstract class ApexException extends ApexObject {
  /** null until one is set: then {@link DEFAULT_EXCEPTION_MESSAGE} shows. */
  message: string | null = null;
  cause: ApexException | null = null;
  /** AuraHandledException: what the client is shown; `getMessage()` keeps the default until setMessage is called. */
  clientMessage: string | null = null;
  /** `Class.Outer.method: line 3, column 1` lines; the engine fills it when the exception is first thrown. */
  stackTrace: string | null = null;
  lineNumber: number | null = null;
  /** DmlException, and EmailException alike. */
  dmlFailures: readonly DmlFailure[] = [];
  /** QueryException of user mode: canonical inaccessible fields by object (P100). */
  inaccessibleFields: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  typeName(): string {
    return this.apexClass.name;
  }

  getMessage(): string {
    return this.message ?? DEFAULT_EXCEPTION_MESSAGE;
  }

  /** `System.DmlException: text`, as debug output and concatenation show it. */
  override toString(): string {
    return `${this.typeName()}: ${this.getMessage()}`;
  }
}

class BuiltInExceptionValue extends ApexException {
  private readonly info: ApexClassInfo;

  constructor(info: ApexClassInfo) {
    super();
    this.info = info;
  }

  override get apexClass(): ApexClassInfo {
    return this.info;
  }
}

const builtIn = new Map<string, ApexClassInfo>();
for (const { name, parent } of BUILT_IN_EXCEPTIONS) {
  const create = (): ApexException => new BuiltInExceptionValue(info);
  const info: ApexClassInfo = {
    name,
    kind: 'class',
    type: RuntimeType.of(name),
    superclass: parent === null ? null : (builtIn.get(parent.toLowerCase()) ?? null),
    interfaces: [],
    isAbstract: parent === null,
    visibility: 'global',
    fields: [],
    construct: create,
    closedToJson: [],
    allocate: create,
    createStub: null
  };
  builtIn.set(name.toLowerCase(), info);
}

/** Class data of `System.DmlException`; null for other names. */
export function builtInException(qualifiedName: string): ApexClassInfo | null {
  return builtIn.get(qualifiedName.toLowerCase()) ?? null;
}

/** What the four constructors of every exception class do (P30): `()`, `(message)`, `(cause)`, `(message, cause)`. */
export function initializeException(exception: ApexException, args: readonly (string | ApexException | null)[]): void {
  for (const arg of args) {
    if (arg instanceof ApexException) exception.cause = arg;
    else if (arg !== null) exception.message = arg;
  }
}

/** Throws a plain Error for an unknown name: that is a fault of the local org. */
export function createException(qualifiedName: string, message: string | null): ApexException {
  const info = builtInException(qualifiedName);
  if (info === null) throw new Error(`No such built-in exception: ${qualifiedName}`);
  const exception = new BuiltInExceptionValue(info);
  exception.message = message;
  return exception;
}

export function createDmlException(message: string, failures: readonly DmlFailure[]): ApexException {
  const exception = createException('System.DmlException', message);
  exception.dmlFailures = failures;
  return exception;
}

registerExceptionFactory(createException);
