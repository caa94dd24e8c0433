/**
 * What List, Set and Map have in common: they may be read-only, and they must not change while a loop walks over them (P42).
 */
import { Uncatchable } from './apexThrow.ts';
import type { HeapHolder } from './heap.ts';

export abstract class IterationGuard implements HeapHolder {
  isReadOnly = false;
  private loops = 0;
  private changes = 0;

  abstract heapParts(): Iterable<unknown>;

  /** Called before every structural change. */
  protected change(): void {
    if (this.isReadOnly) throw new Uncatchable('System.FinalException', 'Collection is read-only');
    if (this.loops > 0) throw changedWhileIterated();
    this.changes += 1;
  }

  /** How often the structure has changed: an iterator that code holds does not go on after a change. */
  get changeCount(): number {
    return this.changes;
  }

  /** Walks over `source`; changes are refused until the loop ends, by whatever way. */
  protected guarded<T>(source: Iterable<T>): IterableIterator<T> {
    return new GuardedIterator(source[Symbol.iterator](), this);
  }

  enterLoop(): void {
    this.loops += 1;
  }

  leaveLoop(): void {
    this.loops -= 1;
  }
}

/** Written out, since loops over collections are where Apex spends its time and a generator costs several times as much. */
class GuardedIterator<T> implements IterableIterator<T> {
  private readonly source: Iterator<T>;
  private guard: IterationGuard | null;

  constructor(source: Iterator<T>, guard: IterationGuard) {
    this.source = source;
    this.guard = guard;
    guard.enterLoop();
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<T> {
    const result = this.source.next();
    if (result.done === true) this.leave();
    return result;
  }

  /** Called when a loop is left early. */
  return(): IteratorResult<T> {
    this.leave();
    return { done: true, value: undefined };
  }

  private leave(): void {
    this.guard?.leaveLoop();
    this.guard = null;
  }
}

export function changedWhileIterated(): Uncatchable {
  return new Uncatchable('System.FinalException', 'Cannot modify a collection while it is being iterated');
}
