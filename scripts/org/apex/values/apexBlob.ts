/** Blob: bytes. Immutable by convention: nobody writes to `bytes`. */
import { throwApex } from './apexThrow.ts';

export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static fromText(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, 'utf8'));
  }

  /** Throws StringException where the bytes are not UTF-8 (P55). */
  toText(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch {
      return throwApex('System.StringException', 'BLOB is not a valid UTF-8 string');
    }
  }

  equals(other: ApexBlob): boolean {
    return Buffer.from(this.bytes).equals(other.bytes);
  }

  /** Debug output names the size, never the content. */
  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
