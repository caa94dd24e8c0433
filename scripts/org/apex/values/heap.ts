/**
 * The heap of a transaction, by estimate (P103): every growth of a collection is charged to an allowance; once that is used up, what the
 * statics and the growing collection hold is added up and compared with the limit. What only local variables of outer methods hold is
 * not seen: see DIFFERENCES.md RN3.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
import { heapAllowance } from '../../transaction/heapAllowance.ts';
import { currentTransaction, hasTransaction } from '../../transaction/transaction.ts';

/** Bytes that a reference, number or date, and a character, are taken to need. */
export const BYTES_PER_VALUE = 8;
const BYTES_PER_CHARACTER = 2;
/** Adding up is work too: it comes again after at least this much growth, and after as much as was added up. */
const LEAST_ALLOWANCE = 65_536;

/** What collections and records implement. */
export interface HeapHolder {
  heapParts(): Iterable<unknown>;
}

/** Called after each growth of a collection, with what was put in. */
export function chargeGrowth(collection: HeapHolder, value: unknown): void {
  heapAllowance.left -=
    typeof value === 'string' ? BYTES_PER_VALUE + value.length * BYTES_PER_CHARACTER : BYTES_PER_VALUE;
  if (heapAllowance.left < 0) addUp(collection);
}

/** Called for collections that come into being with their elements, whose texts were charged when they were made. */
export function chargeValues(count: number): void {
  heapAllowance.left -= count * BYTES_PER_VALUE;
}

/**
 * Fails with "Apex heap size too large" when a single value of `bytes` exceeds the limit. It is charged, too, so that the next growth of
 * a collection, which may hold it, adds up.
 */
export function checkHeap(bytes: number): void {
  heapAllowance.left -= bytes;
  if (!hasTransaction()) return;
  const { limits } = currentTransaction();
  if (bytes > limits.limit('heapSize')) throw limits.heapExceeded(bytes);
}

/** Estimated bytes that the statics of the running transaction hold. */
export function heapInStatics(): number {
  return bytesHeld(staticValues());
}

function addUp(collection: HeapHolder): void {
  if (!hasTransaction()) {
    heapAllowance.left = Infinity;
    return;
  }
  const held = bytesHeld([...staticValues(), collection]);
  checkHeap(held);
  heapAllowance.left = Math.max(LEAST_ALLOWANCE, held);
}

/** Each object once, however often it is reached; texts as often as they are. */
function bytesHeld(roots: readonly unknown[]): number {
  const seen = new Set<object>();
  const open = [...roots];
  let bytes = 0;
  while (open.length > 0) {
    const value = open.pop();
    bytes += BYTES_PER_VALUE;
    if (typeof value === 'string') bytes += value.length * BYTES_PER_CHARACTER;
    else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      if (value instanceof Uint8Array) bytes += value.length;
      else for (const part of partsOf(value)) open.push(part);
    }
  }
  return bytes;
}

function partsOf(value: object): Iterable<unknown> {
  if ('heapParts' in value) return (value as HeapHolder).heapParts();
  // Objects of project classes; what other values refer to is types and schema.
  if ('$ready' in value) return Object.values(value);
  return 'bytes' in value ? [value.bytes] : [];
}

function staticValues(): unknown[] {
  return [...currentTransaction().statics.values()].flatMap((holder) => Object.values(holder as object));
}
