import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDiagnostic, type Diagnostic } from '../diagnostic.ts';

/** Each diagnostic with its source line and a caret; file names relative to where the command was given. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string> = new Map()
): string {
  const texts = new Map<string, string | undefined>(sources);
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, readText(file));
    return texts.get(file);
  };
  return diagnostics
    .map((each) => `${each.severity}: ${renderDiagnostic(shorten(each), textOf(each.origin.file))}\n`)
    .join('');
}

function shorten(diagnostic: Diagnostic): Diagnostic {
  const relative = path.relative(process.cwd(), diagnostic.origin.file);
  const isBelow = path.isAbsolute(diagnostic.origin.file) && !relative.startsWith('..');
  return isBelow ? { ...diagnostic, origin: { ...diagnostic.origin, file: relative } } : diagnostic;
}

/** undefined for what is no readable file, such as a folder. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
