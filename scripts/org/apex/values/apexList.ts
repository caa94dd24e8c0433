/** List: elements in order, with the type it was declared with. */
import { throwApex } from './apexThrow.ts';
import { keyText } from './hashTable.ts';
import { BYTES_PER_VALUE, chargeGrowth, chargeValues, checkHeap } from './heap.ts';
import { IterationGuard } from './iterationGuard.ts';
import type { RuntimeType } from './runtimeType.ts';
import { toStored } from './typeTest.ts';

export class ApexList extends IterationGuard implements Iterable<unknown> {
  /** `List<Account>` */
  readonly type: RuntimeType;
  items: unknown[];

  /** The array is taken over. */
  constructor(type: RuntimeType, items: unknown[] = []) {
    super();
    this.type = type;
    this.items = items;
    chargeValues(items.length);
  }

  get size(): number {
    return this.items.length;
  }

  /** Throws ListException "List index out of bounds: 3" (P44). */
  get(index: number): unknown {
    if (index < 0 || index >= this.items.length) outOfBounds(index);
    return this.items[index];
  }

  /** Replacing an element is allowed while a loop walks over the list. */
  set(index: number, value: unknown): void {
    if (index < 0 || index >= this.items.length) outOfBounds(index);
    if (this.isReadOnly) this.change();
    this.items[index] = toStored(this.type.element, value);
  }

  add(value: unknown): void {
    this.change();
    this.items.push(toStored(this.type.element, value));
    chargeGrowth(this, value);
  }

  insert(index: number, value: unknown): void {
    this.change();
    if (index < 0 || index > this.items.length) outOfBounds(index);
    this.items.splice(index, 0, toStored(this.type.element, value));
    chargeGrowth(this, value);
  }

  addAll(values: Iterable<unknown>): void {
    // A list may be added to itself: take the elements first.
    for (const value of [...values]) this.add(value);
  }

  remove(index: number): unknown {
    this.change();
    if (index < 0 || index >= this.items.length) outOfBounds(index);
    return this.items.splice(index, 1)[0];
  }

  clear(): void {
    this.change();
    this.items = [];
  }

  /** Reorders in place. */
  replaceAll(items: unknown[]): void {
    this.change();
    this.items = items;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.guarded(this.items);
  }

  heapParts(): Iterable<unknown> {
    return this.items;
  }

  *contentKeys(): Iterable<string> {
    yield 'list';
    for (const item of this.items) yield keyText(item);
  }
}

/** `new T[size]` and `new List<T>(size)`. */
export function listOfNulls(type: RuntimeType, size: number): ApexList {
  if (size < 0) return throwApex('System.ListException', `List size must not be negative: ${size}`);
  checkHeap(size * BYTES_PER_VALUE);
  return new ApexList(type, new Array<unknown>(size).fill(null));
}

function outOfBounds(index: number): never {
  return throwApex('System.ListException', `List index out of bounds: ${index}`);
}
