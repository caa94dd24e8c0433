/** From an offset in the text of an XML element, entities resolved, to the line and column in its file. */
import type { Origin, TextPlace } from '../diagnostic.ts';

/** What stands for something else in the text: references, CDATA brackets and comments (for nothing), line ends of DOS. */
const MARKUP = /&(?:#x([0-9a-f]+)|#(\d+)|\w+);|<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|\r\n/iy;

/** `origin` is where the opening tag of the element starts. The file is only looked at when a place is asked for. */
export function createTextPlace(body: string, origin: Origin): TextPlace {
  return (start, end) => {
    const from = offsetInBody(body, origin, start);
    const to = offsetInBody(body, origin, end);
    const { line, column } = lineAndColumn(body, from);
    const { line: endLine, column: endColumn } = lineAndColumn(body, to);
    return { file: origin.file, line, column, endLine, endColumn };
  };
}

function offsetInBody(body: string, { line, column }: Origin, offset: number): number {
  let position = lineStart(body, line) + column - 1;
  position += /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(body.slice(position))?.[0].length ?? 0;
  for (let rest = offset; rest > 0 && position < body.length; ) {
    MARKUP.lastIndex = position;
    const match = MARKUP.exec(body);
    if (match === null) {
      position += 1;
      rest -= 1;
      continue;
    }
    const [all, hexadecimal, decimal, characters] = match;
    if (characters !== undefined && rest <= characters.length) return position + '<![CDATA['.length + rest;
    const code = hexadecimal === undefined ? Number(decimal ?? 0) : Number.parseInt(hexadecimal, 16);
    rest -= characters === undefined ? (all.startsWith('<!--') ? 0 : code > 0xffff ? 2 : 1) : characters.length;
    position += all.length;
  }
  return position;
}

function lineStart(body: string, line: number): number {
  let position = 0;
  for (let at = 1; at < line; at += 1) {
    const end = /\r\n|\n|\r/g;
    end.lastIndex = position;
    const match = end.exec(body);
    if (match === null) return position;
    position = match.index + match[0].length;
  }
  return position;
}

function lineAndColumn(body: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = body.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
