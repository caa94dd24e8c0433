/** The text of one Apex file, and how places of the parser library become places of ours. */
import type { ApexParserRuleContext, ApexToken } from '@apexdevtools/apex-parser';
import type { Origin } from '../../diagnostic.ts';

const NUL = String.fromCharCode(0);

/** The library counts code points; origins count UTF-16 code units. The two differ only where the text has surrogate pairs. */
export class SourceText {
  readonly file: string;
  /** NUL is white space (P35); replacing it keeps every offset. */
  readonly text: string;
  private readonly lineStarts: readonly number[];
  private readonly codePointStarts: readonly number[] | null;

  constructor(text: string, file: string) {
    this.file = file;
    this.text = text.replaceAll(NUL, ' ');
    this.lineStarts = findLineStarts(this.text);
    this.codePointStarts = /[\ud800-\udbff]/.test(this.text) ? findCodePointStarts(this.text) : null;
  }

  /** UTF-16 offset of a code point index of the parser library. */
  offset(codePoint: number): number {
    return this.codePointStarts === null ? codePoint : (this.codePointStarts[codePoint] ?? this.text.length);
  }

  /** Start offset and exclusive end offset of a rule. */
  span(context: ApexParserRuleContext): { readonly start: number; readonly end: number } {
    return { start: this.offset(context.start.start), end: this.offset((context.stop ?? context.start).stop + 1) };
  }

  ofContext(context: ApexParserRuleContext): Origin {
    const { start, end } = this.span(context);
    return this.originOf(start, end);
  }

  ofToken(token: ApexToken): Origin {
    return this.originOf(this.offset(token.start), Math.max(this.offset(token.start), this.offset(token.stop + 1)));
  }

  originOf(start: number, end: number): Origin {
    const line = this.lineOf(start);
    const endLine = this.lineOf(end);
    return {
      file: this.file,
      line,
      column: start - this.lineStart(line) + 1,
      endLine,
      endColumn: end - this.lineStart(endLine) + 1
    };
  }

  private lineStart(line: number): number {
    return this.lineStarts[line - 1] ?? 0;
  }

  /** 1-based line that holds the offset. */
  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** The place from the start of one node to the end of another. */
export function joinOrigins(first: Origin, last: Origin): Origin {
  return { ...first, endLine: last.endLine, endColumn: last.endColumn };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function findCodePointStarts(text: string): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const point of text) {
    starts.push(offset);
    offset += point.length;
  }
  return starts;
}
