import '@sa11y/jest';

declare global {
  /** An imported Apex method or wire adapter as the test sets of jest replace it. */
  interface WireMock<Result> {
    emit(data: Result): void;
    error(body?: unknown, status?: number): void;
    getLastConfig(): Record<string, unknown> | undefined;
  }
}
