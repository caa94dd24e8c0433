/** A callout on its way out of the engine, as plain data: the thread that has the network makes it. */

export interface OutgoingCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** The body travels packed by gzip. */
  readonly isCompressed: boolean;
  readonly timeoutMs: number;
  /** More bytes than this in an answer fail the call. */
  readonly largestAnswer: number;
}

export type CallAnswer =
  | {
      readonly kind: 'answered';
      readonly statusCode: number;
      readonly status: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    }
  /** Nobody answered, or not in time: the message of a CalloutException. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The local org does not make this call. */
  | { readonly kind: 'refused'; readonly reason: string };

export type CallOut = (call: OutgoingCall) => CallAnswer;
