/** Text that keeps pace with the lines of the Apex source: V8 then reports Apex lines. */
export class LineWriter {
  private readonly parts: string[] = [];
  private line = 1;

  /** Moves down to an Apex line; never up, so what was written too far stays on its line. */
  at(line: number): this {
    if (line > this.line) {
      this.parts.push('\n'.repeat(line - this.line));
      this.line = line;
    }
    return this;
  }

  /** `text` has no line break. */
  write(text: string): this {
    this.parts.push(text);
    return this;
  }

  /** A gap to be filled when more is known; what fills it has no line break. */
  reserve(): (text: string) => void {
    const index = this.parts.length;
    this.parts.push('');
    return (text) => {
      this.parts[index] = text;
    };
  }

  toString(): string {
    return this.parts.join('');
  }
}
