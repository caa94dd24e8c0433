/** The data file cannot be used as it is; the message names what is in the way. */
export class JournalError extends Error {
  readonly hint = 'Start with --reset to begin with an empty data file.';

  constructor(message: string) {
    super(message);
    this.name = 'JournalError';
  }
}
