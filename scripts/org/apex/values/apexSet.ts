/** Set: distinct elements in insertion order. `Map.keySet()` is a view on the map's own table (P38). */
import { Uncatchable } from './apexThrow.ts';
import { HashTable, keyText } from './hashTable.ts';
import type { HashEntry } from './hashTable.ts';
import { chargeGrowth } from './heap.ts';
import { IterationGuard } from './iterationGuard.ts';
import type { RuntimeType } from './runtimeType.ts';
import { toStored } from './typeTest.ts';

export class ApexSet extends IterationGuard implements Iterable<unknown> {
  /** `Set<Id>` */
  readonly type: RuntimeType;
  private readonly table: HashTable;
  /** Of a map: nothing can be added. */
  isKeyView = false;

  constructor(type: RuntimeType, values: Iterable<unknown> = [], table = new HashTable()) {
    super();
    this.type = type;
    this.table = table;
    for (const value of values) this.add(value);
  }

  get size(): number {
    return this.table.size;
  }

  has(value: unknown): boolean {
    return this.table.find(value) !== undefined;
  }

  /** True when the set changed. */
  add(given: unknown): boolean {
    this.change();
    if (this.isKeyView) throw new Uncatchable('System.FinalException', 'Collection is read-only');
    const value = toStored(this.type.element, given);
    const isNew = this.table.find(value) === undefined;
    if (isNew) {
      this.table.put(value, null);
      chargeGrowth(this, value);
    }
    return isNew;
  }

  /** True when the set changed. */
  remove(value: unknown): boolean {
    this.change();
    return this.table.delete(value) !== undefined;
  }

  clear(): void {
    this.change();
    this.table.clear();
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.guarded(keysOf(this.table.values()));
  }

  heapParts(): Iterable<unknown> {
    return keysOf(this.table.values());
  }

  *contentKeys(): Iterable<string> {
    yield 'set';
    yield* [...keysOf(this.table.values())].map(keyText).sort();
  }
}

function* keysOf(entries: Iterable<HashEntry>): Generator<unknown> {
  for (const entry of entries) yield entry.key;
}
