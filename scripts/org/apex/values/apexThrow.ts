/**
 * How Apex exceptions and uncatchable failures travel through JavaScript.
 *
 * Emitted `catch` clauses test for {@link ApexThrow} and rethrow everything else: an {@link Uncatchable} ends the transaction, any
 * other JavaScript error is a fault of the local org and never becomes an Apex exception.
 */

/** What a thrown exception value offers to those who catch or report it; `apexException.ts` holds the value class. */
export interface ThrownException {
  /** `System.DmlException`, `Outer.InnerException`. */
  typeName(): string;
  getMessage(): string | null;
}

/** Carries one Apex exception; its V8 stack, taken where it was thrown, is the Apex stack trace. */
export class ApexThrow<E extends ThrownException = ThrownException> extends Error {
  readonly exception: E;

  constructor(exception: E) {
    super();
    this.name = 'ApexThrow';
    this.exception = exception;
  }

  /** Built when somebody looks: a message that nobody reads costs nothing. */
  override get message(): string {
    const text = this.exception.getMessage();
    return text === null ? this.exception.typeName() : `${this.exception.typeName()}: ${text}`;
  }
}

export type UncatchableTypeName =
  | 'System.LimitException'
  | 'System.AssertException'
  | 'System.FinalException'
  | 'System.UnexpectedException';

/** A failure that no Apex `catch` sees: exceeded limits, failed assertions, writes to read-only collections. */
export class Uncatchable extends Error {
  readonly typeName: UncatchableTypeName;
  readonly apexMessage: string;

  constructor(typeName: UncatchableTypeName, apexMessage: string) {
    super(`${typeName}: ${apexMessage}`);
    this.name = 'Uncatchable';
    this.typeName = typeName;
    this.apexMessage = apexMessage;
  }
}

/** Makes the exception value for a qualified library type name such as `System.NullPointerException`. */
export type ExceptionFactory = (typeName: string, message: string | null) => ThrownException;

let createException: ExceptionFactory | null = null;

/** Called once by the module of the exception values, which needs this file: registering avoids a cycle of imports. */
export function registerExceptionFactory(factory: ExceptionFactory): void {
  createException = factory;
}

/** Throws a built-in exception, for example `throwApex('System.MathException', 'Divide by 0')`. */
export function throwApex(typeName: string, message: string | null): never {
  if (createException === null) throw new Error(`No exception values are loaded: ${typeName}: ${message}`);
  throw new ApexThrow(createException(typeName, message));
}
