/** Ends the check of one statement or declaration; caught where the next one can go on. */
import type { Diagnostic } from '../../diagnostic.ts';

export class CheckFailure extends Error {
  /** null: the cause has been reported where it stands, nothing new to say. */
  readonly diagnostic: Diagnostic | null;

  constructor(diagnostic: Diagnostic | null) {
    super(diagnostic?.message ?? 'already reported');
    this.name = 'CheckFailure';
    this.diagnostic = diagnostic;
  }
}

export type Report = (diagnostic: Diagnostic) => void;

export function fail(diagnostic: Diagnostic): never {
  throw new CheckFailure(diagnostic);
}

/** The type of a symbol whose declaration is broken: the use of it says nothing more. */
export function known<T>(value: T | null): T {
  if (value === null) throw new CheckFailure(null);
  return value;
}

/** Runs one independent part of the check; its failure is reported and null returned. */
export function attempt<T>(report: Report, action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    if (error.diagnostic !== null) report(error.diagnostic);
    return null;
  }
}
