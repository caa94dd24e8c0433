/** Map: values by key, in insertion order of the keys. */
import { ApexList } from './apexList.ts';
import { ApexSet } from './apexSet.ts';
import { HashTable, keyText } from './hashTable.ts';
import type { HashEntry } from './hashTable.ts';
import { chargeGrowth } from './heap.ts';
import { IterationGuard } from './iterationGuard.ts';
import { RuntimeType } from './runtimeType.ts';
import { toStored } from './typeTest.ts';

export class ApexMap extends IterationGuard {
  /** `Map<Id,Account>` */
  readonly type: RuntimeType;
  private readonly table = new HashTable();

  constructor(type: RuntimeType, entries: Iterable<readonly [unknown, unknown]> = []) {
    super();
    this.type = type;
    for (const [key, value] of entries) this.put(key, value);
  }

  get size(): number {
    return this.table.size;
  }

  has(key: unknown): boolean {
    return this.table.find(key) !== undefined;
  }

  /** null where the key is missing. */
  get(key: unknown): unknown {
    return this.table.find(key)?.value ?? null;
  }

  /** The value that was there before, or null; an existing key keeps its place (P37). */
  put(givenKey: unknown, givenValue: unknown): unknown {
    this.change();
    const key = toStored(this.type.element, givenKey);
    const value = toStored(this.type.mapValue, givenValue);
    const before = this.table.find(key)?.value ?? null;
    this.table.put(key, value);
    chargeGrowth(this, value);
    return before;
  }

  /** The value that was there, or null. */
  remove(key: unknown): unknown {
    this.change();
    return this.table.delete(key)?.value ?? null;
  }

  clear(): void {
    this.change();
    this.table.clear();
  }

  /** A live view: keys can be removed with their values, none added. */
  keySet(): ApexSet {
    const view = new ApexSet(RuntimeType.generic('Set', this.type.element), [], this.table);
    view.isKeyView = true;
    view.isReadOnly = this.isReadOnly;
    return view;
  }

  /** A copy. */
  values(): ApexList {
    return new ApexList(
      RuntimeType.generic('List', this.type.mapValue),
      Array.from(this.table.values(), (entry) => entry.value)
    );
  }

  entries(): Iterable<HashEntry> {
    return this.table.values();
  }

  *heapParts(): Iterable<unknown> {
    for (const { key, value } of this.table.values()) {
      yield key;
      yield value;
    }
  }

  *contentKeys(): Iterable<string> {
    yield 'map';
    yield* Array.from(this.table.values(), (entry) => `${keyText(entry.key)}=${keyText(entry.value)}`).sort();
  }
}
