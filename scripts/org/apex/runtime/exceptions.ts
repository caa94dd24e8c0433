/** Throwing and catching, and what a failure looks like from outside. */
import { ApexException } from '../values/apexException.ts';
import { ApexThrow, Uncatchable } from '../values/apexThrow.ts';
import { currentTransaction, hasTransaction } from '../../transaction/transaction.ts';
import { npe } from './frames.ts';
import { apexFrames, formatFrames } from './stackTrace.ts';

/** Throwing costs far more than a statement: a loop that catches everything has to meet the CPU limit in seconds (P103). */
const TICKS_PER_EXCEPTION = 1000;

/** `throw value;` */
export function thrown(value: ApexException | null): ApexThrow {
  return new ApexThrow(value ?? npe());
}

/** The exception a `catch` clause may look at; null for what no Apex code catches (P31). */
export function caught(error: unknown): ApexException | null {
  const exception = exceptionOf(error);
  if (exception !== null && hasTransaction()) currentTransaction().limits.chargeTicks(TICKS_PER_EXCEPTION);
  return exception;
}

function exceptionOf(error: unknown): ApexException | null {
  if (!(error instanceof ApexThrow) || !(error.exception instanceof ApexException)) return null;
  keepTrace(error.exception, error);
  return error.exception;
}

/** The first throw decides; the trace is read only when somebody asks for it. */
function keepTrace(exception: ApexException, carrier: Error): void {
  const own = Object.getOwnPropertyDescriptor(exception, 'stackTrace');
  if (own === undefined || own.get !== undefined || own.value !== null) return;
  const define = (name: 'stackTrace' | 'lineNumber', read: () => unknown): void => {
    Object.defineProperty(exception, name, { configurable: true, enumerable: true, get: read, set: undefined });
  };
  define('stackTrace', () => formatFrames(apexFrames(carrier)));
  define('lineNumber', () => apexFrames(carrier)[0]?.line ?? null);
}

export interface ApexFailure {
  readonly typeName: string;
  readonly message: string;
  /** Lines of the Apex stack; empty when nothing of Apex was on it. */
  readonly stackTrace: string;
  readonly line: number | null;
  readonly file: string | null;
  readonly cause: ApexFailure | null;
}

/** What ended a transaction, or null when the local org itself is at fault. */
export function describeFailure(error: unknown): ApexFailure | null {
  if (error instanceof Uncatchable) {
    const [first] = apexFrames(error);
    const stackTrace = formatFrames(apexFrames(error));
    return {
      typeName: error.typeName,
      message: error.apexMessage,
      stackTrace,
      line: first?.line ?? null,
      file: first?.file ?? null,
      cause: null
    };
  }
  const exception = exceptionOf(error);
  if (exception === null) return null;
  return { ...describeException(exception), file: apexFrames(error as ApexThrow)[0]?.file ?? null };
}

function describeException(exception: ApexException): ApexFailure {
  return {
    typeName: exception.typeName(),
    message: exception.getMessage(),
    stackTrace: exception.stackTrace ?? '',
    line: exception.lineNumber,
    file: null,
    cause: exception.cause === null ? null : describeException(exception.cause)
  };
}
