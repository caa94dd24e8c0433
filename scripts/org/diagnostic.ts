/**
 * The only shape of a compile, metadata or SOQL error in the local org.
 *
 * Lines and columns are 1-based and count UTF-16 code units; `endLine`/`endColumn` are exclusive.
 */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where the part of a text between two offsets (the second one exclusive) stands. */
export type TextPlace = (start: number, end: number) => Origin;

export type Severity = 'error' | 'warning';

export interface Diagnostic {
  /** Stable, dotted, lower-case identifier such as `apex.unknown-method`; tests assert on it. */
  readonly code: string;
  /** The platform's wording wherever a document or a public suite shows it. */
  readonly message: string;
  readonly origin: Origin;
  readonly severity: Severity;
  readonly hint?: string;
}

/** Carries one or more diagnostics out of a phase that cannot go on. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((each) => formatDiagnostic(each)).join('\n'));
    this.name = 'DiagnosticError';
    this.diagnostics = diagnostics;
  }
}

export function createError(code: string, message: string, origin: Origin, hint?: string): Diagnostic {
  return { code, message, origin, severity: 'error', ...(hint === undefined ? {} : { hint }) };
}

/** One line `file:line:column: message`, without the source excerpt. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { origin, message, hint } = diagnostic;
  const place = `${origin.file}:${origin.line}:${origin.column}: ${message}`;
  return hint === undefined ? place : `${place} (${hint})`;
}

/** The diagnostic followed by its source line and a caret under the first column. */
export function renderDiagnostic(diagnostic: Diagnostic, source: string | undefined): string {
  const headline = formatDiagnostic(diagnostic);
  const text = source?.split(/\r\n|\n|\r/)[diagnostic.origin.line - 1];
  if (text === undefined) return headline;
  const indent = text.slice(0, diagnostic.origin.column - 1).replace(/[^\t]/g, ' ');
  return `${headline}\n  ${text}\n  ${indent}^`;
}
