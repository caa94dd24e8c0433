/** One fault in the text of a query; offsets count UTF-16 code units from the start of the text. */
export interface QueryFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What the platform would answer and the local org does not; such a fault is never an Apex exception. */
  readonly unsupported?: string;
}

/** Ends parsing at the first fault, as the platform's parser does; never leaves this folder. */
export class SoqlSyntaxError extends Error {
  readonly fault: QueryFault;

  constructor(message: string, start: number, end: number, unsupported?: string) {
    super(message);
    this.name = 'SoqlSyntaxError';
    this.fault = { message, start, end, ...(unsupported === undefined ? {} : { unsupported }) };
  }
}
