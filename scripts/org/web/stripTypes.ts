import { stripTypeScriptTypes } from 'node:module';
import { createError, DiagnosticError } from '../diagnostic.ts';

/**
 * Blanks the types out of a TypeScript module and keeps every line and column, so that an error of the LWC compiler
 * names the place in the author's file. Decorators stay: the LWC compiler reads them.
 *
 * Only erasable syntax passes, which is also what the platform strips.
 *
 * @param file name of the module for the diagnostic.
 * @throws DiagnosticError `lwc.typescript` for broken syntax, and for syntax that has a meaning at run time (enum,
 *   namespace, parameter property).
 */
export function stripTypes(source: string, file: string): string {
  // Node announces this function as experimental once per process; the notice would reach every user of `npm start`.
  const announce = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } catch (error) {
    throw new DiagnosticError([createError('lwc.typescript', (error as Error).message, { file, ...placeOf(error) })]);
  } finally {
    process.emitWarning = announce;
  }
}

/** The error carries its place only as the head of its stack: the line number, source lines, and carets. */
function placeOf(error: unknown): { line: number; column: number; endLine: number; endColumn: number } {
  const [, lineText = '1', indent = '', carets = '^'] =
    /^[^\n]*:(\d+)\n(?:[^\n]*\n)*?( *)(\^+)\n/.exec((error as Error).stack ?? '') ?? [];
  const line = Number(lineText);
  const column = indent.length + 1;
  return { line, column, endLine: line, endColumn: column + carets.length };
}
