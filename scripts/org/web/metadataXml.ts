import { readFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { createError, DiagnosticError } from '../diagnostic.ts';

/**
 * Reads a metadata file and gives its root element, which keeps line numbers.
 *
 * @throws DiagnosticError `metadata.malformed-xml` with the place of the first error.
 */
export function readMetadataXml(file: string): Element {
  const refuse = (message: string, line: number, column: number): never => {
    throw new DiagnosticError([
      createError('metadata.malformed-xml', message, { file, line, column, endLine: line, endColumn: column + 1 })
    ]);
  };
  const parser = new DOMParser({
    onError: (level, message, context) => {
      const locator = (context as { locator?: { lineNumber?: number; columnNumber?: number } }).locator;
      if (level !== 'warning')
        refuse(message.split('\n')[0] ?? message, locator?.lineNumber ?? 1, locator?.columnNumber ?? 1);
    }
  });
  const root = parser.parseFromString(readFileSync(file, 'utf8'), 'text/xml').documentElement;
  return root ?? refuse('The file has no root element', 1, 1);
}

/** Direct children with a local name, in document order. */
export function childrenNamed(parent: Element, name: string): Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name
  );
}

/** The trimmed text of the first child with a name, or undefined when there is none. */
export function childText(parent: Element, name: string): string | undefined {
  return childrenNamed(parent, name)[0]?.textContent?.trim();
}
