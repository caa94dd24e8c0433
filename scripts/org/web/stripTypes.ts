import { stripTypeScriptTypes } from 'node:module';

/**
 * Blanks the types out of a TypeScript module and keeps every line and column, so that an error of the LWC compiler
 * names the place in the author's file. Decorators stay: the LWC compiler reads them.
 *
 * Only erasable syntax passes, which is also what the platform strips.
 *
 * @throws SyntaxError for syntax that has a meaning at run time (enum, namespace, parameter property).
 */
export function stripTypes(source: string): string {
  // Node announces this function as experimental once per process; the notice would reach every user of `npm start`.
  const announce = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = announce;
  }
}
