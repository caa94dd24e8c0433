/** What a command of a program is: a row of data with a handler. */

export interface Output {
  /** Writes to standard output: only the answer. */
  out(text: string): void;
  /** Writes to standard error: progress, diagnostics, hints. */
  err(text: string): void;
}

export type OptionKind = 'flag' | 'value' | 'list';

export interface OptionSpec {
  readonly kind: OptionKind;
  /** Placeholder in the usage text. */
  readonly value?: string;
  readonly help: string;
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Placeholders of the arguments that must be given, in order. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Answers the exit code. */
  run(args: ParsedArguments, output: Output): Promise<number>;
}

/** The caller used the command line wrongly; ends with exit code 2 and the usage text. */
export class MisuseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MisuseError';
  }
}

/** Something the user can mend: a missing file, a project that does not compile. Ends with exit code 1, without a stack trace. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}
